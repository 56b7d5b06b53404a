"""Over every window of the consultant: no clipped word, room for a hand, a name and a role for who hears it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.domain.needs import Need
from keukentafel.services import needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.consultant.shortcut_sheet import ShortcutSheet
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.look import Look
from keukentafel.ui.style.theme import LIGHT, style_sheet
from keukentafel.ui.style.window_growth import growth
from keukentafel.ui.vault.trail_page import TrailPage
from tests.ui.clipped import cut_off, overlapping, shown, too_small_for_a_hand, unheard
from tests.ui.finding import find, press

pytestmark = pytest.mark.slow

STAIRS = Need("h1", "veilig mijn huis in en uit te komen", "ik zelf naar de winkel kan", ("wonen",))
GARDEN = Need("h2", "mijn huis schoon en mijn was gedaan te krijgen", "ik gasten kan ontvangen", ("huis",))


def _unlock(main: MainWindow) -> QWidget:
    main.session.lock()
    return main.unlock


def _recovery(main: MainWindow) -> QWidget:
    main.session.lock()
    press(main, "unlock.forgotten")
    return main.unlock


def _start(main: MainWindow) -> QWidget:
    main.session.close_visit()
    return main.start


def _new_case(main: MainWindow) -> QWidget:
    main.session.close_visit()
    press(main, "start.new")
    return main.start


def _vault(main: MainWindow) -> QWidget:
    main.session.close_visit()
    press(main, "start.vault")
    return main.start


def _trail(main: MainWindow) -> QWidget:
    main.session.close_visit()
    press(main, "start.vault")
    press(main, "vault.trail")
    return find(main, TrailPage, "paper")


def _case(main: MainWindow) -> QWidget:
    main.start_ways.show_case()
    for fold in main.start_ways.page.findChildren(Fold):
        fold.set_open(True)
    return main.start_ways.page


def _signing(main: MainWindow) -> QWidget:
    main.go("report")
    main.sign()
    return main.signing


def _listening(main: MainWindow) -> QWidget:
    main.toggle_listening()
    return main.visit


def _more(main: MainWindow) -> QWidget:
    main.go("story")
    press(main, "catch.more")
    return main.visit


def _checks(main: MainWindow) -> QWidget:
    main.checks.toggle()
    return main.visit


def _keys(main: MainWindow) -> QWidget:
    main._show_keys()
    return find(main, ShortcutSheet, "shortcut_sheet")


def _quiet(main: MainWindow) -> QWidget:
    main._show_quiet()
    return main.quiet


def _place(place: str) -> Callable[[MainWindow], QWidget]:
    def show(main: MainWindow) -> QWidget:
        main.go(place)
        for fold in main.pages[place].findChildren(Fold):
            fold.set_open(True)
        return main.visit

    return show


Ways = dict[str, Callable[[MainWindow], QWidget]]
AT_THE_TABLE: Ways = {
    **{place.id: _place(place.id) for place in PLACES}, "more": _more, "checks": _checks, "listening": _listening,
    "keys": _keys, "quiet": _quiet, "signing": _signing,
}  # fmt: skip
AT_THE_DESK: Ways = {"case": _case, "start": _start, "new_case": _new_case, "vault": _vault, "trail": _trail}
AT_THE_DOOR: Ways = {"unlock": _unlock, "recovery": _recovery}
WALKS = {"at_the_table": AT_THE_TABLE, "at_the_desk": AT_THE_DESK, "at_the_door": AT_THE_DOOR}
"""Each is one walk through one open program, and each window is looked at as it is met on the way."""

SIZES = (100, 150, 200)


@pytest.fixture
def at_table(main: MainWindow, visit_session: Session) -> MainWindow:
    for need in (STAIRS, GARDEN):
        needing.state_need(visit_session.visit, need)
    main.resize(1280, 720)
    return main


def _settle() -> None:
    for _ in range(6):
        QCoreApplication.processEvents()


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, own_style: QApplication) -> None:
    """The text is so many percent of the ordinary before there is a window."""
    own_style.setStyleSheet(style_sheet(LIGHT, request.param / 100))


@pytest.mark.usefixtures("sized")
@pytest.mark.parametrize("walk", WALKS)
def test_no_word_is_clipped_a_hand_finds_its_place_and_everything_is_heard(
    at_table: MainWindow, walk: str
) -> None:
    for name, show in WALKS[walk].items():
        shown_now = show(at_table)
        _settle()
        assert shown_now.isVisible() and shown(shown_now), name
        assert (name, cut_off(shown_now), overlapping(shown_now)) == (name, [], [])
        assert (name, too_small_for_a_hand(shown_now), unheard(shown_now)) == (name, [], [])


def test_a_chip_says_whether_it_is_on(at_table: MainWindow) -> None:
    at_table.go("carers")
    for chip in (w for w in shown(at_table.visit) if isinstance(w, QPushButton) and w.property("role") == "chip"):
        interface = QAccessible.queryAccessibleInterface(chip)
        assert interface is not None
        if chip.isCheckable():
            assert interface.state().checkable and interface.state().checked == chip.isChecked(), chip.objectName()


def test_everything_grows_calmly_with_the_window(own_style: QApplication, qtbot: QtBot) -> None:
    look = Look(own_style, 100, lambda _percent: None)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    look.follow_window(window)
    scales = []
    for size in ((1280, 720), (1440, 900), (1920, 1080), (2560, 1440), (3840, 2160)):
        window.resize(*size)
        _settle()
        scales.append(look.scale)
    assert scales[:2] == [1.0, 1.0] and scales == sorted(scales) and scales[-1] == 1.6
    assert growth(window.size()) == 1.6
    later = Look(own_style, 100, lambda _percent: None)
    later.follow_window(window)
    assert later.scale == 1.6, "a window that has grown already"
    later.deleteLater()
    look.ask_text_size(10)
    assert look.scale == 2.0, "never larger than the largest that is asked for"
    look.deleteLater()


@pytest.mark.parametrize("place", [place.id for place in PLACES if place.id not in ("shells", "report")])
def test_a_line_is_never_longer_than_can_be_read(main: MainWindow, place: str) -> None:
    main.resize(2400, 900)
    main.go(place)
    _settle()
    page = main.pages[place]
    column = page.column.contentsRect()
    # An "n" is wider than most letters: this many hold about 75.
    assert column.width() <= page.fontMetrics().horizontalAdvance("n") * 92
    parts = [one.geometry() for one in shown(page) if one.parentWidget() is page.widget()]
    middle = (min(part.left() for part in parts) + max(part.right() for part in parts)) / 2
    assert abs(middle - page.viewport().width() / 2) < 12
