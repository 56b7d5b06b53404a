"""One file with a language pack (`.ktaal`): a zip whose every file stands in its manifest with its SHA-256."""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping

from keukentafel.content.installed_packs import HEAD, SOURCE
from keukentafel.domain.content.language_state import LanguageRefused

SUFFIX = ".ktaal"
MANIFEST = "manifest.json"
MOST_BYTES = 128 * 1024 * 1024
_MOST_FILES = 2000
_ALLOWED = (
    (re.compile(re.escape(MANIFEST)), 1024 * 1024),
    (re.compile(re.escape(HEAD)), 64 * 1024),
    (re.compile(re.escape(SOURCE)), 8 * 1024 * 1024),
    (re.compile(r"voices/[A-Z][0-9]{1,2}(\.[a-z0-9_]{1,60})?\.ogg"), 4 * 1024 * 1024),
    (re.compile(r"fonts/[A-Za-z0-9][A-Za-z0-9_-]{0,80}\.ttf"), 24 * 1024 * 1024),
    (re.compile(r"fonts/[A-Za-z0-9][A-Za-z0-9_-]{0,80}\.txt"), 256 * 1024),
)
"""What may be in a pack, and the most bytes of each."""
_DAMAGED = "Dit bestand is beschadigd, of het is geen taalpakket."
_TOO_MANY = "In dit bestand zitten te veel bestanden voor een taalpakket."
_BROKEN = (
    OSError, zipfile.BadZipFile, zlib.error, EOFError, struct.error, ValueError, NotImplementedError, RuntimeError,
    LookupError, OverflowError,
)  # fmt: skip


def packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of these files. Raises LanguageRefused when one may not be in a pack."""
    for name, data in files.items():
        if len(data) > _most(name):
            raise LanguageRefused(f"{name} is te groot voor een taalpakket.")
    if sum(map(len, files.values())) > MOST_BYTES or len(files) > _MOST_FILES:
        raise LanguageRefused("Dit taalpakket wordt te groot.")
    manifest = {"format": 1, "files": {name: _hash(data) for name, data in sorted(files.items())}}
    content = {MANIFEST: json.dumps(manifest, indent=1).encode(), **dict(sorted(files.items()))}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            # A fixed moment: the same pack is the same file, byte for byte.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of an archive, each as its manifest promises. Raises LanguageRefused for any other."""
    if len(data) > MOST_BYTES:
        raise LanguageRefused("Dit bestand is te groot voor een taalpakket.")
    try:
        files = _read(data)
        manifest = json.loads(files.pop(MANIFEST).decode("utf-8"))
        promised = manifest["files"] if manifest["format"] == 1 else None
    except LanguageRefused:
        raise
    except (*_BROKEN, TypeError, RecursionError) as problem:
        raise LanguageRefused(_DAMAGED) from problem
    if not isinstance(promised, dict):
        raise LanguageRefused("Dit taalpakket is gemaakt voor een andere versie van Keukentafel.")
    if promised.keys() != files.keys():
        raise LanguageRefused("In dit taalpakket zit niet wat de inhoudsopgave belooft.")
    for name, content in files.items():
        if promised[name] != _hash(content):
            raise LanguageRefused(f"{name} is veranderd nadat dit taalpakket werd gemaakt.")
    return files


def _read(data: bytes) -> dict[str, bytes]:
    # What reads the list of contents reads all of it at once, and each row takes more room there than in the file.
    if data.count(b"PK\x01\x02") > 2 * _MOST_FILES:
        raise LanguageRefused(_TOO_MANY)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rows = archive.infolist()
        if len(rows) > _MOST_FILES:
            raise LanguageRefused(_TOO_MANY)
        files: dict[str, bytes] = {}
        left = MOST_BYTES
        for row in rows:
            name = row.orig_filename
            most = min(_most(name), left)
            if name.lower() in {known.lower() for known in files} or row.flag_bits & 1:
                raise LanguageRefused(_DAMAGED)
            if row.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise LanguageRefused(_DAMAGED)
            with archive.open(row) as stream:
                content = stream.read(most + 1)
            if len(content) > most:
                raise LanguageRefused("Een bestand in dit taalpakket is te groot.")
            files[name] = content
            left -= len(content)
        return files


def _most(name: str) -> int:
    for allowed, most in _ALLOWED:
        if allowed.fullmatch(name):
            return most
    raise LanguageRefused("In dit bestand zit iets dat niet in een taalpakket hoort.")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
