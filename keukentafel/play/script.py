"""Reads a conversation script, format 1, and says on which line it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from keukentafel.domain.changes import Recorded
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.play.errors import ScriptError
from keukentafel.play.kinds import (
    CASE,
    CHANGES,
    COUNTED,
    FORMAT,
    GOES_WITH,
    HEAD,
    OF_WHAT,
    PARTICIPANT,
    PREVIOUS,
    SAYING,
    STEPS,
    STORY,
    Keys,
)  # fmt: skip
from keukentafel.play.reading import Known
from keukentafel.play.toml_lines import LineIndex, Path as Where
from keukentafel.small_file import NotSmall, read_small

Value = str | bool | int | float | date | datetime | tuple[str, ...] | None
"""A value of a script as it was read; a day that is empty is None."""

_TABLES = ("format", "previous", "story", "case", "participant", "step", *HEAD)
MOST_CARRIED = 20
LARGEST = 16 * 1024 * 1024
"""The size of a script in bytes: far more than an hour of talk."""
_AT = re.compile(r"\(at line (\d+), column \d+\)")


@dataclass(frozen=True)
class Step:
    """One thing to do. The number counts from 1; the case and the people of the head have the number 0."""

    number: int
    do: str
    keys: Mapping[str, Value]
    line: int

    def text(self, key: str) -> str:
        """A key that is text, or "" where it is left out."""
        return str(self.keys.get(key) or "")

    def yes(self, key: str, default: bool = False) -> bool:
        """A key that is true or false."""
        return bool(self.keys.get(key, default))

    def without(self, *names: str) -> dict[str, Value]:
        """All keys but these, as they were given."""
        return {key: value for key, value in self.keys.items() if key not in names}


@dataclass(frozen=True)
class Script:
    """A valid script. `now` knows its distance to UTC."""

    title: str
    now: datetime
    passphrase: str
    case: Step
    participants: tuple[Step, ...]
    steps: tuple[Step, ...]
    record: str = ""
    """Where the record of the previous report is, for a review that begins from one; or the story brought along."""
    words: str = ""
    """The words that open the story."""


def read_script(path: Path) -> Script:
    """The script in a file. Raises ScriptError, also when the file cannot be read."""
    data = _contents(path)
    try:
        script = parse_script(data.decode("utf-8-sig"))
        return replace(script, record=str((path.parent / script.record).absolute()) if script.record else "")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScriptError(line, "", "hier staat iets dat geen UTF-8 is") from None


def _contents(path: Path) -> bytes:
    try:
        return read_small(path, LARGEST)
    except NotSmall as error:
        reason = "dit bestand is te groot voor een script" if error.is_file else "dit is geen bestand"
        raise ScriptError(1, "", reason) from None
    except (OSError, ValueError):
        raise ScriptError(1, "", "dit bestand is er niet, of mag niet gelezen worden") from None


def parse_script(text: str) -> Script:
    """The script in a text. Raises ScriptError."""
    return _Reading(_toml(text), LineIndex(text)).script()


def _toml(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = _AT.search(str(error))
        # What the reader says of the end of the document has no number.
        line = int(found[1]) if found else max(1, text.rstrip().count("\n") + 1)
        raise ScriptError(line, "", f"dit is geen TOML: {_first_line(error)}") from None


def _first_line(error: Exception) -> str:
    said = str(error).partition("\n")[0]
    return said if len(said) <= 160 else said[:160] + "…"


class _Reading:
    def __init__(self, document: dict[str, object], lines: LineIndex) -> None:
        self._document = document
        self._lines = lines
        self._known = Known()

    def script(self) -> Script:
        self._check_format()
        for name in self._document:
            if name not in _TABLES:
                raise self._wrong((name,), "onbekende sleutel in het begin van het script")
        head = {name: value for name, value in self._document.items() if name in HEAD}
        values = self._values(head, HEAD, (), "het begin van het script")
        record, words = self._begins_from()
        case = self._case()
        participants = tuple(self._participant(table, where) for where, table in self._tables("participant"))
        steps = tuple(self._step(n, table, where) for n, (where, table) in enumerate(self._tables("step"), 1))
        now = values["now"]
        assert isinstance(now, datetime)
        return Script(str(values["title"]), now, str(values["passphrase"]), case, participants, steps, record, words)

    def _check_format(self) -> None:
        found = self._document.get("format")
        if found is None:
            raise self._wrong((), "format ontbreekt: begin met format = 1", "format")
        if isinstance(found, bool) or found != FORMAT or not isinstance(found, int):
            raise self._wrong(("format",), "dit programma kent alleen format = 1")

    def _begins_from(self) -> tuple[str, str]:
        """The file that the conversation begins from, and its words; empty where there is none."""
        found = [name for name in ("previous", "story") if name in self._document]
        if not found:
            return "", ""
        if len(found) == 2:
            raise self._wrong(("story",), "een gesprek begint met [previous] of met [story], niet met allebei")
        name, table = found[0], self._document[found[0]]
        if not isinstance(table, dict):
            raise self._wrong((name,), f"hier hoort de tabel [{name}]")
        values = self._values(table, PREVIOUS if name == "previous" else STORY, (name,), f"[{name}]")
        # The needs of what was before keep their numbers; how many there are is in the file.
        self._known.needs |= {f"h{number}" for number in range(1, MOST_CARRIED + 1)}
        self._known.counted = dict.fromkeys(COUNTED.values(), MOST_CARRIED)
        return str(values["record" if name == "previous" else "file"]), str(values.get("words") or "")

    def _case(self) -> Step:
        table = self._document.get("case")
        if table is None:
            raise self._wrong((), "de tabel [case] ontbreekt", "case")
        if not isinstance(table, dict):
            raise self._wrong(("case",), "hier hoort de tabel [case]")
        return Step(0, "case", self._values(table, CASE, ("case",), "[case]"), self._lines.line(("case",)))

    def _tables(self, name: str) -> list[tuple[Where, dict[str, object]]]:
        found = self._document.get(name, [])
        if not isinstance(found, list):
            raise self._wrong((name,), f"hier horen tabellen [[{name}]]")
        tables: list[tuple[Where, dict[str, object]]] = []
        for number, table in enumerate(found):
            if not isinstance(table, dict):
                raise self._wrong((name, number), f"hier horen tabellen [[{name}]]")
            tables.append(((name, number), table))
        return tables

    def _participant(self, table: dict[str, object], where: Where) -> Step:
        values = self._values(table, PARTICIPANT, where, "[[participant]]")
        person = str(values["id"])
        if person in (RESIDENT, CONSULTANT):
            raise self._wrong((*where, "id"), f"{RESIDENT} en {CONSULTANT} zijn er al")
        if person in self._known.people:
            raise self._wrong((*where, "id"), "deze id heeft al iemand anders")
        self._known.people.add(person)
        return Step(0, "participant", values, self._lines.line(where))

    def _step(self, number: int, table: dict[str, object], where: Where) -> Step:
        do = table.get("do")
        if do is None:
            raise self._wrong(where, "do ontbreekt: wat is dit voor stap?", "do")
        if not isinstance(do, str) or do not in STEPS:
            raise self._wrong((*where, "do"), "onbekende soort stap")
        rest = {name: value for name, value in table.items() if name != "do"}
        values = self._values(rest, STEPS[do], where, f"de stap {do}")
        if do in SAYING:
            self._known.statements += 1
        if do == "need":
            # The same id may come again: after a refusal, or after an undo. It then stands for the newest.
            self._known.needs.add(str(values["id"]))
        if do in COUNTED:
            self._known.counted[COUNTED[do]] = self._known.counted.get(COUNTED[do], 0) + 1
        if do in CHANGES and set(values) <= {OF_WHAT[CHANGES[do]]}:
            raise self._wrong(where, "wat verandert er?", "do")
        if do == "take_away":
            self._check_taken(values, where)
        if do == "wait" and ("minutes" in values) == ("until" in values):
            raise self._wrong(where, "minutes of until: een van de twee", "minutes")
        if do == "expect":
            self._check_expect(values, where)
        return Step(number, do, values, self._lines.line(where))

    def _check_taken(self, values: Mapping[str, Value], where: Where) -> None:
        key = OF_WHAT[Recorded(str(values["what"]))]
        if key not in values:
            raise self._wrong(where, f"{key} ontbreekt: welke is het?", key)
        for other in set(values) - {"what", key}:
            raise self._wrong((*where, other), f"{other} hoort niet bij {values['what']}")

    def _check_expect(self, values: Mapping[str, Value], where: Where) -> None:
        if not values:
            raise self._wrong(where, "wat verwacht deze stap?", "do")
        for key, other in GOES_WITH.items():
            if key in values and other not in values:
                raise self._wrong((*where, key), f"{key} hoort bij {other}")
        if "window" in values and not {"shows", "blank"} & set(values):
            raise self._wrong((*where, "window"), "window hoort bij shows of blank")

    def _values(self, table: dict[str, object], keys: Keys, where: Where, what: str) -> dict[str, Value]:
        for name in table:
            if name not in keys:
                raise self._wrong((*where, name), f"onbekende sleutel in {what}")
        values: dict[str, Value] = {}
        for name, key in keys.items():
            if name in table:
                try:
                    values[name] = key.read(table[name], self._known)  # type: ignore[assignment]  # readers give Values
                except ValueError as error:
                    raise self._wrong((*where, name), str(error)) from None
            elif key.required:
                raise self._wrong(where, f"{name} ontbreekt in {what}", name)
        return values

    def _wrong(self, where: Where, reason: str, key: str = "") -> ScriptError:
        named = key or next((part for part in reversed(where) if isinstance(part, str)), "")
        return ScriptError(self._lines.line(where), named, reason)
