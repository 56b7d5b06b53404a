"""The pages of the path, one file each."""
