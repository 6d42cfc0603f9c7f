"""Registers: tables of bases, applications, organizations and other named things."""
