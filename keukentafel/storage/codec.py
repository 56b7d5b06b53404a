"""Entries as JSON by class name, and back. What this program does not know is never guessed at."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from cattrs import Converter
from cattrs.errors import ForbiddenExtraKeysError

from keukentafel.domain.changes import CHANGE_TYPES, Change
from keukentafel.domain.history import Entry, Redone, Undone
from keukentafel.domain.ports import StoreDamaged, StoreTooNew
from keukentafel.domain.statements import QuietNote
from keukentafel.storage.moments import moment_of, moment_text

SCHEMA = 1
"""Counts up when the shape of a change that was already kept becomes another one."""

Line = Change | Undone | Redone
"""What a line of the log says."""


class _UnknownWord(Exception):
    """A word that is in none of our lists."""


@dataclass(frozen=True)
class Body:
    """A line of the log as it is kept."""

    kind: str
    text: str


def body_of(change: Line) -> Body:
    """A change as it is kept."""
    name = type(change).__name__
    return Body(name, _json({"v": SCHEMA, "is": _UNSTRUCTURE[name](change)}))


def entry_of(seq: int, at: str, body: Body) -> Entry:
    """The entry that was kept.

    Raises StoreTooNew for a name, a field or a word that this program does not know, StoreDamaged for
    anything else that does not fit.
    """
    structure = _STRUCTURE.get(body.kind)
    if structure is None:
        raise StoreTooNew
    return Entry(seq, moment_or_damaged(at), _read(body.text, structure))


def quiet_text(note: QuietNote) -> str:
    """A quiet note as it is sealed."""
    return _json({"v": SCHEMA, "is": _converter.unstructure(note, QuietNote)})


def quiet_note_of(text: str) -> QuietNote:
    """The quiet note that was sealed. Raises StoreTooNew or StoreDamaged."""
    note = _read(text, lambda value: _converter.structure(value, QuietNote))
    assert isinstance(note, QuietNote)
    return note


def moment_or_damaged(text: str) -> datetime:
    """The moment in a column. Raises StoreDamaged."""
    try:
        return moment_of(text)
    except ValueError:
        raise StoreDamaged from None


def date_or_damaged(text: str) -> date:
    """The day in a column. Raises StoreDamaged."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise StoreDamaged from None


def _json(value: object) -> str:
    # ASCII only: an unpaired surrogate from a broken paste survives the way there and back.
    return json.dumps(value, separators=(",", ":"))


def _read(text: str, structure: Callable[[Any], Any]) -> Any:
    # The errors below quote the value that did not fit; none of them may travel on.
    try:
        document = json.loads(text)
        if type(document["v"]) is not int or document["v"] < 1:
            raise StoreDamaged
        if document["v"] > SCHEMA:
            raise StoreTooNew
        return structure(document["is"])
    except (ForbiddenExtraKeysError, _UnknownWord):
        raise StoreTooNew from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise StoreDamaged from None


def _exactly(*types: type) -> Callable[[Any, Any], Any]:
    def structure(value: Any, _: Any) -> Any:
        if type(value) not in types:
            raise ValueError("another type was expected")
        return value

    return structure


def _word(value: Any, words: Any) -> Any:
    if type(value) is not str:
        raise ValueError("a word was expected")
    try:
        return words(value)
    except ValueError:
        raise _UnknownWord from None


def _make_converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_structure_hook(str, _exactly(str))
    converter.register_structure_hook(int, _exactly(int))
    converter.register_structure_hook(bool, _exactly(bool))
    converter.register_structure_hook(float, _exactly(float, int))
    converter.register_structure_hook(StrEnum, _word)
    converter.register_structure_hook(date, lambda value, _: date.fromisoformat(value))
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    converter.register_structure_hook(datetime, lambda value, _: moment_of(value))
    converter.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    converter.register_unstructure_hook(date, lambda day: day.isoformat())
    converter.register_unstructure_hook(time, lambda clock: clock.isoformat())
    converter.register_unstructure_hook(datetime, moment_text)
    return converter


def _structure(kind: type[Any]) -> Callable[[Any], Any]:
    hook = _converter.get_structure_hook(kind)
    return lambda value: hook(value, kind)


_converter = _make_converter()
_TYPES: tuple[type[Any], ...] = (*CHANGE_TYPES, Undone, Redone)
# Made at import, which happens while the passphrase is typed, so that the first conversation opens at once.
_STRUCTURE: dict[str, Callable[[Any], Line]] = {kind.__name__: _structure(kind) for kind in _TYPES}
_UNSTRUCTURE: dict[str, Callable[[Line], Any]] = {
    kind.__name__: _converter.get_unstructure_hook(kind) for kind in _TYPES
}
