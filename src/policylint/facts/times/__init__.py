"""Times: how long, promised by whom, for which channel and action, or promised vaguely."""
