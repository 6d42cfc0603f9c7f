"""From the limits that a policy states to proposed limits of a rule set, for a person to review."""
