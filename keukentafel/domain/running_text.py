"""Words as Dutch sets them in running text: the capital at the beginning, and "a, b en c"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_CLIPPED = re.compile(r"['\u2019](?:s|t|n|k|m) ")
"""A word of which only the end is written takes no capital; the one after it does."""


def capital_first(text: str) -> str:
    """The text with a capital as Dutch sets it: "Eén nacht", "'s Ochtends"."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    found = _CLIPPED.match(text)
    first = found.end() if found else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def listed(words: Sequence[str], t: Callable[[str], str]) -> str:
    """ "a, b en c"."""
    if len(words) < 2:
        return "".join(words)
    return t("{first} en {last}").format(first=", ".join(words[:-1]), last=words[-1])
