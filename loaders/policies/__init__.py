"""From the text of official documents to documents, clauses and facts."""
