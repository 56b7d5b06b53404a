"""What a reader of outside input promises, as something that a test and a fuzzer can both try."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.mutations import Spoil, spoiled_bytes


@dataclass(frozen=True)
class Reader:
    """`read` gives whether the bytes were taken; what is documented as a refusal gives False, all else comes through.

    `samples` are files that are taken. `read` has an empty folder for itself. `tries` is how many spoiled files the
    suite tries; a slow reader has few, as the fuzzer tries many.
    """

    name: str
    samples: Callable[[], tuple[bytes, ...]]
    read: Callable[[bytes, Path], bool]
    spoil: Spoil = spoiled_bytes
    tries: int = 60
    most_bytes: int = 100_000


def everything(folder: Path) -> dict[str, bytes]:
    """The names and the bytes of all files below a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
