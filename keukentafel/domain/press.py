"""The door of the print room: records, sealed files, pages as pictures, and verdicts about files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from keukentafel.domain.addendum import Addendum
from keukentafel.domain.annex_document import AnnexDocument
from keukentafel.domain.invitation import Invitation
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.report_document import ReportDocument
from keukentafel.domain.report_parts import Sender
from keukentafel.domain.story import Story

__all__ = [
    "Addendum", "AnnexDocument", "FileVerdict", "Invitation", "LoosePaper", "Press", "Printed", "ReportDocument",
    "Sender", "Story",
]  # fmt: skip


@dataclass(frozen=True)
class Printed:
    """A file of the print room.

    `anchors` name the page, from 1, on which a thing stands; `missing` are characters that no font has;
    `open` is what the file prints as still open. Times are in milliseconds.
    """

    pdf: bytes
    sha256: str
    pages: int
    anchors: tuple[tuple[str, int], ...] = ()
    missing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    report_ms: float = 0.0
    seal_ms: float = 0.0


@dataclass(frozen=True)
class FileVerdict:
    """What can be said of a file, in plain sentences.

    `exit_code` is 0: complete and unchanged, 1: changed or incomplete, 2: unreadable. `details` say the same for
    machines, in what JSON can hold.
    """

    exit_code: int
    lines: tuple[str, ...]
    details: Mapping[str, object]


class Press(Protocol):
    """The print room. Seal keys are the bytes that `make_key` gave."""

    def make_key(self, organisation: str, now: datetime) -> bytes:
        """A new self-signed seal key, to be kept in the cabinet of the encrypted store."""
        ...

    def trust(self, key: bytes) -> None:
        """Count seals of this key as known from now on."""
        ...

    def record(self, document: ReportDocument) -> bytes:
        """The canonical JSON of a document: the same document gives the same bytes."""
        ...

    def document(self, record: bytes) -> ReportDocument:
        """The document of a record. Raises ValueError for a record that is not ours or is newer."""
        ...

    def report(self, record: bytes, addendum: Addendum, key: bytes, at: datetime) -> Printed:
        """The report with its addendum; sealed for the resident, and for the consultant when they signed."""
        ...

    def concept(self, document: ReportDocument) -> Printed:
        """The report as it stands now, marked CONCEPT on every page, without a seal."""
        ...

    def annex(self, annex: AnnexDocument, key: bytes, at: datetime) -> Printed:
        """The reviewer's annex, sealed."""
        ...

    def summary(self, record: bytes, language: str, key: bytes, at: datetime) -> Printed:
        """The one-page summary in the resident's language, sealed."""
        ...

    def concept_summary(self, document: ReportDocument, language: str) -> Printed:
        """The one page that is read out at the table, marked CONCEPT, without a seal."""
        ...

    def invitation(self, letter: Invitation, at: datetime) -> Printed:
        """The letter before a visit in the resident's language, with the Dutch behind it, without a seal."""
        ...

    def paper(self, paper: LoosePaper, at: datetime) -> Printed:
        """A paper that is about nobody, in its language with the Dutch, without a seal."""
        ...

    def story(self, story: Story, sender: Sender) -> Printed:
        """The resident's own story as a paper, without a seal."""
        ...

    def page_picture(self, pdf: bytes, page: int, width_px: int) -> bytes:
        """One page (from 0) as PNG, made in memory."""
        ...

    def verify(self, pdf: bytes) -> FileVerdict:
        """The verdict about any bytes; never raises for what is in them."""
        ...
