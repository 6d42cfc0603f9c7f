"""Readers turn files into paragraphs or rows; they interpret nothing."""
