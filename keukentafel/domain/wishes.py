"""What a resident said that sounds like a wish: it may become a hulpvraag, in the resident's own words."""

from __future__ import annotations

import re

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import SAFE_AT_HOME
from keukentafel.domain.statements import Share, Source, Statement

_WISH = re.compile(
    r"\b(?:ik wil|wil ik|ik zou|zou ik|ik wou|wou ik|ik hoop|hoop ik|graag|het liefst|liefst|liever|ik mis|mis ik"
    r"|weer kunnen|weer (?:zelf|samen|naar)|dat ik|zodat ik|niemand tot last|zelf blijven|thuis blijven"
    r"|ik verlang|belangrijk)\b",
    re.IGNORECASE,
)


def is_wish(text: str) -> bool:
    """Whether a Dutch text says what somebody would like."""
    return bool(_WISH.search(text))


def wishes(conversation: Conversation) -> tuple[Statement, ...]:
    """What the resident wished, newest first, of what may be in the report; never what was told apart or of safety."""
    return tuple(
        statement
        for statement in reversed(conversation.statements)
        if statement.source is Source.RESIDENT
        and statement.share is Share.REPORT
        and not statement.told_in_private
        and statement.about != SAFE_AT_HOME
        and is_wish(statement.text)
    )
