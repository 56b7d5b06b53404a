"""Judging files in a window, with and without an open store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from keukentafel.content.library import ResourceLibrary
from keukentafel.i18n import Catalogue
from keukentafel.report.press import PrintRoom
from keukentafel.report.sealing.keys import make_self_signed, open_pkcs12
from keukentafel.report.sealing.seal import seal
from keukentafel.ui.consultant.main_window import MainWindow
from keukentafel.ui.report.verify_page import VerifyPage
from keukentafel.ui.report.verify_window import VerifyWindow
from keukentafel.ui.shared.session import Session
from tests.report.sealing.sample import sample
from tests.report.sealing.tampering import text_added
from tests.ui.conftest import ROOT
from tests.ui.people_at_table import PASSPHRASE

AT = datetime(2026, 11, 24, 14, 3, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def sealed() -> tuple[bytes, bytes]:
    """A report with its first seal, and with both."""
    key = open_pkcs12(make_self_signed("Gemeente Voorbeeldstad", "Zegel", AT, b"geheim"), b"geheim")
    first = seal(sample(part=2), "bewoner", key, None, "Gelezen", AT, certify=True)
    return first, seal(first, "consulent", key, None, "Vastgesteld", AT, certify=False)


@pytest.fixture
def window(qtbot: QtBot, session: Session, library: ResourceLibrary) -> VerifyWindow:
    """The window of a reviewer, with the real print room."""
    resources = ROOT / "resources"
    room = PrintRoom(library, resources / "fonts", resources / "colour" / "sRGB.icc")
    made = VerifyWindow(session.words, room.verify_together, tuple)
    qtbot.addWidget(made)
    return made


def texts(page: QWidget) -> list[str]:
    return [found.text() for found in page.findChildren(QLabel) if found.isVisibleTo(page)]


def drop(target: QWidget, *paths: Path) -> bool:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at, copy, left, none = QPoint(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    enter = QDragEnterEvent(at, copy, mime, left, none.NoModifier)
    QApplication.sendEvent(target, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(at, copy, mime, left, none.NoModifier))
    return True


def kept(tmp_path: Path, data: bytes, name: str = "verslag.pdf") -> Path:
    (tmp_path / name).write_bytes(data)
    return tmp_path / name


def first_block(page: QWidget) -> QFrame:
    found = page.findChild(QFrame, "verify.verdict")
    assert isinstance(found, QFrame)
    return found


class TestReviewer:
    def test_the_verdict_comes_first_and_is_read_aloud_at_once(
        self, window: VerifyWindow, sealed: tuple[bytes, bytes], tmp_path: Path, qtbot: QtBot
    ) -> None:
        window.open_with([kept(tmp_path, sealed[1])])
        qtbot.waitUntil(lambda: window.page.property("verdict") == 0)
        headline = "Compleet en niet veranderd, met een sleutel die hier niet bekend is"
        said = texts(first_block(window.page))
        assert said[:3] == ["verslag.pdf", "!", headline]
        assert window.focusWidget() is first_block(window.page)
        assert f"let op: {headline}" in first_block(window.page).accessibleName()

    @pytest.mark.parametrize(
        ("change", "headline"),
        [("cut", "Niet compleet"), ("added", "Veranderd na het verzegelen"), ("none", "Niet te lezen")],
    )
    def test_what_is_wrong_has_a_sign_and_a_word(
        self, window: VerifyWindow, sealed: tuple[bytes, bytes], tmp_path: Path, change: str, headline: str
    ) -> None:
        data = {"cut": sealed[0], "added": text_added(sealed[1]), "none": b"geen pdf"}[change]
        window.page.judge([kept(tmp_path, data)])
        block = first_block(window.page)
        assert texts(block)[1:3] == ["\u2717", headline]
        assert f"fout: {headline}" in block.accessibleName()
        assert window.page.property("verdict") in (1, 2)

    def test_every_block_can_be_reached_with_tab(
        self, window: VerifyWindow, sealed: tuple[bytes, bytes], tmp_path: Path
    ) -> None:
        window.page.judge([kept(tmp_path, sealed[1])])
        blocks = [frame for frame in window.page.findChildren(QFrame) if frame.property("role") == "told"]
        assert len(blocks) >= 4
        assert all(block.accessibleName() and block.focusPolicy() & Qt.FocusPolicy.TabFocus for block in blocks)

    def test_nothing_of_a_file_stays(self, window: VerifyWindow, sealed: tuple[bytes, bytes], tmp_path: Path) -> None:
        window.page.judge([kept(tmp_path, sealed[1], "mevrouw-x.pdf")])
        window.show()
        before = sorted(tmp_path.iterdir())
        window.close()
        assert "mevrouw-x.pdf" not in " ".join(texts(window.page))
        assert window.page.property("verdict") == -1
        assert sorted(tmp_path.iterdir()) == before
        assert window.windowTitle() == "Keukentafel"

    def test_a_file_that_is_not_there_is_said(self, window: VerifyWindow, tmp_path: Path) -> None:
        window.page.judge([tmp_path / "weg.pdf"])
        assert "Dit bestand is er niet, of mag niet gelezen worden." in texts(window.page)


    def test_the_verdict_is_in_the_language_of_the_window(
        self, session: Session, library: ResourceLibrary, sealed: tuple[bytes, bytes], tmp_path: Path, qtbot: QtBot
    ) -> None:
        resources, english = ROOT / "resources", Catalogue("ui", "en", ROOT / "translations")
        room = PrintRoom(
            library, resources / "fonts", resources / "colour" / "sRGB.icc", words_in=lambda _language: english
        )
        made = VerifyWindow(english, lambda files: room.verify_together(files, "en"), tuple)
        qtbot.addWidget(made)
        made.page.judge([kept(tmp_path, sealed[1])])
        said = " ".join(texts(made.page))
        assert "Complete and unchanged" in said and "24 November 2026" in said
        assert "zegel" not in said


class TestWays:
    @pytest.fixture
    def asked(self, visit_session: Session, tmp_path: Path) -> list[Path]:
        chosen = [kept(tmp_path, b"iets")]
        visit_session.doors.ask_reports = lambda: tuple(chosen)
        return chosen

    def test_from_the_agenda_and_back(self, main: MainWindow, asked: Sequence[Path]) -> None:
        main.session.close_visit()
        press(main.start, "start.verify")
        page = main.stack.currentWidget()
        assert isinstance(page, VerifyPage)
        press(page, "verify.choose")
        assert page.property("verdict") == 0
        press(page, "verify.back")
        assert main.stack.currentWidget() is main.start
        assert page.property("verdict") == -1

    def test_from_the_locked_door_without_a_passphrase(self, main: MainWindow, asked: Sequence[Path]) -> None:
        main.session.lock()
        assert drop(main.unlock, *asked)
        page = main.stack.currentWidget()
        assert isinstance(page, VerifyPage)
        assert page.property("verdict") == 0 and not main.session.is_unlocked
        QTest.keyClick(page, Qt.Key.Key_Escape)
        assert main.stack.currentWidget() is main.unlock

    def test_dropped_on_the_agenda_and_the_lock_takes_it_away(self, main: MainWindow, asked: Sequence[Path]) -> None:
        main.session.close_visit()
        assert drop(main.start, *asked)
        page = main.stack.currentWidget()
        assert isinstance(page, VerifyPage)
        main.session.lock()
        assert main.stack.currentWidget() is main.unlock
        assert page.property("verdict") == -1
        assert main.session.unlock(PASSPHRASE, new=False) == ""
        assert main.stack.currentWidget() is main.start

    def test_a_dropped_file_is_not_typed_into_a_line(self, main: MainWindow) -> None:
        assert main.unlock.findChildren(QLineEdit)
        main.session.lock()
        assert not any(line.acceptDrops() for line in main.unlock.findChildren(QLineEdit))

    def test_nor_into_a_line_of_a_form_that_is_made_later(self, main: MainWindow) -> None:
        main.session.close_visit()
        main.start.begin_new()
        lines = [line for line in main.start.findChildren(QLineEdit) if line.objectName() == "case.resident"]
        assert [line.acceptDrops() for line in lines] == [False]

    def test_what_is_no_file_is_not_taken(self, main: MainWindow) -> None:
        main.session.lock()
        assert not drop(main.unlock)
        assert main.stack.currentWidget() is main.unlock


def press(widget: QWidget, name: str) -> None:
    button = widget.findChild(QPushButton, name)
    assert isinstance(button, QPushButton) and button.isVisibleTo(widget), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
