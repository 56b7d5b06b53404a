"""Plays a script by the real command in a home of its own, and reads what it wrote and what it left behind."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path(__file__).resolve().parent / "scripts"
OWN_FOLDERS = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
               "XDG_RUNTIME_DIR", "KEUKENTAFEL_HOME")  # fmt: skip
SEALED = ("gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf")
_ENOUGH = 8
"""A word of fewer letters can be in any file by chance or by right."""


@dataclass(frozen=True)
class Played:
    """A play that ended. `home` holds everything that it could write to beside `out`."""

    script: dict[str, Any]
    home: Path
    out: Path
    code: int
    errors: str

    @property
    def result(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "result.json").read_text(encoding="utf-8"))
        return found

    @property
    def exports(self) -> tuple[Path, ...]:
        return tuple(sorted(set(self.out.glob("*.pdf")) - set(self.out.glob("mijn-verhaal*.pdf"))))

    @property
    def handed_over(self) -> tuple[Path, ...]:
        """The package for the municipality, and the resident's own story twice: as data, and as a paper under words."""
        return (*self.out.glob("overdracht.*"), *self.out.glob("mijn-verhaal*"))


def play(script: Path, home: Path) -> Played:
    """Play it with nothing but its own folders."""
    out = home / "out"
    done = keukentafel("play", str(script), "--out", str(out), home=home)
    return Played(tomllib.loads(script.read_text(encoding="utf-8")), home, out, done.returncode, done.stderr)


def keukentafel(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the command from the checkout."""
    own = {name: home / name.lower() for name in OWN_FOLDERS}
    for folder in own.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The fonts and libraries of the machine are its own; nothing else of this test's surroundings is.
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **{n: str(f) for n, f in own.items()}}
    return subprocess.run(
        [sys.executable, "-m", "keukentafel", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


def text_of(pdf: Path, password: str = "") -> str:
    """All text of the pages, with every run of white space as one space."""
    document = pypdfium2.PdfDocument(pdf, password=password or None)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\u00ad", "").split())


def insides(pdf: Path, password: str = "") -> Iterator[bytes]:
    """Everything in the file: as it is, every stream unpacked, and every text and name beside them."""
    data = pdf.read_bytes()
    yield data
    with pikepdf.open(io.BytesIO(data), password=password) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes(pikepdf.StreamDecodeLevel.generalized)
            yield thing.unparse(resolved=True)
            if isinstance(thing, pikepdf.Dictionary):
                for value in thing.values():
                    if isinstance(value, pikepdf.String):
                        yield str(value).encode()


def words_of_story(script: dict[str, Any]) -> str:
    """The words that the story of a script opens with."""
    return next((str(step["words"]) for step in script.get("step", []) if step.get("kind") == "story"), "")


def files_left(played: Played) -> Iterator[Path]:
    """Every file of the play beside its exports, its pictures and its record; the store among them."""
    meant = {*played.exports, *played.handed_over, played.out / "result.json", *(played.out / "screens").glob("*.png")}
    yield from (path for path in sorted(played.home.rglob("*")) if path.is_file() and path not in meant)


def hushed_numbers(script: dict[str, Any]) -> tuple[int, ...]:
    """What may never be shared: by its own mark, by its life domain, or because it was settled so later."""
    hushed: list[int] = []
    said = 0
    for step in script.get("step", []):
        if step["do"] in ("say", "see", "document"):
            said += 1
            if step.get("share") == "never" or ("share" not in step and step.get("about") == "thuis_veilig"):
                hushed.append(said)
        elif step["do"] == "share" and step["to"] == "never":
            hushed.append(step["statement"])
    return tuple(hushed)


def hushed_texts(script: dict[str, Any]) -> tuple[str, ...]:
    """What was said there, and the reasons for gaps that are about it."""
    steps = script.get("step", [])
    statements = [step for step in steps if step["do"] in ("say", "see", "document")]
    numbers = hushed_numbers(script)
    about = {f"s{number}" for number in numbers}
    reasons = [step["text"] for step in steps if step["do"] == "motivate" and step.get("about") in about]
    return (*(statements[number - 1]["text"] for number in numbers), *reasons)


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The words in these texts that the program and its resources do not have of themselves."""
    found = {word for text in texts for word in re.findall(r"\w+", text) if len(word) >= _ENOUGH}
    foreign = {w for text in texts for w in re.findall(r"[\u0600-\u06ff\u1200-\u137f]{4,}", text)}
    return frozenset(word for word in found | foreign if word.casefold() not in _own_words())


def said_texts(script: dict[str, Any]) -> Iterator[str]:
    """Every text of a script that a consultant typed."""
    tables = [script["case"], *script.get("participant", []), *script.get("step", [])]
    for table in tables:
        yield from (value for key, value in table.items() if isinstance(value, str) and key not in _NOT_SAID)
    yield script["passphrase"]


_NOT_SAID = ("do", "finding", "error", "part", "role", "how", "act", "which", "quadrant", "municipality", "kind")


@cache
def _own_words() -> frozenset[str]:
    folders = ((ROOT / "keukentafel", "*.py"), (ROOT / "resources", "*.toml"), (ROOT / "translations", "*.po"))
    texts = (path.read_text(encoding="utf-8") for folder, kind in folders for path in folder.rglob(kind))
    return frozenset(word.casefold() for text in texts for word in re.findall(r"\w+", text))


def spellings(word: str) -> tuple[bytes, ...]:
    """How a word can stand in a file unencrypted, as PNG and PDF and SQLite and Qt would write it."""
    forms = dict.fromkeys((word, word.casefold()))
    escaped = (json.dumps(form)[1:-1] for form in forms)
    plain = [form.encode(coding) for form in forms for coding in ("utf-8", "utf-16-le", "utf-16-be")]
    return tuple(dict.fromkeys((*plain, *(text.encode() for text in escaped))))
