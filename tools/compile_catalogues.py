"""Compiles every catalogue under a folder whose `.mo` is missing or was compiled from another `.po`.

Whether it was is read from a hash in the `.mo`, so a tree that was copied, restored or switched is seen for what it is.
Babel's own `pybabel compile` writes the headers it knows and drops ours, and the program shows a person whether a
native speaker has read a translation. Fuzzy entries are left out: they are stale.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from keukentafel.content.catalogues import SOURCE_HEADER, compiled_from, source_mark

KEPT_HEADERS = ("X-Review-Status", "X-Meaning-Kept")


class _WithOwnHeaders(Catalog):
    own: tuple[tuple[str, str], ...] = ()

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [*super()._get_mime_headers(), *self.own]

    mime_headers = property(_get_mime_headers)


def compile_catalogue(source: Path) -> Path:
    """Writes the `.mo` beside `source` in one move and gives its path. Raises PoFileError when broken."""
    data = source.read_bytes()
    catalog = read_po(io.BytesIO(data), abort_invalid=True)
    kept = _WithOwnHeaders()
    kept.__dict__.update(catalog.__dict__)
    kept.own = (*_own_headers(data.decode()), (SOURCE_HEADER, source_mark(data)))
    target = source.with_suffix(".mo")
    half = source.with_suffix(f".mo.{os.getpid()}")
    with half.open("wb") as opened:
        write_mo(opened, kept)
    half.replace(target)
    return target


def stale(folder: Path) -> list[Path]:
    """The catalogues below `folder` that have to be compiled, by what is in their files."""
    return [source for source in sorted(folder.glob("*/LC_MESSAGES/*.po")) if not _is_compiled(source)]


def _is_compiled(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return target.is_file() and compiled_from(target.read_bytes(), source.read_bytes())


def _own_headers(text: str) -> tuple[tuple[str, str], ...]:
    head = text.partition("\n\n")[0].splitlines()
    pairs = (line.strip('"').removesuffix("\\n").partition(": ") for line in head)
    return tuple((name, value.strip()) for name, _, value in pairs if name in KEPT_HEADERS)


if __name__ == "__main__":
    for catalogue in stale(Path(sys.argv[1])):
        compile_catalogue(catalogue)
