"""The story: what was said, and what can be done with it."""
