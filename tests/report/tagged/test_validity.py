"""Random documents are valid, and the validator notices when one is spoiled."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from pikepdf import Array, Dictionary, Name, String

from keukentafel.report.tagged.blocks import (
    Block,
    Box,
    Bullets,
    Heading,
    KeepTogether,
    KeyValues,
    PageBreak,
    Para,
    Quote,
    Row,
    Section,
    SignatureField,
    Spacer,
    Span,
    Table,
    Text,
    Title,
)
from tests.report.tagged.samples import (
    ARABIC,
    CHINESE,
    FARSI,
    POLISH,
    TIGRINYA,
    TURKISH,
    UKRAINIAN,
    elements,
    made,
    rings,
    sample,
    verdict,
)

VOCABULARY = [
    *" ".join((ARABIC, CHINESE, FARSI, POLISH, TIGRINYA, TURKISH, UKRAINIAN)).split(),
    "mantelzorger", "één", "\u200c", "€ 12,50", "(Wmo)", "wmo@voorbeeld.nl", "\u2068+31 6\u2069", "😀", "●", "\n",
    "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
]  # fmt: skip
plain_words = st.lists(st.sampled_from(VOCABULARY), max_size=40).map(" ".join)
strange = st.text(st.characters(codec=None), max_size=12)
spans = st.builds(
    Span,
    st.one_of(plain_words, plain_words, strange),
    bold=st.booleans(),
    italic=st.booleans(),
    quiet=st.booleans(),
    href=st.sampled_from([None, None, None, "https://voorbeeld.nl/één?a=b", "x:\ud800"]),
    lang=st.sampled_from([None, None, None, "ar", "tr"]),
)
texts: st.SearchStrategy[Text] = st.lists(spans, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 5))
    header = draw(st.one_of(st.just(()), st.tuples(*[texts] * columns)))
    rows = st.builds(Row, st.tuples(*[texts] * columns), st.one_of(st.none(), texts))
    widths = draw(st.one_of(st.just(()), st.tuples(*[st.floats(0.5, 9)] * columns)))
    chosen = draw(st.lists(rows, max_size=4))
    return Table(header, tuple(chosen) * draw(st.sampled_from([1, 1, 9])), widths if header or chosen else ())


simple: st.SearchStrategy[Block] = st.one_of(
    st.builds(Para, texts, quiet=st.booleans(), small=st.booleans()),
    st.builds(Quote, texts, st.one_of(st.none(), texts), st.sampled_from(["ar", "tr"]), texts),
    st.builds(Bullets, st.lists(texts, max_size=4).map(tuple), ordered=st.booleans()),
    st.builds(KeyValues, st.lists(st.tuples(texts, texts), max_size=4).map(tuple)),
    tables(),
    st.builds(rings),
    st.builds(Spacer, st.floats(0, 900)),
    st.builds(PageBreak),
    st.builds(Heading, texts),
)
nested: st.SearchStrategy[Block] = st.recursive(
    simple,
    lambda inner: st.one_of(
        st.builds(Box, st.lists(inner, max_size=3).map(tuple), texts, st.sampled_from(["plain", "dashed"])),
        st.builds(KeepTogether, st.lists(inner, max_size=3).map(tuple)),
        st.builds(
            Section, st.sampled_from(["ar", "fa", "nl"]), st.sampled_from(["ltr", "rtl"]),
            st.lists(inner, max_size=3).map(tuple),
        ),
    ),
    max_leaves=6,
)  # fmt: skip
SIGNATURE = SignatureField("resident", "Handtekening", 180, 54, (Span("Mevrouw Uysal"),))
documents = st.tuples(texts, st.lists(nested, max_size=7)).map(lambda d: [Title(d[0]), *d[1], SIGNATURE])


@given(documents, st.sampled_from(["3a", "2a"]))
@settings(max_examples=30, suppress_health_check=list(HealthCheck))
def test_a_random_document_keeps_both_standards(blocks: list[Block], part: str) -> None:
    rendered = made(blocks, "3a" if part == "3a" else "2a")
    assert verdict(rendered.pdf, part) == []
    assert verdict(rendered.pdf, "ua1") == []


@pytest.fixture(scope="module")
def sound() -> bytes:
    return made(sample()).pdf


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_the_sample_is_valid(sound: bytes, profile: str) -> None:
    assert verdict(sound, profile) == []


def _first(pdf: pikepdf.Pdf, role: str) -> pikepdf.Object:
    return next(element for element in elements(pdf) if str(element.S) == f"/{role}")


def _no_alt(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure")["/Alt"]


def _no_mark_info(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def _no_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _skipped_heading(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H4


def _no_scope(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.S == "/TH":
            del element["/A"]


def _no_tab_order(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj["/Tabs"]


def _untagged_text(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"BT /T0 10 Tf 50 50 Td <0024> Tj ET"))


def _no_unicode(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].obj.Resources.Font.values():
        del font["/ToUnicode"]


def _font_not_embedded(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor["/FontFile2"]


def _no_link_text(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype == "/Link":
                del annotation["/Contents"]


def _cell_outside_row(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "TR").S = Name.P


def _item_outside_list(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "L").S = Name.Sect


def _not_a_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("nederlandse taal")


def _no_parent_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array([])


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("1"))


def _no_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def _no_relationship(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0]["/AFRelationship"]


SPOILS: tuple[Callable[[pikepdf.Pdf], None], ...] = (
    _no_alt, _no_mark_info, _no_structure, _skipped_heading, _no_scope, _no_tab_order, _untagged_text,
    _no_unicode, _font_not_embedded, _no_link_text, _cell_outside_row, _item_outside_list,
    _not_a_language, _no_parent_tree, _script, _no_intent, _no_relationship,
)  # fmt: skip


def spoiled(pdf: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with one defect."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        spoil(opened)
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoiled_document_is_noticed(sound: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    pdf = spoiled(sound, spoil)
    assert verdict(pdf, "3a") + verdict(pdf, "ua1") != []
