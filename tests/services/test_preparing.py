"""What is arranged before the visit: what is taken, what is refused, and what never leaves the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from keukentafel.domain.appointments import Appointment, Channel
from keukentafel.domain.contact import ContactProfile, ReminderStep
from keukentafel.domain.interpreting import Interpretation, InterpreterPlan, LanguageHelp, LineQuality, Subject
from keukentafel.domain.loose_papers import PaperKind
from keukentafel.domain.preparing import ConsultantSafety, HomeAccess, VisitWishes
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import appointments, cases, closing, freezing, papers, preparing
from keukentafel.services.visit import Visit
from tests.ui.people_at_table import SON

SISTER = InterpreterPlan(LanguageHelp.RELATIVE, "tr", wanted=True, speaks_both=True)
CALL = ReminderStep(Channel.PHONE, 2)
WATCH_OUT = ConsultantSafety(risk="boze buurman", risk_source="politie", risk_until=date(2027, 1, 1))

Act = Callable[[Visit], None]


@pytest.mark.parametrize(
    ("act", "code", "field"),
    [
        (lambda v: preparing.describe_contact(v, ContactProfile()), "empty", "ways"),
        (lambda v: preparing.plan_reminder(v, ReminderStep(Channel.PHONE, 61)), "bad_days_before", "days_before"),
        (lambda v: preparing.drop_reminder(v, CALL), "unknown_reminder", "step"),
        (
            lambda v: preparing.plan_interpreter(v, replace(SISTER, help=LanguageHelp.MINOR)),
            "minor_interpreter",
            "help",
        ),
        (lambda v: preparing.plan_interpreter(v, SISTER), "informal_interpreter_without_reason", "reason"),
        (
            lambda v: preparing.plan_interpreter(v, replace(SISTER, subjects=(Subject.COUPLE,), reason="spoed")),
            "unfit_interpreter",
            "help",
        ),
        (lambda v: preparing.plan_interpreter(v, InterpreterPlan(language="xx")), "unknown_language", "language"),
        (lambda v: preparing.record_interpretation(v, Interpretation("zoon")), "unknown_person", "interpreter"),
        (
            lambda v: preparing.record_interpretation(v, Interpretation("tolk", time(11), time(10))),
            "times_reversed",
            "ended",
        ),
        (
            lambda v: preparing.record_interpretation(v, Interpretation("tolk", took_over_from="tolk")),
            "unknown_person",
            "took_over_from",
        ),
        (lambda v: preparing.arrange_safety(v, replace(WATCH_OUT, risk_source=" ")), "empty", "risk_source"),
        (lambda v: preparing.arrange_safety(v, replace(WATCH_OUT, risk_until=None)), "empty", "risk_until"),
        (
            lambda v: preparing.arrange_safety(v, replace(WATCH_OUT, risk_until=date(2026, 11, 1))),
            "dates_reversed",
            "risk_until",
        ),
        (
            lambda v: cases.add_participant(v, replace(SON, came_at=time(11), left_at=time(10))),
            "times_reversed",
            "left_at",
        ),
    ],
)
def test_what_is_not_taken_says_why(visit: Visit, act: Act, code: str, field: str) -> None:
    before = visit.conversation
    with pytest.raises(Refused) as refused:
        act(visit)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit.conversation is before


def test_a_weaker_choice_is_taken_with_its_reason(visit: Visit) -> None:
    preparing.plan_interpreter(visit, replace(SISTER, reason="de bewoner koos haar zelf"))
    assert visit.conversation.preparation.interpreter == replace(SISTER, reason="de bewoner koos haar zelf")


def test_a_rung_is_said_anew_and_taken_away(visit: Visit) -> None:
    preparing.plan_reminder(visit, CALL)
    preparing.plan_reminder(visit, replace(CALL, what="in het Turks"))
    assert visit.conversation.preparation.ladder == (replace(CALL, what="in het Turks"),)
    preparing.drop_reminder(visit, replace(CALL, what="in het Turks"))
    assert not visit.conversation.preparation.ladder


def test_a_risk_has_a_day_on_which_it_was_noted_and_one_after_which_it_is_gone(visit: Visit) -> None:
    preparing.arrange_safety(visit, WATCH_OUT)
    safety = visit.conversation.preparation.safety
    assert safety is not None and safety.noted_on == visit.desk.today()
    assert safety.risk_on(date(2027, 1, 1)) == "boze buurman"
    assert safety.risk_on(date(2027, 1, 2)) == ""


def test_an_interpreter_who_takes_over_stands_beside_the_first(visit: Visit) -> None:
    cases.add_participant(visit, replace(visit.conversation.interpreters[0], id="tolk2", name="tolk 31100"))
    preparing.record_interpretation(visit, Interpretation("tolk", time(10, 2), time(10, 30), LineQuality.BROKEN))
    preparing.record_interpretation(visit, Interpretation("tolk2", time(10, 35), took_over_from="tolk"))
    preparing.record_interpretation(visit, Interpretation("tolk", time(10, 2), time(10, 31), LineQuality.BROKEN))
    told = visit.conversation.preparation.interpretations
    assert [(one.interpreter, one.ended, one.took_over_from) for one in told] == [
        ("tolk", time(10, 31), ""), ("tolk2", None, "tolk"),
    ]  # fmt: skip


HEARS, SPOKEN = "Horen: {what}.", "Praten: {what}."


def test_the_briefing_tells_how_to_speak_only_where_somebody_said_so(visit: Visit) -> None:
    _title, before = preparing.briefing(visit, "ik", "en", HEARS, SPOKEN)
    assert not [line for line in before if line.startswith(("Horen", "Praten"))]
    preparing.describe_contact(visit, ContactProfile(hears_sees="links zitten."))
    _title, lines = preparing.briefing(visit, "ik", "en", HEARS, SPOKEN)
    assert lines == (*before[:-1], "Horen: links zitten.", before[-1])


def test_the_briefing_says_who_is_in_the_room_and_how_long_it_takes(visit: Visit) -> None:
    appointments.make_appointment(visit, Appointment("", date(2026, 11, 24), time(10), minutes=45))
    cases.add_participant(visit, replace(SON, left_at=time(10, 30)))
    _title, lines = preparing.briefing(visit, "ik", "en", HEARS, SPOKEN)
    text = " ".join(lines)
    assert "mevrouw Karaca" in text and "en ik" in text and "45 minuten" in text
    assert SON.name not in text and "tolk 20417" not in text


SECRET = "qzxvergeetmijniet"


def test_what_is_arranged_beforehand_is_in_no_record_report_annex_or_audit(visit: Visit) -> None:
    preparing.describe_contact(visit, ContactProfile((Channel.PHONE,), SECRET, None, SECRET, SECRET, SECRET, SECRET))
    preparing.plan_reminder(visit, replace(CALL, what=SECRET))
    preparing.record_wishes(visit, VisitWishes(SECRET, SECRET, wants_private=True))
    preparing.plan_interpreter(visit, replace(SISTER, reason=SECRET, dialect=SECRET, reference=SECRET))
    preparing.describe_home(visit, HomeAccess(SECRET, SECRET, dog=True))
    preparing.arrange_safety(visit, ConsultantSafety(True, SECRET, SECRET, SECRET, SECRET, None, date(2027, 1, 1)))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    with visit.desk.store.work() as work:
        record = work.reports.record(visit.id, ReportKind.CONVERSATION, 1)
        audit = repr(work.audit.lines())
    assert SECRET.encode() not in record
    assert SECRET not in audit
    assert SECRET not in repr(freezing.draft_document(visit, ReportKind.INVESTIGATION))
    for kind in ("report", "annex"):
        assert SECRET.encode() not in closing.sealed_now(visit, kind).file.pdf


def test_arranging_something_does_not_make_a_definitive_report_a_concept_again(visit: Visit) -> None:
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    preparing.describe_home(visit, HomeAccess("alleen"))
    assert not visit.conversation.draft_since_freeze
    preparing.record_interpretation(visit, Interpretation("tolk", time(10)))
    assert visit.conversation.draft_since_freeze


def test_a_paper_about_nobody_leaves_by_the_exit_and_is_in_the_audit_trail(visit: Visit) -> None:
    paper, printed = papers.prepare_paper(visit, PaperKind.RIGHTS)
    assert paper.language == preparing.language_of_letter(visit)
    assert paper.plan_until is not None
    assert paper.file_name == f"rechten-{paper.language}.pdf"
    path = Path("map") / paper.file_name
    papers.let_paper_out(visit, paper, printed, path)
    with visit.desk.store.work() as work:
        _, event, subject = work.audit.lines()[-1]
    assert (event, subject) == ("exported", f"{visit.id} rights-{paper.language}")


def test_a_paper_in_a_language_that_nobody_knows_is_refused(visit: Visit) -> None:
    with pytest.raises(Refused) as refused:
        papers.prepare_paper(visit, PaperKind.GLOSSARY, "xx")
    assert (refused.value.code, refused.value.field) == ("unknown_language", "lang")
