"""A zip file in one form only: stored, in the order of names, with nothing beside the files.

Whatever is in any other form is refused, so that nothing can be hidden in a file: no second file of a name, no path
out of the folder, no link, no comment, nothing that grows when it is unpacked.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_MOST_FILES = 100


class NotPacked(ValueError):
    """These bytes are not a file that `packed` made."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in one; the same files give the same bytes."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, files[name])
    return whole.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files by name. Raises NotPacked."""
    files: dict[str, bytes] = {}
    at = 0
    while data[at : at + 4] == b"PK\x03\x04" and at + _LOCAL.size <= len(data) and len(files) < _MOST_FILES:
        *_, size, name_bytes, extra_bytes = _LOCAL.unpack_from(data, at)
        name_at = at + _LOCAL.size
        begin = name_at + name_bytes + extra_bytes
        try:
            name = data[name_at : name_at + name_bytes].decode("ascii")
        except UnicodeDecodeError:
            raise NotPacked from None
        at = begin + size
        if at > len(data) or not name or "\x00" in name:
            raise NotPacked
        files[name] = data[begin:at]
    if not files or packed(files) != data:
        raise NotPacked
    return files
