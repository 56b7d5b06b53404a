"""On every page Tab goes as one reads: down a column, along a line, whatever was made or offered later."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from keukentafel.domain.agreements import Agreement
from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.needs import Need
from keukentafel.domain.shells import HelpLine, Outcome, Part, Shell, ShellJudgement
from keukentafel.services import agreeing, needing, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))
SHOPPING = Need("h2", "elke week eten in huis te hebben", "ik niet hoef te vragen", ("huis",))
PAGES = [place.id for place in PLACES]


@pytest.fixture
def told(visit_session: Session) -> Session:
    """Something of everything that pages list and offer, told before any page was seen."""
    visit = visit_session.visit
    for need in (STAIRS, SHOPPING):
        needing.state_need(visit, need)
    for text in ("Ik kook elke dag.", "Mijn zoon komt soms."):
        telling.record(visit, Told(text, "bewoner"))
    needing.place_help(visit, HelpLine("h1", Part.CARE, "zoon", "boodschappen", "elke week"))
    needing.judge_shell(visit, ShellJudgement("h1", Shell.OWN_STRENGTH, Outcome.PARTLY, "alleen met de leuning"))
    needing.describe_carer(visit, CarerSituation(CarerAnswer.YES, "zoon", "de boodschappen"))
    agreeing.agree(visit, Agreement("zoon", "de leuning vastzetten", visit_session.desk.today()))
    agreeing.write_view(visit, "De trap is te steil.")
    return visit_session


def stops(page: QWidget) -> list[QWidget]:
    """What Tab comes by on that page, in order."""
    first = QApplication.focusWidget()
    assert first is not None
    found, here = [], first
    for _ in range(500):
        if page.isAncestorOf(here):
            found.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        here = now
        if here is first:
            return found
    raise AssertionError("Tab does not come round")


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def goes_back(first: QWidget, then: QWidget) -> bool:
    """Whether the second stands before the first for who reads."""
    one, two = place_of(first), place_of(then)
    same_column = one.left() < two.right() and two.left() < one.right()
    same_line = one.top() < two.bottom() and two.top() < one.bottom()
    return (same_column and two.bottom() <= one.top()) or (same_line and two.right() <= one.left())


def backwards(page: QWidget) -> list[str]:
    walked = stops(page)
    assert walked, "Tab does not come here"
    return [f"{a.objectName()} then {b.objectName()}" for a, b in combinations(walked, 2) if goes_back(a, b)]


@pytest.mark.parametrize("unfolded", [False, True], ids=["as it is", "all unfolded"])
@pytest.mark.parametrize("again", [False, True], ids=["first time", "opened again"])
@pytest.mark.parametrize("place", PAGES)
def test_tab_goes_in_reading_order(
    told: Session, main: MainWindow, place: str, again: bool, unfolded: bool
) -> None:
    main.resize(1440, 900)
    if again:
        main.go(place)
        opened = told.visit.id
        told.close_visit()
        told.open_visit(Visit(told.desk, opened))
    main.go(place)
    if unfolded:
        for fold in main.pages[place].findChildren(Fold):
            fold.set_open(True)
    main.catch.take_focus()
    for _ in range(5):
        # Heights that follow from widths have their places only after a few rounds.
        QApplication.processEvents()
    assert backwards(main.pages[place]) == []
