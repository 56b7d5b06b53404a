"""The sheet of before the visit."""
