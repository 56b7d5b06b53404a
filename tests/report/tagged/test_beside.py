"""Large type, languages beside each other, fields beside each other, and less white space."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Heading,
    Para,
    Row,
    SignatureField,
    SignatureRow,
    Table,
    Title,
)
from keukentafel.report.tagged.render import render
from tests.report.tagged.samples import ARABIC, FONTS, FURNITURE, ICC, META, elements, made, page_texts, verdict, words

RESIDENT = SignatureField("bewoner", "Handtekening van de bewoner", 230, 60, words("mevrouw Uysal"))
CONSULTANT = SignatureField("consulent", "Handtekening van de consulent", 230, 60, words("de consulent"))


def _letters(pdf: bytes, sign: str) -> list[tuple[float, float]]:
    """The size and the left side of every sign of that kind on the first page."""
    opened = pypdfium2.PdfDocument(pdf)
    page = opened[0].get_textpage()
    found = [number for number, char in enumerate(page.get_text_range()) if char == sign]
    boxes = [page.get_charbox(number) for number in found]
    opened.close()
    return [(round(top - bottom, 2), left) for left, bottom, _, top in boxes]


def test_large_type_is_a_third_larger_in_every_kind_of_block() -> None:
    small: list[Block] = [Para(words("Q")), Bullets((words("Q"),)), Table((), ((words("Q"), words("a")),))]
    large: list[Block] = [
        Para(words("Q"), large=True),
        Bullets((words("Q"),), large=True),
        Table((), ((words("Q"), words("a")),), large=True),
    ]
    before = [size for size, _ in _letters(made([Title(words("T")), *small]).pdf, "Q")]
    after = [size for size, _ in _letters(made([Title(words("T")), *large]).pdf, "Q")]
    assert [b / a for a, b in zip(before, after, strict=True)] == pytest.approx([14 / 10.5] * 3, rel=0.02)


def test_a_column_of_another_direction_begins_at_its_own_side() -> None:
    def left(directions: tuple[str, ...]) -> float:
        table = Table((), ((words(ARABIC), words("Q")),), directions=directions)  # type: ignore[arg-type]
        return _letters(made([Title(words("T")), table]).pdf, "Q")[0][1]

    assert left(("rtl", "ltr")) + 100 < left(("rtl", "rtl"))


def test_directions_must_fit_the_columns() -> None:
    with pytest.raises(ValueError, match="2 directions"):
        made([Title(words("T")), Table((), ((words("a"), words("b")),), directions=("ltr",))])


def test_fields_beside_each_other_share_a_line_and_are_read_with_their_captions() -> None:
    pdf = made([Title(words("T")), SignatureRow((RESIDENT, CONSULTANT))]).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fields = {str(field.T): [float(side) for side in field.Rect] for field in opened.Root.AcroForm.Fields}
        roles = [str(element.S) for element in elements(opened)]
    assert fields["bewoner"][1::2] == fields["consulent"][1::2]
    assert fields["bewoner"][2] < fields["consulent"][0]
    assert roles[-4:] == ["/P", "/Form", "/P", "/Form"]
    assert verdict(pdf, "3a") == verdict(pdf, "ua1") == []


def test_a_row_of_fields_needs_what_every_field_needs() -> None:
    with pytest.raises(ValueError, match="name without dots"):
        made([Title(words("T")), SignatureRow((SignatureField("a.b", "x", 10, 10),))])


def test_a_short_table_stands_on_one_page_and_rows_that_belong_together_too() -> None:
    short = Table((), tuple((words(f"rij {n}"), words("waarde")) for n in range(3)))
    rows = [Row((words(f"rij {n}"), words("waarde")), with_next=n == 17) for n in range(40)]
    for lines in range(22, 34):
        filler: list[Block] = [Para(words(f"regel {number}")) for number in range(lines)]
        texts = page_texts(made([Title(words("T")), *filler, short]).pdf)
        assert any("rij 0" in text and "rij 2" in text for text in texts)
        texts = page_texts(made([Title(words("T")), *filler[:20], Table((), tuple(rows[lines - 22 :]))]).pdf)
        assert any("rij 17" in text and "rij 18" in text for text in texts)


def test_less_white_space_holds_more_on_a_page_and_loses_nothing() -> None:
    blocks: list[Block] = [Title(words("Titel"))]
    for number in range(12):
        blocks += [Heading(words(f"Kop {number}")), Para(words(f"tekst {number}"))]
    texts = [page_texts(render(blocks, META, FURNITURE, FONTS, ICC, rhythm=rhythm).pdf) for rhythm in (1.0, 0.4)]
    assert len(texts[0]) > len(texts[1]) == 1
    assert all(f"tekst {number}" in texts[1][0] for number in range(12))


def test_a_link_without_a_readable_text_still_has_one() -> None:
    pdf = made([Title(words("T")), Para(words("\ud7fc", href="x:\ud800"))]).pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        links = [str(note.Contents) for page in opened.pages for note in page.obj.get("/Annots", [])]
    assert links and all(links)
