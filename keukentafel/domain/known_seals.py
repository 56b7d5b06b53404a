"""The list of seals that a municipality knows: a line for each key, with its fingerprint and then what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable

from keukentafel.domain.verdicts import KeyTold, fingerprint_written

_LINE = re.compile(r"\s*((?:[0-9A-Fa-f][\s:]*){64})(.*)")
_HEAD = (
    "# Zegels van de gemeente: per regel het kenmerk van een sleutel en hoe die heet.",
    "# Zet de regels van alle laptops onder elkaar in een bestand. Nakijken: keukentafel verify --seals BESTAND ...",
)


class NoSealList(ValueError):
    """A line is no fingerprint of 64 hexadecimal digits; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line} is no fingerprint")
        self.line = line


def seal_list(text: str) -> dict[str, str]:
    """What each key is called, by its fingerprint as a verdict writes it. Raises NoSealList.

    Empty lines and those that begin with # say nothing; colons and spaces in a fingerprint, and capitals, are free.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read = _LINE.fullmatch(line)
        if read is None:
            raise NoSealList(number)
        found[fingerprint_written(re.sub(r"[\s:]", "", read.group(1)))] = read.group(2).strip()
    return found


def seal_file(keys: Iterable[KeyTold]) -> str:
    """The list of these keys; it holds no secret and names no resident."""
    lines = [f"{key.fingerprint}  {', '.join(part for part in (key.organisation, key.name) if part)}" for key in keys]
    return "\n".join((*_HEAD, *lines)) + "\n"
