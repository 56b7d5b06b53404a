"""The lists that several forms choose from: people, statements, languages, needs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from keukentafel.domain.statements import OriginalBy, Statement
from keukentafel.i18n import format_time
from keukentafel.ui.parts.fields import Option, PickField
from keukentafel.ui.parts.page import people_options
from keukentafel.ui.shared.session import Session

Options = Callable[[], list[Option]]


def people(session: Session, but: Collection[str] = ()) -> Options:
    """Everybody somebody can be; without those of `but`."""
    return lambda: people_options(session, but) if session.has_visit else []


def language_names(session: Session) -> dict[str, str]:
    """The languages of the table by their codes, as the consultant calls them."""
    return {row.code: session.words.t(row.dutch_name) for row in session.doors.library.languages()}


def language_options(session: Session) -> Options:
    """The language table, by the names in the consultant's language."""
    return lambda: list(language_names(session).items())


def statement_options(session: Session) -> Options:
    """What was said, newest first, by their names."""

    def listed() -> list[Option]:
        if not session.has_visit:
            return []
        told = reversed(session.conversation.statements)
        return [(statement.id, statement_name(statement, session)) for statement in told]

    return listed


def statement_name(statement: Statement, session: Session) -> str:
    """Who said what, in short; of what was told apart only when that was."""
    if session.conversation.is_folded(statement):
        return session.words.t("apart verteld, {time}").format(time=format_time(statement.at))
    return f"{session.conversation.name_of(statement.speaker)}: {_short(statement.text)}"


def need_options(session: Session) -> Options:
    """The needs, numbered."""

    def listed() -> list[Option]:
        if not session.has_visit:
            return []
        needs = session.conversation.needs
        return [(need.id, f"{place}. {_short(need.help_me)}") for place, need in enumerate(needs, 1)]

    return listed


def ways_not_here(session: Session) -> tuple[str, ...]:
    """By which ways original words cannot be had at this table: nobody spells them where nobody interprets."""
    here = session.has_visit and session.conversation.interpreters
    return () if here else (OriginalBy.INTERPRETER_SPELLED.value,)


class NeedField(PickField):
    """The list of needs in a form; the only one is chosen by itself, until there is another to choose."""

    def __init__(self, name: str, label: str, session: Session) -> None:
        self._by_itself = False
        super().__init__(name, label, need_options(session))
        self.box.activated.connect(self._chosen_by_hand)

    def refresh(self) -> None:
        super().refresh()
        self._choose_only()

    def choose(self, value: str) -> None:
        self._by_itself = False
        super().choose(value)

    def clear(self) -> None:
        super().clear()
        self._choose_only()

    def _chosen_by_hand(self) -> None:
        self._by_itself = False

    def _choose_only(self) -> None:
        # The first row is for none.
        only = self.box.count() == 2
        if only and self.box.currentIndex() == 0:
            self.box.setCurrentIndex(1)
            self._by_itself = True
        elif self._by_itself and not only:
            self.box.setCurrentIndex(0)
            self._by_itself = False


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
