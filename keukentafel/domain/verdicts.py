"""What is said of a file to somebody who was not there, and what a seal key is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sign(StrEnum):
    """How a sentence of a verdict is meant."""

    GOOD = "good"
    LOOK = "look"
    """No fault of the file: something a person has to ask or to weigh."""
    WRONG = "wrong"
    PLAIN = "plain"


@dataclass(frozen=True)
class Told:
    """One sentence of a verdict; those under one `heading` belong together, and stand together."""

    text: str
    sign: Sign = Sign.PLAIN
    heading: str = ""


@dataclass(frozen=True)
class FileVerdict:
    """What can be said of a file, in plain sentences.

    `exit_code` is 0: complete and unchanged, 1: changed or incomplete, 2: unreadable. `lines` end with the conclusion;
    `told` are the same with how each is meant, and `headline` is the verdict in a few words. `details` say the same
    for machines, in what JSON can hold.
    """

    exit_code: int
    lines: tuple[str, ...]
    details: Mapping[str, object]
    headline: Told = Told("")
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Together:
    """Files that were judged side by side; `told` says whether they belong together, and nothing about one file."""

    files: tuple[FileVerdict, ...]
    told: tuple[Told, ...] = ()

    @property
    def exit_code(self) -> int:
        """The worst of the files, and 1 when some do not belong together."""
        apart = any(told.sign is Sign.WRONG for told in self.told)
        return max([int(apart), *(file.exit_code for file in self.files)])


def fingerprint_written(digits: str) -> str:
    """Hexadecimal digits in capitals, in groups of four with a space between, to compare by eye."""
    return " ".join(digits[at : at + 4].upper() for at in range(0, len(digits), 4))


@dataclass(frozen=True)
class KeyTold:
    """A seal key as it may be told to others. `issuer` is empty when nobody but the key vouches for its name."""

    organisation: str
    name: str
    issuer: str
    fingerprint: str
    valid_until: datetime
