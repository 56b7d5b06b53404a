"""The consultant's window: one page at a time, the rail beside it, the catch line beneath it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QStackedWidget

from keukentafel.i18n import format_time
from keukentafel.ui.vault.unlock_page import UnlockPage

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from keukentafel.ui.parts.calm_line import CalmLine
    from keukentafel.ui.report.signing_page import SigningPage
    from keukentafel.ui.resident.resident_screen import ResidentScreen
    from keukentafel.ui.shared.session import Session
    from keukentafel.ui.style.theme import Palette

IDLE_CHECKPOINT_MS = 3000


class MainWindow(QMainWindow):
    """Unlock page, start page, the visit, and the signing page that shows only one act.

    The window title is the name of the program and never that of a person. Only the unlock page is there at the first
    paint. Whoever shows the window calls `furnish_a_little` after that: first for the keys and all that watches over
    the window, then in idle moments while the passphrase is typed. What is not there by then is made at the unlocking.
    """

    text_size_asked = Signal(int)
    """Larger (1), smaller (-1), or as it was at first (0)."""
    furnishing = Signal()
    """Once, by the first `furnish_a_little`: what the first paint did without, and nobody may miss after it."""

    def __init__(self, session: Session, resident: ResidentScreen, palette: Palette) -> None:
        super().__init__()
        self.session = session
        self.resident = resident
        self.setObjectName("main")
        self.setWindowTitle("Keukentafel")
        self.resize(1440, 900)
        self.setMinimumSize(1024, 640)
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.unlock = UnlockPage(session, self.stack)
        self.stack.addWidget(self.unlock)
        # What a page asked for before it was on the stack is forgotten there.
        self.unlock.take_focus()
        self._is_furnished = False
        self._palette = palette
        self._parts_made = 0
        session.unlocking.connect(self.furnish)
        self._follow(session)
        self._checkpoint = QTimer(self, singleShot=True, interval=IDLE_CHECKPOINT_MS)
        self._checkpoint.timeout.connect(self._settle)

    def show_fitting(self) -> None:
        """Show the window: as it is, or where the screen is too small for that, over all of the screen."""
        room = self.screen().availableSize()
        if self.width() < room.width() and self.height() < room.height():
            self.show()
        else:
            self.showMaximized()

    def furnish(self) -> None:
        """Have everything behind the unlock page now, but for pages of the path that nobody asked for yet."""
        while not self._is_furnished:
            self.furnish_a_little()

    def furnish_a_little(self) -> bool:
        """Make one thing more; False when there is nothing left to make. The first one is no more than a moment."""
        if self._is_furnished:
            more = self.pages.make_one_more()
            return more or self.resident.make_window()
        parts = (self._settle_in, self._make_start, self._make_catch, self._make_aside, self._put_together)
        parts[self._parts_made]()
        self._parts_made += 1
        return True

    def _settle_in(self) -> None:
        from keukentafel.ui.consultant.window_keys import WindowKeys

        self._keys = WindowKeys(self, self._is_signing)
        self._keys.bind(
            {
                "full_screen": self._toggle_full_screen,
                "help": self._show_keys,
                "text_larger": lambda: self.text_size_asked.emit(1),
                "text_smaller": lambda: self.text_size_asked.emit(-1),
                "text_ordinary": lambda: self.text_size_asked.emit(0),
            }
        )
        self.unlock.settle()
        self.furnishing.emit()

    def _make_start(self) -> None:
        from keukentafel.ui.start.start_page import StartPage

        self.start = StartPage(self.session, self._palette)
        self.stack.addWidget(self.start)

    def _make_catch(self) -> None:
        from keukentafel.ui.catch.catch_line import CatchLine
        from keukentafel.ui.consultant.header import Header
        from keukentafel.ui.consultant.rail import Rail

        self.header = Header(self.session)
        self.rail = Rail(self.session.words, self._palette)
        self.catch = CatchLine(self.session)

    def _make_aside(self) -> None:
        from keukentafel.ui.resident.aside import Aside

        self.aside = Aside(self.session, self.resident)

    def _put_together(self) -> None:
        from keukentafel.ui.consultant.all_pages import Pages
        from keukentafel.ui.consultant.page_links import PageLinks
        from keukentafel.ui.consultant.sitting_keeper import SittingKeeper
        from keukentafel.ui.consultant.start_ways import StartWays
        from keukentafel.ui.consultant.statement_ways import StatementWays
        from keukentafel.ui.consultant.visit_view import VisitView
        from keukentafel.ui.consultant.way_back import WayBack
        from keukentafel.ui.consultant.whereabouts import Whereabouts
        from keukentafel.ui.consultant.window_changes import WindowChanges
        from keukentafel.ui.report.checks_panel import ChecksPanel
        from keukentafel.ui.story.quiet_page import QuietPage

        self._way_back, self._whereabouts = WayBack(), Whereabouts()
        self.visit = VisitView(self.session, self.header, self.rail, self.catch, self.aside)
        self.pages = Pages(self.session, self._palette)
        self._place = self.pages.first
        self.ways = StatementWays(self.session, self.visit, self.catch, self.pages.__getitem__, self.go)
        self.quiet = QuietPage(self.session)
        self.links = PageLinks(self, self.visit, self.pages, self.catch, self.ways)
        self.checks = ChecksPanel(self.session, self.visit, self.go, self.links.arrive)
        for widget in (self.visit, self.quiet):
            self.stack.addWidget(widget)
        self.start_ways = StartWays(self.session, self.stack, self.start, self.visit, self.pages, self.go)
        self.sitting = SittingKeeper(self.session, self.resident, self.visit, self)
        self._connect()
        self._is_furnished = True
        WindowChanges(self, self._fit_columns, self.session.drafts.flush)
        self._fit_columns()

    def _follow(self, session: Session) -> None:
        session.unlocked.connect(self._show_open)
        session.opened.connect(self._show_open)
        session.changed.connect(self._refresh)
        session.saved.connect(self._saved)
        session.failed.connect(self._failed)
        session.locked.connect(self._cover)

    def _connect(self) -> None:
        session = self.session
        # After the parts: what they do about a signal comes before the window shows them.
        session.disconnect(self)
        self._follow(session)
        self.rail.chosen.connect(self.go)
        self.header.lock_pressed.connect(session.lock)
        self.header.start_pressed.connect(session.close_visit)
        self.header.listen_pressed.connect(self.toggle_listening)
        self.header.aside_pressed.connect(self._toggle_aside)
        self.quiet.closed.connect(self._show_open)
        self.visit.listening_ended.connect(self.toggle_listening)
        self.catch.left.connect(self._leave_catch)
        self.start_ways.case_closed.connect(self._show_open)
        self.header.case_pressed.connect(self.start_ways.show_case)
        self._keys.bind(
            {
                "catch": self._to_catch,
                "move": self.ways.ask_at_hand,
                "history": self.ways.show_history,
                "listen": self.toggle_listening,
                "lock": session.lock,
                "undo": lambda: self._attempt_quietly("undo"),
                "redo": lambda: self._attempt_quietly("redo"),
                "resident_window": self.resident.toggle,
                "resident_blank": self.resident.blank,
                "read_aloud": self.aside.voice.toggle,
                "touched": self.aside.touched.record,
                "start": self._to_start,
                "aside": self._toggle_aside,
                "checks": self.checks.toggle,
                "briefing": self._brief,
                "new_case": self.start_ways.new_case,
                "case": self.start_ways.show_case,
                "quiet": self.catch.toggle_quiet,
                "quiet_notes": self._show_quiet,
            }
        )
        self._keys.bind_places(self.go)

    def _to_catch(self) -> None:
        """To the catch line from wherever we are; Escape goes back."""
        if not self.session.has_visit:
            return
        if self.stack.currentWidget() is self.quiet:
            self.quiet.empty()
            self.stack.setCurrentWidget(self.visit)
        self._way_back.remember(self.catch)
        self.catch.take_focus()

    def _leave_catch(self) -> None:
        self.visit.listen(False)
        self._way_back.go(self.visit)

    def _show_keys(self) -> None:
        from keukentafel.ui.consultant.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self.session.words, self).open()

    @property
    def _in_visit(self) -> bool:
        return self._is_furnished and self.stack.currentWidget() is self.visit

    @property
    def place(self) -> str:
        """Where we are on the path."""
        return self._place

    @property
    def calm(self) -> CalmLine:
        """The line on which something is said where we are."""
        return self.visit.calm if self.session.has_visit else self.start.calm

    def go(self, place: str) -> None:
        """Go to a place on the path, to the input where we left it; the story leaves the keyboard at the catch line."""
        if not self.session.has_visit:
            return
        if self._in_visit:
            self._whereabouts.leave(self._place, self.pages[self._place])
        self._place = place
        page = self.pages[place]
        self.visit.listen(False)
        self.stack.setCurrentWidget(self.visit)
        self.visit.page_stack.setCurrentWidget(page)
        page.refresh()
        self.rail.set_here(place)
        self.aside.set_place(place)
        page.refresh_choices()
        if not self._whereabouts.settle(place, page):
            self.catch.take_focus()
        self.sitting.note_soon()

    def _show_open(self) -> None:
        self.furnish()
        if not self.session.is_unlocked:
            self.stack.setCurrentWidget(self.unlock)
        elif self.session.has_visit:
            self.go(self._place)
        elif not self.session.reopens:
            self._place = self.pages.first
            self._whereabouts.forget()
            self.resident.close_window()
            self.start.refresh()
            self.stack.setCurrentWidget(self.start)
            self.start.take_focus()

    def _refresh(self) -> None:
        if not self.session.has_visit:
            return
        from keukentafel.ui.consultant.dots import show_dots

        self.furnish()
        self.header.refresh()
        self.catch.refresh()
        self.visit.refresh()
        self.aside.refresh()
        self.pages[self._place].refresh()
        self.pages[self._place].refresh_choices()
        show_dots(self.rail, self.session.conversation)

    def _saved(self, text: str) -> None:
        self.furnish()
        self.header.say_saved(f"{text} {format_time(self.session.doors.clock.now())}")
        self._checkpoint.start()

    def _failed(self, text: str) -> None:
        self.furnish()
        self.visit.alarm.setText(text)
        self.visit.alarm.setVisible(bool(text))

    def _settle(self) -> None:
        if self.session.drafts.is_being_typed:
            # A key would wait for the disk.
            self._checkpoint.start()
        elif self.session.is_unlocked:
            self.session.settle()

    def _cover(self) -> None:
        self.resident.blank()
        if self._is_furnished:
            self.quiet.empty()
        if self._in_visit:
            self._whereabouts.leave(self._place, self.pages[self._place])
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.prepare()

    def _to_start(self) -> None:
        if self.session.has_visit:
            self.session.close_visit()

    def _attempt_quietly(self, what: str) -> None:
        from keukentafel.ui.parts.change_words import attempt_and_name

        if self.session.has_visit:
            outcome, said = attempt_and_name(self.session, again=what == "redo")
            self.header.say_refused(outcome)
            if outcome is True:
                self.header.say_saved(said)

    def _fit_columns(self) -> None:
        self.visit.fit(self.width())

    def _toggle_aside(self) -> None:
        if self._in_visit:
            self.visit.toggle_aside()

    def toggle_listening(self) -> None:
        """Hide everything but the catch line, or bring it back."""
        if not self.visit.is_listening:
            self.resident.blank()
        self.visit.listen(not self.visit.is_listening)
        self.catch.take_focus()

    def _toggle_full_screen(self) -> None:
        (self.showNormal if self.isFullScreen() else self.showFullScreen)()

    def _is_signing(self) -> bool:
        return "signing" in vars(self) and self.stack.currentWidget() is self.signing

    @cached_property
    def signing(self) -> SigningPage:
        """The page with one act; made when somebody first signs."""
        from keukentafel.ui.report.signing_page import SigningPage

        page = SigningPage(self.session, self._palette)
        page.closed.connect(self._show_open)
        self.stack.addWidget(page)
        self.session.drafts.catch_up()
        return page

    def sign(self) -> None:
        """Show the page with one act, and nothing else."""
        self.signing.begin()
        self.stack.setCurrentWidget(self.signing)

    def _brief(self) -> None:
        if self.session.has_visit and self._in_visit:
            from keukentafel.ui.resident.briefing_card import BriefingCard

            BriefingCard(self.session, self).open()

    def _show_quiet(self) -> None:
        if self.session.has_visit:
            self.quiet.refresh()
            self.stack.setCurrentWidget(self.quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """What nobody nearer took: Enter presses the button it is on, Escape goes back to the catch line."""
        from PySide6.QtCore import Qt

        here = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton):
            here.click()
        elif event.key() == Qt.Key.Key_Escape and self._in_visit:
            self._way_back.forget()
            self.catch.take_focus()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.session.leave()
        if not self.unlock.lets_close():
            event.ignore()
            return
        self.resident.close_window()
        super().closeEvent(event)
