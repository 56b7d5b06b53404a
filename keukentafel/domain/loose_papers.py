"""Papers that are about nobody: the rights, the sheet of prompts and the words for the interpreter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from keukentafel.domain.content.municipality import MunicipalityProfile, WorkCalendar
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Term, deadline
from keukentafel.domain.report.report_parts import Sender
from keukentafel.domain.report.report_sections import costs, sender


class PaperKind(StrEnum):
    """Which paper; the values are those of scripts and of the command line."""

    RIGHTS = "rights"
    PROMPT_SHEET = "prompt_sheet"
    GLOSSARY = "glossary"


_FILES = {PaperKind.RIGHTS: "rechten", PaperKind.PROMPT_SHEET: "vragen", PaperKind.GLOSSARY: "woorden"}


@dataclass(frozen=True)
class LoosePaper:
    """A paper in a language.

    `plan_until` is the legal last day for the persoonlijk plan (2.3.2 lid 2), None where the paper is for no case:
    the day is then left open on it, to be written in by hand. `plan_over` says that this day has passed.
    `cents_per_month` is the contribution that holds now, None where the municipality does not say.
    """

    kind: PaperKind
    sender: Sender
    language: str
    plan_until: date | None = None
    plan_over: bool = False
    cents_per_month: int | None = None

    @property
    def file_name(self) -> str:
        """A name that says which paper and which language, and nothing of anybody: "rechten-tr.pdf"."""
        return f"{_FILES[self.kind]}-{self.language}.pdf"


def loose_paper(
    kind: PaperKind,
    language: str,
    profile: MunicipalityProfile,
    calendar: WorkCalendar,
    today: date,
    conversation: Conversation | None = None,
) -> LoosePaper:
    """The paper as it holds today; with the last day for the plan where it is for a case."""
    cost = costs(profile, today)
    until = None
    if conversation is not None:
        until = deadline(Term.PERSONAL_PLAN, conversation.case.reported, calendar).last_day
    return LoosePaper(
        kind, sender(profile), language, until, until is not None and today > until,
        cost.cents_per_month if cost is not None else None,
    )  # fmt: skip
