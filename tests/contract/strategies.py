"""Any change, entry and log that the domain can express, made from its own dataclasses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from keukentafel.domain.changes import CHANGE_TYPES, CaseOpened, Change, StatementCorrected, StatementRecorded
from keukentafel.domain.history import Entry, Redone, Undone
from keukentafel.domain.statements import QuietNote, Source, Statement
from tests.fakes.entries import AMSTERDAM, CASE, NOON, at

texts = st.text(max_size=40)
moments = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001  hypothesis adds the zone
    max_value=datetime(2100, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([AMSTERDAM, UTC, timezone(timedelta(hours=-3, minutes=-30))]),
)
"""Aware moments, with those that the clock shows twice and those that it skips."""

st.register_type_strategy(str, texts)
st.register_type_strategy(datetime, moments)
st.register_type_strategy(date, st.dates())
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def any_of(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of a type of the domain."""
    return st.from_type(kind)


changes: st.SearchStrategy[Change] = st.one_of([any_of(kind) for kind in CHANGE_TYPES])
quiet_notes = any_of(QuietNote)


@st.composite
def logs(draw: st.DrawFn, most: int = 8) -> tuple[Entry, ...]:
    """A log with any changes, undone and redone, with gaps between the numbers."""
    seq = draw(st.integers(1, 5))
    entries = [Entry(seq, draw(moments), draw(any_of(CaseOpened)))]
    for _ in range(draw(st.integers(0, most))):
        before = seq
        seq += draw(st.integers(1, 3))
        change = draw(
            st.one_of(changes, st.builds(Undone, st.integers(1, before)), st.builds(Redone, st.integers(1, before)))
        )
        entries.append(Entry(seq, draw(moments), change))
    return tuple(entries)


words = st.sampled_from(["zon", "zoon", "zo", "kookt", "koken", "niet", "Niet", "één", "een", "nu"])
sentences = st.lists(words, min_size=1, max_size=4).map(" ".join)


@st.composite
def talks(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A log of a few statements, corrected, undone and redone, in words that are easily mixed up."""
    entries = [Entry(1, NOON, CaseOpened(CASE, NOON))]
    said: list[str] = []
    for seq in range(2, draw(st.integers(2, 12))):
        kinds = ["say", "undo", "redo"] + (["correct"] if said else [])
        change: Change | Undone | Redone
        match draw(st.sampled_from(kinds)):
            case "say":
                said.append(f"s{seq}")
                change = StatementRecorded(
                    Statement(f"s{seq}", draw(sentences), "verhaal", Source.RESIDENT, "bewoner", at(seq))
                )
            case "correct":
                change = StatementCorrected(draw(st.sampled_from(said)), draw(sentences))
            case "undo":
                change = Undone(draw(st.integers(2, seq)))
            case _:
                change = Redone(draw(st.integers(2, seq)))
        entries.append(Entry(seq, at(seq), change))
    return tuple(entries)
