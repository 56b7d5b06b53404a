"""A conversation that stopped early makes a report too: what is open is said plainly, without excuses."""

from __future__ import annotations

from dataclasses import replace

from keukentafel.domain import changes as c
from keukentafel.domain.checks import CHECKS, Level, findings
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import deadlines_of
from keukentafel.domain.history import applied
from keukentafel.domain.needs import Need, Problem, Support
from keukentafel.domain.people import Participant, Role
from keukentafel.domain.report.annex_document import compose_annex
from keukentafel.domain.report.report_open import KIND_OF, UNTOLD
from keukentafel.domain.report.report_parts import OpenKind
from keukentafel.domain.signing import Ended, Motivation, ReportKind
from keukentafel.report.open_points import RESEARCH, TALK
from tests.report import uysal
from tests.report.conftest import Room, broken_rules, text_of


def _bare() -> Conversation:
    conversation = Conversation(replace(uysal.CASE, lives_alone=False), uysal.BEGAN)
    partner = Participant("p1", "de heer A. Uysal", Role.PARTNER, lives_in=True)
    for change in (
        c.ParticipantAdded(partner),
        c.NeedStated(Need("h1", "{alles} te regelen", "het rustig wordt")),
        c.GapMotivated(Motivation("letter_g", "", "GEHEIM-WAAROM: mevrouw was moe")),
    ):
        conversation = applied(conversation, change)
    return conversation


def test_every_gap_has_words_and_nothing_else_has() -> None:
    gaps = {check.code for check in CHECKS if check.level is Level.GAP}
    assert set(KIND_OF) == gaps - UNTOLD
    assert set(TALK) | set(RESEARCH) == set(OpenKind)
    assert not set(TALK) & set(RESEARCH)


def test_an_interrupted_visit_tells_what_is_open_and_no_motivation(room: Room) -> None:
    document = room.document(_bare(), ended=Ended.INTERRUPTED)
    printed = room.press.concept(document)
    text = text_of(printed.pdf)
    assert "Het gesprek is eerder gestopt." in text
    assert "Nog te bespreken" in text and "Nog te onderzoeken" in text
    assert "vraag 1: wat de heer A. Uysal in huis kan doen" in printed.open
    assert "Apart gesprek komt nog" in text
    assert "GEHEIM-WAAROM" not in text + room.press.record(document).decode()
    assert "Help mij {alles} te regelen, zodat het rustig wordt." in text
    assert broken_rules(printed.pdf) == []


def test_what_is_open_for_many_questions_is_said_once(room: Room) -> None:
    conversation = _bare()
    for number in range(2, 6):
        conversation = applied(conversation, c.NeedStated(Need(f"h{number}", f"nummer {number} te doen", "het lukt")))
    for number in (1, 2, 4, 5):
        conversation = applied(conversation, c.ProblemRecorded(Problem(f"h{number}", "Het lukt niet.", f"p{number}")))
    for number in (2, 3, 4):
        conversation = applied(conversation, c.SupportDetermined(Support(f"h{number}", "iemand die helpt")))
    told = room.press.concept(room.document(conversation)).open
    assert "vragen 1 tot en met 5: wat u zelf kunt" in told
    assert "vragen 1 tot en met 5: wat de heer A. Uysal in huis kan doen" in told
    assert "vraag 3: wat het probleem precies is" in told
    assert "vragen 1 en 5: welke hulp nodig is, en hoeveel" in told
    assert len(told) == len(set(told))


def test_the_motivation_stands_in_the_annex(room: Room) -> None:
    conversation = _bare()
    document = room.document(conversation, ReportKind.INVESTIGATION)
    calendar = room.library.calendar()
    annex = compose_annex(
        conversation, document, findings=findings(conversation, uysal.FROZEN.date(), calendar),
        deadlines=deadlines_of(conversation, calendar), report_sha256="a" * 64, record_sha256="b" * 64,
        anchors=(("costs", 3),), at=uysal.FROZEN,
    )  # fmt: skip
    costs = next(answer for answer in annex.letters if answer.key == "g")
    assert (costs.pages, costs.open, len(costs.motivated)) == ((3,), (), 1)
    printed = room.press.annex(annex, room.key, uysal.FROZEN)
    text = text_of(printed.pdf)
    assert "GEHEIM-WAAROM: mevrouw was moe." in text
    assert "vraag 1, de heer A. Uysal" in text
    assert room.press.verify(printed.pdf).exit_code == 0


def test_a_question_that_was_taken_back_has_no_terms(room: Room) -> None:
    printed = room.press.concept(room.document(_bare(), ended=Ended.WITHDRAWN))
    text = " ".join(text_of(printed.pdf).split())
    assert "U heeft uw vraag ingetrokken." in text
    assert "Het onderzoek gaat niet door." in text
    assert "Het onderzoek is uiterlijk" not in text and "beslist de gemeente" not in text
    assert broken_rules(printed.pdf) == []
