"""The letter box: what leaves the house in one file, for the municipality or for the resident."""
