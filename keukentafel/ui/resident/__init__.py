"""The second window, and what the consultant sees of it."""
