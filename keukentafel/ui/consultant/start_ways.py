"""The ways between the start screen, the page of a case and its conversation; nothing of one case stays in another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from keukentafel.services import cases
from keukentafel.ui.consultant.all_pages import Pages
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.shared.places import FIRST_PLACE
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.start_case_page import CasePage
from keukentafel.ui.start.start_page import StartPage

if TYPE_CHECKING:
    from keukentafel.ui.start.recording_page import RecordingPage
    from keukentafel.ui.vault.trail_page import TrailPage


class StartWays(QObject):
    """Leads from the agenda and from a visit to `page`, which is about one case, and from a hit to what was said."""

    case_closed = Signal()
    """The page of a case was left."""

    def __init__(
        self,
        session: Session,
        stack: QStackedWidget,
        start: StartPage,
        visit: QWidget,
        pages: Pages,
        go: Callable[[str], None],
    ) -> None:
        super().__init__(stack)
        self._session, self._stack, self._start, self._visit = session, stack, start, visit
        self._pages, self._go = pages, go
        self._recording: RecordingPage | None = None
        self._trail: TrailPage | None = None
        start.case_asked.connect(self._show_case_of)
        start.hit_opened.connect(self._show_statement)
        start.voices_asked.connect(self._record_voices)
        start.trail_asked.connect(self._show_trail)
        session.opened.connect(self._wipe)
        session.locked.connect(start.empty)

    @cached_property
    def page(self) -> CasePage:
        """What is known of one case; made when somebody first asks for it."""
        page = CasePage(self._session)
        page.closed.connect(self.case_closed)
        self._stack.addWidget(page)
        return page

    def new_case(self) -> None:
        """Open the form of a new case, on the start screen only."""
        if self._stack.currentWidget() is self._start:
            self._start.begin_new()

    def show_case(self) -> None:
        """The page of the open case, or of the one that is chosen on the start screen."""
        if self._session.has_visit and self._stack.currentWidget() is self._visit:
            self.page.begin(self._session.visit)
            self._stack.setCurrentWidget(self.page)
        elif self._stack.currentWidget() is self._start:
            self._start.ask_case()

    def _show_case_of(self, conversation_id: str) -> None:
        session = self._session
        if session.look(lambda: self.page.begin(cases.look_at(session.desk, conversation_id))) is True:
            self._stack.setCurrentWidget(self.page)

    def _record_voices(self) -> None:
        studio = self._session.doors.studio()
        if studio is None or self._session.has_visit:
            return
        if self._recording is None:
            from keukentafel.ui.start.recording_page import RecordingPage

            self._recording = RecordingPage(self._session, studio)
            self._recording.closed.connect(self._show_start)
            self._stack.addWidget(self._recording)
        self._recording.begin()
        self._stack.setCurrentWidget(self._recording)

    def _show_trail(self) -> None:
        if self._trail is None:
            from keukentafel.ui.vault.trail_page import TrailPage

            self._trail = TrailPage(self._session)
            self._trail.closed.connect(self._show_start)
            self._stack.addWidget(self._trail)
        self._stack.setCurrentWidget(self._trail)
        self._trail.begin()

    def _show_start(self) -> None:
        self._stack.setCurrentWidget(self._start)
        self._start.take_focus()

    def _show_statement(self, statement_id: str) -> None:
        self._go(FIRST_PLACE)
        story = self._pages[FIRST_PLACE]
        assert isinstance(story, StoryPage)
        story.show_statement(statement_id)

    def _wipe(self) -> None:
        if "page" in vars(self):
            self.page.empty()
        if self._session.has_visit:
            self._start.empty()
