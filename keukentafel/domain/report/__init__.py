"""What a report, an annex and an addendum say, as plain data."""
