"""The seals on a document of the engine that prints the reports, with text in it."""

# mypy: disable-error-code="no-untyped-call"
# The objects of pyHanko are only partly typed.

import re
from datetime import timedelta
from pathlib import Path

import page
import pytest
from pyhanko.pdf_utils import generic

from keukentafel.report.sealing.findings import Problem
from keukentafel.report.sealing.keys import Pkcs12Key
from keukentafel.report.sealing.seal import seal
from keukentafel.report.sealing.verify import verify
from keukentafel.report.tagged.blocks import (
    Attachment,
    DocumentMeta,
    Heading,
    PageFurniture,
    Para,
    SignatureField,
    Span,
    Title,
)
from keukentafel.report.tagged.render import FontSet, Part, render

from .conftest import AT, LATER, STROKES
from .sample import RECORD, keywords
from .tampering import Writer, edit

_RESOURCES = Path(__file__).parents[3] / "resources"


def _report(part: Part) -> bytes:
    fonts = _RESOURCES / "fonts"
    return render(
        [
            Title((Span("Gespreksverslag"),)),
            Para((Span("Wat u ons vertelde, in uw eigen woorden."),)),
            Heading((Span("Ondertekening"),)),
            SignatureField("bewoner", "Zegel voor de kant van de bewoner", 220, 70),
            SignatureField("consulent", "Zegel voor de kant van de consulent", 220, 70),
        ],
        DocumentMeta(
            "Gespreksverslag", "Gespreksverslag, versie 1", "Gemeente Voorbeeldstad", "nl-NL",
            AT - timedelta(hours=1), keywords("conversation"),
        ),
        PageFurniture(footer_right="{page} van {pages}"),
        FontSet(
            (fonts / "NotoSans-Regular.ttf",),
            (fonts / "NotoSans-Bold.ttf",),
            (fonts / "NotoSans-Italic.ttf",),
        ),
        (_RESOURCES / "colour" / "sRGB.icc").read_bytes(),
        part,
        [Attachment("verslag.json", RECORD, "application/json", "Data", "Gegevens")] if part == "3a" else [],
    ).pdf  # fmt: skip


@pytest.mark.parametrize("part", ["3a", "2a"])
def test_a_printed_report_holds_through_both_seals(part: Part, key: Pkcs12Key) -> None:
    before = _report(part)
    first = seal(before, "bewoner", key, STROKES, "Gelezen", AT, certify=True)
    second = seal(first, "consulent", key, STROKES, "Vastgesteld", LATER, certify=False)
    assert page.validate_pdf_bytes(before, profile=part).is_compliant
    for stage in (first, second):
        assert all(standard.met for standard in verify(stage, [key.certificate]).standards)
    verdict = verify(second, [key.certificate])
    assert (verdict.exit_code, verdict.problems) == (0, ())
    assert [standard.name for standard in verdict.standards] == [f"PDF/A-{part}", "PDF/UA-1"]
    assert verdict.record_equal is (True if part == "3a" else None)
    assert verify(first, [key.certificate]).missing_seals == ("consulent",)


def _other_letters(writer: Writer) -> None:
    """What is seen stays; what is copied, searched and read out becomes other words."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    for name in fonts:
        reference = fonts[name].raw_get("/ToUnicode").reference
        table = fonts[name]["/ToUnicode"].data
        first = re.search(rb"<[0-9A-Fa-f]{4}>\s*<([0-9A-Fa-f]{4})>", table)
        assert first
        other = table[: first.start(1)] + b"0058" + table[first.end(1) :]
        writer.objects[(reference.generation, reference.idnum)] = generic.StreamObject(stream_data=other)


def test_letters_that_read_as_others_are_told_after_and_between_the_seals(key: Pkcs12Key) -> None:
    first = seal(_report("3a"), "bewoner", key, STROKES, "Gelezen", AT, certify=True)
    second = seal(first, "consulent", key, STROKES, "Vastgesteld", LATER, certify=False)
    assert Problem.ADDED_AFTER_LAST_SEAL in verify(edit(second, _other_letters), [key.certificate]).problems
    between = seal(edit(first, _other_letters), "consulent", key, STROKES, "Vastgesteld", LATER, certify=False)
    assert Problem.CHANGED_AFTER_SEAL in verify(between, [key.certificate]).problems
