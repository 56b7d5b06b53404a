"""All pages of the path, in their order."""

from __future__ import annotations

from keukentafel.ui.page import Page
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
from keukentafel.ui.session import Session
from keukentafel.ui.theme import Palette


def make_pages(session: Session, palette: Palette) -> dict[str, Page]:
    """All pages by the id of their place."""
    pages: tuple[Page, ...] = (
        PreparePage(session),
        RightsPage(session),
        StoryPage(session, palette),
        NeedsPage(session),
        SupportPage(session),
        ShellsPage(session, palette),
        CarersPage(session),
        AgreementsPage(session),
        OwnWordsPage(session),
        ReportPage(session),
    )
    return {page.place: page for page in pages}
