"""Pages: anchors, keeping together, tables that go on, and content that is too large."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from keukentafel.report.tagged.blocks import (
    Block,
    Box,
    Bullets,
    Drawing,
    Heading,
    KeepTogether,
    KeyValues,
    PageBreak,
    Para,
    Row,
    SignatureField,
    Spacer,
    Table,
    Title,
)
from keukentafel.report.tagged.faces import Faces
from keukentafel.report.tagged.flow import Composer
from keukentafel.report.tagged.layout import Typesetter
from keukentafel.report.tagged.paging import paginate
from keukentafel.report.tagged.place import Place
from keukentafel.report.tagged.structure import Elem
from keukentafel.report.tagged.style import BODY_BOTTOM, BODY_WIDTH, BOX_CUT, MARGIN_SIDE, TALL_ROW
from tests.report.tagged.samples import FONTS, elements, made, page_texts, rings, sample, verdict, words

LONG = "Dit is een zin die de regel vult en nog een stukje verder gaat dan dat. "


def _filler(lines: int) -> list[Block]:
    return [Para(words(f"regel {number}")) for number in range(lines)]


def test_anchors_tell_the_page_on_which_a_block_begins() -> None:
    rendered = made(sample())
    texts = page_texts(rendered.pdf)
    assert rendered.pages == len(texts)
    assert rendered.anchors["title"] == 1
    assert "Ondertekening" in texts[rendered.anchors["signing"] - 1]
    assert set(rendered.anchors) >= {"asked", "table", "section-ar", "section-uk"}


def test_anchors_of_what_leaves_nothing_on_paper_point_at_what_follows() -> None:
    blocks: list[Block] = [
        Title(words("Titel")),
        PageBreak(anchor="break"),
        Para((), anchor="empty"),
        Para(words("tekst")),
        Spacer(5, anchor="end"),
    ]
    assert made(blocks).anchors == {"break": 2, "empty": 2, "end": 2}


def test_the_footer_counts_pages() -> None:
    rendered = made([Title(words("Titel")), *_filler(120)])
    for number, text in enumerate(page_texts(rendered.pdf), start=1):
        assert f"bladzijde {number} van {rendered.pages}" in text


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(lines: int) -> None:
    blocks: list[Block] = [
        Title(words("Titel")),
        *_filler(lines),
        Heading(words("Kopje")),
        Para(words(LONG * 4)),
    ]
    for text in page_texts(made(blocks).pdf):
        if "Kopje" in text:
            after = text.split("Kopje")[1]
            assert after.count("een zin") >= 1


@pytest.mark.parametrize("lines", range(24, 34))
def test_a_paragraph_leaves_no_single_line_behind(lines: int) -> None:
    blocks = [Title(words("Titel")), *_filler(lines), Para(words("\n".join(f"stuk {n}" for n in range(6))))]
    for text in page_texts(made(blocks).pdf):
        assert len(re.findall(r"stuk \d", text)) in (0, 2, 3, 4, 6)


def test_what_is_kept_together_moves_as_a_whole() -> None:
    together = KeepTogether(tuple(Para(words(f"samen {number}")) for number in range(8)))
    texts = page_texts(made([Title(words("Titel")), *_filler(27), together]).pdf)
    assert [len(re.findall(r"samen \d", text)) for text in texts] == [0, 8]


def test_a_table_of_300_rows_repeats_its_header_and_loses_no_row() -> None:
    rows = tuple(Row((words(f"rij {number};"), words("waarde"))) for number in range(300))
    rendered = made([Title(words("Titel")), Table((words("Kolomkop"), words("Tweede")), rows)])
    texts = page_texts(rendered.pdf)
    assert rendered.pages > 5
    assert all("Kolomkop" in text for text in texts)
    found = [int(number) for text in texts for number in re.findall(r"rij (\d+);", text)]
    assert found == list(range(300))
    assert verdict(rendered.pdf, "ua1") == []


def test_a_cell_higher_than_a_page_is_split_and_complete() -> None:
    numbered = " ".join(f"w{number}" for number in range(1200))
    table = Table((words("Kop"), words("Tekst")), (Row((words("kort"), words(numbered)), words("noot")),), (3, 1))
    rendered = made([Title(words("Titel")), table])
    found = [int(number) for text in page_texts(rendered.pdf) for number in re.findall(r"\bw(\d+)", text)]
    assert found == list(range(1200))
    assert verdict(rendered.pdf, "ua1") == []
    assert verdict(rendered.pdf, "3a") == []


@pytest.mark.parametrize("lines", range(18, 30))
def test_no_page_is_left_half_empty_before_a_tall_row(lines: int) -> None:
    numbered = " ".join(f"w{number}" for number in range(160))
    rows = (Row((words("voor"), words("kort"))), Row((words("wie"), words(numbered))), Row((words("na"), words("x"))))
    blocks = [Title(words("Titel")), *_filler(lines), Table((words("Kop"), words("Tekst")), rows, (1, 4))]
    composer = Composer(Typesetter(Faces(FONTS)))
    composer.compose(blocks, Place(MARGIN_SIDE, BODY_WIDTH, "nl", "ltr", Elem("Document")))
    last, top = paginate(composer.slabs)[0].placed[-1]
    assert BODY_BOTTOM - top - last.height < TALL_ROW
    texts = page_texts(made(blocks).pdf)
    assert [int(n) for text in texts for n in re.findall(r"\bw(\d+)", text)] == list(range(160))


def test_a_row_that_goes_on_says_again_whose_it_is_and_is_one_row_to_who_listens() -> None:
    numbered = " ".join(f"w{number}" for number in range(160))
    long = Row((words("naam"), words(numbered), words("zegt de zoon")))
    rows = (Row((words("voor"), words("kort"), words("x"))), long)
    header = words("Kop"), words("Tekst"), words("Wie")
    rendered = made([Title(words("T")), *_filler(24), Table(header, rows, (1, 4, 2))])
    first, second = page_texts(rendered.pdf)
    assert "naam w0" in " ".join(first.split()) and "Kop" in second and "w0" not in second
    assert "naam" in second and "zegt de zoon" in " ".join(second.split())
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert Counter(str(element.S) for element in elements(pdf) if str(element.S) in ("/TR", "/TD")) == {
            "/TR": 3, "/TD": 6,
        }  # fmt: skip
    assert verdict(rendered.pdf, "ua1") == verdict(rendered.pdf, "3a") == []


@pytest.mark.parametrize("lines", range(15, 29))
def test_the_last_row_of_a_table_never_stands_alone(lines: int) -> None:
    rows = tuple((words(f"rij {number};"), words("waarde")) for number in range(4))
    blocks = [Title(words("Titel")), *_filler(lines), Table((words("Kolomkop"), words("Tweede")), rows)]
    for text in page_texts(made(blocks).pdf):
        assert ("Kolomkop" in text) == ("rij" in text)
        assert "rij 3" not in text or "rij 2" in text


def test_a_frame_goes_around_its_text_on_every_page() -> None:
    typesetter = Typesetter(Faces(FONTS))
    composer = Composer(typesetter)
    box = Box(tuple(Para(words(LONG * 5)) for _ in range(30)))
    composer.compose([box], Place(MARGIN_SIDE, BODY_WIDTH, "nl", "ltr", Elem("Document")))
    pages = paginate(composer.slabs)
    assert len(pages) > 2
    for number, page in enumerate(pages):
        ((_, top, height),) = page.decorated()
        first, last = page.placed[0], page.placed[-1]
        assert top == first[1] - (BOX_CUT if number > 0 else 0)
        assert top + height == pytest.approx(last[1] + last[0].height + (BOX_CUT if number < len(pages) - 1 else 0))


def test_long_words_and_oversized_figures_come_out() -> None:
    huge = Drawing(3000, 4000, rings().shapes, "Een veel te grote tekening")
    blocks: list[Block] = [
        Title(words("T" * 120)),
        Heading(words("K" * 120)),
        Table(tuple(words("k" * 120) for _ in range(9)), (tuple(words("c" * 120) for _ in range(9)),) * 3),
        Box((huge, Box((Para(words("w" * 5000)),)))),
        Spacer(5000),
        Para(words("einde")),
    ]
    rendered = made(blocks)
    assert "einde" in page_texts(rendered.pdf)[-1]
    assert verdict(rendered.pdf, "ua1") == []


def test_an_empty_document_has_one_page() -> None:
    assert made([]).pages == 1


def test_white_space_at_the_end_makes_no_page() -> None:
    blocks: list[Block] = [Title(words("Titel")), Para(words("tekst")), Spacer(690), PageBreak()]
    assert made(blocks).pages == 1


@pytest.mark.parametrize("lines", range(20, 34))
def test_a_figure_without_room_stands_behind_its_table_and_no_page_is_left_half_empty(lines: int) -> None:
    rows = tuple((words(f"rij {number}"), words("waarde")) for number in range(6))
    figure = replace(rings(), height_pt=240.0, may_follow=True)
    blocks = [Title(words("Titel")), *_filler(lines), Heading(words("Wie")), figure, KeyValues(rows), Para(words("na"))]
    composer = Composer(Typesetter(Faces(FONTS)))
    composer.compose(blocks, Place(MARGIN_SIDE, BODY_WIDTH, "nl", "ltr", Elem("Document")))
    first, _second = paginate(composer.slabs)
    last, top = first.placed[-1]
    assert BODY_BOTTOM - top - last.height < 120
    rendered = made(blocks)
    texts = page_texts(rendered.pdf)
    assert [sum(f"rij {number}" in text for text in texts) for number in range(6)] == [1] * 6
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        roles = [str(element.S) for element in elements(pdf)]
    assert roles.index("/Figure") < roles.index("/Table"), "who listens hears the figure first, wherever it stands"
    assert verdict(rendered.pdf, "ua1") == []


@pytest.mark.parametrize("lines", range(20, 30))
def test_a_list_leaves_no_single_item_behind(lines: int) -> None:
    blocks = [Title(words("Titel")), *_filler(lines), Bullets(tuple(words(f"punt {n}") for n in range(6)))]
    for text in page_texts(made(blocks).pdf):
        assert len(re.findall(r"punt \d", text)) in (0, 2, 3, 4, 6)


@pytest.mark.parametrize("lines", range(26, 34))
def test_words_that_lead_up_to_a_table_stand_with_it(lines: int) -> None:
    rows = tuple((words(f"rij {number}"), words("waarde")) for number in range(8))
    lead = Para(words("aanloop"), keep_with_next=True)
    for text in page_texts(made([Title(words("Titel")), *_filler(lines), lead, KeyValues(rows)]).pdf):
        assert ("aanloop" in text) <= ("rij 1" in text)


def test_a_group_of_rows_has_its_name_above_it_once_and_on_the_page_of_its_first_row() -> None:
    for lines in range(20, 32):
        rows = tuple(
            Row((words(f"rij {n}"), words("waarde")), group=words(f"Soort {n // 2}") if n % 2 == 0 else None)
            for n in range(8)
        )
        rendered = made([Title(words("T")), *_filler(lines), Table((words("Kop"), words("Tekst")), rows)])
        for text in page_texts(rendered.pdf):
            assert all((f"Soort {n}" in text) == (f"rij {2 * n}" in text) for n in range(4))
    assert verdict(rendered.pdf, "ua1") == verdict(rendered.pdf, "3a") == []
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        wide = [element.A for element in elements(pdf) if "/A" in element and "/ColSpan" in element.A]
    assert [(int(one.ColSpan), str(one.Scope)) for one in wide] == [(2, "/Column")] * 4


def test_a_stamp_is_a_field_with_its_words_in_it() -> None:
    stamp = SignatureField("gemeente", "Zegel", 120, 10, words=words("Verzegeld. Het zegel zit in het bestand."))
    rendered = made([Title(words("T")), stamp])
    assert "Verzegeld. Het zegel" in " ".join(page_texts(rendered.pdf)[0].split())
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert float(field.Rect[3]) - float(field.Rect[1]) > 25, "two lines need more than ten points"
    assert verdict(rendered.pdf, "ua1") == verdict(rendered.pdf, "3a") == []
