"""One table of keys: nothing else names one, no two are the same, and none leads away from an act of signing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from keukentafel.ui.catch.source_keys import SOURCE_KEYS
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.consultant.shortcut_sheet import ShortcutSheet
from keukentafel.ui.parts.key_cap import KeyChip
from keukentafel.ui.shared.places import PLACES
from keukentafel.ui.shared.shortcuts import ASSUMED_KEY, IN_THE_LINE, IN_THE_STORY, SHORTCUTS

UI = Path(__file__).resolve().parents[2] / "keukentafel" / "ui"


def _named_keys(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("QKeySequence", "QShortcut"):
            yield node.lineno


def test_no_other_file_makes_a_key() -> None:
    files = [path for path in UI.rglob("*.py") if path.name != "shortcuts.py"]
    assert [path.name for path in files if list(_named_keys(path.read_text("utf-8")))] == []
    assert list(_named_keys('QShortcut(QKeySequence("Ctrl+K"), self)')) == [1, 1]


def test_no_two_keys_are_the_same() -> None:
    anywhere = [*chain(*(s.keys for s in SHORTCUTS.values())), *(place.key for place in PLACES)]
    anywhere += [*SOURCE_KEYS.values(), ASSUMED_KEY, *chain(*(s.keys for s in IN_THE_LINE.values()))]
    in_list = [shortcut.key for shortcut in IN_THE_STORY.values()]
    pressed = [QKeySequence(key).toString() for key in [*anywhere, *in_list]]
    assert len(set(pressed)) == len(pressed) and "" not in pressed


def test_every_key_of_the_window_is_in_the_table(main: MainWindow) -> None:
    known = {QKeySequence(key) for s in (*SHORTCUTS.values(), *IN_THE_LINE.values()) for key in s.keys}
    known |= {QKeySequence(place.key) for place in PLACES}
    known |= {QKeySequence(key) for key in (*SOURCE_KEYS.values(), ASSUMED_KEY)}
    bound = {shortcut.key() for shortcut in main.findChildren(QShortcut)}
    assert bound <= known
    assert {QKeySequence(s.key) for s in SHORTCUTS.values()} <= bound


def test_the_sheet_fits_a_small_screen(main: MainWindow) -> None:
    main.resize(1280, 720)
    sheet = ShortcutSheet(main.session.words, main)
    sheet.show()
    QApplication.processEvents()
    assert sheet.width() <= 1280 and sheet.height() <= 720
    sheet.close()
    sheet.deleteLater()


def test_urgency_is_called_the_same_in_the_window_the_table_and_the_handbook(main: MainWindow) -> None:
    chip = main.findChild(KeyChip, "flag.save")
    assert chip is not None and chip.accessibleName() == chip.text() == "Spoed"
    assert IN_THE_STORY["flag"].title.startswith("Spoed:")
    handbook = (UI.parents[1] / "docs" / "handleiding.md").read_text("utf-8")
    assert f"| {IN_THE_STORY['flag'].key} | {IN_THE_STORY['flag'].title} |" in handbook
    assert "kies bij de uitspraak **Spoed**" in handbook


LEADING_AWAY = ["Ctrl+1", "Ctrl+5", "Ctrl+9", "Ctrl+K", "Ctrl+Home", "Ctrl+Shift+J", "Alt+L", "Ctrl+Z"]


@pytest.mark.parametrize("key", LEADING_AWAY)
def test_no_key_leaves_the_page_where_somebody_signs(main: MainWindow, key: str) -> None:
    before = main.place
    main.sign()
    QApplication.processEvents()
    pressed = QKeySequence(key)[0]  # type: ignore[index]
    QTest.keyClick(QApplication.focusWidget() or main, pressed.key(), pressed.keyboardModifiers())
    QApplication.processEvents()
    assert main.stack.currentWidget() is main.signing and main.place == before
    assert main.session.has_visit


def test_one_key_comes_to_the_line_and_escape_goes_back_to_the_letter(main: MainWindow) -> None:
    main.go("needs")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "veilig")
    QTest.keyClick(field, Qt.Key.Key_Left)
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert main.catch.line.hasFocus()
    QTest.keyClicks(main.catch.line, "Ik eet brood.")
    QTest.keyClick(main.catch.line, Qt.Key.Key_Return)
    QTest.keyClick(main.catch.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, "X")
    assert field.text() == "veiliXg"  # type: ignore[attr-defined]
    assert main.place == "needs"


def test_listening_hides_all_but_the_line_and_one_key_ends_it(main: MainWindow) -> None:
    main.resident.show_prompt("A2")
    main.activateWindow()
    main.catch.take_focus()
    QTest.keyClicks(main.catch.line, "Ik eet brood.")
    QTest.keyClick(main.catch.line, Qt.Key.Key_Return)
    QTest.keyClick(main.catch.line, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert main.catch.line.isVisible() and main.catch.line.hasFocus()
    assert not any(part.isVisible() for part in (main.header, main.rail, main.aside, main.visit.page_stack))
    assert main.resident.is_blank
    QTest.keyClick(main.catch.line, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert all(part.isVisible() for part in (main.header, main.rail, main.visit.page_stack))
