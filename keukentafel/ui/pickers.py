"""The lists that several forms choose from: people, statements, languages, needs."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.ui.fields import Option
from keukentafel.ui.page import people_options
from keukentafel.ui.session import Session

Options = Callable[[], list[Option]]


def people(session: Session) -> Options:
    """Everybody somebody can be."""
    return lambda: people_options(session) if session.has_visit else []


def language_options(session: Session) -> Options:
    """The language table, by its Dutch names."""
    return lambda: [(language.code, language.dutch_name) for language in session.doors.library.languages()]


def statement_options(session: Session) -> Options:
    """What was said, newest first, in short; lines told in private stay folded away."""

    def listed() -> list[Option]:
        if not session.has_visit:
            return []
        conversation = session.conversation
        return [
            (statement.id, f"{conversation.name_of(statement.speaker)}: {_short(statement.text)}")
            for statement in reversed(conversation.statements)
            if not statement.told_in_private or statement.urgent
        ]

    return listed


def need_options(session: Session) -> Options:
    """The needs, numbered."""

    def listed() -> list[Option]:
        if not session.has_visit:
            return []
        needs = session.conversation.needs
        return [(need.id, f"{place}. {_short(need.help_me)}") for place, need in enumerate(needs, 1)]

    return listed


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
