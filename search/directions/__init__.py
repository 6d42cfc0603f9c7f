"""Directions: what bases and projects work on, and how far two of them are one."""
