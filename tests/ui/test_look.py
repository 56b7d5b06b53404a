"""Every text can be read in every palette, and nothing is cut off where letters are large or the window is small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from keukentafel.domain.needs import Need
from keukentafel.services import needing
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.parts.page import Fold
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS
from keukentafel.ui.style.look import Look, palette_for
from keukentafel.ui.style.theme import CONTRAST, DARK, LIGHT, Palette, qt_palette, style_sheet
from tests.ui.clipped import cut_off, overlapping

pytestmark = pytest.mark.slow

ENOUGH = 4.5
"""WCAG 2.2, 1.4.3: the contrast of text and what is behind it."""

ENOUGH_FOR_A_MARK = 3.0
"""WCAG 2.2, 1.4.11: what is not text but carries meaning."""

TEXT_ON_GROUND = (
    *((text, ground) for text in ("ink", "quiet", "focus", "warn") for ground in ("paper", "card")),
    *(("on_ink", ground) for ground in ("ink", "focus", "network")),
    *((shell, f"{shell}_soft") for shell in ("own", "network", "general", "tailored")),
    *(("ink", f"{shell}_soft") for shell in ("own", "network", "general", "tailored")),
)


def _light(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    parts = QColor(colour)
    return 0.2126 * linear(parts.redF()) + 0.7152 * linear(parts.greenF()) + 0.0722 * linear(parts.blueF())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_every_text_can_be_read(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= ENOUGH


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
@pytest.mark.parametrize("mark", ["focus", "dot", "own", "network", "general", "tailored", "warn"])
@pytest.mark.parametrize("ground", ["paper", "card"])
def test_every_mark_and_every_ring_of_focus_can_be_seen(palette: Palette, mark: str, ground: str) -> None:
    assert contrast(getattr(palette, mark), getattr(palette, ground)) >= ENOUGH_FOR_A_MARK


def test_the_measure_of_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_system_says_which_palette() -> None:
    scheme, preference = Qt.ColorScheme, Qt.ContrastPreference
    assert palette_for(scheme.Light, preference.NoPreference) is LIGHT
    assert palette_for(scheme.Unknown, preference.NoPreference) is LIGHT
    assert palette_for(scheme.Dark, preference.NoPreference) is DARK
    assert palette_for(scheme.Dark, preference.HighContrast) is CONTRAST


@pytest.fixture
def look(own_style: QApplication) -> Iterator[Look]:
    made = Look(own_style, 100, lambda _percent: None)
    yield made
    made.deleteLater()


def test_text_goes_from_100_to_200_percent_and_is_kept(own_style: QApplication) -> None:
    kept: list[int] = []
    look = Look(own_style, 190, kept.append)
    for steps in (1, 1, -1, 0, -1):
        look.ask_text_size(steps)
    assert kept == [200, 190, 100], "what changes nothing is not kept again"
    assert own_style.styleSheet() == style_sheet(LIGHT)


def test_keys_ask_for_another_size_of_text(main: MainWindow) -> None:
    asked: list[int] = []
    main.text_size_asked.connect(asked.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        QTest.keyClick(main.catch.line, key, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1, 1, -1, 0]
    assert {"text_larger", "text_smaller", "text_ordinary"} <= set(SHORTCUTS)


def test_painted_by_hand_and_by_sheet_change_together(look: Look, qapp: QApplication) -> None:
    painted = look.palette
    look.paint_with(DARK)
    assert painted is look.palette and painted == DARK
    assert qapp.palette() == qt_palette(DARK)
    assert replace(painted) == DARK and LIGHT != DARK


SCREENS = (
    (1280, 720, 100, LIGHT), (1280, 720, 150, DARK), (1280, 720, 200, LIGHT),
    (1440, 900, 100, CONTRAST), (1920, 1080, 150, DARK), (3840, 2160, 100, LIGHT),
)  # fmt: skip


@pytest.mark.parametrize(("width", "height", "percent", "palette"), SCREENS)
def test_nothing_is_cut_off(
    look: Look, request: pytest.FixtureRequest, visit_session: Session,
    width: int, height: int, percent: int, palette: Palette,
) -> None:  # fmt: skip
    look.paint_with(palette)
    look.ask_text_size((percent - 100) // 10)
    main: MainWindow = request.getfixturevalue("main")
    needing.state_need(visit_session.visit, Need("h1", "veilig naar buiten te kunnen", "ik mensen zie", ("wonen",)))
    look.follow_window(main)
    main.resize(width, height)
    for place in PLACES:
        main.go(place.id)
        for fold in main.pages[place.id].findChildren(Fold):
            fold.set_open(True)
        for _ in range(4):
            QCoreApplication.processEvents()
        assert main.width() == width, "the window itself does not grow"
        assert cut_off(main.visit) == [], place.id
        assert overlapping(main.visit) == [], place.id
        assert main.pages[place.id].height() >= 150, "the page keeps room beside the catch line"
        assert main.catch.line.isVisible() and main.catch.geometry().bottom() < main.visit.height()


def test_where_there_is_no_room_beside_the_page_a_key_brings_it(
    look: Look, main: MainWindow
) -> None:
    main.resize(1280, 720)
    look.ask_text_size(10)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert main.rail.isVisible() and not main.aside.isVisible()
    QTest.keyClick(main.catch.line, Qt.Key.Key_F7)
    assert main.aside.isVisible() and not main.rail.isVisible()
    assert main.aside.line.hasFocus()
    look.ask_text_size(0)
    for _ in range(3):
        QCoreApplication.processEvents()
    assert main.aside.isVisible() and main.rail.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_refusal_at_the_door_squeezes_nothing(
    look: Look, main: MainWindow, visit_session: Session, percent: int
) -> None:
    main.resize(1280, 720)
    look.ask_text_size((percent - 100) // 10)
    visit_session.lock()
    line = main.unlock.findChild(QLineEdit, "unlock.passphrase")
    button = main.unlock.findChild(QPushButton, "unlock.open")
    assert line is not None and button is not None
    line.setText("een wachtzin die niet past")
    button.click()
    for _ in range(3):
        QCoreApplication.processEvents()
    assert cut_off(main.unlock) == []
    for widget in (line, button):
        assert widget.height() >= widget.minimumSizeHint().height(), widget.objectName()
