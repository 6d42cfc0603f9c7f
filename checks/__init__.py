"""Rules as code: pure functions of a situation, with every number in cited data."""
