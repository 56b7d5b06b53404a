"""The invented people of the tests in this folder."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.people import (
    CaseDetails,
    Contact,
    InterpreterKind,
    Participant,
    Role,
    Via,
)

PASSPHRASE = "vier losse woorden samen"

CASE = CaseDetails(
    resident="Mevrouw Z. Karaca",
    form_of_address="mevrouw Karaca",
    born=date(1957, 3, 2),
    address="Steilestraat 4",
    neighbourhood="Oude Haven",
    municipality="voorbeeld",
    case_number="VB-2026-0142",
    reported=date(2026, 11, 13),
    reported_by="de huisarts",
    receipt_confirmed=date(2026, 11, 16),
    speaks="tr",
    reads="",
    lives_alone=True,
)

SON = Participant("zoon", "de heer K. Karaca", Role.CHILD, contact=Contact.MONTHLY)
INTERPRETER = Participant(
    "tolk",
    "tolk 20417",
    Role.INTERPRETER,
    interpreter=InterpreterKind.PROFESSIONAL,
    via=Via.PHONE,
    language="tr",
)
