"""What the pages of the path ask of the window: to go elsewhere, and to be there where something is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from keukentafel.ui.consultant.arriving import arrive

if TYPE_CHECKING:
    from keukentafel.ui.catch.catch_line import CatchLine
    from keukentafel.ui.consultant.all_pages import Pages
    from keukentafel.ui.consultant.statement_ways import StatementWays
    from keukentafel.ui.consultant.visit_view import VisitView
    from keukentafel.ui.parts.page import Page
    from keukentafel.ui.shared.session import Session


class Window(Protocol):
    """The consultant's window, as far as its pages lead through it."""

    @property
    def session(self) -> Session:
        """What both windows share."""

    @property
    def place(self) -> str:
        """The place of the path where she is."""

    def go(self, place: str) -> None:
        """Go to a place of the path."""

    def sign(self) -> None:
        """Show the page with one act."""


class PageLinks(QObject):
    """Puts each page in the window as soon as it is made, and does what it asks."""

    def __init__(
        self, window: Window, visit: VisitView, pages: Pages, catch: CatchLine, ways: StatementWays
    ) -> None:
        super().__init__(visit)
        self._window, self._visit, self._pages = window, visit, pages
        self._catch, self._ways = catch, ways
        pages.made.connect(self._made)

    def arrive(self, code: str, about: str) -> None:
        """Show, on the page that is there now, where this finding is answered."""
        window = self._window
        arrive(self._pages[window.place], self._catch, code, about, window.session.conversation)

    def _made(self, page: Page) -> None:
        from keukentafel.ui.pages.report import ReportPage
        from keukentafel.ui.pages.story import StoryPage

        self._visit.page_stack.addWidget(page)
        if isinstance(page, StoryPage):
            page.left.connect(self._catch.take_focus)
            page.still.change_asked.connect(self._change_carried)
            page.move_asked.connect(self._ways.ask)
        elif isinstance(page, ReportPage):
            page.jump.connect(self._window.go)
            page.arrive.connect(self.arrive)
            page.sign_asked.connect(self._window.sign)

    def _change_carried(self, number: int) -> None:
        from keukentafel.ui.review.still_changes import change_at, open_change

        previous = self._window.session.conversation.previous
        carried = previous.item(number) if previous else None
        if carried is not None and carried.said is not None:
            self._window.go("story")
            self._catch.say_anew(carried.said.text, carried.said.about)
        elif carried is not None:
            at = change_at(carried, self._window.session.desk.today())
            self._window.go(at.place)
            open_change(self._pages[at.place], at)
