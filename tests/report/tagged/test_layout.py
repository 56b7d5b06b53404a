"""Lines: nothing gets lost, nothing is wider than its column, what no font has is seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from keukentafel.report.tagged.bidi import BIDI_CONTROLS
from keukentafel.report.tagged.blocks import Span
from keukentafel.report.tagged.faces import Faces
from keukentafel.report.tagged.layout import Line, Typesetter
from keukentafel.report.tagged.style import BODY
from tests.report.tagged.samples import ARABIC, FONTS, words


def _said(lines: list[Line]) -> str:
    """The characters on the lines in the order in which they were said."""
    said = []
    for line in lines:
        for piece in sorted(line.pieces, key=lambda piece: piece.start):
            clusters = {glyph.cluster: glyph.text for glyph in piece.glyphs}
            said += [clusters[key] for key in sorted(clusters)]
    return "".join(said)


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter(Faces(FONTS))


@given(
    st.text(st.sampled_from("abëé fiﬁ-/ğışабв ابجلا ۲۰ (1) አማርኛ ።●≈\u2068\u2069"), max_size=120),
    st.floats(40, 400),
    st.sampled_from(["ltr", "rtl", None]),
)
@settings(max_examples=150)
def test_every_character_is_on_a_line_and_every_line_fits(text, width, direction) -> None:  # type: ignore[no-untyped-def]
    lines = Typesetter(Faces(FONTS)).lines(words(text), BODY, width, direction, "nl")
    expected = "".join(char for char in unicodedata.normalize("NFC", text) if char not in BIDI_CONTROLS)
    if expected.strip():
        assert _said(lines) == expected
    else:
        assert lines == []
    for line in lines:
        assert line.width - line.trailing <= width + 0.5 or len(line.pieces) == 1
        assert all(glyph.number for piece in line.pieces for glyph in piece.glyphs)


def test_a_word_wider_than_its_column_is_cut(typesetter: Typesetter) -> None:
    lines = typesetter.lines(words("x" * 120), BODY, 60.0, "ltr", "nl")
    assert len(lines) > 5
    assert all(line.width <= 60.0 for line in lines)
    assert _said(lines) == "x" * 120


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Dat is klaar op maandag 24 november 2026, denk ik.", "24 november 2026,"),
        ("Son gün: 24 Kasım 2026 Salı.", "24 Kasım 2026"),
        ("Het begon die dag om 10:23 uur bij u thuis.", "10:23 uur"),
        ("U heeft nog 14 dagen om te reageren.", "14 dagen"),
        ("Bel 078 000 00 01 of schrijf een brief.", "078 000 00 01"),
        ("Dit staat nog open (vraag 1), en meer niet.", "(vraag 1)"),
        ("Zie artikel 5.1.1 lid 5 Wmo 2015.", "lid 5"),
        ("U betaalt hoogstens \u20ac 21,80 per maand.", "\u20ac 21,80"),
    ],
)
def test_what_is_read_as_one_stands_on_one_line_where_there_is_room(
    typesetter: Typesetter, text: str, kept: str
) -> None:
    for width in range(110, 300, 3):
        assert any(kept in _said([line]) for line in typesetter.lines(words(text), BODY, width, "ltr", "nl")), width
    narrow = typesetter.lines(words(text), BODY, 45.0, "ltr", "nl")
    assert _said(narrow).split() == text.split() and max(line.width - line.trailing for line in narrow) <= 70


def test_characters_without_a_font_become_a_visible_mark(typesetter: Typesetter) -> None:
    lines = typesetter.lines(words("a😀\ue000b\ufe0f"), BODY, 500.0, "ltr", "nl")
    assert _said(lines) == "a\ufffd\ufffdb"
    assert typesetter.cleaner.missing == ("😀", "\ue000")


def test_text_is_set_in_nfc_and_isolates_leave_no_glyph(typesetter: Typesetter) -> None:
    lines = typesetter.lines(words("e\u0301\u2068n\u2069\x07"), BODY, 500.0, "ltr", "nl")
    assert _said(lines) == "én"


def test_an_isolated_number_reads_from_left_to_right_in_arabic(typesetter: Typesetter) -> None:
    (line,) = typesetter.lines(words("اتصل \u2066+31 6 1234\u2069 اليوم"), BODY, 500.0, "rtl", "ar")
    visual = "".join(glyph.text for piece in line.pieces for glyph in piece.glyphs)
    assert "+31 6 1234" in visual
    assert line.rtl


def test_trailing_spaces_stand_at_the_reading_end_of_a_line(typesetter: Typesetter) -> None:
    lines = typesetter.lines(words(ARABIC), BODY, 120.0, "rtl", "ar")
    assert len(lines) > 2
    assert lines[0].pieces[0].is_space
    assert lines[0].trailing > 0


def test_a_line_feed_breaks_the_line_and_keeps_a_space_for_the_voice(typesetter: Typesetter) -> None:
    lines = typesetter.lines((Span("een\n"), Span("twee", bold=True)), BODY, 500.0, "ltr", "nl")
    assert [_said([line]) for line in lines] == ["een ", "twee"]


def test_bold_words_take_the_bold_face_and_signs_fall_back(typesetter: Typesetter) -> None:
    (line,) = typesetter.lines((Span("ja "), Span("nee ●", bold=True)), BODY, 500.0, "ltr", "nl")
    names = [piece.face.postscript_name for piece in line.pieces if not piece.is_space]
    assert names == ["NotoSans-Regular", "NotoSans-Bold", "NotoSansSymbols2-Regular"]
