"""The consultant's window, with everything in it."""
