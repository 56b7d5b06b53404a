"""Everything that is kept about a resident, to read and as data (5.3.2 Wmo 2015).

Left out is what would harm somebody else (lid 4): what others told and nobody settled yet, who told of a risk, and
who must not be there.
The quiet channel is no part of a conversation, and the paper says the same sentence about it whether there is one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from keukentafel.domain.changes import ReactionGiven, StatementRecorded, UrgentDecided
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import Entry, History, Redone, Undone, mentions, read
from keukentafel.domain.needs import Need
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.plain_paper import PaperLine, PaperPart, PlainPaper
from keukentafel.domain.report.difference import ItemKind
from keukentafel.domain.report.difference_words import HEADS
from keukentafel.domain.safekeeping.insight_labels import (
    LABELS,
    LANGUAGES,
    LEFT_OUT,
    OF_OTHERS,
    STATEMENTS,
    VALUES,
)
from keukentafel.domain.signing import Drawing
from keukentafel.domain.statements import OriginalBy, Share

Named = Callable[[StrEnum], str]
"""What a value of the domain is called in Dutch."""

FOOT = (
    "Sommige gegevens staan hier niet, als zij over een ander gaan of als een ander erdoor in gevaar kan komen "
    "(artikel 5.3.2 lid 4 Wmo 2015). Deze zin staat op ieder overzicht.",
    "Klopt er iets niet? Dan kunt u vragen het te verbeteren, of er uw eigen woorden bij te zetten (artikel 5.3.2 "
    "lid 5). U kunt ook schriftelijk vragen om iets te vernietigen (artikel 5.3.5).",
)


def may_be_seen(history: History) -> History:
    """The history without what others told and nobody settled, also where it was taken back or left out since.

    Its lines are numbered anew: a number that is missing would say that there was something.
    """
    entries: Iterable[Entry] = history.entries
    for statement_id in _told_by_others(history):
        entries = [e for e in entries if isinstance(e.change, ReactionGiven) or not mentions(e.change, statement_id)]
    # What takes back or repeats a line that is not here has nothing to say either.
    here = {entry.seq for entry in entries}
    kept = [e for e in entries if not isinstance(e.change, Undone | Redone) or e.change.seq in here]
    numbers = {entry.seq: number for number, entry in enumerate(kept, start=1)}
    said = {entry.change.statement.id for entry in kept if isinstance(entry.change, StatementRecorded)}
    return read(tuple(_renumbered(_pointing_at(said, entry), numbers) for entry in kept))


def _told_by_others(history: History) -> frozenset[str]:
    """The statements of others that may not be seen; what is no part of the conversation counts as it was recorded."""
    here = {statement.id: statement for statement in history.conversation.statements}
    recorded = (e.change.statement for e in history.entries if isinstance(e.change, StatementRecorded))
    latest = (here.get(statement.id, statement) for statement in recorded)
    return frozenset(one.id for one in latest if one.share is not Share.REPORT and one.speaker != RESIDENT)


def _pointing_at(said: Collection[str], entry: Entry) -> Entry:
    change = entry.change
    if isinstance(change, ReactionGiven) and change.reaction.statement not in said:
        return replace(entry, change=ReactionGiven(replace(change.reaction, statement="")))
    if not isinstance(change, UrgentDecided):
        return entry
    action = replace(change.action, statements=tuple(one for one in change.action.statements if one in said))
    return replace(entry, change=replace(change, action=action))


def _renumbered(entry: Entry, numbers: Mapping[int, int]) -> Entry:
    change = entry.change
    if isinstance(change, Undone | Redone):
        change = replace(change, seq=numbers[change.seq])
    return replace(entry, seq=numbers[entry.seq], change=change)


def insight_paper(
    conversation: Conversation,
    done: tuple[PaperLine, ...],
    titles: Mapping[str, str],
    languages: Mapping[str, str],
    named: Named,
    at: datetime,
) -> PlainPaper:
    """The paper to read. `done` is what was done with the data, by the trail.

    `titles` are those of life domains and of the municipality, `languages` the Dutch names by code.
    """
    words = _Words(conversation, titles, languages, named)
    parts = [words.part(field.name, getattr(conversation, field.name)) for field in fields(conversation)]
    shown = [part for part in parts if part is not None]
    if done:
        shown.append(PaperPart("Wat er met uw gegevens gedaan is", done))
    intro = f"Dit bewaart deze laptop op {at.day}-{at.month}-{at.year} over u."
    return PlainPaper("insight", "Inzage in uw gegevens", (intro,), tuple(shown), at, FOOT)


def insight_data(history: History) -> dict[str, Any]:
    """The same as data: the conversation as it stands, and every line of its log."""
    log = [
        {"number": e.seq, "at": e.at.isoformat(), "kind": type(e.change).__name__, "change": plain_data(e.change)}
        for e in history.entries
    ]
    return {"conversation": plain_data(history.conversation), "log": log}


def plain_data(value: Any) -> Any:
    """A value of the domain as JSON knows it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain_data(getattr(value, f.name)) for f in fields(value) if f.name not in OF_OTHERS}
    if isinstance(value, tuple):
        return [plain_data(one) for one in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return value


class _Words:
    def __init__(
        self, conversation: Conversation, titles: Mapping[str, str], languages: Mapping[str, str], named: Named
    ) -> None:
        people = {person.id: person.name for person in conversation.participants}
        self._known = {**titles, **people, RESIDENT: conversation.case.form_of_address}
        self._said = {statement.id: f"‘{statement.text}’" for statement in conversation.statements}
        self._languages = languages
        self._named = named

    def part(self, name: str, value: Any) -> PaperPart | None:
        if name in LEFT_OUT or name in OF_OTHERS or value in (None, "", ()):
            return None
        if isinstance(value, tuple):
            lines = tuple(PaperLine("", self._text(one)) for one in value)
        elif is_dataclass(value):
            lines = tuple(PaperLine(label, text) for label, text in self._facts(value))
        else:
            lines = (PaperLine("", self._text(value)),)
        lines = tuple(line for line in lines if line.text)
        return PaperPart(LABELS[name], lines) if lines else None

    def _facts(self, value: Any) -> Iterable[tuple[str, str]]:
        for field in fields(value):
            inside = getattr(value, field.name)
            if field.name in LEFT_OUT or field.name in OF_OTHERS or inside in (None, "", (), False):
                continue
            # Only needs are pointed at by their number; what others are called by is drawn by chance.
            if field.name == "id" and not isinstance(value, Need):
                continue
            text = self._value_of(field.name, inside)
            if text:
                yield LABELS[field.name], text

    def _value_of(self, name: str, value: Any) -> str:
        if name in LANGUAGES:
            return self._languages.get(value, value)
        if name in STATEMENTS:
            ids = (value,) if isinstance(value, str) else value
            return "; ".join(self._said[one] for one in ids if one in self._said)
        if name == "original_by" and value in set(OriginalBy):
            return self._text(OriginalBy(value))
        return self._text(value)

    def _text(self, value: Any) -> str:
        if isinstance(value, Drawing):
            return "getekend"
        if is_dataclass(value):
            return " · ".join(f"{label}: {text}" for label, text in self._facts(value))
        if isinstance(value, tuple):
            return "; ".join(filter(None, (self._text(one) for one in value)))
        if isinstance(value, bool):
            return "ja" if value else "nee"
        if isinstance(value, ItemKind):
            return HEADS[value]
        if isinstance(value, StrEnum):
            return VALUES.get((type(value), value.value)) or self._named(value)
        if isinstance(value, datetime):
            return f"{value.day}-{value.month}-{value.year} {value:%H:%M}"
        if isinstance(value, date):
            return f"{value.day}-{value.month}-{value.year}"
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return self._known.get(str(value), str(value))
