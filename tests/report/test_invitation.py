"""The letter before a visit: when, where and who, in the resident's language and in Dutch, on a valid page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.domain.appointments import Appointment
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.interpreting import GenderWish, InterpreterPlan
from keukentafel.domain.invitation import Invitation, invitation_for
from keukentafel.domain.preparing import ConsultantSafety, Preparation, VisitWishes
from tests.report import uysal
from tests.report.conftest import Room, broken_rules, from_the_left, text_of

VISIT = Appointment("b1", date(2026, 11, 20), time(10, 30), minutes=45)
SECRET = "qzxvergeetmijniet"


def letter(room: Room, language: str, conversation: Conversation, today: date = date(2026, 11, 16)) -> Invitation:
    library = room.library
    profile = library.profile(conversation.case.municipality)
    assert VISIT.at is not None
    return invitation_for(
        conversation, VISIT, VISIT.at, consultant="Ria de Wit", language=language, profile=profile,
        calendar=library.calendar(), today=today,
    )  # fmt: skip


@pytest.fixture
def conversation() -> Conversation:
    return uysal.at_the_table()


@pytest.mark.parametrize("language", ["nl", "tr", "ar", "ti"])
def test_the_letter_says_when_and_who_in_dutch_and_is_valid(
    room: Room, conversation: Conversation, language: str
) -> None:
    printed = room.press.invitation(letter(room, language, conversation), uysal.FROZEN)
    text = " ".join(text_of(printed.pdf).split()).replace("\u2068", "").replace("\u2069", "")
    assert "De afspraak is op vrijdag 20 november 2026 om 10:30 uur." in text
    assert "Ria de Wit" in text
    assert not printed.missing
    assert broken_rules(printed.pdf) == []


def test_a_translated_letter_has_its_own_words_before_the_dutch(room: Room, conversation: Conversation) -> None:
    dutch = room.press.invitation(letter(room, "nl", conversation), uysal.FROZEN)
    turkish = room.press.invitation(letter(room, "tr", conversation), uysal.FROZEN)
    title = room.library.invitation("tr").title.text
    assert title in text_of(turkish.pdf) and title not in text_of(dutch.pdf)
    assert (dutch.pages, turkish.pages) == (2, 3)


def test_a_heading_on_the_line_of_its_text_is_a_sentence(room: Room, conversation: Conversation) -> None:
    turkish = room.press.invitation(letter(room, "tr", conversation), uysal.FROZEN)
    text = " ".join(text_of(turkish.pdf).split())
    assert "U mag zelf een plan maken. U mag zelf opschrijven" in text
    assert "Komt het niet uit? Bel" in text


@pytest.mark.parametrize(("place", "named"), [("", ""), ("Thuis", ""), ("bij de dochter", "bij de dochter")])
def test_the_letter_names_the_address_of_a_visit_at_home(
    room: Room, conversation: Conversation, place: str, named: str
) -> None:
    library = room.library
    profile = library.profile(conversation.case.municipality)
    visit, today = replace(VISIT, place=place), VISIT.on
    made = invitation_for(
        conversation, visit, time(10, 30), consultant="Ria", language="nl", profile=profile,
        calendar=library.calendar(), today=today,
    )  # fmt: skip
    assert made.address == (named or conversation.case.address)


def test_what_does_not_hold_is_left_out(room: Room, conversation: Conversation) -> None:
    assert letter(room, "nl", conversation).left_out == ()
    booked = InterpreterPlan(language="tr", gender=GenderWish.WOMAN, booked_on=date(2026, 11, 14))
    arranged = replace(conversation, preparation=Preparation(interpreter=booked))
    late = letter(room, "nl", arranged, today=date(2026, 12, 1))
    assert late.left_out == ("plan.until", "interpreter.tell", "interpreter.wish")


def test_nothing_that_is_for_the_consultant_alone_is_in_the_letter(room: Room, conversation: Conversation) -> None:
    sheet = Preparation(wishes=VisitWishes(SECRET, SECRET), safety=ConsultantSafety(risk=SECRET, back_by=SECRET))
    secret = letter(room, "tr", replace(conversation, preparation=sheet))
    assert secret == letter(room, "tr", conversation)


@pytest.mark.parametrize(
    "words", ["Steilestraat4,3311XXVoorbeeldstad", "mevrouwUysal", "RiadeWit", "0780000000", "10:30"]
)
def test_what_is_not_arabic_runs_from_left_to_right_on_an_arabic_page(
    room: Room, conversation: Conversation, words: str
) -> None:
    lines = from_the_left(room.press.invitation(letter(room, "ar", conversation), uysal.FROZEN).pdf)
    assert any(words in line for line in lines), lines


def test_a_day_runs_from_right_to_left_on_an_arabic_page(room: Room, conversation: Conversation) -> None:
    lines = from_the_left(room.press.invitation(letter(room, "ar", conversation), uysal.FROZEN).pdf)
    numbers = ["".join(char for char in line if char.isdigit() or char == ":") for line in lines]
    # From the left: the time, the year, the day of the month; each in its own order.
    assert any("10:30202620" in line for line in numbers), numbers


FREE = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u0645\u0631\u062d\u0628\u0627 {}()\n\u2067\u202e"),
    min_size=1, max_size=60,
)  # fmt: skip


@given(FREE, FREE, st.sampled_from(["nl", "tr", "ar"]))
@settings(max_examples=12, suppress_health_check=list(HealthCheck))
def test_any_name_and_address_give_a_valid_letter(room: Room, name: str, address: str, language: str) -> None:
    ordinary = letter(room, language, uysal.at_the_table())
    printed = room.press.invitation(replace(ordinary, name=name, consultant=name, address=address), uysal.FROZEN)
    assert broken_rules(printed.pdf) == []
    assert "10:30" in text_of(printed.pdf)
