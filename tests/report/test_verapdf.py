"""veraPDF, the authority, judges the files of the Uysal conversation before and after their seals, in one start."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from keukentafel.domain.loose_papers import PaperKind
from keukentafel.domain.signing import Act, ReportKind
from tests.report import uysal
from tests.report.conftest import Room, Visit
from tests.report.test_invitation import letter
from tests.report.test_papers import made
from tests.report.test_plain_papers import inzage, proof
from tests.report.unsealed import unsealed_report
from tests.report.verapdf import NEEDED, judged

pytestmark = NEEDED

LATER = uysal.FROZEN + timedelta(minutes=20)


def _files(room: Room, visit: Visit) -> dict[str, bytes]:
    """Every paper that leaves the house, by name; those that end in 2a keep the record beside them."""
    press, key = room.press, room.key
    resident = replace(visit.addendum, acts=tuple(a for a in visit.addendum.acts if a.act is not Act.CONSULTANT))
    kept_apart = replace(
        visit.document,
        head=replace(visit.document.head, sender=replace(visit.document.head.sender, pdf_part="2a")),
    )
    conversation = uysal.two_weeks_later(visit.conversation)
    investigation = room.document(conversation, ReportKind.INVESTIGATION, uysal.INVESTIGATED)
    annex = room.annex(visit, LATER)
    files = {
        "concept": press.concept(visit.document).pdf,
        "report-0-seals": unsealed_report(press, visit.record, visit.addendum),
        "report-1-seal": press.report(visit.record, resident, key, LATER).pdf,
        "report-2-seals": visit.printed.pdf,
        "report-2a": press.report(press.record(kept_apart), visit.addendum, key, LATER).pdf,
        "investigation": press.report(
            press.record(investigation), room.addendum(investigation, conversation), key, uysal.INVESTIGATED
        ).pdf,
        "annex": press.annex(annex, key, LATER).pdf,
        "inzage": inzage(room, visit.conversation).pdf,
        "proof-of-destruction": proof(room).pdf,
    }
    for language in ("nl", "tr", "ar"):
        files[f"summary-{language}-concept"] = press.concept_summary(visit.document, language).pdf
        files[f"summary-{language}"] = press.summary(visit.record, language, key, LATER).pdf
        files[f"invitation-{language}"] = press.invitation(letter(room, language, visit.conversation), LATER).pdf
        for kind in PaperKind:
            files[f"{kind.value}-{language}"] = press.paper(made(room, kind, language), LATER).pdf
    return files


def test_verapdf_accepts_every_paper_of_the_conversation(room: Room, visit: Visit, tmp_path: Path) -> None:
    tasks = []
    for name, pdf in _files(room, visit).items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        tasks += [(flavour, path) for flavour in ("2a" if name.endswith("2a") else "3a", "ua1")]
    verdicts = judged(tasks, tmp_path / "classes")
    assert len(verdicts) == 54
    assert [verdict for verdict in verdicts if verdict[0] != "PASS"] == []
