"""All pages of the path; each is made when somebody first asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from keukentafel.ui.pages.agreements import AgreementsPage
from keukentafel.ui.pages.carers import CarersPage
from keukentafel.ui.pages.needs import NeedsPage
from keukentafel.ui.pages.own_words import OwnWordsPage
from keukentafel.ui.pages.prepare import PreparePage
from keukentafel.ui.pages.report import ReportPage
from keukentafel.ui.pages.rights import RightsPage
from keukentafel.ui.pages.shells import ShellsPage
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.pages.support import SupportPage
from keukentafel.ui.parts.page import Page
from keukentafel.ui.shared.places import FIRST_PLACE
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import Palette


class Pages(QObject):
    """The pages by the id of their place."""

    made = Signal(Page)
    """A new one, before anybody else has it."""
    first = FIRST_PLACE
    """The place of the page on which a visit opens."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        makers: dict[type[Page], Callable[[], Page]] = {
            PreparePage: partial(PreparePage, session),
            RightsPage: partial(RightsPage, session),
            StoryPage: partial(StoryPage, session, palette),
            NeedsPage: partial(NeedsPage, session),
            SupportPage: partial(SupportPage, session),
            ShellsPage: partial(ShellsPage, session, palette),
            CarersPage: partial(CarersPage, session),
            AgreementsPage: partial(AgreementsPage, session),
            OwnWordsPage: partial(OwnWordsPage, session),
            ReportPage: partial(ReportPage, session),
        }
        self._makers = {kind.place: make for kind, make in makers.items()}
        self._pages: dict[str, Page] = {}
        self._drafts = session.drafts

    def __getitem__(self, place: str) -> Page:
        """The page of that place. Raises KeyError where there is no such place."""
        if place not in self._pages:
            page = self._pages[place] = self._makers[place]()
            self.made.emit(page)
            self._drafts.catch_up()
        return self._pages[place]

    def make_one_more(self) -> bool:
        """Make a page that nobody asked for yet; False when all are there."""
        place = next((place for place in (FIRST_PLACE, *self._makers) if place not in self._pages), None)
        if place is None:
            return False
        self[place]
        return True
