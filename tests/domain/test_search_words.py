"""Letters as a person looks for them."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.search_words import folded, found_in, words_of


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Café", "cafe"), ("IŞIK", "isik"), ("ışık", "isik"), ("İstanbul", "istanbul"), ("كِتَاب", "كتاب"),
        ("Straße", "strasse"),
    ],
)  # fmt: skip
def test_a_text_is_folded(text: str, plain: str) -> None:
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("text", "sought", "marked"),
    [
        ("Op dinsdag naar het café.", "cafe din", ["dinsdag", "café"]),
        ("Işıklar, ışık en licht", "ISIK", ["Işıklar", "ışık"]),
        ("هذا كِتَابٌ جديد", "كتاب", ["كِتَابٌ"]),
        ("Koken", "oken", []),
        ("Koken", " ", []),
    ],
)
def test_what_was_sought_is_marked_as_it_was_written(text: str, sought: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in found_in(text, sought)] == marked


@given(text=st.text(), sought=st.text(max_size=5))
def test_marks_lie_in_the_text_and_begin_with_what_was_sought(text: str, sought: str) -> None:
    last = 0
    for start, end in found_in(text, sought):
        assert last <= start < end <= len(text)
        assert any(word.startswith(words_of(sought)) for word in words_of(text[start:end]))
        last = end
