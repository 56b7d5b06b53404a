"""The report: what is open, its pages, signing, and judging a file."""
