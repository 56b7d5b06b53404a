"""The catch line: what is said is written down at once."""
