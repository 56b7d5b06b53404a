"""What a finding is about, in words a consultant knows; never a word of what was told in private."""

from __future__ import annotations

from keukentafel.domain.checks import Finding, Level
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.statements import Share, Statement
from keukentafel.i18n import Catalogue, format_time
from keukentafel.ui.parts.pieces import joined

AT_THE_TABLE = frozenset(
    {
        "no_interpreter", "no_private_moment", "share_undecided", "urgent_undecided", "no_teach_back",
        "no_follow_up", "agreement_without_owner",
    }
)  # fmt: skip
"""Gaps that are about the visit itself: they are filled before somebody leaves, or not at all."""

MOST_LETTERS = 60


def about_words(conversation: Conversation, finding: Finding, words: Catalogue) -> str:
    """Which one it is: the need's number, the person, the first words of a statement; "" when it is about all."""
    about = finding.about
    statement = conversation.statement(about)
    if statement is not None:
        if statement.told_in_private or statement.share is Share.ASK:
            return joined(words.t("apart verteld"), format_time(statement.at))
        return joined(_said(conversation, statement), finding.detail)
    return joined(_place(conversation, about, words), finding.detail)


def _said(conversation: Conversation, statement: Statement) -> str:
    return f"{conversation.name_of(statement.speaker)}: {_short(statement.text)}"


def _place(conversation: Conversation, about: str, words: Catalogue) -> str:
    first, _, rest = about.partition("/")
    needs = [need.id for need in conversation.needs]
    if first in needs:
        need = words.t("hulpvraag {number}").format(number=needs.index(first) + 1)
        return joined(need, _within(conversation, first, rest))
    for number, made in enumerate(conversation.agreements, 1):
        if made.id == about:
            return joined(words.t("afspraak {number}").format(number=number), _short(made.what))
    return conversation.name_of(about)


def _within(conversation: Conversation, need_id: str, rest: str) -> str:
    line = conversation.help_line(need_id, int(rest)) if rest.isdecimal() else None
    if line is not None:
        return f"{conversation.name_of(line.who)}: {_short(line.task)}"
    return conversation.name_of(rest) if rest else ""


def group_of(finding: Finding) -> int:
    """0: about the visit itself, 1: for the onderzoeksverslag, 2: good to know."""
    if finding.level is Level.WARNING:
        return 2
    return 0 if finding.code in AT_THE_TABLE else 1


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 1].rstrip() + "…"
