"""Every outcome of signing is a complete one, and drawings belong to the version they were made for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from keukentafel.domain.press import Press
from keukentafel.domain.report.addendum import Addendum, EarlierAnswer
from keukentafel.domain.report.report_parts import ActLine, RemarkLine, Standing, Who
from keukentafel.domain.signing import Act, How, ReportKind
from keukentafel.report.press import drawing_of
from keukentafel.report.record import sha256_of
from tests.report import uysal
from tests.report.conftest import Room, Visit, broken_rules, text_of
from tests.report.unsealed import unsealed_report

RESIDENT = Who("mevrouw Uysal", Standing.RESIDENT)
NEIGHBOUR = Who("mevrouw De Wit", Standing.OTHER)
LATER = uysal.FROZEN + timedelta(minutes=3)


def _act(act: Act, how: How, by: Who = RESIDENT, **more: object) -> ActLine:
    line = ActLine(by, act, how, LATER, heard_by="", witness="", ground="", need=0, insists=False)
    return replace(line, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (_act(Act.CORRECT, How.CROSS, witness="mevrouw De Wit"), "Klopt: mevrouw Uysal, met een kruisje, 24 november"),
        (_act(Act.CORRECT, How.CROSS, witness="mevrouw De Wit"), "getuige: mevrouw De Wit"),
        (_act(Act.INCORRECT, How.SPOKEN, heard_by="consulent"), "Klopt niet: mevrouw Uysal, hardop gezegd"),
        (_act(Act.INCORRECT, How.SPOKEN, heard_by="consulent"), "gehoord door de consulent"),
        (_act(Act.CORRECT, How.REFUSED), "Klopt dit verslag? Wilde dit niet: mevrouw Uysal, 24 november"),
        (_act(Act.RECEIVED, How.UNABLE), "Kon dit niet: mevrouw Uysal, 24 november"),
        (_act(Act.RECEIVED, How.LATER), "Doet dit later: mevrouw Uysal, 24 november"),
        (_act(Act.PARTLY, How.BY_REPRESENTATIVE, NEIGHBOUR, ground="mentor"), "als vertegenwoordiger"),
        (_act(Act.PARTLY, How.BY_REPRESENTATIVE, NEIGHBOUR, ground="mentor"), "grond: mentor"),
        (_act(Act.APPLICATION_YES, How.SPOKEN, need=1, insists=True), "ook zonder dat het verslag was gelezen"),
        (_act(Act.APPLICATION_NO, How.SPOKEN, need=1), "U kunt later altijd nog een aanvraag doen."),
        (_act(Act.CORRECT, How.ON_PAPER, came_in=date(2026, 12, 1)), "Klopt: mevrouw Uysal, op papier getekend"),
        (_act(Act.CORRECT, How.ON_PAPER, came_in=date(2026, 12, 1)), "het papier kwam terug op 1 december 2026"),
    ],
)
def test_each_outcome_is_told(room: Room, visit: Visit, act: ActLine, told: str) -> None:
    pdf = unsealed_report(room.press, visit.record, Addendum(acts=(act,)))
    assert told in text_of(pdf)


def test_a_no_on_an_earlier_paper_still_leaves_the_way_open_and_a_later_yes_ends_it(room: Room, visit: Visit) -> None:
    before = EarlierAnswer(_act(Act.APPLICATION_NO, How.SPOKEN, need=1), ReportKind.CONVERSATION, 1)
    yes = _act(Act.APPLICATION_YES, How.SPOKEN, need=1)
    papers = (Addendum(acts=acts, earlier=(before,)) for acts in ((), (yes,)))
    told = [text_of(unsealed_report(room.press, visit.record, paper)) for paper in papers]
    assert ["U kunt later altijd nog een aanvraag doen." in text for text in told] == [True, False]


def test_an_earlier_paper_that_came_back_later_is_told_beside_its_question_and_as_that_paper(
    room: Room, visit: Visit
) -> None:
    received = _act(Act.RECEIVED, How.ON_PAPER, came_in=date(2026, 12, 1))
    late = Addendum(earlier=(EarlierAnswer(received, ReportKind.CONVERSATION, 1),))
    text = text_of(unsealed_report(room.press, visit.record, late))
    told = "Eerder, bij het gespreksverslag, versie 1: gekregen, mevrouw Uysal, het papier kwam terug op 1 december"
    assert told in text
    assert text.index(told) < text.index("Klopt dit verslag?"), "not an answer about applying"


def test_the_last_answer_is_that_of_the_day_on_which_it_came(room: Room, visit: Visit) -> None:
    no = _act(Act.APPLICATION_NO, How.ON_PAPER, need=1, came_in=date(2026, 12, 1))
    yes = _act(Act.APPLICATION_YES, How.SPOKEN, need=1)
    paper = Addendum(acts=(yes,), earlier=(EarlierAnswer(no, ReportKind.CONVERSATION, 1),))
    assert "U kunt later altijd nog een aanvraag doen." in text_of(unsealed_report(room.press, visit.record, paper))


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ((), "Klopt dit verslag? niet ingevuld: \u2610 klopt \u2610 klopt deels \u2610 klopt niet Wilt u"),
        ((_act(Act.CORRECT, How.LATER),), "10:53 uur. \u2610 klopt \u2610 klopt deels \u2610 klopt niet Wilt u"),
        ((_act(Act.CORRECT, How.REFUSED),), "Klopt dit verslag? Wilde dit niet: mevrouw Uysal, 24 november 2026, "
         "10:53 uur. Wilt u"),
        ((_act(Act.PARTLY, How.SPOKEN),), "hardop gezegd, 24 november 2026, 10:53 uur. Wilt u"),
    ],
)  # fmt: skip
def test_on_the_paper_at_home_there_is_a_box_to_tick_where_nobody_answered(
    room: Room, visit: Visit, acts: tuple[ActLine, ...], told: str
) -> None:
    text = text_of(unsealed_report(room.press, visit.record, Addendum(acts=acts)))
    assert told in text.replace("\u00a0", " ")
    assert "Tekent u op papier?" in text


def test_the_paper_of_who_answered_everything_asks_for_no_pen(room: Room, visit: Visit) -> None:
    given = (Act.RECEIVED, Act.READ, Act.CORRECT)
    acts = [_act(act, How.SPOKEN) for act in given]
    acts += [_act(Act.APPLICATION_NO, How.SPOKEN, need=number) for number in (1, 2)]
    text = text_of(unsealed_report(room.press, visit.record, Addendum(acts=tuple(acts))))
    assert "\u2610" not in text and "Tekent u op papier?" not in text


def test_what_was_refused_gives_no_answer(room: Room, visit: Visit) -> None:
    act = _act(Act.APPLICATION_NO, How.REFUSED, need=1)
    text = text_of(unsealed_report(room.press, visit.record, Addendum(acts=(act,))))
    assert "U kunt later altijd nog" not in text
    assert "Nee, nu niet:" not in text


def test_without_any_act_every_line_is_open_and_the_file_is_incomplete(room: Room, visit: Visit) -> None:
    printed = room.press.report(visit.record, Addendum(), room.key, LATER)
    assert text_of(printed.pdf).count("niet ingevuld") == 7
    verdict = room.press.verify(printed.pdf)
    assert verdict.exit_code == 1
    assert "Er is geen zegel voor de kant van de consulent." in verdict.lines


def test_a_remark_is_printed_as_it_was_typed(room: Room, visit: Visit) -> None:
    typed = "Niet   waar!! {name} – vraag het Emine, 100%"
    remark = RemarkLine(RESIDENT, typed, LATER)
    text = text_of(unsealed_report(room.press, visit.record, Addendum(remarks=(remark,))))
    assert " ".join(typed.split()) in text
    assert visit.document.remarks == ()


def test_what_came_after_belongs_to_its_version_until_the_next_one(room: Room, visit: Visit) -> None:
    frozen_later = uysal.frozen(uysal.at_the_table(), ReportKind.CONVERSATION, uysal.FROZEN + timedelta(seconds=5), "")
    reacted = uysal.signed(frozen_later, "")
    assert [line.text for line in room.addendum(visit.document, reacted).remarks] == [
        "Ik wil liever niet verhuizen. De moskee is hier."
    ]
    before = replace(reacted, versions=())
    second = uysal.frozen(before, ReportKind.CONVERSATION, uysal.FROZEN, "")
    second = uysal.frozen(second, ReportKind.INVESTIGATION, uysal.FROZEN + timedelta(minutes=1), "")
    addendum = room.addendum(visit.document, second)
    assert addendum.remarks == ()
    assert len(addendum.acts) == 5


def test_a_drawing_for_another_version_is_not_taken(visit: Visit) -> None:
    digest = sha256_of(visit.record)
    mine = _act(Act.CORRECT, How.DRAWN, drawing=uysal.strokes(digest))
    other = _act(Act.RECEIVED, How.DRAWN, drawing=uysal.strokes("0" * 64))
    consultant = _act(Act.CONSULTANT, How.DRAWN, Who("", Standing.CONSULTANT), drawing=uysal.strokes(digest))
    acts = Addendum(acts=(mine, other, consultant))
    assert drawing_of(acts, Standing.RESIDENT, digest) is mine.drawing
    assert drawing_of(acts, Standing.CONSULTANT, digest) is consultant.drawing
    assert drawing_of(Addendum(acts=(other,)), Standing.RESIDENT, digest) is None


def test_a_concept_says_so_has_no_fields_and_no_keywords(room: Room, visit: Visit) -> None:
    printed = room.press.concept(visit.document)
    text = text_of(printed.pdf)
    assert text.count("CONCEPT") == printed.pages
    assert "Ondertekening" not in text
    assert broken_rules(printed.pdf) == []


def test_a_page_as_a_picture(room: Room, visit: Visit) -> None:
    picture = room.press.page_picture(visit.printed.pdf, 0, 300)
    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20], "big") == 300
    with pytest.raises(IndexError):
        room.press.page_picture(visit.printed.pdf, visit.printed.pages, 300)


def test_the_print_room_is_what_the_domain_asks_for(room: Room) -> None:
    press: Press = room.press
    known = press.make_key("Gemeente Voorbeeldstad", uysal.BEGAN)
    press.trust(known)
    assert known != room.key


def test_verify_never_raises(room: Room, visit: Visit) -> None:
    for data in (b"", b"niets", visit.printed.pdf[:5000], visit.printed.pdf[:-900]):
        assert room.press.verify(data).exit_code in (1, 2)
