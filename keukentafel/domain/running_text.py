"""Words as Dutch sets them in running text: the capital at the beginning, "a, b en c", and "1 tot en met 4"."""

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


def numbered(numbers: Sequence[int], t: Callable[[str], str]) -> str:
    """ "1, 3 en 5 tot en met 8": four or more in a row are set as their first and last. Rising, each once."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words: list[str] = []
    for run in runs:
        if len(run) > 3:
            words.append(t("{first} tot en met {last}").format(first=run[0], last=run[-1]))
        else:
            words += [str(number) for number in run]
    return listed(words, t)
