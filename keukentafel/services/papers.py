"""Papers that are about nobody: made for the table, and let out where the consultant wants them."""

from __future__ import annotations

from pathlib import Path

from keukentafel.domain.loose_papers import LoosePaper, PaperKind, loose_paper
from keukentafel.domain.press import Printed
from keukentafel.services.preparing import language_of_letter
from keukentafel.services.visit import Visit


def prepare_paper(visit: Visit, kind: PaperKind, language: str = "") -> tuple[LoosePaper, Printed]:
    """The paper in a language, else in the one that the resident reads or speaks; the rights with the day for the plan.

    Raises Refused for a language that is not in the table.
    """
    desk, conversation = visit.desk, visit.conversation
    profile = desk.library.profile(conversation.case.municipality)
    calendar = desk.library.calendar()
    wanted = language_of_letter(visit, language)
    paper = loose_paper(kind, wanted, profile, calendar, desk.today(), conversation)
    return paper, desk.press.paper(paper, desk.now())


def let_paper_out(visit: Visit, paper: LoosePaper, printed: Printed, path: Path) -> None:
    """Write the paper to `path`, and say so in the audit trail. Raises StoreFull, StoreUnwritable."""
    visit.desk.let_out(path, printed.pdf, f"{visit.id} {paper.kind.value}-{paper.language}")
