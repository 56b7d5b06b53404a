"""What a consultant looks for without scrolling: the story, the questions, the life domains, the four shells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.needs import Need
from keukentafel.services import needing, telling
from keukentafel.services.telling import Told
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.prompt_row import DomainRow, PromptRow
from keukentafel.ui.shells.rings import Rings
from keukentafel.ui.story.statement_list import StatementList
from keukentafel.ui.style.theme import LIGHT, style_sheet
from tests.ui.finding import find

SMALL, USUAL = (1280, 720), (1440, 900)
TOLD = "Vorige week dinsdag zag ik Emine. Mijn dochter belt elke dag, mijn zoons hebben het druk op hun werk."


def settle() -> None:
    for _ in range(8):
        QApplication.processEvents()


def whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def left_of(widget: QWidget, main: MainWindow) -> int:
    return widget.mapTo(main, QPoint(0, 0)).x()


@pytest.fixture
def told(main: MainWindow) -> MainWindow:
    """After a talk apart, with two ratings: everything that stands around the story is there."""
    visit = main.session.visit
    for _ in range(10):
        telling.record(visit, Told(TOLD, "bewoner", about="mensen"))
    telling.open_private(visit)
    telling.record(visit, Told("Ik durf mijn dochter niet te bellen.", "bewoner"))
    telling.end_private(visit)
    for _ in range(9):
        telling.record(visit, Told(TOLD, "bewoner", about="mensen"))
    for domain in ("wonen", "huis"):
        telling.rate(visit, DomainRating(domain, Rating.BARELY))
    main.session.changed.emit()
    main.go("story")
    return main


@pytest.mark.parametrize(("size", "least"), [(SMALL, 4), (USUAL, 6)], ids=["small", "usual"])
def test_the_story_is_the_page(told: MainWindow, size: tuple[int, int], least: int) -> None:
    told.resize(*size)
    settle()
    rows = find(told, StatementList, "story.statements")
    seen = rows.viewport().visibleRegion().boundingRect()
    places = [rows.visualRect(rows.story.index(place, 0)) for place in range(len(rows.story.rows))]
    two_lines = [place for place in places if place.height() > 3 * rows.fontMetrics().lineSpacing()]
    assert len(two_lines) == 19, "each of these takes two lines of words and one of what belongs to them"
    assert sum(seen.contains(place) for place in two_lines) >= least
    for name in ("private.open", "story.private.show", "fold.rate", "story.ratings.huis"):
        assert whole(find(told, QPushButton, name)), name


def test_the_ratings_stand_on_the_line_of_their_fold(told: MainWindow) -> None:
    told.resize(*SMALL)
    settle()
    fold, rated = find(told, QPushButton, "fold.rate"), find(told, QPushButton, "story.ratings.huis")
    assert fold.mapTo(told, fold.rect().center()).y() == rated.mapTo(told, rated.rect().center()).y()


@pytest.mark.parametrize("size", [SMALL, USUAL], ids=["small", "usual"])
def test_beside_the_page_questions_and_life_domains_are_in_sight(main: MainWindow, size: tuple[int, int]) -> None:
    main.resize(*size)
    main.go("story")
    main.resident.set_language("tr")
    settle()
    assert all(whole(row) for row in main.aside.findChildren(PromptRow) if not row.isHidden())
    domains = main.aside.findChildren(DomainRow)
    assert len(domains) == 15
    assert [row.objectName() for row in domains if not whole(row)] == []
    assert whole(find(main, QWidget, "aside.language.review")), "that nobody read the translation is always in sight"
    assert all(row.words.height() < 2 * row.words.fontMetrics().height() for row in domains), "each on one line"


def test_a_short_name_is_said_whole(main: MainWindow) -> None:
    row = find(main, DomainRow, "aside.domain.zin")
    assert row.words.text() == "Zin"
    assert row.accessibleName() == row.toolTip() == "Wat uw leven zin geeft"


def test_page_and_catch_line_begin_at_one_edge(told: MainWindow) -> None:
    for size in (SMALL, USUAL, (2560, 1440)):
        told.resize(*size)
        settle()
        assert left_of(told.pages["story"].heading, told) == left_of(told.catch.line, told)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_whole_drawing_is_in_sight_however_large_the_letters(
    own_style: QApplication, main: MainWindow, scale: float
) -> None:
    needing.state_need(main.session.visit, Need("h1", "veilig mijn huis in en uit te komen", "ik zelf kan winkelen"))
    needing.state_need(main.session.visit, Need("h2", "mijn huis schoon te houden", "ik gasten kan ontvangen"))
    own_style.setStyleSheet(style_sheet(LIGHT, scale))
    main.session.changed.emit()
    main.resize(*SMALL)
    main.go("shells")
    settle()
    rings = find(main, Rings, "rings")
    radius = min(rings.width(), rings.height()) / 2
    outermost = QRect(0, 0, round(2 * radius), round(2 * radius))
    outermost.moveCenter(rings.rect().center())
    assert rings.visibleRegion().boundingRect().contains(outermost.adjusted(5, 5, -5, -5))
    chips = [find(main, QPushButton, name) for name in ("shells.need.h1", "shells.need.h2", "shells.map")]
    assert len({chip.mapTo(main, QPoint(0, 0)).y() for chip in chips}) == 1
    assert all(whole(chip) for chip in chips)
    assert chips[0].accessibleName() == "veilig mijn huis in en uit te komen"
