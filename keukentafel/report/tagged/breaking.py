"""Where a line may end: after spaces and some hyphens, and anywhere between ideographs."""

from __future__ import annotations

import re
import unicodedata

_CJK = re.compile(r"[\u3000-\u303f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")
_NOT_FIRST = frozenset("、。，．：；？！）】》」』”’%％")
_NOT_LAST = frozenset("（【《「『“‘")
_BREAK_AFTER = frozenset("-\u2010\u2013/\u1361")
_LEAST_BEFORE_HYPHEN = 3
_KEPT = re.compile(
    r"(?<![^\s(])(?:"
    r"\d{1,2} [^\W\d]+\.? (?=\d{4}\b)"  # a day with its month and year
    r"|\d{1,2}(?:[:.]\d\d)? (?=[^\W\d])"  # a number, a day or a time, with its word
    r"|\+?\d{1,4} (?=\d{1,4}\b)"  # the parts of a telephone number
    r"|\u20ac (?=\d)"
    r"|lid (?=\d)"  # of an article of law
    r"|[^\W\d]+ (?=\d{1,2}(?:[).,;:!?]|$)))"  # a word with the number that ends what is said
)
"""What ends with a space after which no line begins, as long as there is room."""


def segments(text: str) -> list[tuple[int, int]]:
    """Stretches that stay on one line, as (start, end); a stretch keeps the spaces behind it."""
    found = []
    start = 0
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        if after == " ":
            continue
        if before == " " or (before in _BREAK_AFTER and after.isalpha() and index - start > _LEAST_BEFORE_HYPHEN):
            possible = True
        else:
            ideographs = bool(_CJK.match(before) or _CJK.match(after))
            possible = ideographs and after not in _NOT_FIRST and before not in _NOT_LAST
        if possible:
            found.append((start, index))
            start = index
    if start < len(text):
        found.append((start, len(text)))
    return found


def stretches(text: str) -> list[tuple[int, int]]:
    """Segments, with those in one that are read as one: a day and its month, a number and its word."""
    kept = {place + 1 for match in _KEPT.finditer(text) for place in range(match.start(), match.end())
            if text[place] == " "}  # fmt: skip
    found: list[tuple[int, int]] = []
    for start, end in segments(text):
        if start in kept and found:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def may_cut_before(char: str) -> bool:
    """Whether a word that is wider than its line may be cut in front of this character."""
    return char not in "\u200c\u200d" and not unicodedata.category(char).startswith("M")
