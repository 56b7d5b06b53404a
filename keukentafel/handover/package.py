"""The package for the municipality: report, record, annex, metadata, and a manifest with the hash of each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from keukentafel.domain.handover import ANNEX_NAME, RECORD_NAME, REPORT_NAME, PackageParts
from keukentafel.handover.archive import packed
from keukentafel.handover.mdto import REPORT_METADATA, metadata, metadata_name

MANIFEST_NAME = "manifest.json"
FORMAT = "keukentafel-pakket"
SCHEMA = 1

_DATA = (REPORT_NAME, RECORD_NAME)
ALWAYS = frozenset({*_DATA, *map(metadata_name, _DATA), REPORT_METADATA})
"""What a package holds beside its manifest."""
WITH_ANNEX = ALWAYS | {ANNEX_NAME, metadata_name(ANNEX_NAME)}


def package_of(parts: PackageParts) -> bytes:
    """The package; the same parts give the same bytes."""
    files = {REPORT_NAME: parts.report, RECORD_NAME: parts.record, **metadata(parts)}
    if parts.annex is not None:
        files[ANNEX_NAME] = parts.annex
    head = parts.document.head
    manifest = {
        "format": FORMAT,
        "schema": SCHEMA,
        "made_at": parts.made_at.isoformat(timespec="seconds"),
        "report": {"kind": head.kind.value, "version": head.number},
        "files": [listed(name, files[name]) for name in sorted(files)],
    }
    text = json.dumps(manifest, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    return packed({**files, MANIFEST_NAME: text.encode()})


def listed(name: str, data: bytes) -> dict[str, object]:
    """What a list of files says of one."""
    return {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def manifest_holds(manifest: bytes, files: Mapping[str, bytes]) -> bool:
    """Whether a manifest is one of ours and names exactly these files, each with its size and hash."""
    try:
        read: Any = json.loads(manifest)
    except (ValueError, RecursionError):
        return False
    if not isinstance(read, dict) or (read.get("format"), read.get("schema")) != (FORMAT, SCHEMA):
        return False
    return bool(read.get("files") == [listed(name, files[name]) for name in sorted(files)])
