"""Whether two written names mean one organization or base, with the reasons."""
