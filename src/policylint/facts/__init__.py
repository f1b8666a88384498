"""What a text says: commitments, placeholders, dates, signals; nothing here judges."""
