"""The cellar, locked: the encrypted store of conversations. Nothing here logs or prints content."""
