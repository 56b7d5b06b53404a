"""Text before it is set: NFC, no control characters, a visible mark for what no font has."""

from __future__ import annotations

import unicodedata

from .bidi import BIDI_CONTROLS
from .faces import Faces

REPLACEMENT = "\ufffd"
JOINERS = frozenset("\u200c\u200d")
_LINE_FEEDS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"})


class Cleaner:
    """Cleans the texts of one document and remembers which characters could not be shown."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._missing: dict[str, None] = {}
        self._mark = REPLACEMENT if faces.has(REPLACEMENT) else "?"

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters no font has, in the order in which they were met."""
        return tuple(self._missing)

    def clean(self, text: str) -> str:
        """Text to be set; directional controls stay in, the layout takes them out after use."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_FEEDS)
        text = unicodedata.normalize("NFC", text)
        if text.isascii() and text.isprintable():
            return text
        return "".join(self._shown(char) for char in text)

    def _shown(self, char: str) -> str:
        if char in BIDI_CONTROLS or char in JOINERS or char == "\n":
            return char
        category = unicodedata.category(char)
        if category == "Cc":
            return " " if char == "\t" else ""
        if category == "Cf" or "\ufe00" <= char <= "\ufe0f":
            return ""
        if category not in ("Co", "Cs", "Cn"):
            if category == "Zs" and not self._faces.has(char):
                return " "
            if self._faces.has(char):
                return char
            parts = unicodedata.normalize("NFD", char)
            if all(self._faces.has(part) for part in parts):
                return parts
        self._missing.setdefault(char)
        return self._mark


def plain(text: str) -> str:
    """Text for names, descriptions and metadata: NFC on one line, without control characters."""
    text = unicodedata.normalize("NFC", text)
    kept = (" " if char.isspace() else char for char in text if char.isspace() or char not in BIDI_CONTROLS)
    allowed = "".join(char for char in kept if unicodedata.category(char) not in ("Cc", "Cs", "Cn", "Co"))
    return " ".join(allowed.split())
