"""Requirements: the conditions that make them met or partial, and what decides those."""
