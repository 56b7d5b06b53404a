"""Inzage: everything that is kept about this resident in one file, to read and as data (5.3.2 Wmo 2015)."""

from __future__ import annotations

import json
from dataclasses import replace

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.plain_paper import PaperLine
from keukentafel.domain.ports import SealedReport
from keukentafel.domain.report.report_sections import sender, titles_on_paper
from keukentafel.domain.safekeeping.insight import Named, insight_data, insight_paper, may_be_seen
from keukentafel.domain.safekeeping.trail import EVENTS
from keukentafel.domain.signing import ReportKind
from keukentafel.services.closing import file_name
from keukentafel.services.handing_over import Outgoing
from keukentafel.services.visit import Visit

_TOLD = ("case_opened", "conversation_opened", "frozen", "sealed", "exported", "handed_over", "statement_destroyed")
"""What of the trail is about the resident's data. What says how often something was typed is not."""


def prepare_insight(visit: Visit, named: Named) -> Outgoing:
    """One file with a paper to read, the same as data, and every sealed file as it was given.

    It is not encrypted: it is for the resident, who must be able to open it. `named` says what a value is called.
    """
    desk = visit.desk
    with desk.store.work() as work:
        lines, sealed = work.audit.lines(), work.reports.sealed(visit.id)
    history = may_be_seen(visit.history)
    done = tuple(
        PaperLine(f"{at.day}-{at.month}-{at.year} {at:%H:%M}", EVENTS[event][1])
        for at, event, subject in lines
        if event in _TOLD and subject.partition(" ")[0] == visit.id
    )
    case = history.conversation.case
    profile = desk.library.profile(case.municipality)
    titles = {**titles_on_paper(desk.library.pack()), case.municipality: profile.name}
    languages = {language.code: language.dutch_name for language in desk.library.languages()}
    paper = insight_paper(history.conversation, done, titles, languages, named, desk.now())
    printed = desk.press.plain(paper, sender(profile))
    data = json.dumps(insight_data(history), ensure_ascii=False, indent=1).encode()
    files = {"inzage.pdf": printed.pdf, "inzage.json": data}
    # A later sealing of the same version stands for the earlier one: it holds all of it.
    files.update({_named(one, visit.conversation): one.pdf for one in sealed})
    return Outgoing("insight", "inzage.zip", desk.letter_box.bundle(files), 0, printed)


def _named(sealed: SealedReport, conversation: Conversation) -> str:
    """Each report is counted from 1, so what belongs to one of them says to which by its name."""
    name = file_name(sealed)
    before = [version for version in conversation.versions if version.at <= sealed.sealed_at]
    if sealed.kind in set(ReportKind) or not before:
        return name
    return name.replace(".pdf", f"-bij-{file_name(replace(sealed, kind=before[-1].kind.value, version=1))}")
