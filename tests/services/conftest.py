"""A visit at the desk: the real services over a store in memory, the real library, and a print room that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.people import CaseDetails, Participant, Role
from keukentafel.handover.letter_box import HandoverBox
from keukentafel.services import cases
from keukentafel.services.desk import Desk
from keukentafel.services.visit import Visit
from tests.fakes.kept_exits import KeptExits
from tests.fakes.memory_store import MemoryVault
from tests.ui.fake_press import FakePress
from tests.ui.people_at_table import INTERPRETER, SON

ROOT = Path(__file__).resolve().parents[2]

CASE = CaseDetails(
    resident="Mevrouw Z. Karaca",
    form_of_address="mevrouw Karaca",
    born=date(1957, 3, 2),
    address="Steilestraat 4",
    municipality="voorbeeld",
    case_number="VB-2026-0142",
    reported=date(2026, 11, 13),
    speaks="tr",
    reads="",
)
MENTOR = Participant("mentor", "mevrouw B. Vos", Role.MENTOR)


@dataclass
class TableClock:
    """A clock that moves one second whenever somebody looks, so that nothing happens at the same moment."""

    moment: datetime = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def exits() -> KeptExits:
    return KeptExits()


@pytest.fixture
def desk(library: ResourceLibrary, exits: KeptExits) -> Desk:
    store = MemoryVault().create("vier losse woorden samen")
    return Desk(store, TableClock(), library, FakePress, exits, HandoverBox())


@pytest.fixture
def visit(desk: Desk) -> Visit:
    """A visit of mevrouw Karaca with her son, a mentor and an interpreter on the phone."""
    opened = cases.open_case(desk, CASE)
    for person in (SON, MENTOR, INTERPRETER):
        cases.add_participant(opened, person)
    return opened
