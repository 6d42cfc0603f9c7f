"""From documents and registers to facts."""
