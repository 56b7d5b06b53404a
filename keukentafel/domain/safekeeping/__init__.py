"""Keeping, finding, copying and destroying: what a store owes the people in it."""
