"""The consultant's window: one page at a time, the rail beside it, the catch line beneath it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.i18n import format_time
from keukentafel.ui.all_pages import make_pages
from keukentafel.ui.aside import Aside
from keukentafel.ui.briefing_card import BriefingCard
from keukentafel.ui.catch_line import CatchLine
from keukentafel.ui.header import Header
from keukentafel.ui.page import Page, label
from keukentafel.ui.pages.report import ReportPage
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.pieces import rule
from keukentafel.ui.places import FIRST_PLACE, PLACES
from keukentafel.ui.quiet_page import QuietPage
from keukentafel.ui.rail import Rail
from keukentafel.ui.resident_screen import ResidentScreen
from keukentafel.ui.session import Session
from keukentafel.ui.shortcut_sheet import ShortcutSheet
from keukentafel.ui.shortcuts import SHORTCUTS
from keukentafel.ui.signing_page import SigningPage
from keukentafel.ui.start_page import StartPage
from keukentafel.ui.theme import Palette
from keukentafel.ui.unlock_page import UnlockPage

IDLE_CHECKPOINT_MS = 3000
FIT_COLUMNS = QEvent.Type(QEvent.registerEventType())
RAIL_LETTERS, ASIDE_LETTERS, PAGE_LETTERS = 24, 35, 52
"""How wide the parts of the window stand, in letters of ordinary width: wider where the text is larger."""


class MainWindow(QMainWindow):
    """Unlock page, start page, the visit, and the signing page that shows only one act.

    The window title is the name of the program and never that of a person.
    """

    text_size_asked = Signal(int)
    """Larger (1), smaller (-1), or as it was at first (0)."""

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
        self.unlock = UnlockPage(session)
        self.start = StartPage(session)
        self.signing = SigningPage(session, palette)
        self.quiet = QuietPage(session)
        self.pages: dict[str, Page] = make_pages(session, palette)
        self.visit = self._make_visit(palette)
        for widget in (self.unlock, self.start, self.visit, self.signing, self.quiet):
            self.stack.addWidget(widget)
        self._crowded = False
        self._place = FIRST_PLACE
        self._focus_at: dict[str, str] = {}
        self._aside_asked = False
        self._connect()
        self._make_shortcuts()
        self._checkpoint = QTimer(self, singleShot=True, interval=IDLE_CHECKPOINT_MS)
        self._checkpoint.timeout.connect(self._settle)

    def _make_visit(self, palette: Palette) -> QWidget:
        visit = QWidget()
        visit.setObjectName("paper")
        rows = QVBoxLayout(visit)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.header = Header(self.session)
        self.alarm = label("", "alarm")
        self.alarm.setObjectName("alarm")
        self.alarm.hide()
        self.rail = Rail(self.session.words, palette)
        self.page_stack = QStackedWidget()
        for place in PLACES:
            self.page_stack.addWidget(self.pages[place.id])
        self.catch = CatchLine(self.session)
        self.aside = Aside(self.session, self.resident)
        self._middle = middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.page_stack, 1)
        middle.addWidget(self.catch)
        body = QHBoxLayout()
        body.setSpacing(0)
        self._edges = (rule(vertical=True), rule(vertical=True))
        body.addWidget(self.rail)
        body.addWidget(self._edges[0])
        body.addLayout(middle, 1)
        body.addWidget(self._edges[1])
        body.addWidget(self.aside)
        rows.addWidget(self.header)
        rows.addWidget(rule(vertical=False))
        rows.addWidget(self.alarm)
        rows.addLayout(body, 1)
        return visit

    def _connect(self) -> None:
        session = self.session
        session.unlocked.connect(self._show_open)
        session.opened.connect(self._show_open)
        session.changed.connect(self._refresh)
        session.saved.connect(self._saved)
        session.failed.connect(self._failed)
        session.locked.connect(self._cover)
        self.rail.chosen.connect(self.go)
        self.header.lock_pressed.connect(session.lock)
        self.header.start_pressed.connect(session.close_visit)
        self.header.listen_pressed.connect(self.toggle_listening)
        self.header.aside_pressed.connect(self._toggle_aside)
        story, report = self.pages["story"], self.pages["report"]
        assert isinstance(story, StoryPage) and isinstance(report, ReportPage)
        story.left.connect(self.catch.take_focus)
        report.jump.connect(self.go)
        report.sign_asked.connect(self._sign)
        self.signing.closed.connect(self._show_open)
        self.quiet.closed.connect(self._show_open)

    def _make_shortcuts(self) -> None:
        acts = {
            "catch": self.catch.take_focus,
            "listen": self.toggle_listening,
            "lock": self.session.lock,
            "undo": lambda: self._attempt_quietly("undo"),
            "redo": lambda: self._attempt_quietly("redo"),
            "resident_window": self.resident.toggle,
            "resident_blank": self.resident.blank,
            "start": self._to_start,
            "help": lambda: ShortcutSheet(self.session.words, self).open(),
            "full_screen": self._toggle_full_screen,
            "aside": self._toggle_aside,
            "briefing": self._brief,
            "text_larger": lambda: self.text_size_asked.emit(1),
            "text_smaller": lambda: self.text_size_asked.emit(-1),
            "text_ordinary": lambda: self.text_size_asked.emit(0),
            "new_case": self._new_case,
            "quiet": self.catch.toggle_quiet,
            "quiet_notes": self._show_quiet,
        }
        for name, act in acts.items():
            shortcut = QShortcut(QKeySequence(SHORTCUTS[name].key), self)
            shortcut.setObjectName(f"key.{name}")
            shortcut.activated.connect(act)
        # On a keyboard where plus is above the equals sign nobody holds Shift for it.
        QShortcut(QKeySequence("Ctrl+="), self).activated.connect(acts["text_larger"])
        for place in PLACES:
            shortcut = QShortcut(QKeySequence(place.key), self)
            shortcut.activated.connect(lambda p=place.id: self.go(p))

    @property
    def place(self) -> str:
        """Where we are on the path."""
        return self._place

    def go(self, place: str) -> None:
        """Go to a place on the path, to the input where we left it; the story leaves the keyboard at the catch line."""
        if not self.session.has_visit:
            return
        left = QApplication.focusWidget()
        if left is not None and self.pages[self._place].isAncestorOf(left):
            self._focus_at[self._place] = _name_of(left)
        self._place = place
        page = self.pages[place]
        self._listen(False)
        self.stack.setCurrentWidget(self.visit)
        self.page_stack.setCurrentWidget(page)
        page.refresh()
        self.rail.set_here(place)
        self.aside.set_place(place)
        name = self._focus_at.get(place, "")
        back = page.findChild(QWidget, name) if name else None
        if back is None or not back.isVisible():
            back = None if place == FIRST_PLACE else page.first_stop()
        if back is None:
            self.catch.take_focus()
        else:
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            page.ensureWidgetVisible(back)

    def _show_open(self) -> None:
        if not self.session.is_unlocked:
            self.stack.setCurrentWidget(self.unlock)
        elif self.session.has_visit:
            self.stack.setCurrentWidget(self.visit)
            self.go(self._place)
        else:
            self._place = FIRST_PLACE
            self._focus_at.clear()
            self.resident.close_window()
            self.start.refresh()
            self.stack.setCurrentWidget(self.start)
            self.start.take_focus()

    def _refresh(self) -> None:
        if not self.session.has_visit:
            return
        self.header.refresh()
        self.catch.refresh()
        self.aside.refresh()
        self.pages[self._place].refresh()
        self.pages[self._place].refresh_choices()
        for name, page in self.pages.items():
            self.rail.show_dots(name, page.dots())

    def _saved(self, text: str) -> None:
        self.header.say_saved(f"{text} {format_time(self.session.doors.clock.now())}")
        self._checkpoint.start()

    def _failed(self, text: str) -> None:
        self.alarm.setText(text)
        self.alarm.setVisible(bool(text))

    def _settle(self) -> None:
        if self.session.is_unlocked:
            self.session.settle()

    def _cover(self) -> None:
        self.resident.blank()
        self.quiet.empty()
        self.stack.setCurrentWidget(self.unlock)
        self.unlock.prepare()

    def _to_start(self) -> None:
        if self.session.has_visit:
            self.session.close_visit()

    def _attempt_quietly(self, what: str) -> None:
        if self.session.has_visit:
            outcome = self.session.attempt(getattr(self.session.visit, what))
            self.header.say_refused(outcome)

    def _new_case(self) -> None:
        if self.stack.currentWidget() is self.start:
            self.start.begin_new()

    def _fit_columns(self) -> None:
        """The page keeps the room that a sentence needs; what stands beside it gives way first, then the rail."""
        metrics = self.rail.fontMetrics()
        letter = metrics.horizontalAdvance("n" * 20) / 20
        rail, aside, page = (int(letter * n) for n in (RAIL_LETTERS, ASIDE_LETTERS, PAGE_LETTERS))
        self.rail.setFixedWidth(max(rail, self.rail.minimumSizeHint().width()))
        self.aside.setFixedWidth(aside)
        self._crowded = self.width() < self.rail.width() + aside + page
        self._show_columns()

    def _show_columns(self) -> None:
        listening = self.page_stack.isHidden()
        self.aside.setHidden(listening or (self._crowded and not self._aside_asked))
        self.rail.setHidden(listening or (self._crowded and self._aside_asked))
        for edge, column in zip(self._edges, (self.rail, self.aside), strict=True):
            edge.setHidden(column.isHidden())
        self.header.offer_aside(self._crowded and not listening)
        self.header.fit()

    def _toggle_aside(self) -> None:
        if not (self._crowded and self.stack.currentWidget() is self.visit):
            return
        self._listen(False)
        self._aside_asked = not self._aside_asked
        self._show_columns()
        (self.aside.line if self._aside_asked else self.catch.line).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_columns()

    def toggle_listening(self) -> None:
        """Hide everything but the catch line, or bring it back."""
        self._listen(not self.page_stack.isHidden())
        self.catch.take_focus()

    def _listen(self, listening: bool) -> None:
        if listening == self.page_stack.isHidden():
            return
        self.page_stack.setHidden(listening)
        self._show_columns()
        self._middle.setAlignment(self.catch, Qt.AlignmentFlag.AlignVCenter if listening else Qt.AlignmentFlag(0))
        self.header.show_listening(listening)

    def _toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _sign(self) -> None:
        self.signing.begin()
        self.stack.setCurrentWidget(self.signing)

    def _brief(self) -> None:
        if self.session.has_visit and self.stack.currentWidget() is self.visit:
            BriefingCard(self.session, self).open()

    def _show_quiet(self) -> None:
        if self.session.has_visit:
            self.quiet.refresh()
            self.stack.setCurrentWidget(self.quiet)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """What nobody nearer took: Enter presses the button it is on, Escape goes back to the catch line."""
        here = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(here, QPushButton):
            here.click()
        elif event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.visit:
            self.catch.take_focus()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(self, "visit"):
            # Later: what the columns are measured by has its new letters only after this.
            QApplication.postEvent(self, QEvent(FIT_COLUMNS))
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.session.drafts.flush()

    def customEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == FIT_COLUMNS:
            self._fit_columns()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.session.lock()
        self.resident.close_window()
        super().closeEvent(event)


def _name_of(widget: QWidget) -> str:
    """The name of the widget, or of the nearest one around it that has one of ours."""
    here: QWidget | None = widget
    while here is not None and (not here.objectName() or here.objectName().startswith("qt_")):
        here = here.parentWidget()
    return here.objectName() if here is not None else ""
