"""Exits that keep in memory what left the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class KeptExits:
    """Files that left the store, by path."""

    written: dict[Path, bytes] = field(default_factory=dict)

    def write(self, path: Path, data: bytes) -> None:
        self.written[path] = data
