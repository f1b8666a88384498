"""What was meant to be filled in and was not."""
