"""The search can fail: each way to leave a word in a file is planted here, and found."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import random
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from tests.clear.leaks import Search

WORD = "Kwijzqëlaar"
OTHER = "قژظغپ"
NOISE = random.Random(5).randbytes(9_000)

PLANTED: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda word: word.encode(),
    "utf-16-le": lambda word: word.encode("utf-16-le"),
    "utf-16-be": lambda word: word.encode("utf-16-be"),
    "utf-32-le": lambda word: word.encode("utf-32-le"),
    "utf-32-be": lambda word: word.encode("utf-32-be"),
    "latin-1": lambda word: word.encode("latin-1"),
    "lower": lambda word: word.lower().encode(),
    "upper": lambda word: word.upper().encode("utf-16-le"),
    "mixed": lambda word: word.swapcase().encode(),
    "accents apart": lambda word: unicodedata.normalize("NFD", word).encode(),
    "without accents": lambda word: word.replace("ë", "e").encode(),
    "base64": lambda word: base64.b64encode(word.encode()),
    "base64 from 1": lambda word: base64.b64encode(b"a" + word.encode() + b"zz"),
    "base64 from 2": lambda word: base64.b64encode(b"ab" + word.encode() + b"z"),
    "base64 of utf-16": lambda word: base64.b64encode(b"ab" + word.encode("utf-16-le")),
    "base64 of an address": lambda word: base64.urlsafe_b64encode(b"abc\xff" + word.encode()),
    "hex": lambda word: word.encode().hex().encode(),
    "HEX": lambda word: word.encode("utf-16-le").hex().upper().encode(),
    "url": lambda word: urllib.parse.quote(word).encode(),
    "url in small letters": lambda word: urllib.parse.quote(word).lower().encode(),
    "json": lambda word: json.dumps({"a": word}).encode(),
    "html": lambda word: word.encode("ascii", "xmlcharrefreplace"),
    "python": lambda word: ascii(word).encode(),
    "backwards": lambda word: word.encode()[::-1],
    "gzip": lambda word: gzip.compress(word.encode()),
    "gzip cut off": lambda word: gzip.compress(word.encode() * 400)[:-9],
    "zlib": lambda word: zlib.compress(word.encode()),
    "bzip2": lambda word: bz2.compress(word.encode()),
    "xz": lambda word: lzma.compress(word.encode()),
    "gzip in base64 in zlib": lambda word: zlib.compress(b"x" + zlib.compress(word.encode("utf-16-le"))),
}
ONLY_LATIN = {"latin-1", "without accents"}


def packed(word: str, name: str = "a.txt") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, word)
    return made.getvalue()


def pdf(place: str) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    match place:
        case "stream":
            page.Contents = document.make_stream(b"BT (" + WORD.encode("utf-16-be") + b") Tj ET")
        case "information":
            document.docinfo["/Author"] = WORD
        case _:
            with document.open_metadata() as metadata:
                metadata["dc:title"] = WORD
    made = io.BytesIO()
    document.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    return made.getvalue()


def found(folder: Path, *words: str) -> list[str]:
    return [leak.word for leak in Search(words or (WORD,)).in_folder(folder)]


@pytest.mark.parametrize("word", [WORD, OTHER])
@pytest.mark.parametrize("how", PLANTED)
def test_a_planted_word_is_found(how: str, word: str, tmp_path: Path) -> None:
    if word == OTHER and how in ONLY_LATIN:
        return
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.bin").write_bytes(NOISE + PLANTED[how](word) + (b"" if "cut off" in how else NOISE))
    assert found(tmp_path, word) == [word]


@pytest.mark.parametrize("place", ["stream", "information", "metadata"])
def test_a_word_in_a_pdf_is_found(place: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(place))
    assert place == "metadata" or WORD.encode() not in (tmp_path / "a.pdf").read_bytes()
    assert found(tmp_path) == [WORD]


def test_a_word_in_a_zip_is_found(tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_bytes(packed(WORD))
    (tmp_path / "name.zip").write_bytes(packed("leeg", f"{WORD}.txt"))
    (tmp_path / "behind.bin").write_bytes(NOISE + packed(WORD))
    assert found(tmp_path) == [WORD] * 3


def test_a_name_is_read_too(tmp_path: Path) -> None:
    (tmp_path / f"van {WORD}").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / WORD.upper())
    assert found(tmp_path) == [WORD] * 2


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(NOISE * 50)
    (tmp_path / "near").write_text("Kwijz qëlaar, Kwijzelaar, lijzqël 900000018", encoding="utf-8")
    assert found(tmp_path, WORD, OTHER, "900000017") == []


def test_a_file_that_may_hold_it_is_judged_by_its_name_alone(tmp_path: Path) -> None:
    meant = tmp_path / "verslag.txt"
    meant.write_text(WORD, encoding="utf-8")
    assert Search([WORD]).in_folder(tmp_path, [meant]) == []
