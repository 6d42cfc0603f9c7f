"""One question each, one frozen answer."""
