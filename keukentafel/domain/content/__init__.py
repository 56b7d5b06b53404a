"""What the library lends: prompts, languages, municipalities, voices."""
