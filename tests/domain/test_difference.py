"""The difference between two conversations: what it finds, what it promises for all, and what it never tells."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.changes import (
    AgreementMade,
    Change,
    DomainRated,
    HelpPlaced,
    StatementCorrected,
    StatementPlaced,
)  # fmt: skip
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import History
from keukentafel.domain.life_domains import LIFE_DOMAINS, SAFE_AT_HOME, DomainRating, Rating
from keukentafel.domain.report.conversation_items import items_of
from keukentafel.domain.report.difference import Changed, ItemKind, Told, difference, only_changes
from keukentafel.domain.report.difference_words import sentence, words
from keukentafel.domain.shells import ConfirmedHow, HelpLine, Outcome, Part, Shell
from keukentafel.domain.signing import ReportKind
from keukentafel.domain.statements import Share
from tests.domain import builders as b
from tests.domain.any_conversation import histories

TITLES = {domain: domain for domain in LIFE_DOMAINS if domain != SAFE_AT_HOME} | {"huis": "Huishouden"}
TURNED = {Changed.ADDED: Changed.GONE, Changed.GONE: Changed.ADDED}


def told(before: Conversation, after: Conversation) -> list[str]:
    changes = only_changes(difference(items_of(before, TITLES), items_of(after, TITLES)))
    return [sentence(change, str, lambda day: day.isoformat()) for change in changes]


def changed(*first: Change, then: tuple[Change, ...]) -> list[str]:
    return told(b.a_conversation(*first), b.a_conversation(*first, *then))


def rated(rating: Rating, domain: str = "huis") -> DomainRated:
    return DomainRated(DomainRating(domain, rating))


def test_a_rating_is_told_as_the_resident_said_it() -> None:
    assert changed(rated(Rating.BARELY), then=(rated(Rating.NOT),)) == ["Huishouden: eerst ‘gaat net’, nu ‘gaat niet’"]


def test_help_that_was_confirmed_since_is_a_change() -> None:
    line = HelpLine("h1", Part.CARE, "Emine", "koken", "elke dag")
    confirmed = HelpLine(
        "h1", Part.CARE, "Emine", "koken", "elke dag", confirmed_on=b.TODAY, confirmed_how=ConfirmedHow.PHONE
    )
    assert changed(b.need(), HelpPlaced(line), then=(HelpPlaced(confirmed),)) == [
        "Vraag 1, mantelzorg, Emine: eerst: koken, elke dag (nog niet gevraagd); nu: koken, elke dag (bevestigd)"
    ]


def test_another_day_is_another_day_of_the_same_agreement() -> None:
    before = b.a_conversation(AgreementMade(Agreement("bewoner", "brief zoeken", date(2026, 11, 26))))
    after = b.a_conversation(AgreementMade(Agreement("bewoner", "brief zoeken", date(2026, 12, 1))))
    assert told(before, after) == [
        "Mevrouw Bakker: eerst: brief zoeken, 2026-11-26; nu: brief zoeken, 2026-12-01"
    ]


def test_two_of_the_same_do_not_hide_each_other() -> None:
    made = AgreementMade(Agreement("bewoner", "bellen", None))
    assert len(changed(made, then=(made,))) == 1


def test_a_shell_a_need_and_a_corrected_statement_are_told() -> None:
    found = changed(
        b.need(),
        b.said("s1", "Ik val."),
        b.judged(Shell.NETWORK),
        then=(
            StatementCorrected("s1", "Ik val vaak."),
            b.need(so_that="ik naar buiten kan"),
            b.judged(Shell.NETWORK, Outcome.PARTLY),
        ),
    )
    assert [line.split(":")[0] for line in found] == ["Mevrouw Bakker", "Vraag 1", "Vraag 1, samen met anderen"]
    assert found[0].endswith("eerst: Ik val; nu: Ik val vaak.")
    assert "nee. Want dat" in found[2] and "voor een deel. Want dat" in found[2]


def test_what_may_not_be_in_a_report_is_in_no_difference() -> None:
    asked = b.said("s1", "Mijn zoon slaat mij.", share=Share.ASK)
    assert changed(then=(asked, rated(Rating.NOT, SAFE_AT_HOME))) == []
    moved = changed(b.said("s2", "Hij schreeuwt."), then=(StatementPlaced("s2", SAFE_AT_HOME),))
    assert moved == ["Mevrouw Bakker: staat er niet meer. Eerst: Hij schreeuwt."]


@given(histories())
def test_the_difference_with_itself_has_no_changes(history: History) -> None:
    items = items_of(history.conversation, TITLES)
    assert only_changes(difference(items, items)) == ()
    assert len(difference(items, items)) == len(items)


@given(histories(), histories())
def test_turned_around_what_was_added_is_gone(one: History, other: History) -> None:
    first, second = items_of(one.conversation, TITLES), items_of(other.conversation, TITLES)
    forth = {(c.kind, TURNED.get(c.how, c.how), c.after, c.before) for c in difference(first, second)}
    back = {(c.kind, c.how, c.before, c.after) for c in difference(second, first)}
    assert forth == back


@given(histories())
def test_everything_of_a_conversation_is_new_beside_nothing(history: History) -> None:
    items = items_of(history.conversation, TITLES)
    changes = difference((), items)
    assert {change.how for change in changes} <= {Changed.ADDED}
    assert sorted(c.kind for c in changes) == sorted(item.kind for item in items)


def test_a_version_is_found_again_as_it_was_frozen() -> None:
    version = b.frozen(ReportKind.CONVERSATION)
    history = b.a_history(b.said("s1", "Eerst."), version, b.said("s2", "Later.", at=b.VISIT + timedelta(days=1)))
    before = history.as_frozen(version.version)
    assert before is not None and [s.text for s in before.statements] == ["Eerst."]
    kinds = {c.kind for c in only_changes(difference(items_of(before, TITLES), items_of(history.conversation, TITLES)))}
    assert kinds == {ItemKind.STATEMENT}
    assert b.a_history().as_frozen(version.version) is None


def test_no_comma_stands_behind_a_full_stop_or_a_question_mark() -> None:
    on = date(2026, 11, 26)
    said = [words(ItemKind.AGREEMENT, Told(text, on=on), str, str) for text in ("Wie belt?", "Ik bel.", "bellen")]
    assert said == ["Wie belt? 2026-11-26", "Ik bel, 2026-11-26", "bellen, 2026-11-26"]
