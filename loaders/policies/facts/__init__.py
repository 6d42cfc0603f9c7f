"""Facts that policy documents state, one module a kind."""
