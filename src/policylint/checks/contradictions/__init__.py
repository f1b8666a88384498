"""Contradictions: between times, and between what a document says of itself."""
