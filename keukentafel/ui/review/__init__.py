"""Klopt dit nog: the items of an earlier report."""
