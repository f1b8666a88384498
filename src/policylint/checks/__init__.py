"""What a rule makes of the facts: one module per kind of check."""
