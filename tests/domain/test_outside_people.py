"""Who counts as an outside person: a sober rule about words, so its limits are written down here."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.agreements import Consent
from keukentafel.domain.changes import Change
from keukentafel.domain.outside_people import consented, document_consented, outsiders_in
from keukentafel.domain.people import Role
from tests.domain import builders as b

SON_HERE = b.person("zoon", Role.CHILD, "de heer M. Bakker")
SON_AWAY = b.person("oudste", Role.CHILD, "Kees Bakker", present=False)
SON_TOO = b.person("zoon_2", Role.CHILD, "de heer P. Bakker")
DAUGHTER_AWAY = b.person("dochter", Role.CHILD, "Ayla Bakker", present=False)
DOCTOR_HERE = b.person("dokter", Role.GENERAL_PRACTITIONER, "dokter Bos")
WIFE_WHO_CARES = b.person("vrouw", Role.PARTNER, "mevrouw Jansen", carer=True)
NURSE_HERE = b.person("wijkzuster", Role.CARE_WORKER, "wijkverpleegkundige El Amrani")


@pytest.mark.parametrize(
    ("text", "people", "labels"),
    [
        ("de zoon belt zelf", (SON_HERE,), []),
        ("beide zoons bellen", (SON_HERE,), ["zoons"]),
        ("beide zoons bellen", (SON_HERE, SON_TOO), []),
        ("de dochter bellen", (SON_HERE,), ["dochter"]),
        ("mevrouw Bakker bellen", (SON_AWAY,), []),
        ("Kees bellen", (SON_AWAY,), ["Kees"]),
        ("Ayla en de dochter bellen", (DAUGHTER_AWAY,), ["dochter"]),
        ("huisarts bellen", (DOCTOR_HERE,), []),
        ("wijkverpleging en huisarts bellen", (NURSE_HERE,), ["huisarts"]),
        ("ERGOTHERAPEUT bellen", (), ["ergotherapeut"]),
        ("de fysiotherapeute en woonstichting De Haard bellen", (), ["fysiotherapeute", "woonstichting"]),
        ("het FACT-team en de kinderarts bellen", (), ["fact", "kinderarts"]),
        ("de mantelzorger is ingestort", (WIFE_WHO_CARES,), []),
        ("de mantelzorger is ingestort", (), ["mantelzorger"]),
        ("samen naar de vrouwengroep", (), []),
        ("tweede leuning laten plaatsen", (), []),
        ("collega wijkteam inlichten", (), []),
        ("De Ster bellen voor vrijdag", (b.helps("Boodschappendienst De Ster"),), []),
        ("Boodschappendienst De Ster bellen", (b.helps("Boodschappendienst De Ster"),), ["Boodschappendienst De Ster"]),
    ],
)
def test_who_is_outside(text: str, people: tuple[Change, ...], labels: list[str]) -> None:
    assert [o.label for o in outsiders_in(text, b.a_conversation(*people))] == labels


def given_to(to: str, until: date | None = None, revoked: bool = False) -> tuple[Consent, ...]:
    return (Consent(to, "de hulpvraag", "advies", b.TODAY, until, revoked=revoked),)


@pytest.mark.parametrize(
    ("consents", "day", "expected"),
    [
        (given_to("dochter"), b.TODAY, True),
        (given_to("Ayla"), b.TODAY, True),
        (given_to("haar dochter Ayla"), b.NEXT_WEEK, True),
        (given_to("zoon"), b.TODAY, False),
        (given_to("dochter"), b.LETTER_DAY, False),
        (given_to("dochter", until=b.TODAY), b.NEXT_WEEK, False),
        (given_to("dochter", revoked=True), b.TODAY, False),
        ((), b.TODAY, False),
    ],
)
def test_a_consent_is_for_whom_it_names_from_its_day_to_its_end(
    consents: tuple[Consent, ...], day: date, expected: bool
) -> None:
    (ayla,) = outsiders_in("Ayla bellen", b.a_conversation(DAUGHTER_AWAY))
    assert consented(ayla, consents, day) is expected


@pytest.mark.parametrize(
    ("to", "expected"), [("ergotherapeut", True), ("ergotherapie De Linde", True), ("huisarts", False), ("zoon", False)]
)
def test_a_document_needs_consent_for_who_made_it(to: str, expected: bool) -> None:
    assert document_consented("advies ergotherapeut", given_to(to), b.TODAY) is expected


@given(st.text(max_size=60))
def test_any_text_is_read_and_nobody_is_named_twice(text: str) -> None:
    found = outsiders_in(text, b.a_conversation(SON_HERE, DAUGHTER_AWAY, b.helps("Emine")))
    assert all(not one.forms & two.forms for n, one in enumerate(found) for two in found[n + 1 :])
