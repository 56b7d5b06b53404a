"""The living room: two windows, and the only room with PySide6."""
