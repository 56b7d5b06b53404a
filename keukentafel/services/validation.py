"""What several services ask of an input before they take it."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.content.library import Library
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY
from keukentafel.domain.needs import Need
from keukentafel.domain.refusals import Refused
from keukentafel.domain.statements import Statement


def filled(text: str, field: str) -> str:
    """The text without the space around it. Raises Refused when nothing is left."""
    text = text.strip()
    if not text:
        raise Refused("empty", field)
    return text


def known_need(conversation: Conversation, need_id: str) -> Need:
    """The need. Raises Refused when there is none with that id."""
    need = conversation.need(need_id)
    if need is None:
        raise Refused("unknown_need", "need")
    return need


def known_statement(conversation: Conversation, statement_id: str, field: str = "statement") -> Statement:
    """The statement. Raises Refused when there is none with that id."""
    statement = conversation.statement(statement_id)
    if statement is None:
        raise Refused("unknown_statement", field)
    return statement


def known_place(about: str) -> str:
    """A life domain id or `verhaal`. Raises Refused for anything else."""
    if about not in (*LIFE_DOMAINS, STORY):
        raise Refused("unknown_life_domain", "about")
    return about


def known_language(library: Library, code: str, field: str) -> str:
    """The code of a language that is in the table. Raises Refused for any other."""
    if code not in {language.code for language in library.languages()}:
        raise Refused("unknown_language", field)
    return code


def not_after(day: date | None, today: date, field: str) -> None:
    """Raises Refused when a day that must have been is still to come."""
    if day is not None and day > today:
        raise Refused("date_in_future", field)
