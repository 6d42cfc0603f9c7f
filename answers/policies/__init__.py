"""What the policies say: found, shown whole, compared, and who is in charge."""
