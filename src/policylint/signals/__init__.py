"""Signals: named groups of phrases, parsed and laid out for scanning."""
