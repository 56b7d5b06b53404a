"""The print room: records into sealed files, files into pictures and verdicts. It is what `domain.press` asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

from keukentafel.domain.content.library import Library
from keukentafel.domain.marks import N_
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.addendum import Addendum
from keukentafel.domain.report.annex_document import AnnexDocument
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import Standing
from keukentafel.domain.safekeeping.trail import SignedTrail
from keukentafel.domain.signing import Act, Drawing, How, ReportKind
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.verdicts import FileVerdict, Together
from keukentafel.i18n import Catalogue
from keukentafel.report import page_pictures, trail_file
from keukentafel.report.annex import annex_blocks
from keukentafel.report.conversation_report import report_blocks
from keukentafel.report.open_points import open_sentences
from keukentafel.report.paper_press import PaperPress, font_set, printed_of
from keukentafel.report.record import from_record, sha256_of, to_record
from keukentafel.report.same_text import says_the_same
from keukentafel.report.sealing import sentences
from keukentafel.report.sealing.contents import RECORD_NAME
from keukentafel.report.sealing.drawing import from_domain
from keukentafel.report.sealing.key_ring import KeyRing
from keukentafel.report.sealing.keys import KeyNotUsableError, SealKey
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.verdict import Verdict
from keukentafel.report.sealing.verify import verify, verify_groups
from keukentafel.report.signing_page import CONSULTANT_FIELD, RESIDENT_FIELD, side_of
from keukentafel.report.signs import legend
from keukentafel.report.summary import FITS, OVER_MORE_PAGES, RHYTHMS, SHEET, Fit, summary_blocks
from keukentafel.report.tagged.blocks import Attachment, Blocks, DocumentMeta, PageFurniture
from keukentafel.report.tagged.render import Rendered, pages_by_rhythm, pages_of
from keukentafel.report.under_words import under_words
from keukentafel.report.wording import Translate, case_words, dotted

TITLES = {ReportKind.CONVERSATION: N_("Gespreksverslag"), ReportKind.INVESTIGATION: N_("Onderzoeksverslag")}

_DRAWN = (How.DRAWN, How.CROSS, How.BY_REPRESENTATIVE)


class PrintRoom(KeyRing, PaperPress):
    """Prints, seals and judges. It keeps no document and no word; only which keys are known."""

    def __init__(
        self,
        library: Library,
        fonts_dir: Path,
        colour_profile: Path,
        t: Translate = str,
        more_fonts: tuple[Path, ...] = (),
        words_in: Callable[[str], Catalogue] | None = None,
    ) -> None:
        KeyRing.__init__(self)
        PaperPress.__init__(self, library, font_set(fonts_dir, more_fonts), colour_profile.read_bytes(), t)
        self._words_in = words_in

    def record(self, document: ReportDocument) -> bytes:
        """The canonical JSON of a document."""
        return to_record(document)

    def document(self, record: bytes) -> ReportDocument:
        """The document of a record. Raises ValueError."""
        return from_record(record)

    def report(self, record: bytes, addendum: Addendum, key: bytes, at: datetime) -> Printed:
        """The report with its addendum; sealed for the resident, and for the consultant when they signed."""
        document = from_record(record)
        started = perf_counter()
        rendered = self.rendered_report(document, addendum, record)
        printed = perf_counter()
        digest = sha256_of(record)
        opened = self._sealing_key(key)
        t = self._t
        drawing = drawing_of(addendum, Standing.RESIDENT, digest)
        reason = t("Gesloten voor de kant van de bewoner.")
        pdf = _sealed(rendered.pdf, RESIDENT_FIELD, opened, drawing, reason, at, certify=True)
        if any(act.act is Act.CONSULTANT for act in addendum.acts):
            drawing = drawing_of(addendum, Standing.CONSULTANT, digest)
            reason = t("Gesloten voor de kant van de consulent.")
            pdf = _sealed(pdf, CONSULTANT_FIELD, opened, drawing, reason, at, certify=False)
        talk, research = open_sentences(document, t)
        return printed_of(pdf, rendered, printed - started, perf_counter() - printed, (*talk, *research))

    def concept(self, document: ReportDocument) -> Printed:
        """The report as it stands now, marked CONCEPT on every page, without a seal."""
        started = perf_counter()
        blocks = report_blocks(document, Addendum(), self._t, concept=True)
        title = self._t(TITLES[document.head.kind])
        rendered = self._render(blocks, document, title, "", self._furniture(document, concept=True), None)
        talk, research = open_sentences(document, self._t)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0, (*talk, *research))

    def annex(self, annex: AnnexDocument, key: bytes, at: datetime) -> Printed:
        """The reviewer's annex, sealed."""
        started = perf_counter()
        t = self._t
        keywords = (
            f"record-sha256:{annex.record_sha256} report-sha256:{annex.report_sha256} kind:annex version:{annex.number}"
        )
        furniture = PageFurniture(
            annex.sender.sender,
            dotted(t("bijlage voor de beoordelaar"), case_words(annex.case_number, t)),
            "",
            t("bladzijde {page} van {pages}"),
        )
        title = t("Bijlage voor de beoordelaar")
        meta = DocumentMeta(title, title, annex.sender.sender, annex.sender.language, annex.made_at, keywords)
        rendered = self._on_paper(annex_blocks(annex, t), meta, furniture, annex.sender.pdf_part, ())
        printed = perf_counter()
        reason = t("Gesloten door de gemeente.")
        pdf = _sealed(rendered.pdf, CONSULTANT_FIELD, self._sealing_key(key), None, reason, at, certify=True)
        return printed_of(pdf, rendered, printed - started, perf_counter() - printed)

    def summary(self, record: bytes, language: str, key: bytes, at: datetime) -> Printed:
        """The one-page summary in the resident's language, sealed."""
        started = perf_counter()
        document = from_record(record)
        keywords = f"record-sha256:{sha256_of(record)} kind:summary version:{document.head.number}"
        rendered = self._rendered_summary(document, language, keywords, concept=False)
        printed = perf_counter()
        reason = self._t("Gesloten door de gemeente.")
        pdf = _sealed(rendered.pdf, CONSULTANT_FIELD, self._sealing_key(key), None, reason, at, certify=True)
        return printed_of(pdf, rendered, printed - started, perf_counter() - printed)

    def concept_summary(self, document: ReportDocument, language: str) -> Printed:
        """The one page that is read out at the table, marked CONCEPT, without a seal."""
        started = perf_counter()
        rendered = self._rendered_summary(document, language, "", concept=True)
        return printed_of(rendered.pdf, rendered, perf_counter() - started, 0.0)

    def trail(self, trail: SignedTrail, key: bytes) -> bytes:
        """The trail of who did what as a file that `verify` judges, signed with the key."""
        return trail_file.signed(trail, self._key(key))

    def under_words(self, pdf: bytes, words: str) -> bytes:
        """The same pages for any reader of PDF that is given the words."""
        return under_words(pdf, words)

    def pages_of(self, pdf: bytes) -> int:
        """How many pages a file has. Raises ValueError when it cannot be opened."""
        return page_pictures.pages_of(pdf)

    def page_picture(self, pdf: bytes, page: int, width_px: int) -> bytes:
        """One page (from 0) as PNG, made in memory. Raises IndexError when there is no such page."""
        return page_pictures.page_picture(pdf, page, width_px)

    def verify(self, pdf: bytes) -> FileVerdict:
        """The verdict about any bytes; never raises for what is in them."""
        return self.verify_together((pdf,)).files[0]

    def verify_together(
        self, pdfs: Sequence[bytes], language: str = DUTCH, seals: Mapping[str, str] | None = None
    ) -> Together:
        """The verdict about each, and which annex belongs to which report, by their numbers from 1. Never raises.

        `seals`: what keys are called that are known to who asks, by fingerprint.
        """
        seals, words = seals or {}, self._words_in(language) if self._words_in else None
        t, locale = (words.t, words.locale) if words else (self._t, DUTCH)
        verdicts = [self._verdict(pdf, seals) for pdf in pdfs]
        told = sentences.about_together(verify_groups(pdfs, verdicts), len(pdfs), t)
        ours = self.fingerprints_of_this_laptop()
        files = tuple(
            trail_file.verdict(pdf, ours, t, seals)
            if trail_file.is_trail(pdf)
            else sentences.file_verdict(verdict, t, ours, locale, seals)
            for pdf, verdict in zip(pdfs, verdicts, strict=True)
        )
        return Together(files, told)

    def _verdict(self, pdf: bytes, seals: Mapping[str, str]) -> Verdict:
        known = [key.certificate for key in self._known.values()]
        judged = verify(pdf, known, lambda record: says_the_same(from_record(record), pdf))
        listed = (replace(s, known=s.known or (s.holds and s.fingerprint in seals)) for s in judged.seals)
        return replace(judged, seals=tuple(listed))

    def rendered_report(self, document: ReportDocument, addendum: Addendum, record: bytes) -> Rendered:
        """The report of a record before any seal: the same record and addendum give the same bytes."""
        head = document.head
        keywords = f"record-sha256:{sha256_of(record)} kind:{head.kind.value} version:{head.number}"
        blocks = report_blocks(document, addendum, self._t)
        title = self._t(TITLES[head.kind])
        return self._render(blocks, document, title, keywords, self._furniture(document, concept=False), record)

    def _rendered_summary(self, document: ReportDocument, language: str, keywords: str, concept: bool) -> Rendered:
        row = self._library.language(language)
        title = self._t("Samenvatting")
        furniture = self._furniture(document, concept)
        furniture = PageFurniture(furniture.header_left, furniture.header_right, "", furniture.footer_right)

        def blocks(fit: Fit) -> Blocks:
            return summary_blocks(document, self._library, row, self._t, fit, concept)

        lang = document.head.sender.language
        fits = (
            replace(fit, rhythm=rhythm)
            for fit in FITS
            for rhythm, pages in zip(RHYTHMS, pages_by_rhythm(blocks(fit), lang, self._fonts, RHYTHMS), strict=True)
            if pages == 1
        )
        sheets = (fit for fit in OVER_MORE_PAGES if pages_of(blocks(fit), lang, self._fonts, fit.rhythm) <= SHEET)
        fit = next(fits, None) or next(sheets, OVER_MORE_PAGES[0])
        return self._render(blocks(fit), document, title, keywords, furniture, None, fit.rhythm)

    def _furniture(self, document: ReportDocument, concept: bool) -> PageFurniture:
        head, t = document.head, self._t
        standing = t("CONCEPT") if concept else t("definitief, versie {number}").format(number=head.number)
        right = dotted(case_words(head.case_number, t), standing)
        return PageFurniture(head.sender.sender, right, legend(t), t("bladzijde {page} van {pages}"))

    def _render(
        self,
        blocks: Blocks,
        document: ReportDocument,
        title: str,
        keywords: str,
        furniture: PageFurniture,
        record: bytes | None,
        rhythm: float = 1.0,
    ) -> Rendered:
        sender = document.head.sender
        meta = DocumentMeta(title, title, sender.sender, sender.language, document.head.at, keywords)
        attachments: tuple[Attachment, ...] = ()
        if record is not None and sender.pdf_part == "3a":
            description = self._t("De gegevens van dit verslag, om na te rekenen.")
            attachments = (Attachment(RECORD_NAME, record, "application/json", "Source", description),)
        return self._on_paper(blocks, meta, furniture, sender.pdf_part, attachments, rhythm)

def drawing_of(addendum: Addendum, side: Standing, record_sha256: str) -> Drawing | None:
    """What that side drew last for this very record. A drawing for another version is not taken."""
    acts = [act for act in addendum.acts if side_of(act) is side and act.how in _DRAWN]
    drawings = [act.drawing for act in acts if act.drawing and act.drawing.record_sha256 == record_sha256]
    return drawings[-1] if drawings else None


def _sealed(
    pdf: bytes, field: str, key: SealKey, drawing: Drawing | None, reason: str, at: datetime, certify: bool
) -> bytes:
    strokes, box = from_domain(drawing) if drawing is not None else (None, None)
    try:
        return seal(pdf, field, key, strokes, reason, at, certify, box)
    except KeyNotUsableError as error:
        raise Refused("key_not_valid_now") from error
