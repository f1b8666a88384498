"""Dates, and what they are the dates of."""
