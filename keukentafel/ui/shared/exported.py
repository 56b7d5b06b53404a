"""A file that went out, as a session remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Exported:
    """A file that went out. `kind` is that of a sealed file, `package` or `story`; the last two have no pages."""

    kind: str
    version: int
    path: Path
    sha256: str
    pages: int
    open: tuple[str, ...]
