"""The list of what was destroyed or hushed, sealed, beside the store and beside its copies.

The store itself remembers it too. The list is there for the day on which the store is lost and an older copy is put
back: without it, what was destroyed after that copy would be on the laptop again, and what may never be shared would
be an ordinary line. That there is a list, and its length, say nothing: every store has one, in steps of four thousand.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from keukentafel.domain.safekeeping.destruction import Destroyed, Ground, Removed
from keukentafel.small_file import read_small
from keukentafel.storage.files import write_atomically
from keukentafel.storage.moments import moment_of, moment_text

_NONCE_BYTES = 12
_STEP = 4096
_MOST = 64 * 1024 * 1024
"""Of a few hundred thousand lines."""


@dataclass(frozen=True)
class Hushed:
    """A statement that was moved to the quiet channel."""

    conversation_id: str
    statement_id: str
    at: datetime


Remembered = Destroyed | Hushed


def list_file(folder: Path, store: str) -> Path:
    """Where the list of that store lies in a folder."""
    return folder / f"destroyed.{store}.list"


def read_list(folder: Path, store: str, key: bytes) -> tuple[Remembered, ...]:
    """What the list says; nothing where there is none, or where somebody changed it."""
    try:
        sealed = read_small(list_file(folder, store), _MOST)
        text = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], store.encode())
        return tuple(_line(row) for row in json.loads(text))
    except (OSError, InvalidTag, ValueError, TypeError, KeyError, RecursionError):
        return ()


def write_list(folder: Path, store: str, key: bytes, lines: Iterable[Remembered]) -> None:
    """Put the list in a folder. Raises OSError."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    text = json.dumps([_row(line) for line in lines]).encode()
    text = text.ljust(-(-len(text) // _STEP) * _STEP)
    write_atomically(list_file(folder, store), nonce + AESGCM(key).encrypt(nonce, text, store.encode()))


def _row(line: Remembered) -> list[object]:
    if isinstance(line, Hushed):
        return [line.conversation_id, line.statement_id, moment_text(line.at)]
    removed = line.removed
    return [
        line.conversation_id, line.statement_id, moment_text(line.at), line.ground.value,
        line.handed_over_on.isoformat() if line.handed_over_on else "",
        removed.lines, removed.statements, removed.versions, removed.files,
    ]  # fmt: skip


def _line(row: list[object]) -> Remembered:
    case, statement, at, *more = row
    if not more:
        return Hushed(str(case), str(statement), moment_of(str(at)))
    ground, handed_over_on, *numbers = more
    lines, statements, versions, files = (int(str(number)) for number in numbers)
    return Destroyed(
        str(case), moment_of(str(at)), Ground(str(ground)), Removed(lines, statements, versions, files), str(statement),
        date.fromisoformat(str(handed_over_on)) if handed_over_on else None,
    )  # fmt: skip
