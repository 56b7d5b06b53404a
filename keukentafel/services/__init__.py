"""The hallway: one function per thing a consultant does. Knows the domain and its ports only."""
