"""Identity: which entries of all that is loaded are one thing, which are not, and which a person must judge."""
