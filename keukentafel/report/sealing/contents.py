"""What a file says about itself: kind, hashes, attachments, claimed standards.

Read with the parser that judges the seals, so that there is one truth about the bytes. Every function may
raise what pyHanko raises on damage.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import TrailerDictionary

from keukentafel.report.sealing.findings import Attachment, Kind

RECORD_NAME = "verslag.json"

_KEYWORD = re.compile(r"([a-z0-9-]+):([A-Za-z0-9._-]+)")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DEEPEST_NAME_TREE = 8
_MOST_NODES = 1_000
_MOST_ATTACHMENTS = 200


@dataclass(frozen=True)
class Keywords:
    """The machine-readable words in `/Keywords`; what is absent or malformed is None or UNKNOWN."""

    kind: Kind
    version: int | None
    record_sha256: str | None
    report_sha256: str | None


@dataclass(frozen=True)
class Claims:
    """The standards that XMP claims: `archive` like "3a" or "2a", None without a claim."""

    archive: str | None
    accessible: bool


def keywords(reader: PdfFileReader) -> Keywords:
    """The keywords of our own documents."""
    found = dict(_KEYWORD.findall(_info(reader, "/Keywords")))
    kind, version = found.get("kind", ""), found.get("version", "")
    return Keywords(
        kind=Kind(kind) if kind in set(Kind) else Kind.UNKNOWN,
        version=int(version) if version.isdecimal() and len(version) < 10 else None,
        record_sha256=_sha256(found.get("record-sha256", "")),
        report_sha256=_sha256(found.get("report-sha256", "")),
    )


def claims(reader: PdfFileReader) -> Claims:
    """The PDF/A part and level and the PDF/UA part that XMP names."""
    metadata = _entry(reader.root, "/Metadata")
    xmp = metadata.data if isinstance(metadata, generic.StreamObject) else b""
    part, level = _xmp(xmp, b"pdfaid:part"), _xmp(xmp, b"pdfaid:conformance")
    return Claims(archive=(part + level).lower() if part else None, accessible=_xmp(xmp, b"pdfuaid:part") == "1")


def attachments(reader: PdfFileReader) -> tuple[tuple[Attachment, bytes], ...]:
    """Every embedded file with its bytes, in the order of the file; of a great many only the first."""
    tree = _entry(_entry(reader.root, "/Names"), "/EmbeddedFiles")
    found: list[tuple[Attachment, bytes]] = []
    for name, spec in islice(_name_tree(tree), _MOST_ATTACHMENTS):
        data = _embedded(spec)
        if data is not None:
            found.append((Attachment(name, hashlib.sha256(data).hexdigest(), len(data)), data))
    return tuple(found)


def _info(reader: PdfFileReader, key: str) -> str:
    value = _entry(_entry(reader.trailer, "/Info"), key)
    return str(value) if isinstance(value, generic.TextStringObject) else ""


def _sha256(value: str) -> str | None:
    return value.lower() if _SHA256.fullmatch(value.lower()) else None


def _xmp(xmp: bytes, name: bytes) -> str:
    """A simple XMP property, as an element or as an attribute; both are in use."""
    match = re.search(name + rb"(?:\s*=\s*[\"']|>)\s*([A-Za-z0-9]+)", xmp)
    return match.group(1).decode("ascii") if match else ""


def _name_tree(tree: object) -> Iterator[tuple[str, object]]:
    # A node may name itself a thousand times, so not only how deep the tree is has a bound.
    waiting = [(tree, 0)]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, depth = waiting.pop()
        pairs, kids = _entry(node, "/Names"), _entry(node, "/Kids")
        if isinstance(pairs, generic.ArrayObject):
            for index in range(0, len(pairs) - 1, 2):
                yield str(pairs[index]), pairs[index + 1]
        if isinstance(kids, generic.ArrayObject) and depth < _DEEPEST_NAME_TREE:
            # Indexing follows references, iterating does not.
            last = min(len(kids), _MOST_NODES) - 1
            waiting += [(kids[index], depth + 1) for index in range(last, -1, -1)]


def _embedded(spec: object) -> bytes | None:
    files = _entry(spec, "/EF")
    stream = _entry(files, "/UF") or _entry(files, "/F")
    return bytes(stream.data) if isinstance(stream, generic.StreamObject) else None


def _entry(holder: object, key: str) -> object:
    """The value of `key`, references followed; None when there is none, or `holder` is no dictionary."""
    if not isinstance(holder, generic.DictionaryObject | TrailerDictionary) or key not in holder:
        return None
    value: object = holder[key]
    return value
