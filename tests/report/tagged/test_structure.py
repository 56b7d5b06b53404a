"""The structure tree, the catalog and the fields, read back with pikepdf."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pikepdf
import pytest

from keukentafel.report.tagged.blocks import (
    Attachment,
    Block,
    Drawing,
    Heading,
    Para,
    Section,
    SignatureField,
    Span,
    Table,
    Title,
)
from keukentafel.report.tagged.render import Rendered, render
from tests.report.tagged.samples import (
    FONTS,
    FURNITURE,
    ICC,
    META,
    RECORD,
    elements,
    made,
    page_texts,
    sample,
    words,
)


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    return made(sample())


@pytest.fixture(scope="module")
def pdf(rendered: Rendered) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(rendered.pdf)) as opened:
        yield opened


def _of(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    return [element for element in elements(pdf) if str(element.S) == f"/{role}"]


def test_every_kind_of_block_has_its_element(pdf: pikepdf.Pdf) -> None:
    counts = Counter(str(element.S) for element in elements(pdf))
    assert counts["/Document"] == counts["/H1"] == counts["/H3"] == counts["/Figure"] == 1
    assert counts["/Table"] == 1 + 1 + 6
    assert counts["/THead"] == 1 + 6
    assert counts["/L"] == 2 + 6
    assert counts["/LI"] == counts["/Lbl"] == counts["/LBody"] == 4 + 12
    assert counts["/BlockQuote"] == 1 + 6
    assert counts["/Form"] == 2
    assert counts["/Link"] == 1
    assert counts["/Sect"] == 6


def test_sections_and_foreign_words_say_their_language(pdf: pikepdf.Pdf) -> None:
    assert pdf.Root.Lang == "nl-NL"
    assert [str(element.Lang) for element in _of(pdf, "Sect")] == ["ar", "fa", "ti", "pl", "uk", "zh"]
    assert [str(element.Lang) for element in _of(pdf, "Span")] == ["tr"]
    original = _of(pdf, "BlockQuote")[0].K[1]
    assert original.Lang == "tr"


def test_headers_have_a_scope_and_a_note_spans_the_table(pdf: pikepdf.Pdf) -> None:
    scopes = Counter(str(element.A.Scope) for element in _of(pdf, "TH"))
    assert scopes == {"/Column": 2 + 12, "/Row": 2}
    spans = [element.A.ColSpan for element in _of(pdf, "TD") if "/A" in element]
    assert spans == [2]


def test_every_row_of_a_table_has_its_cells(pdf: pikepdf.Pdf) -> None:
    for row in _of(pdf, "TR"):
        assert len(row.K) == 2 or row.K[0].A.ColSpan == 2


def test_the_figure_has_words_and_a_place(pdf: pikepdf.Pdf) -> None:
    (figure,) = _of(pdf, "Figure")
    assert "zoon" in str(figure.Alt)
    left, bottom, right, top = (float(value) for value in figure.A.BBox)
    assert (round(right - left), round(top - bottom)) == (200, 200)


def test_a_signature_field_is_the_only_kid_of_its_form_element(pdf: pikepdf.Pdf) -> None:
    names = []
    for form in _of(pdf, "Form"):
        reference = form.K
        assert isinstance(reference, pikepdf.Dictionary)
        assert reference.Type == "/OBJR"
        field = reference.Obj
        assert field.FT == "/Sig"
        assert "/V" not in field
        assert field.F == 4
        assert str(field.TU) == str(form.Alt)
        assert "/N" in field.AP
        names.append(str(field.T))
    assert names == ["resident", "consultant"]
    assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == names


def test_marked_content_and_annotations_lead_back_to_their_element(pdf: pikepdf.Pdf) -> None:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    owners = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
    for page in pdf.pages:
        assert page.obj.Tabs == "/S"
        marks = [
            int(step.operands[1].MCID)
            for step in pikepdf.parse_content_stream(page)
            if str(step.operator) == "BDC"
            and isinstance(step.operands[1], pikepdf.Dictionary)
            and "/MCID" in step.operands[1]
        ]
        assert marks == list(range(len(marks)))
        assert len(owners[int(page.obj.StructParents)]) == len(marks)
        for annotation in page.obj.get("/Annots", []):
            assert owners[int(annotation.StructParent)].S in ("/Link", "/Form")


def test_headings_are_bookmarks(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Verslag van ons gesprek"
        assert [item.title for item in title.children][:2] == ["1 Wat vraagt u?", "De ringen"]
        assert [item.title for item in title.children[0].children] == ["Voor uzelf zorgen"]


def test_the_file_says_about_itself_what_was_given_and_nothing_else(pdf: pikepdf.Pdf) -> None:
    facts = {key: str(value) for key, value in pdf.docinfo.items()}
    assert facts == {
        "/Title": META.title,
        "/Author": META.author,
        "/Subject": META.subject,
        "/CreationDate": "D:20261124143000+01'00'",
        "/ModDate": "D:20261124143000+01'00'",
    }
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert "wat eruit volgt" in packet
    assert "reportlab" not in packet.lower()


def test_the_record_lies_inside_part_3a_only(pdf: pikepdf.Pdf) -> None:
    assert pdf.attachments["verslag.json"].get_file().read_bytes() == RECORD.data
    assert pdf.Root.AF[0].AFRelationship == "/Data"
    with pikepdf.open(io.BytesIO(made(sample(), "2a").pdf)) as other:
        assert "/AF" not in other.Root
        assert b"<pdfaid:part>2<" in other.Root.Metadata.read_bytes()


def test_colours_are_rgb_and_fonts_are_inside(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        used = {str(step.operator) for step in pikepdf.parse_content_stream(page)}
        assert used.isdisjoint({"g", "G", "k", "K", "cs", "CS", "sc", "SC"})
        for font in page.obj.Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


def test_the_same_input_gives_the_same_bytes(rendered: Rendered) -> None:
    assert made(sample()).pdf == rendered.pdf
    other = render(sample(), replace(META, title="Anders"), FURNITURE, FONTS, ICC, "3a", (RECORD,))
    assert other.pdf != rendered.pdf


def test_every_script_can_be_read_back(rendered: Rendered) -> None:
    text = "\n".join(page_texts(rendered.pdf))
    assert rendered.missing == ()
    for known in ("Kimseye yük olmamak", "ምምሕዳር ከተማ", "Допомога по господарству", "tygodniowo: ą, ć, ę",
                  "محادثتك", "شهرداری", "● mevrouw, via de tolk"):  # fmt: skip
        assert known in text
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    "blocks",
    [
        [Heading(words("Zonder titel"))],
        [Title(words("T")), Heading(words("Te diep"), level=3)],
        [Title(words("T")), Heading(words("Te hoog"), level=0)],
        [Section("geen taal", "ltr", (Title(words("T")),))],
        [Drawing(10, 10, (), " ")],
        [Drawing(0, 10, (), "niets")],
        [SignatureField("a.b", "Handtekening", 10, 10)],
        [SignatureField("a", "Een", 10, 10), SignatureField("a", "Twee", 10, 10)],
        [Table((words("een"),), ((words("1"), words("2")),))],
        [Table((words("een"),), (), (1, 2))],
        [Para(words("x"), anchor="a"), Para(words("y"), anchor="a")],
    ],
)
def test_what_the_standards_forbid_is_refused(blocks: list[Block]) -> None:
    with pytest.raises(ValueError):
        made(blocks)


def test_a_document_that_says_too_little_about_itself_is_refused() -> None:
    attachment = Attachment("a", b"", "text/plain", "Data", "a")
    for meta, part, attachments in (
        (replace(META, title=" "), "3a", ()),
        (replace(META, created=datetime(2026, 1, 1)), "3a", ()),  # noqa: DTZ001
        (replace(META, lang="?"), "3a", ()),
        (META, "2a", (attachment,)),
        (META, "3a", (attachment, attachment)),
    ):
        with pytest.raises(ValueError):
            render([], meta, FURNITURE, FONTS, ICC, part, attachments)  # type: ignore[arg-type]


def test_a_link_over_two_lines_is_one_element_with_two_places() -> None:
    link = Span("een hele lange naam voor een adres " * 5, href="https://example.org/één pad")
    with pikepdf.open(io.BytesIO(made([Title(words("T")), Para((Span("Zie "), link))]).pdf)) as pdf:
        (element,) = _of(pdf, "Link")
        places = [kid for kid in element.K if kid.get("/Type") == "/OBJR"]
        assert len(places) == 2
        assert str(places[0].Obj.A.URI) == "https://example.org/%C3%A9%C3%A9n%20pad"
