"""The log: undo and redo add to it, a statement that goes to the quiet channel leaves it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings, strategies as st

from keukentafel.domain.agreements import UrgentAction
from keukentafel.domain.changes import (
    Change,
    DomainRated,
    ReactionGiven,
    ShareSettled,
    StatementConfirmed,
    StatementCorrected,
    StatementFlagged,
    StatementPlaced,
    StatementsContradicted,
    UrgentDecided,
)  # fmt: skip
from keukentafel.domain.history import BrokenLog, Entry, History, Redone, Undone, applied, mentions, read
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.signing import Reaction
from keukentafel.domain.statements import Share
from tests.domain import builders
from tests.domain.any_conversation import CHANGES, histories
from tests.domain.builders import VISIT, a_history, frozen, need, said


def then(history: History, change: Change | Undone | Redone) -> History:
    seq = history.next_seq
    return history.with_entry(Entry(seq, VISIT + timedelta(seconds=seq), change))


def undone(history: History) -> History:
    assert history.undoable is not None
    return then(history, Undone(history.undoable.seq))


def redone(history: History) -> History:
    assert history.redoable is not None
    return then(history, Redone(history.redoable.seq))


@given(histories())
def test_the_conversation_is_the_fold_of_what_counts(history: History) -> None:
    gone: set[int] = set()
    for entry in history.entries:
        if isinstance(entry.change, Undone):
            gone.add(entry.change.seq)
        if isinstance(entry.change, Redone):
            gone.remove(entry.change.seq)
    folded = a_history().conversation
    for entry in history.entries[1:]:
        if entry.seq not in gone and not isinstance(entry.change, Undone | Redone):
            folded = applied(folded, entry.change)
    assert history.conversation == replace(folded, began_at=history.conversation.began_at)
    assert read(history.entries) == history


@given(histories())
def test_undo_then_redo_changes_nothing(history: History) -> None:
    if history.undoable is not None:
        assert redone(undone(history)).conversation == history.conversation


@given(histories())
def test_everything_undone_is_redone_in_order(history: History) -> None:
    back = history
    steps = 0
    while back.undoable is not None:
        back = undone(back)
        steps += 1
    for _ in range(steps):
        back = redone(back)
    assert back.conversation == history.conversation


@given(histories(), st.sampled_from(CHANGES))
def test_after_something_new_nothing_is_redone(history: History, change: Change) -> None:
    assert then(history, change).redoable is None


@pytest.mark.parametrize("barrier", [frozen(), builders.applied()])
def test_undo_does_not_cross_a_freeze_or_a_signing_act(barrier: Change) -> None:
    history = a_history(need(), barrier)
    assert history.undoable is None
    after = then(history, said("s1", "nog iets"))
    assert undone(after).undoable is None


def test_opening_the_case_is_not_undone() -> None:
    assert a_history().undoable is None
    assert a_history().redoable is None


def test_a_log_begins_with_the_case() -> None:
    with pytest.raises(BrokenLog):
        read(())
    with pytest.raises(BrokenLog):
        read((Entry(1, VISIT, need()),))


ABOUT_S2: tuple[Change, ...] = (
    said("s2", "Hij leent geld van mij.", share=Share.ASK),
    StatementCorrected("s2", "Mijn zoon leent geld van mij."),
    StatementPlaced("s2", "geld"),
    StatementConfirmed("s2", "dochter"),
    StatementsContradicted("s2", "s1"),
    StatementsContradicted("s3", "s2"),
    StatementFlagged("s2"),
    ReactionGiven(Reaction("bewoner", "Dat hij leent, klopt niet.", VISIT, "s2")),
    ShareSettled("s2"),
)


def test_a_hushed_statement_leaves_as_if_it_was_never_said() -> None:
    others = (said("s1", "Ik kook."), said("s3", "Ze kookt."))
    full = a_history(*others, *ABOUT_S2)
    assert full.conversation.statement("s2") is not None
    hushed = full.without_statement("s2")
    assert hushed.conversation == a_history(*others).conversation
    assert not any(mentions(entry.change, "s2") for entry in hushed.entries)
    assert "leent" not in repr(hushed)


def test_nothing_of_a_hushed_statement_is_left_to_undo_or_redo() -> None:
    spoken = a_history(said("s1", "Ik kook."), said("s2", "Hij leent geld."))
    hushed = undone(spoken).without_statement("s2")
    assert hushed.redoable is None
    assert undone(hushed).undoable is None
    assert "leent" not in repr(hushed)


def test_what_was_undone_before_can_still_be_redone_after_a_hush() -> None:
    spoken = a_history(said("s2", "Hij leent geld."), said("s1", "Ik kook."))
    hushed = undone(undone(spoken)).without_statement("s2")
    assert redone(hushed).conversation.statement("s1") is not None


def test_an_urgent_action_does_not_point_at_a_hushed_statement() -> None:
    action = UrgentAction("spoed", "gebeld", "consulent", True, "kan niet wachten", ("s1", "s2"), VISIT)
    hushed = a_history(said("s1", "a"), said("s2", "b"), UrgentDecided(action)).without_statement("s2")
    assert hushed.conversation.urgent_actions == (replace(action, statements=("s1",)),)


LASTING = tuple(change for change in CHANGES if then(a_history(), change).undoable is not None)


@settings(max_examples=10)
@given(st.lists(st.sampled_from(LASTING), min_size=60, max_size=70))
def test_sixty_mixed_acts_are_undone_and_redone_to_the_same_conversation(acts: list[Change]) -> None:
    states = [a_history()]
    for act in acts:
        states.append(then(states[-1], act))
    history = states[-1]
    for before in reversed(states[:-1]):
        history = undone(history)
        assert history.conversation == before.conversation
    assert history.undoable is None
    for after in states[1:]:
        history = redone(history)
        assert history.conversation == after.conversation


def test_the_history_of_a_statement_tells_what_was_undone_too() -> None:
    history = undone(a_history(said("s1", "Ik kook."), said("s3", "Ze kookt."), *ABOUT_S2))
    told = [(type(entry.change).__name__, counts) for entry, counts in history.about("s2")]
    assert told[0] == ("StatementRecorded", True) and told[-1] == ("ShareSettled", False)
    assert len(told) == len(ABOUT_S2)
    assert [counts for _, counts in history.about("s1")] == [True, True]


def test_a_rating_has_the_moment_that_the_log_gives_it_and_keeps_it_until_it_is_said_again() -> None:
    barely, worse = (DomainRated(DomainRating("huis", rating)) for rating in (Rating.BARELY, Rating.NOT))
    rated = a_history(barely, said("s1", "Ik kook."))
    (first,) = rated.conversation.ratings
    assert first.at == rated.entries[1].at
    again = then(rated, worse)
    assert [one.at for one in again.conversation.ratings] == [again.entries[-1].at]
    assert [one.at for one in undone(again).conversation.ratings] == [first.at]
    assert [one.at for one in redone(undone(again)).conversation.ratings] == [again.entries[-1].at]
    assert read(again.entries).conversation.ratings[0].at == again.entries[-1].at


def test_what_was_carried_and_still_holds_is_said_when_it_was_answered() -> None:
    review = a_history(builders.reviews(), builders.still(1))
    assert [one.at for one in review.conversation.ratings] == [review.entries[-1].at]
