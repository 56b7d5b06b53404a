"""Looks for words in files, in every way that a program may have written them down without a key.

A word counts as found when any spelling of it stands in a file, in the name of a file or folder, or in anything that
can be unpacked out of a file without a key: gzip, zlib, bzip2, xz, the members of a zip, the objects of a PDF.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import html
import io
import json
import lzma
import quopri
import re
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf

DEPTH = 4
"""How many times something that was unpacked is unpacked again."""
CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "latin-1", "cp1252", "cp437")
_AROUND = 40
_FEWEST = 5
"""A spelling of fewer bytes stands in encrypted bytes by chance."""


@dataclass(frozen=True)
class Leak:
    """A word that can be read, where, and how it was written."""

    word: str
    where: str
    how: str


def spellings(word: str) -> dict[bytes, str]:
    """Every way to write a word down, and what that way is called."""
    found: dict[bytes, str] = {}
    for form in _forms(word):
        for how, text in _texts(form):
            for coding in CODINGS:
                with suppress(UnicodeEncodeError):
                    plain = text.encode(coding)
                    found.setdefault(plain, f"{how} {coding}".strip())
        for coding in CODINGS[:3]:
            plain = form.encode(coding)
            for how, written in _armoured(plain):
                found.setdefault(written, f"{how} of {coding}")
    return {written: how for written, how in found.items() if len(written) >= _FEWEST}


def _forms(word: str) -> tuple[str, ...]:
    """As it is, in other letters, with its accents apart, without them, and from its end to its beginning."""
    cases = (word, word.lower(), word.upper(), word.casefold(), word.capitalize())
    accents = [unicodedata.normalize(form, case) for case in cases for form in ("NFC", "NFD")]
    bare = ["".join(sign for sign in unicodedata.normalize("NFD", case) if not unicodedata.combining(sign))
            for case in cases]  # fmt: skip
    return tuple(dict.fromkeys((*cases, *accents, *bare, word[::-1])))


def _texts(form: str) -> Iterator[tuple[str, str]]:
    yield "", form
    yield "json", json.dumps(form)[1:-1]
    yield "JSON", re.sub(r"\\u[0-9a-f]{4}", lambda sign: "\\u" + sign[0][2:].upper(), json.dumps(form)[1:-1])
    yield "python", ascii(form)[1:-1]
    yield "url", urllib.parse.quote(form)
    yield "URL", urllib.parse.quote(form).lower()
    yield "url of latin-1", urllib.parse.quote(form, encoding="latin-1", errors="replace")
    yield "html", html.escape(form).encode("ascii", "xmlcharrefreplace").decode()
    yield "HTML", "".join(sign if sign.isascii() else f"&#x{ord(sign):x};" for sign in form)


def _armoured(plain: bytes) -> Iterator[tuple[str, bytes]]:
    yield "hex", plain.hex().encode()
    yield "HEX", plain.hex().upper().encode()
    yield "hex with spaces", plain.hex(" ").encode()
    for before in range(3):
        # What stands before and after it decides about the signs at both ends, so those are left out.
        whole = base64.b64encode(bytes(before) + plain)
        begin, end = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
        yield f"base64 from {before}", whole[begin:end]
        yield f"base64 of an address, from {before}", whole[begin:end].translate(bytes.maketrans(b"+/", b"-_"))
    yield "quoted", quopri.encodestring(plain)
    yield "backwards", plain[::-1]


def insides(data: bytes, depth: int = DEPTH) -> Iterator[tuple[str, bytes]]:
    """The bytes, and everything in them that can be unpacked without a key, each with the way to it."""
    yield "", data
    if depth == 0:
        return
    for way, part in _unpacked(data):
        for further, inner in insides(part, depth - 1):
            yield f"{way}/{further}".rstrip("/"), inner


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    if b"%PDF-" in data[:1024]:
        yield from _of_pdf(data)
    if b"PK\x03\x04" in data or b"PK\x05\x06" in data:
        with (
            suppress(zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error),
            zipfile.ZipFile(io.BytesIO(data)) as packed,
        ):
            yield "names", "\n".join(packed.namelist()).encode()
            for name in packed.namelist():
                yield name, packed.read(name)
    for kind, magic in (("gzip", b"\x1f\x8b\x08"), ("bzip2", b"BZh"), ("xz", b"\xfd7zXZ\x00")):
        for begin in _places(data, magic):
            if part := _whole(kind, data[begin:]):
                yield f"{kind} at {begin}", part
    for begin in _places(data, b"\x78"):
        if data[begin + 1 : begin + 2] in (b"\x01", b"\x5e", b"\x9c", b"\xda") and (part := _inflated(data[begin:])):
            yield f"zlib at {begin}", part


def _of_pdf(data: bytes) -> Iterator[tuple[str, bytes]]:
    with suppress(pikepdf.PdfError, pikepdf.PasswordError), pikepdf.open(io.BytesIO(data)) as document:
        for number, thing in enumerate(document.objects):
            if isinstance(thing, pikepdf.Stream):
                with suppress(pikepdf.PdfError):
                    yield f"stream {number}", thing.read_bytes(pikepdf.StreamDecodeLevel.generalized)
            yield f"object {number}", thing.unparse(resolved=True)
            if isinstance(thing, pikepdf.Dictionary):
                texts = [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
                if texts:
                    yield f"texts {number}", "\n".join(texts).encode("utf-8", "replace")


def _whole(kind: str, data: bytes) -> bytes:
    try:
        if kind == "gzip":
            return gzip.GzipFile(fileobj=io.BytesIO(data)).read(1 << 24)
        return bz2.BZ2Decompressor().decompress(data) if kind == "bzip2" else lzma.LZMADecompressor().decompress(data)
    except (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError):
        # A gzip that was cut off, or has something behind it, is a zlib stream without its head.
        return _inflated(data[10:], -15) if kind == "gzip" else b""


def _inflated(data: bytes, bits: int = 15) -> bytes:
    """What a stream holds, also where it is cut off; nothing for what only looks like one."""
    inflating = zlib.decompressobj(bits)
    try:
        part = inflating.decompress(data, 1 << 24)
    except zlib.error:
        return b""
    return part if len(part) >= _FEWEST else b""


def _places(data: bytes, magic: bytes) -> Iterator[int]:
    at = data.find(magic)
    while at >= 0:
        yield at
        at = data.find(magic, at + 1)


class Search:
    """A search for certain words."""

    def __init__(self, words: Iterable[str]) -> None:
        self._written: list[tuple[bytes, str, str]] = [
            (written, word, how) for word in words for written, how in spellings(word).items()
        ]
        assert self._written

    def in_bytes(self, data: bytes, where: str) -> list[Leak]:
        """The words that stand in these bytes, as they are and unpacked."""
        found: dict[str, Leak] = {}
        for way, part in insides(data):
            small = part.lower()
            for written, word, how in self._written:
                # Letters of mixed size are the same word; those of base64 are not.
                if word not in found and (written in part or ("base64" not in how and written.lower() in small)):
                    around = _around(part, small, written)
                    found[word] = Leak(word, f"{where} {way}".rstrip(), f"{how}: {around!r}")
        return list(found.values())

    def in_text(self, text: str, where: str) -> list[Leak]:
        """The words that stand in a text."""
        return self.in_bytes(text.encode("utf-8", "surrogateescape"), where)

    def in_folder(self, folder: Path, but: Iterable[Path] = ()) -> list[Leak]:
        """The words that stand in a file of the folder or in a name there; the files `but` are only judged by name."""
        found, left_out = [], set(but)
        for path in sorted(folder.rglob("*")):
            name = str(path.relative_to(folder))
            found += self.in_text(name, f"the name {name}")
            if path.is_symlink():
                found += self.in_text(str(path.readlink()), f"the link {name}")
            elif path.is_file() and path not in left_out:
                found += self.in_bytes(path.read_bytes(), name)
        return found


def _around(part: bytes, small: bytes, written: bytes) -> bytes:
    at = part.find(written)
    at = at if at >= 0 else small.find(written.lower())
    return part[max(0, at - _AROUND) : at + len(written) + _AROUND]
