"""Reading and writing a `.po` file. Reading never stops at the first fault: each has its line and a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from keukentafel.domain.content.language_state import LanguageRefused, TextProblem

MOST_BYTES = 8 * 1024 * 1024
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr\[\d+\]|msgstr)\s*(.*)")
_ESCAPE = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\"}


@dataclass(frozen=True)
class PoEntry:
    """One text: its id, the Dutch, the translation. `line` is where its msgstr stands; 0 when it was not read."""

    context: str
    source: str
    text: str
    fuzzy: bool = False
    line: int = 0
    comments: tuple[str, ...] = ()
    previous: str = ""
    """The Dutch that `text` is a translation of, where that is not `source`."""


@dataclass(frozen=True)
class PoFile:
    """The headers by their names in small letters, the entries, and what could not be read."""

    headers: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[PoEntry, ...] = ()
    problems: tuple[TextProblem, ...] = ()


def read_po(data: bytes) -> PoFile:
    """The file as far as it can be read. Raises LanguageRefused when it is no text in UTF-8, or too long."""
    if len(data) > MOST_BYTES:
        raise LanguageRefused("Dit bestand is te groot voor een vertaling.")
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        sentence = "Deze regel is geen UTF-8. Bewaar het bestand in uw programma met de tekenset UTF-8."
        raise LanguageRefused([TextProblem(line, sentence)]) from problem
    reader = _Reader()
    for number, row in enumerate(_LINE_END.split(text), start=1):
        reader.take(number, row.strip(" \t"))
    return reader.finished()


class _Reader:
    def __init__(self) -> None:
        self._entries: list[PoEntry] = []
        self._headers: dict[str, str] = {}
        self._problems: list[TextProblem] = []
        self._begin()

    def _begin(self) -> None:
        self._parts: dict[str, str] = {}
        self._lines: dict[str, int] = {}
        self._key = ""
        self._fuzzy = False

    def _wrong(self, line: int, sentence: str) -> None:
        self._problems.append(TextProblem(line, sentence))

    def take(self, number: int, line: str) -> None:
        if not line:
            return
        if line.startswith("#"):
            if "msgstr" in self._parts:
                self._close()
            self._key = ""
            if line.startswith("#,") and "fuzzy" in re.split(r"[,\s]+", line[2:]):
                self._fuzzy = True
        elif keyword := _KEYWORD.fullmatch(line):
            self._keyword(number, keyword[1], keyword[2])
        elif self._key and line.startswith('"'):
            self._parts[self._key] += self._quoted(number, line)
        else:
            self._wrong(number, "Deze regel hoort niet in een .po-bestand: er ontbreekt msgid, msgstr of een #.")

    def _keyword(self, number: int, key: str, rest: str) -> None:
        if key in ("msgctxt", "msgid") and "msgstr" in self._parts:
            self._close()
        if key == "msgid_plural" or key.startswith("msgstr["):
            self._wrong(number, "Meervoudsvormen komen in deze teksten niet voor. Haal deze regel weg.")
            self._key = ""
            return
        if key in self._parts:
            self._wrong(number, f"{key} staat hier voor de tweede keer bij dezelfde tekst.")
        self._key = key
        self._lines[key] = number
        self._parts[key] = self._quoted(number, rest)

    def _quoted(self, number: int, text: str) -> str:
        found = _QUOTED.fullmatch(text)
        if found is None:
            self._wrong(number, "De tekst op deze regel moet tussen twee rechte aanhalingstekens staan.")
            return ""
        for escape in _ESCAPE.findall(found[1]):
            if escape not in _MEANT:
                self._wrong(number, f"\\{escape} betekent hier niets. Schrijf \\\\ voor een schuine streep.")
        return _ESCAPE.sub(lambda part: _MEANT.get(part[1], ""), found[1])

    def _close(self) -> None:
        parts, lines, fuzzy = self._parts, self._lines, self._fuzzy
        self._begin()
        if not parts:
            return
        line = lines.get("msgstr", next(iter(lines.values())))
        if "msgid" not in parts or "msgstr" not in parts:
            self._wrong(line, "Bij deze tekst ontbreekt msgid of msgstr.")
        elif not parts["msgid"] and "msgctxt" not in parts:
            if self._headers:
                self._wrong(line, "De kop van het bestand staat er twee keer in.")
            for row in parts["msgstr"].split("\n"):
                name, _, value = row.partition(":")
                self._headers[name.strip().lower()] = value.strip()
        elif "msgctxt" not in parts:
            self._wrong(line, "Bij deze tekst ontbreekt msgctxt: daar staat de naam van de tekst.")
        else:
            self._entries.append(PoEntry(parts["msgctxt"], parts["msgid"], parts["msgstr"], fuzzy, line))

    def finished(self) -> PoFile:
        self._close()
        return PoFile(self._headers, tuple(self._entries), tuple(self._problems))


def written_po(headers: Iterable[tuple[str, str]], entries: Iterable[PoEntry]) -> str:
    """The file as text, with Unix line ends."""
    head = "".join(f"{name}: {value}\n" for name, value in headers)
    blocks = [f'msgid ""\nmsgstr ""\n{"".join(_quote(line) for line in head.splitlines(keepends=True))}']
    return "\n".join([*blocks, *map(_block, entries)])


def _block(entry: PoEntry) -> str:
    notes = "".join(f"#. {comment}\n" for comment in entry.comments)
    flag = "#, fuzzy\n" if entry.fuzzy else ""
    previous = f"#| msgid {_quote(entry.previous)}" if entry.previous else ""
    lines = f"msgctxt {_quote(entry.context)}msgid {_quote(entry.source)}msgstr {_quote(entry.text)}"
    return f"{notes}{flag}{previous}{lines}"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    return '"' + escaped.replace("\n", "\\n") + '"\n'
