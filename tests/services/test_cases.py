"""Opening a case, the people of it, and finding it again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from keukentafel.domain.appointments import Decision
from keukentafel.domain.changes import CaseCorrected
from keukentafel.domain.deadlines import Term
from keukentafel.domain.people import InterpreterKind, Participant, Role
from keukentafel.domain.ports import StoreFull
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import appointments, cases, freezing, telling
from keukentafel.services.desk import Desk
from keukentafel.services.overview import deadlines_of_visit
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from tests.fakes.memory_store import MemoryStore
from tests.services.conftest import CASE
from tests.services.traces import store_of
from tests.ui.people_at_table import INTERPRETER, SON


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"resident": " "}, "empty", "resident"),
        ({"form_of_address": ""}, "empty", "form_of_address"),
        ({"address": ""}, "empty", "address"),
        ({"speaks": ""}, "empty", "speaks"),
        ({"speaks": "turks"}, "unknown_language", "speaks"),
        ({"reads": "turks"}, "unknown_language", "reads"),
        ({"born": date(2026, 11, 25)}, "born_in_future", "born"),
        ({"reported": date(2026, 11, 25)}, "date_in_future", "reported"),
        ({"receipt_confirmed": date(2026, 11, 25)}, "date_in_future", "receipt_confirmed"),
        ({"municipality": "nergens"}, "unknown_profile", "municipality"),
    ],
)
def test_a_case_that_cannot_be_is_not_opened(desk: Desk, wrong: dict[str, Any], code: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        cases.open_case(desk, replace(CASE, **wrong))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert cases.summaries(desk) == ()


@pytest.mark.parametrize("number", [CASE.case_number, f" {CASE.case_number} "])
def test_a_case_number_is_used_once(visit: Visit, number: str) -> None:
    with pytest.raises(Refused, match="duplicate_case"):
        cases.open_case(visit.desk, replace(CASE, case_number=number, resident="Iemand anders"))
    assert len(cases.summaries(visit.desk)) == 1


def test_two_cases_may_still_be_without_a_number(desk: Desk) -> None:
    cases.open_case(desk, replace(CASE, case_number=""))
    cases.open_case(desk, replace(CASE, case_number=" ", resident="Iemand anders"))
    assert [known.case_number for known in cases.summaries(desk)] == ["", ""]


def test_a_case_that_could_not_be_kept_can_be_opened_again(desk: Desk) -> None:
    assert isinstance(desk.store, MemoryStore)
    desk.store.fail_with = StoreFull()
    with pytest.raises(StoreFull):
        cases.open_case(desk, CASE)
    desk.store.fail_with = None
    assert cases.open_case(desk, CASE).conversation.case == CASE


def test_a_case_is_continued_where_it_was(visit: Visit) -> None:
    telling.record(visit, Told("Ik kook zelf.", "bewoner"))
    again = cases.continue_case(visit.desk, visit.id)
    assert again.history == visit.history
    with pytest.raises(KeyError):
        cases.continue_case(visit.desk, "nergens")


@pytest.mark.parametrize(
    ("person", "code", "field"),
    [
        (replace(SON, id=" "), "empty", "id"),
        (replace(SON, name=""), "empty", "name"),
        (replace(SON, id="bewoner"), "unknown_person", "id"),
        (replace(SON, id=" consulent "), "unknown_person", "id"),
        (replace(SON, adult=False, interpreter=InterpreterKind.INFORMAL, reason="spoed"), "minor_interpreter", "adult"),
        (replace(INTERPRETER, adult=False), "minor_interpreter", "adult"),
        (replace(INTERPRETER, adult=False, interpreter=None), "minor_interpreter", "adult"),
        (replace(SON, interpreter=InterpreterKind.INFORMAL), "informal_interpreter_without_reason", "reason"),
    ],
)
def test_who_is_refused_at_the_table(visit: Visit, person: Participant, code: str, field: str) -> None:
    before = visit.history
    with pytest.raises(Refused) as refused:
        cases.add_participant(visit, person)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit.history == before


def test_whose_role_is_interpreter_interprets_also_where_nobody_said_how(visit: Visit) -> None:
    cases.add_participant(visit, replace(INTERPRETER, id="tolk2", interpreter=None))
    added = visit.conversation.participant("tolk2")
    assert added is not None and added.interpreter is InterpreterKind.PROFESSIONAL


def test_an_interpreter_by_number_is_called_one(visit: Visit) -> None:
    cases.add_participant(visit, replace(INTERPRETER, id="lijn", name="88412"))
    assert visit.conversation.name_of("lijn") == "tolk 88412"
    cases.add_participant(visit, replace(INTERPRETER, id="lijn", name="88412", present=False))
    assert visit.conversation.name_of("lijn") == "tolk 88412", "the same number is the same name"
    cases.add_participant(visit, replace(SON, id="buur", name="88412"))
    assert visit.conversation.name_of("buur") == "88412", "the number of an interpreter is asked for, and no other"


def test_who_said_nothing_yet_may_be_named_again(visit: Visit) -> None:
    cases.add_participant(visit, replace(SON, id=" zoon ", name=" de heer M. Karaca "))
    assert visit.conversation.name_of("zoon") == "de heer M. Karaca"
    assert [p.id for p in visit.conversation.participants].count("zoon") == 1


@pytest.mark.parametrize("told", [Told("Zij kookt.", "zoon"), Told("Ik kook.", "bewoner", via="tolk")])
def test_words_do_not_move_to_somebody_of_another_name(visit: Visit, told: Told) -> None:
    telling.record(visit, told)
    quoted = SON if told.speaker == "zoon" else INTERPRETER
    with pytest.raises(Refused, match="unknown_person"):
        cases.add_participant(visit, replace(quoted, name="iemand anders"))
    cases.add_participant(visit, replace(quoted, leads=True))
    assert visit.conversation.name_of(quoted.id) == quoted.name


def test_a_confirmation_does_not_move_either(visit: Visit) -> None:
    guess = telling.record(visit, Told("Zij kookt.", "zoon"))
    telling.confirm(visit, guess, "mentor")
    with pytest.raises(Refused, match="unknown_person"):
        cases.add_participant(visit, Participant("mentor", "mevrouw De Wit", Role.MENTOR))


def test_a_search_finds_words_and_says_only_that_somebody_searched(visit: Visit) -> None:
    said = telling.record(visit, Told("Ik kook zelf.", "bewoner"))
    hits = cases.search(visit.desk, "KOOK", begins=True)
    assert [(hit.conversation_id, hit.statement_id) for hit in hits] == [(visit.id, said)]
    assert cases.search(visit.desk, "  ", begins=True) == ()
    with store_of(visit).work() as work:
        lines = [(event, subject) for _, event, subject in work.audit.lines()]
    assert lines == [("case_opened", visit.id), ("conversation_changed", visit.id), ("searched", "")]
    visit.undo()
    assert cases.search(visit.desk, "kook", begins=False) == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [("Mevrouw Bos", "mevrouw Bos"), ("De heer Bos", "de heer Bos"), ("De Vries", "De Vries"), ("Truus", "Truus")],
)
def test_a_form_of_address_stands_in_the_middle_of_a_sentence(desk: Desk, given: str, said: str) -> None:
    visit = cases.open_case(desk, replace(CASE, form_of_address=given))
    assert visit.conversation.case.form_of_address == said


def test_a_case_is_corrected_with_what_was_there_in_the_log(visit: Visit) -> None:
    right = replace(CASE, resident="Mevrouw Z. Karaca-Aydin", reported=date(2026, 11, 20), speaks="ar")
    cases.correct_case(visit, right)
    assert visit.conversation.case == right
    change = visit.history.entries[-1].change
    assert change == CaseCorrected(right, CASE)
    (line,) = cases.summaries(visit.desk)
    assert (line.resident, line.reported) == ("Mevrouw Z. Karaca-Aydin", date(2026, 11, 20))
    last = {found.term: found.last_day for found in deadlines_of_visit(visit)}
    assert last[Term.INVESTIGATION] == date(2027, 1, 4)
    visit.undo()
    assert visit.conversation.case == CASE
    assert cases.summaries(visit.desk)[0].resident == CASE.resident


def test_a_correction_after_a_freeze_asks_for_a_new_version_and_leaves_the_old_one(visit: Visit) -> None:
    version = freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    with visit.desk.store.work() as work:
        before = work.reports.record(visit.id, version.kind, version.number)
    cases.correct_case(visit, replace(CASE, address="Andere straat 5"))
    assert visit.conversation.draft_since_freeze
    with visit.desk.store.work() as work:
        assert work.reports.record(visit.id, version.kind, version.number) == before


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"resident": " "}, "empty", "resident"),
        ({"reported": date(2026, 11, 25)}, "date_in_future", "reported"),
        ({"reported": date(2026, 11, 24)}, "reported_after_visit", "reported"),
        ({"speaks": "turks"}, "unknown_language", "speaks"),
        ({"case_number": "VB-2026-0001"}, "duplicate_case", "case_number"),
        ({}, "nothing_changed", ""),
    ],
)
def test_a_correction_that_cannot_be_is_refused(visit: Visit, wrong: dict[str, Any], code: str, field: str) -> None:
    cases.open_case(visit.desk, replace(CASE, case_number="VB-2026-0001"))
    appointments.record_decision(visit, Decision(date(2026, 11, 23)))
    with pytest.raises(Refused) as refused:
        cases.correct_case(visit, replace(CASE, **wrong))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit.conversation.case == CASE


def test_a_melding_cannot_come_after_what_was_said(visit: Visit) -> None:
    telling.record(visit, Told("Koken gaat niet meer.", "bewoner"))
    cases.correct_case(visit, replace(CASE, reported=date(2026, 11, 24)))
    visit.desk.clock.moment += timedelta(days=1)  # type: ignore[attr-defined]  # the clock of the tests
    with pytest.raises(Refused, match="reported_after_visit"):
        cases.correct_case(visit, replace(CASE, reported=date(2026, 11, 25)))
