"""Where a statement can be sent: by one key and a letter, or by dragging it onto a life domain or a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY
from keukentafel.domain.marks import N_
from keukentafel.domain.statements import Statement
from keukentafel.services import telling
from keukentafel.ui.catch.catch_fields import place_options
from keukentafel.ui.catch.catch_line import CatchLine
from keukentafel.ui.pages.story import StoryPage
from keukentafel.ui.parts.change_words import told_apart
from keukentafel.ui.parts.dragging import DropPlace
from keukentafel.ui.parts.fields import Option
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.page import Fold, Page
from keukentafel.ui.shared.places import FIRST_PLACE as STORY_PLACE, PLACES
from keukentafel.ui.shared.session import Session


@dataclass(frozen=True)
class Target:
    """A form that can begin with the words of a statement."""

    place: str
    form: str
    field: str
    title: str


TARGETS = (
    Target("needs", "need", "help_me", N_("als hulpvraag: Help mij …")),
    Target("needs", "problem", "text", N_("als wat in de weg staat")),
    Target("agreements", "agree", "what", N_("als afspraak")),
    Target("own_words", "view", "text", N_("bij uw eigen visie")),
)
_DROPPED_ON = {"needs": TARGETS[0], "agreements": TARGETS[2], "own_words": TARGETS[3]}
"""By place of the rail: what begins there."""


class StatementWays(QObject):
    """Sends statements about. The statement itself stays one: a form only begins with its words.

    What was told apart goes to life domains only: no other place asks whether it may be in the report.
    """

    def __init__(
        self,
        session: Session,
        window: QWidget,
        catch: CatchLine,
        page: Callable[[str], Page],
        go: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._session, self._window, self._catch, self._page, self._go = session, window, catch, page, go
        catch.move_asked.connect(self.ask)
        self._take_drops()

    def _take_drops(self) -> None:
        """Let the life domains beside the page, and the places of the rail, take statements."""
        find = self._window.findChild
        for domain in LIFE_DOMAINS:
            row = find(QWidget, f"aside.domain.{domain}")
            if row is not None:
                DropPlace(row, self._known, partial(self._place_at, domain))
        for place in PLACES:
            button = find(QWidget, f"rail.{place.id}")
            if button is not None and place.id == STORY_PLACE:
                DropPlace(button, self._known, partial(self._place_at, STORY))
            elif button is not None and place.id in _DROPPED_ON:
                DropPlace(button, self._may_begin, partial(self._begin_at, _DROPPED_ON[place.id]))

    def at_hand(self) -> str:
        """What is selected in the story while the keyboard is there, else what was caught last; an id, or nothing."""
        story, here = self._story(), QApplication.focusWidget()
        if story is None or not story.isVisible():
            return self._catch.kept.id
        chosen = story.statements.selected_id
        if here is not None and story.isAncestorOf(here):
            return chosen or self._catch.kept.id
        return self._catch.kept.id or chosen

    def ask_at_hand(self) -> None:
        """Show where the statement at hand can go."""
        self.ask(self.at_hand())

    def show_history(self) -> None:
        """Show how the statement at hand came to be."""
        statement_id = self.at_hand()
        if statement_id:
            self._go(STORY_PLACE)
            story = self._story()
            if story is not None:
                story.show_history(statement_id)

    def _story(self) -> StoryPage | None:
        story = self._page(STORY_PLACE) if self._session.has_visit else None
        return story if isinstance(story, StoryPage) else None

    def ask(self, statement_id: str) -> None:
        """Show where it can go; the letter that is underlined takes it there."""
        statement = self._statement(statement_id)
        if statement is None:
            return
        menu = QMenu(self._window)
        menu.setObjectName("move")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        t = self._session.words.t
        menu.setAccessibleName(t("Verplaatsen"))
        places = [option for option in place_options(self._session) if option[0] != statement.about]
        forms = [] if told_apart(statement) else [(target.form, t(target.title)) for target in TARGETS]
        titles = with_letters([*places, *forms])
        for value, title in titles[: len(places)]:
            self._add(menu, title, partial(self._place_at, value, statement_id))
        if forms:
            menu.addSeparator()
        for target, (_, title) in zip(TARGETS if forms else (), titles[len(places) :], strict=True):
            self._add(menu, title, partial(self._begin_at, target, statement_id))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self._catch.line.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _add(self, menu: QMenu, title: str, act: Callable[[], None]) -> None:
        menu.addAction(title).triggered.connect(lambda _checked=False: act())

    def _place_at(self, about: str, statement_id: str) -> None:
        self.place(statement_id, about)

    def _begin_at(self, target: Target, statement_id: str) -> None:
        self.begin(statement_id, target)

    def place(self, statement_id: str, about: str) -> None:
        """Send it to a life domain, or back to the story."""
        self._session.attempt(lambda: telling.place(self._session.visit, statement_id, about))

    def begin(self, statement_id: str, target: Target) -> None:
        """Go to a form and put the words in it, behind what stands there."""
        statement = self._statement(statement_id)
        if statement is None or told_apart(statement):
            return
        self._go(target.place)
        page = self._page(target.place)
        form = page.findChild(Form, target.form)
        if form is None:
            return
        for fold in page.findChildren(Fold):
            if fold.form is form:
                fold.set_open(True)
        field = form.field(target.field)
        stands = str(field.value()).strip()
        field.restore(f"{stands} {statement.text}" if stands else statement.text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        page.ensureWidgetVisible(field)

    def _statement(self, statement_id: str) -> Statement | None:
        return self._session.conversation.statement(statement_id) if self._session.has_visit else None

    def _known(self, statement_id: str) -> bool:
        return self._statement(statement_id) is not None

    def _may_begin(self, statement_id: str) -> bool:
        statement = self._statement(statement_id)
        return statement is not None and not told_apart(statement)


def with_letters(options: Sequence[Option]) -> list[Option]:
    """The options with the letter marked that stands for each: the first of its name that no other took."""
    taken: set[str] = set()
    marked = []
    for value, title in options:
        at = next((n for n, letter in enumerate(title) if letter.isalpha() and letter.lower() not in taken), -1)
        if at >= 0:
            taken.add(title[at].lower())
        marked.append((value, title if at < 0 else f"{title[:at]}&{title[at:]}"))
    return marked
