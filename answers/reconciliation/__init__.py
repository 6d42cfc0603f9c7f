"""Reconciliation: the names of a table matched with things, and columns of what is known of them."""
