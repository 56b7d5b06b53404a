"""The page of the shells: the drawing is what one sees first, and the words stand where they leave it its room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from keukentafel.domain.needs import Need
from keukentafel.services import needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.pages.shells import ShellsPage
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.rings import Rings
from tests.ui.finding import button, find, press


@pytest.fixture
def at_shells(main: MainWindow, visit_session: Session) -> MainWindow:
    """The consultant's window at the shells of two needs."""
    visit = visit_session.visit
    needing.state_need(visit, Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan"))
    needing.state_need(visit, Need("h2", "mijn huis schoon en op orde te houden", "ik gasten kan ontvangen"))
    press(main, "rail.shells")
    return main


def test_the_drawing_comes_first_where_there_is_little_room(at_shells: MainWindow) -> None:
    page = at_shells.pages["shells"]
    at_shells.resize(1280, 720)
    settle()
    rings, sentence = find(page, Rings, "rings"), find(page, QLabel, "shells.sentence")
    assert not page.heading.isVisible()
    assert rings.visibleRegion().boundingRect() == rings.rect()
    assert rings.height() > page.viewport().height() * 3 // 4
    judge = button(page, "fold.shell")
    assert judge.visibleRegion().boundingRect() == judge.rect()
    assert top(sentence, page) > top(judge, page), "what one can do with the shell comes before the plan in words"


def test_the_sentence_comes_before_the_words_of_the_shell_where_there_is_room_for_both(at_shells: MainWindow) -> None:
    page = at_shells.pages["shells"]
    at_shells.resize(1440, 900)
    settle()
    sentence, judge = find(page, QLabel, "shells.sentence"), button(page, "fold.shell")
    assert top(sentence, page) < top(judge, page)
    at_shells.resize(1280, 720)
    settle()
    at_shells.resize(1440, 900)
    settle()
    assert top(sentence, page) < top(judge, page)


def test_beside_the_picture_of_all_stands_first_where_it_leans(at_shells: MainWindow) -> None:
    page = at_shells.pages["shells"]
    assert isinstance(page, ShellsPage)
    at_shells.resize(1280, 720)
    settle()
    assert page.needs.sentence.isVisible()
    press(page, "shells.map")
    settle()
    assert not page.needs.sentence.isVisible(), "what one need is for is not what all are for"
    assert top(find(page, QLabel, "shells.sentence"), page) < page.viewport().height() / 3
    press(page, "shells.map")
    settle()
    assert page.needs.sentence.isVisible()


def test_the_heading_stands_beside_the_chips_where_they_fit_on_one_line(at_shells: MainWindow) -> None:
    page = at_shells.pages["shells"]
    at_shells.resize(1900, 900)
    settle()
    assert page.heading.isVisible()
    press(page, "shells.map")
    settle()
    assert page.heading.isVisible(), "a chip more moves nothing"


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def top(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, 0)).y()
