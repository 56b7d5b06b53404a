"""The signs beside every statement, with their words; never the sign alone."""

from __future__ import annotations

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_parts import StatementLine
from keukentafel.domain.statements import Certainty, Source
from keukentafel.report.wording import Translate

SAID, SEEN, READ, ASSUMED = "●", "◉", "▤", "○"

_WORDS = {SAID: N_("gezegd"), SEEN: N_("gezien"), READ: N_("document"), ASSUMED: N_("aangenomen")}


def sign_of(line: StatementLine) -> str:
    """The sign of a statement; an assumption that nobody confirmed never has that of a thing said."""
    if line.certainty is Certainty.ASSUMED:
        return ASSUMED
    return {Source.OBSERVED: SEEN, Source.DOCUMENT: READ}.get(line.source, SAID)


def legend(t: Translate) -> str:
    """The signs with their words, for the foot of every page."""
    return "  ".join(f"{sign} {t(word)}" for sign, word in _WORDS.items())
