"""Every change the domain knows goes to JSON and back; what it does not know is said, never guessed."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from keukentafel.domain.changes import CHANGE_TYPES, Change, StatementRecorded
from keukentafel.domain.ports import StoreDamaged, StoreTooNew
from keukentafel.storage.codec import SCHEMA, Body, body_of, entry_of
from keukentafel.storage.moments import microseconds, moment_of, moment_text
from tests.contract.strategies import any_of, changes, moments
from tests.fakes.entries import NOON, said

AT = moment_text(NOON)
SAID = said(2, "s1", "Ik slaap slecht.").change


def changed(path: tuple[str, ...], value: object) -> Body:
    """The kept form of a statement with something else in one place."""
    body = body_of(SAID)
    document = json.loads(body.text)
    place = document
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    return Body(body.kind, json.dumps(document))


@pytest.mark.parametrize("kind", CHANGE_TYPES, ids=lambda kind: kind.__name__)
@settings(max_examples=15)
@given(data=st.data())
def test_every_change_comes_back_as_it_was(kind: type[Change], data: st.DataObject) -> None:
    change: Any = data.draw(any_of(kind))
    body = body_of(change)
    assert body.kind == kind.__name__
    back = entry_of(3, AT, body)
    assert back.change == change
    assert type(back.change) is kind
    assert back.seq == 3
    assert back.at == NOON


@settings(max_examples=60)
@given(change=changes, data=st.data())
def test_a_body_with_something_else_in_it_never_breaks_the_program(change: Change, data: st.DataObject) -> None:
    body = body_of(change)
    at = data.draw(st.integers(0, len(body.text) - 1))
    torn = body.text[:at] + data.draw(st.text(max_size=3)) + body.text[at + 1 :]
    try:
        entry_of(1, AT, Body(body.kind, torn))
    except (StoreDamaged, StoreTooNew) as error:
        assert error.__cause__ is None
        assert not error.args


@given(moment=moments)
def test_a_moment_comes_back_with_its_zone(moment: datetime) -> None:
    back = moment_of(moment_text(moment))
    assert back.replace(fold=0) == moment.replace(fold=0)
    assert back.utcoffset() == moment.utcoffset()
    assert getattr(back.tzinfo, "key", None) == getattr(moment.tzinfo, "key", None)
    assert microseconds(back) == microseconds(moment)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        moment_text(datetime(2026, 11, 12, 12, 0))  # noqa: DTZ001  what is refused
    with pytest.raises(ValueError, match="without a zone"):
        moment_of("2026-11-12T12:00:00")


def test_a_zone_this_machine_does_not_know_leaves_the_instant() -> None:
    assert moment_of("2026-11-12T12:00:00+01:00[Europe/Atlantis]") == NOON


@pytest.mark.parametrize(
    "body",
    [
        Body("StatementSung", body_of(SAID).text),
        changed(("v",), SCHEMA + 1),
        changed(("is", "mood"), "glad"),
        changed(("is", "statement", "mood"), "glad"),
        changed(("is", "statement", "source"), "dreamt"),
    ],
    ids=["change", "schema", "field", "inner field", "word"],
)
def test_what_is_not_known_comes_from_a_newer_program(body: Body) -> None:
    with pytest.raises(StoreTooNew):
        entry_of(2, AT, body)


@pytest.mark.parametrize(
    "body",
    [
        Body("StatementRecorded", ""),
        Body("StatementRecorded", "[]"),
        Body("StatementRecorded", "null"),
        Body("StatementRecorded", '{"v":1}'),
        Body("StatementRecorded", '{"v":1,"is":{}}'),
        Body("StatementRecorded", '{"v":1,"is":{"statement":"Ja"}}'),
        Body("StatementRecorded", "[" * 100_000),
        changed(("v",), 0),
        changed(("v",), True),
        changed(("is", "statement", "text"), None),
        changed(("is", "statement", "text"), 3),
        changed(("is", "statement", "urgent"), 1),
        changed(("is", "statement", "source"), None),
        changed(("is", "statement", "at"), "yesterday"),
        changed(("is", "statement", "at"), "2026-11-12T12:00:00"),
        changed(("is", "statement", "at"), 12),
        changed(("is", "statement", "confirmed_by"), 3),
        changed(("is", "statement", "document"), 3),
    ],
)
def test_what_does_not_fit_is_damage(body: Body) -> None:
    with pytest.raises(StoreDamaged):
        entry_of(2, AT, body)


def test_a_damaged_moment_is_damage() -> None:
    with pytest.raises(StoreDamaged):
        entry_of(2, "half past nine", body_of(SAID))


def test_a_field_that_came_later_takes_its_default() -> None:
    document = json.loads(body_of(SAID).text)
    del document["is"]["statement"]["urgent"]
    back = entry_of(2, AT, Body("StatementRecorded", json.dumps(document))).change
    assert isinstance(back, StatementRecorded)
    assert back == SAID
