"""The quiet channel: a line that may never be shared leaves no trace on any window but its own page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from keukentafel.domain.ports import StoreFull
from keukentafel.services import telling
from keukentafel.ui.catch.catch_line import CatchLine
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.shared.session import Session
from keukentafel.ui.story.quiet_page import QuietPage
from keukentafel.ui.style.theme import LIGHT
from tests.fakes.memory_store import MemoryStore, MemoryVault
from tests.ui.finding import button, pick, press, texts, type_line
from tests.ui.people_at_table import PASSPHRASE

SECRET = "Hij neemt mijn pas mee."


@pytest.fixture
def catch(qtbot: QtBot, visit_session: Session) -> CatchLine:
    widget = CatchLine(visit_session)
    visit_session.changed.connect(widget.refresh)
    qtbot.addWidget(widget)
    widget.resize(880, 300)
    widget.show()
    return widget


@pytest.fixture
def quiet(qtbot: QtBot, visit_session: Session) -> QuietPage:
    widget = QuietPage(visit_session)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def notes(session: Session) -> list[str]:
    return [note.text for note in session.visit.quiet_notes]


def on(page: QuietPage) -> list[str]:
    QCoreApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_mode_is_for_one_line_and_hardly_to_be_seen(catch: CatchLine, visit_session: Session) -> None:
    before = catch.line.placeholderText()
    size = catch.size()
    catch.toggle_quiet()
    assert catch.line.placeholderText() == before + "."
    assert catch.size() == size
    type_line(catch, "catch.text", SECRET, enter=True)
    assert notes(visit_session) == [SECRET]
    assert texts(visit_session) == []
    assert catch.line.placeholderText() == before
    type_line(catch, "catch.text", "Ik eet brood.", enter=True)
    assert notes(visit_session) == [SECRET]
    assert texts(visit_session) == ["Ik eet brood."]


def test_asked_again_the_mode_is_over(catch: CatchLine, visit_session: Session) -> None:
    catch.toggle_quiet()
    catch.toggle_quiet()
    type_line(catch, "catch.text", "Ik eet brood.", enter=True)
    assert texts(visit_session) == ["Ik eet brood."]


def test_a_quiet_line_needs_nobodys_name(catch: CatchLine, visit_session: Session) -> None:
    press(catch, "catch.source.carer")
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET, enter=True)
    assert notes(visit_session) == [SECRET]


def test_what_is_about_safety_at_home_goes_there_by_itself(catch: CatchLine, visit_session: Session) -> None:
    telling.open_private(visit_session.visit)
    pick(catch, "catch.about", "thuis_veilig")
    assert button(catch, "catch.share.never").isChecked()
    type_line(catch, "catch.text", SECRET, enter=True)
    assert notes(visit_session) == [SECRET]
    assert texts(visit_session) == []


def test_the_words_never_lie_among_the_drafts(
    catch: CatchLine, visit_session: Session, vault: MemoryVault
) -> None:
    type_line(catch, "catch.text", "Hij neemt")
    visit_session.drafts.flush()
    assert visit_session.visit.drafts.get("catch.text", "") == "Hij neemt"
    catch.toggle_quiet()
    catch.line.setText(SECRET)
    visit_session.drafts.flush()
    assert not any(vault.state.drafts.values())


def test_the_lock_keeps_a_quiet_line_that_was_being_typed(catch: CatchLine, visit_session: Session) -> None:
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET)
    visit_session.lock()
    assert catch.line.text() == ""
    visit_session.unlock(PASSPHRASE, new=False)
    assert notes(visit_session) == [SECRET]
    assert texts(visit_session) == []


def test_when_the_store_fails_the_line_stays_and_stays_quiet(
    catch: CatchLine, visit_session: Session, store: MemoryStore
) -> None:
    catch.toggle_quiet()
    store.fail_with = StoreFull()
    type_line(catch, "catch.text", SECRET, enter=True)
    assert catch.line.text() == SECRET
    store.fail_with = None
    QTest.keyClick(catch.line, Qt.Key.Key_Return)
    assert (notes(visit_session), texts(visit_session)) == ([SECRET], [])


def test_the_story_does_not_change_by_it(qtbot: QtBot, catch: CatchLine, visit_session: Session) -> None:
    page = StoryPage(visit_session, LIGHT)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    before = page.grab().toImage()
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET, enter=True)
    page.refresh()
    assert page.grab().toImage() == before


def test_nothing_to_undo_points_at_it(catch: CatchLine, visit_session: Session) -> None:
    type_line(catch, "catch.text", "Ik eet brood.", enter=True)
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET, enter=True)
    visit_session.visit.undo()
    assert (notes(visit_session), texts(visit_session)) == ([SECRET], [])


def test_the_page_reads_the_lines_back_and_forgets_them(
    qtbot: QtBot, catch: CatchLine, quiet: QuietPage, visit_session: Session
) -> None:
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET, enter=True)
    assert SECRET not in on(quiet)
    quiet.refresh()
    assert SECRET in on(quiet)
    with qtbot.waitSignal(quiet.closed):
        press(quiet, "quiet.back")
    assert SECRET not in on(quiet)
    quiet.refresh()
    visit_session.lock()
    assert SECRET not in on(quiet)


def test_escape_leaves_the_page(qtbot: QtBot, quiet: QuietPage) -> None:
    quiet.refresh()
    assert "Er zijn geen stille regels." in on(quiet)
    with qtbot.waitSignal(quiet.closed):
        QTest.keyClick(quiet, Qt.Key.Key_Escape)


def test_a_quiet_line_is_changed_and_taken_away_and_nothing_else_knows(
    catch: CatchLine, quiet: QuietPage, visit_session: Session, vault: MemoryVault
) -> None:
    catch.toggle_quiet()
    type_line(catch, "catch.text", SECRET, enter=True)
    before, trail, saves = visit_session.visit.history, vault.state.audit, visit_session.saves
    quiet.refresh()
    assert SECRET in on(quiet)
    press(quiet, "quiet.change")
    type_line(quiet, "quiet.text", "Hij neemt geld mee.", enter=True)
    assert notes(visit_session) == ["Hij neemt geld mee."]
    assert SECRET not in on(quiet)
    press(quiet, "quiet.remove")
    assert notes(visit_session) == ["Hij neemt geld mee."], "it asks once more"
    press(quiet, "quiet.remove")
    assert notes(visit_session) == []
    assert "Er zijn geen stille regels." in on(quiet)
    assert (visit_session.visit.history, vault.state.audit, visit_session.saves) == (before, trail, saves)
    assert not any(vault.state.drafts.values())
