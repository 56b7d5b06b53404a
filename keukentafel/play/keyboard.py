"""What becomes of a text of a script when a person types it over: keys have no line separators and no controls."""

from __future__ import annotations

import unicodedata


def on_one_line(text: str) -> str:
    """The text as it is typed in an input of one line: line ends and tabs become spaces."""
    return _typable(" ".join(text.replace("\t", " ").splitlines()))


def on_lines(text: str) -> str:
    """The text as it is typed in an input of several lines. A hard space is typed as a space there."""
    lines = text.replace("\t", " ").replace("\u00a0", " ").splitlines()
    return "\n".join(_typable(line) for line in lines)


def _typable(line: str) -> str:
    return "".join(letter for letter in line if unicodedata.category(letter) != "Cc")
