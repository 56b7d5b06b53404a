"""The one error of the library for input that is not as it should be."""

from pathlib import Path


class ContentError(Exception):
    """A file of the library is malformed: which file, which key in it, and why."""

    def __init__(self, file: Path, key: str, reason: str) -> None:
        super().__init__(f"{file}: {key}: {reason}" if key else f"{file}: {reason}")
        self.file = file
        self.key = key
        self.reason = reason
