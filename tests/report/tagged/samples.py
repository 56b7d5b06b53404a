"""Documents and helpers for the tests of the tagging engine; all people are fictional."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2

from keukentafel.report.tagged import shapes
from keukentafel.report.tagged.blocks import (
    Attachment,
    Block,
    Box,
    Bullets,
    DocumentMeta,
    Drawing,
    Heading,
    KeepTogether,
    KeyValues,
    PageFurniture,
    Para,
    Quote,
    Row,
    Section,
    SignatureField,
    Spacer,
    Span,
    Subtitle,
    Table,
    Text,
    Title,
)
from keukentafel.report.tagged.faces import FontSet
from keukentafel.report.tagged.render import Part, Rendered, render

ROOT = Path(__file__).resolve().parents[3]
_FONTS = ROOT / "resources" / "fonts"
ICC = (ROOT / "resources" / "colour" / "sRGB.icc").read_bytes()


def _files(*names: str) -> tuple[Path, ...]:
    return tuple(_FONTS / f"NotoSans{name}.ttf" for name in names)


FONTS = FontSet(
    regular=_files(
        "-Regular", "Arabic-Regular", "Ethiopic-Regular", "Symbols2-Regular", "Math-Regular", "CJKsc-Regular"
    ),
    bold=_files("-Bold", "Arabic-Bold", "Ethiopic-Bold"),
    italic=_files("-Italic"),
)
META = DocumentMeta(
    title="Verslag van ons gesprek",
    subject="Verslag van een gesprek & wat eruit volgt",
    author="Gemeente Voorbeeldstad",
    lang="nl-NL",
    created=datetime(2026, 11, 24, 14, 30, tzinfo=timezone(timedelta(hours=1))),
)
FURNITURE = PageFurniture(
    "Gemeente Voorbeeldstad",
    "zaak VB-2026-0142",
    "● gezegd ◉ gezien ▤ document ○ aangenomen",
    "bladzijde {page} van {pages}",
)
RECORD = Attachment("verslag.json", b'{"versie": 1}\n', "application/json", "Data", "Leesbaar voor computers")

ARABIC = "هذا ملخص محادثتك مع البلدية بتاريخ 20 نوفمبر 2026. اتصل على الرقم \u206814 010\u2069 (Wmo)."
FARSI = "این خلاصهٔ گفتگوی شما با شهرداری در تاریخ ۲۰ نوامبر ۲۰۲۶ است. نمی‌فهمید؟"
TIGRINYA = "እዚ ጽማቝ ናይቲ ምስ ምምሕዳር ከተማ ዝገበርክሞ ዝርርብ እዩ።"
TURKISH = "Kimseye yük olmamak. Bir de cuma günü camiye gitmek."
POLISH = "Pomoc w domu dwie godziny tygodniowo: ą, ć, ę, ł, ń, ó, ś, ź, ż."
CHINESE = "我想安全地出门，也不想再摔倒。请打 14 010（Wmo）。"
UKRAINIAN = "Допомога по господарству: ґ, є, і, ї."
SCRIPTS = {"ar": ARABIC, "fa": FARSI, "ti": TIGRINYA, "pl": POLISH, "uk": UKRAINIAN, "zh": CHINESE}


def words(text: str, **manner: Any) -> Text:
    """A text of one span."""
    return (Span(text, **manner),)


def rings() -> Drawing:
    """A figure with every kind of shape."""
    return Drawing(
        200,
        200,
        (
            shapes.Circle(100, 100, 95, fill="#E5E8F6", stroke="#3E4A86"),
            shapes.Circle(100, 100, 60, fill=None, stroke="#1F6B62", dash=(4, 3)),
            shapes.RoundRect(80, 85, 40, 30, 5, fill="#FBEFD6", stroke=None),
            shapes.Line(0, 200, 20, 180, line_width=2),
            shapes.Path((("M", 5, 5), ("L", 20, 5), ("C", 25, 10, 25, 15, 5, 20), ("Z",)), fill="#8A5A00"),
            shapes.Label("schoon huis", 100, 103, 8, bold=True, anchor="middle"),
            shapes.Label("ابن", 100, 60, 8, anchor="end"),
        ),
        "Twee ringen om de vraag schoon huis; de zoon staat in de binnenste ring.",
    )


def sample() -> list[Block]:
    """About six pages with every kind of block and every shipped script."""
    blocks: list[Block] = [
        Title(words("Verslag van ons gesprek"), anchor="title"),
        Subtitle(words("Mevrouw S. Uysal, thuis, dinsdag 24 november 2026.")),
        Quote(words("“Dat ik niemand tot last ben.”"), words(TURKISH), "tr", words("mevrouw Uysal")),
        Heading(words("Wat vraagt u?"), number="1", anchor="asked"),
        Bullets((words("Help mij veilig naar buiten."), words("Help mij met mijn was.")), ordered=True),
        Bullets((words("thuis"), words("met de zoon erbij"))),
        Heading(words("Voor uzelf zorgen"), level=3),
        Table(
            (words("Wat is gezegd"), words("Door wie")),
            (
                (words("Ik eet brood."), words("● mevrouw, via de tolk")),
                Row(
                    (words("Ze kookt nog zelf."), (Span("○ zoon, "), Span("aangenomen", bold=True))),
                    note=words("Dit zijn twee verschillende antwoorden."),
                ),
                Row((words("Zonder tweede cel"),)),
            ),
            (2, 1),
            anchor="table",
        ),
        KeyValues(((words("26 november"), words("De consulent belt.")), (words("27 november"), ()))),
        Box((Para(words("De buurvrouw blijft vannacht.")),), words("Vandaag geregeld"), "dashed"),
        Spacer(12),
        KeepTogether((Heading(words("De ringen")), rings())),
        Para(
            (
                Span("Meer op "),
                Span("www.rijksoverheid.nl/wmo", href="https://www.rijksoverheid.nl/wmo?taal=één"),
                Span(", of bel "),
                Span("teşekkür", lang="tr", italic=True),
                Span("\nop een nieuwe regel.", quiet=True),
            )
        ),
    ]
    for lang, text in SCRIPTS.items():
        inside: tuple[Block, ...] = (
            Heading(words(text[:20].strip())),
            *(Para(words(" ".join([text] * 6))) for _ in range(3)),
            Quote(words(text), attribution=words(text[:12].strip())),
            Bullets((words(text), words(text)), ordered=True),
            Table((words(text[:9].strip()), words(text[:7].strip())), ((words(text), words(text)),) * 3),
        )
        blocks.append(Section(lang, "rtl" if lang in ("ar", "fa") else "ltr", inside, anchor=f"section-{lang}"))
    blocks += [
        Heading(words("Ondertekening"), anchor="signing"),
        SignatureField("resident", "Handtekening van mevrouw Uysal", 180, 54, words("Mevrouw S. Uysal")),
        SignatureField("consultant", "Handtekening van de consulent", 180, 54, words("M. de Vries")),
    ]
    return blocks


def made(blocks: Sequence[Block], part: Part = "3a") -> Rendered:
    """Render with the ordinary fonts; part 3a takes the record along."""
    attachments = (RECORD,) if part == "3a" else ()
    return render(blocks, META, FURNITURE, FONTS, ICC, part, attachments)


# Rules of page-validation 0.11 that fire on files veraPDF and qpdf accept: stream data that happens to end
# in a carriage return, and the byte range of the first of two signatures.
FALSE_POSITIVES = ("STREAM-LENGTH-001", "SIGNATURE-BYTERANGE-001")


def verdict(pdf: bytes, profile: str) -> list[str]:
    """What page-validation holds against a file, without its two known false positives."""
    report = page_validation.validate_pdf_bytes(pdf, profile=profile)
    return [
        f"{failure.rule_id}: {failure.message}"
        for failure in report.failures
        if not failure.rule_id.endswith(FALSE_POSITIVES)
    ]


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """All structure elements in reading order."""

    def walk(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if isinstance(node, pikepdf.Array):
            for child in node:
                yield from walk(child)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield node
            if "/K" in node:
                yield from walk(node.K)

    yield from walk(pdf.Root.StructTreeRoot.K)


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, as PDFium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for number in range(len(document)):
            sheet = document[number]
            text = sheet.get_textpage()
            texts.append(text.get_text_bounded().replace("\r\n", "\n"))
            text.close()
            sheet.close()
        return texts
    finally:
        document.close()
