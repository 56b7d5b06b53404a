"""Letters as a person looks for them: without case, accents and vowel signs, in the scripts that are spoken here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

_ALIKE = str.maketrans(
    {
        "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
        "ٱ": "ا", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ـ": "", "ء": "",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")


@cache
def _folded_letter(letter: str) -> str:
    # The dotted capital İ becomes i and a dot, the dotless ı is a letter of its own: both are looked for as i.
    plain = "".join(c for c in unicodedata.normalize("NFKD", letter.casefold()) if not unicodedata.combining(c))
    return plain.casefold().translate(_ALIKE)


def folded(text: str) -> str:
    """The text as it is looked for: `Işıklar` is `isiklar`, `كِتَاب` is `كتاب`, `Café` is `cafe`."""
    return "".join(map(_folded_letter, text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they are looked for."""
    return tuple(_WORD.findall(folded(text)))


def _with_places(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is looked for, and for each of its letters where it came from."""
    if text.isascii():
        # Letter by letter takes four times as long, and two hundred sentences are marked at a key press.
        return text.lower(), range(len(text))
    letters: list[int] = []
    plain = ""
    for place, letter in enumerate(text):
        new = _folded_letter(letter)
        letters += [place] * len(new)
        plain += new
    return plain, letters


def found_in(text: str, sought: str) -> tuple[tuple[int, int], ...]:
    """Where in `text` words begin with one of the words that are sought: from and up to, in order."""
    beginnings = words_of(sought)
    plain, letters = _with_places(text)
    spans: list[tuple[int, int]] = []
    for word in _WORD.finditer(plain):
        if beginnings and word.group().startswith(beginnings):
            end = letters[word.end() - 1] + 1
            while end < len(text) and not _folded_letter(text[end]):
                end += 1
            # One letter may fold to two words, as ¼ does; it is marked once.
            if not spans or letters[word.start()] >= spans[-1][1]:
                spans.append((letters[word.start()], end))
    return tuple(spans)
