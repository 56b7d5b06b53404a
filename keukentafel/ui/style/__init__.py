"""How it looks: colours, letters, sizes, and the system it follows."""
