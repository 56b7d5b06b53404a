"""The kitchen table: what is said, decided and checked, in pure Python. Imports the standard library only."""
