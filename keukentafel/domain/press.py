"""The door of the print room: records, sealed files, pages as pictures, and verdicts about files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from keukentafel.domain.cards import CardKeys
from keukentafel.domain.invitation import Invitation
from keukentafel.domain.loose_papers import LoosePaper
from keukentafel.domain.plain_paper import PlainPaper
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.annex_document import AnnexDocument
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import Sender
from keukentafel.domain.safekeeping.trail import SignedTrail
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.story import Story
from keukentafel.domain.verdicts import FileVerdict, KeyTold, Together


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


class Press(CardKeys, Protocol):
    """The print room. Seal keys are the bytes that `make_key` or `take_key` gave, or what is kept of a `CardKey`.

    What seals raises Refused when the key is not valid at that moment, or its card is gone.
    """

    def make_key(self, organisation: str, now: datetime) -> bytes:
        """A new self-signed seal key, to be kept in the cabinet of the encrypted store."""
        ...

    def take_key(self, pkcs12: bytes, passphrase: str, now: datetime) -> bytes:
        """A key that the municipality gives, as PKCS#12 under its password, to be kept like one of `make_key`.

        Raises Refused: it does not open, holds no private key, may not sign, is not valid now, or its chain breaks.
        """
        ...

    def key_told(self, key: bytes) -> KeyTold:
        """What may be told of a key: never the key itself."""
        ...

    def trust(self, key: bytes) -> None:
        """Call seals of this key those of this laptop, until `forget_keys`."""
        ...

    def forget_keys(self) -> None:
        """Hold no key any more: the store was locked."""
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
        """The resident's own story as a paper in their language and in Dutch, without a seal."""
        ...

    def under_words(self, pdf: bytes, words: str) -> bytes:
        """The same pages, encrypted: any reader of PDF opens them with the words in small letters."""
        ...

    def pages_of(self, pdf: bytes) -> int:
        """How many pages a file has. Raises ValueError when it cannot be opened."""
        ...

    def trail(self, trail: SignedTrail, key: bytes) -> bytes:
        """The trail of who did what as a file that `verify` judges, signed with the key."""
        ...

    def plain(self, paper: PlainPaper, sender: Sender) -> Printed:
        """A plain paper: headings and lines, without a seal."""
        ...

    def page_picture(self, pdf: bytes, page: int, width_px: int) -> bytes:
        """One page (from 0) as PNG, made in memory. Raises ValueError for one that cannot be drawn."""
        ...

    def verify(self, pdf: bytes) -> FileVerdict:
        """The verdict about any bytes; never raises for what is in them."""
        ...

    def verify_together(
        self, pdfs: Sequence[bytes], language: str = DUTCH, seals: Mapping[str, str] | None = None
    ) -> Together:
        """The verdict about each, and which annex belongs to which report, by their numbers from 1. Never raises.

        `language` is that of the sentences; `seals`: what keys are called that are known to who asks, by fingerprint.
        """
        ...
