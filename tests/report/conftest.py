"""A print room with the real library, fonts and colours, and what comes out of it for the Uysal conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.checks import findings, open_gaps
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import deadlines_of
from keukentafel.domain.press import Printed
from keukentafel.domain.report.addendum import Addendum, addendum_to
from keukentafel.domain.report.annex_document import AnnexDocument, compose_annex
from keukentafel.domain.report.report_document import ReportDocument, compose
from keukentafel.domain.report.report_sections import shareable
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.report.press import PrintRoom
from keukentafel.report.record import sha256_of
from keukentafel.report.sealing.contents import Claims
from keukentafel.report.sealing.standards import check
from tests.report import uysal

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Room:
    """Everything that a test of the print room needs."""

    library: ResourceLibrary
    press: PrintRoom
    key: bytes

    def document(
        self,
        conversation: Conversation,
        kind: ReportKind = ReportKind.CONVERSATION,
        at: datetime = uysal.FROZEN,
        ended: Ended = Ended.COMPLETE,
    ) -> ReportDocument:
        calendar = self.library.calendar()
        return compose(
            conversation, kind=kind, number=1, ended=ended, at=at, profile=self.library.profile("voorbeeld"),
            pack=self.library.pack(), languages=self.library.languages(),
            deadlines=deadlines_of(conversation, calendar),
            gaps=open_gaps(findings(conversation, at.date(), calendar)), codes=self.library.codes(),
        )  # fmt: skip

    def annex(self, visit: Visit, at: datetime) -> AnnexDocument:
        calendar = self.library.calendar()
        return compose_annex(
            visit.conversation, visit.document,
            findings=findings(shareable(visit.conversation), at.date(), calendar),
            deadlines=deadlines_of(visit.conversation, calendar), report_sha256=visit.printed.sha256,
            record_sha256=sha256_of(visit.record), anchors=visit.printed.anchors, at=at,
        )  # fmt: skip

    def addendum(self, document: ReportDocument, conversation: Conversation) -> Addendum:
        return addendum_to(document, conversation, self.library.languages())


@dataclass(frozen=True)
class Visit:
    """The gespreksverslag of mevrouw Uysal, as it was closed at the table."""

    conversation: Conversation
    document: ReportDocument
    record: bytes
    addendum: Addendum
    printed: Printed


def text_of(pdf: bytes) -> str:
    """All text of a file in its reading order, on one line."""
    opened = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    return " ".join(" ".join(pages).split())


def from_the_left(pdf: bytes) -> list[str]:
    """The lines of the first page as the eye meets them from left to right, without spaces."""
    opened = pypdfium2.PdfDocument(pdf)
    page = opened[0].get_textpage()
    lines: dict[int, list[tuple[float, str]]] = {}
    for number in range(page.count_chars()):
        char = page.get_text_range(number, 1)
        left, bottom, _, _ = page.get_charbox(number, loose=True)
        if char.strip():
            lines.setdefault(round(bottom / 4), []).append((left, char))
    opened.close()
    return ["".join(char for _, char in sorted(line)) for line in lines.values()]


def broken_rules(pdf: bytes) -> list[str]:
    """The rules of PDF/A-3a and PDF/UA-1 that a file breaks."""
    return [rule for standard in check(pdf, Claims("3a", True)) for rule in standard.broken_rules]


@pytest.fixture(scope="session")
def room(library: ResourceLibrary) -> Room:
    press = PrintRoom(library, ROOT / "resources/fonts", ROOT / "resources/colour/sRGB.icc")
    return Room(library, press, press.make_key("Gemeente Voorbeeldstad", uysal.BEGAN))


@pytest.fixture(scope="session")
def visit(room: Room) -> Visit:
    """Composed, frozen, remarked on, signed and sealed."""
    conversation = uysal.at_the_table()
    document = room.document(conversation)
    record = room.press.record(document)
    digest = sha256_of(record)
    after = uysal.signed(uysal.frozen(conversation, ReportKind.CONVERSATION, uysal.FROZEN, digest), digest)
    addendum = room.addendum(document, after)
    printed = room.press.report(record, addendum, room.key, uysal.FROZEN + timedelta(minutes=10))
    return Visit(after, document, record, addendum, printed)
