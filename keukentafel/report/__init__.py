"""The print room: from a report document to a sealed PDF, and back to a verdict."""
