"""On whom a plan leans: true to what was written, and the same each time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.changes import HelpChanged, HelpRemoved
from keukentafel.domain.history import History
from keukentafel.domain.shells import ConfirmedHow, HelpLine, Outcome, Part, Quadrant, Shell
from keukentafel.domain.support_map import Help, LeftOver, map_of, support_map
from keukentafel.domain.support_map_words import in_short, quadrants_in_words
from tests.domain import builders as b
from tests.domain.any_conversation import histories

YES: dict[str, Any] = {"confirmed_on": date(2026, 11, 20), "confirmed_how": ConfirmedHow.PHONE}


def same(text: str) -> str:
    return text


def test_nothing_is_said_where_nothing_was_written() -> None:
    assert in_short(support_map(0, ()), same) == "Er is nog niets ingevuld."
    assert in_short(map_of(b.a_conversation(b.need("h1")), b.TODAY), same) == "Er is nog niets ingevuld."


def test_one_friend_on_tuesday() -> None:
    conversation = b.a_conversation(
        b.need("h1"),
        b.helps("Emine", frequency="elke dinsdag", vital=True, **YES),
        b.helps("de zoons"),
    )
    assert in_short(map_of(conversation, b.TODAY), same) == (
        "Dit plan leunt het meest op Emine, elke dinsdag. Valt Emine weg, dan neemt niemand het over. "
        "De zoons is nog niet gevraagd."
    )


def test_who_carries_more_needs_is_named_with_how_many() -> None:
    conversation = b.a_conversation(
        b.need("h1"), b.need("h2"), b.helps("Emine", **YES), b.helps("Emine", need_id="h2", **YES),
        b.helps("buur", **YES),
    )
    told = in_short(map_of(conversation, b.TODAY), same)
    assert told == "Dit plan leunt het meest op Emine, bij 2 van de 2 hulpvragen."


def test_equal_helpers_are_named_together_and_many_are_counted() -> None:
    two = b.a_conversation(b.need("h1"), b.helps("Emine", **YES), b.helps("buur", **YES))
    assert in_short(map_of(two, b.TODAY), same) == "Dit plan leunt op Emine en buur."
    three = b.a_conversation(b.need("h1"), *(b.helps(who, **YES) for who in ("Emine", "buur", "Ali")))
    assert in_short(map_of(three, b.TODAY), same) == "Dit plan is verdeeld over 3 helpers."


def test_nobody_leans_on_help_that_is_over() -> None:
    last = b.TODAY - timedelta(days=1)
    conversation = b.a_conversation(b.need("h1"), b.helps("Thuiszorg", until=last, **YES), b.helps("Emine", **YES))
    assert in_short(map_of(conversation, b.TODAY), same) == "Dit plan leunt op één helper: Emine."
    assert "Thuiszorg" in in_short(map_of(conversation, last), same)


def test_what_the_resident_does_is_no_help_that_a_plan_leans_on() -> None:
    conversation = b.a_conversation(b.need("h1"), b.helps("bewoner", Part.OWN_STRENGTH, vital=True))
    assert map_of(conversation, b.TODAY).helpers == ()


@pytest.mark.parametrize("outcome", list(Outcome))
def test_what_is_left_is_what_no_earlier_shell_covers(outcome: Outcome) -> None:
    judged = [b.judged(shell, outcome) for shell in (Shell.OWN_STRENGTH, Shell.NETWORK, Shell.GENERAL)]
    left = map_of(b.a_conversation(b.need("h1"), *judged), b.TODAY).left_over
    assert [remains.need for remains in left] == ([] if outcome is Outcome.COVERS else [1])
    assert map_of(b.a_conversation(b.need("h1"), *judged[:2]), b.TODAY).left_over == ()


helps = st.builds(
    Help,
    need=st.integers(1, 3),
    part=st.sampled_from(Part),
    who=st.sampled_from(("a", "b", "c", "d")),
    called=st.just(""),
    task=st.text(max_size=5),
    frequency=st.sampled_from(("", "elke dag")),
    confirmed=st.booleans(),
    vital=st.booleans(),
    backup=st.booleans(),
    by_resident=st.booleans(),
    quadrant=st.none() | st.sampled_from(Quadrant),
)
NAMES = {"a": "Xanthippe", "b": "Quirijn", "c": "Zeynep", "d": "Yusuf"}


@given(st.lists(helps.map(lambda h: replace(h, called=NAMES[h.who])), max_size=12))
def test_nobody_is_named_who_is_not_there(lines: list[Help]) -> None:
    found = support_map(3, lines, (LeftOver(1, "de trap"),))
    there = {line.called for line in lines if not line.by_resident}
    said = in_short(found, same)
    assert {name for name in NAMES.values() if name in said} <= there
    assert said == in_short(support_map(3, lines, (LeftOver(1, "de trap"),)), same)
    assert sum(found.quadrants.values()) + found.untagged == sum(not line.by_resident for line in lines)
    assert quadrants_in_words(found, same)


@given(histories())
def test_any_conversation_has_a_map(history: History) -> None:
    conversation = history.conversation
    found = map_of(conversation, b.TODAY)
    stated = {need.id for need in conversation.needs}
    assert len(found.helps) == sum(line.need in stated for line in conversation.help_lines)
    assert in_short(found, same)


def test_a_line_keeps_its_number_when_others_go_and_come() -> None:
    conversation = b.a_conversation(
        b.helps("Emine"), b.helps("buur"), b.helps("Ali"), HelpRemoved("h1", 2), b.helps("buur"),
        HelpChanged(3, HelpLine("h1", Part.CARE, "Ali", "koken")),
    )  # fmt: skip
    assert [(n, line.who, line.part) for n, line in conversation.numbered_help("h1")] == [
        (1, "Emine", Part.OTHER_NETWORK), (3, "Ali", Part.CARE), (4, "buur", Part.OTHER_NETWORK),
    ]  # fmt: skip
    assert conversation.help_line("h1", 2) is None


def test_the_number_of_the_last_line_is_not_given_again() -> None:
    conversation = b.a_conversation(b.helps("Emine"), b.helps("buur"), HelpRemoved("h1", 2), b.helps("Ali"))
    assert [n for n, _ in conversation.numbered_help("h1")] == [1, 3]


def test_a_line_that_becomes_another_takes_its_place() -> None:
    conversation = b.a_conversation(
        b.helps("Emine"), b.helps("buur"), HelpChanged(2, HelpLine("h1", Part.OTHER_NETWORK, "Emine", "koken"))
    )
    assert [(n, line.task) for n, line in conversation.numbered_help("h1")] == [(2, "koken")]
