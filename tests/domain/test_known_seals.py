"""The list of seals that a municipality knows is read as people write it, and never guesses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.known_seals import NoSealList, seal_file, seal_list
from keukentafel.domain.verdicts import KeyTold

MARKS = st.binary(min_size=32, max_size=32).map(bytes.hex)
NAMES = st.text(st.characters(categories=("L", "Nd")), max_size=12)


def _grouped(mark: str) -> str:
    return " ".join(mark.upper()[at : at + 4] for at in range(0, 64, 4))


@given(st.dictionaries(MARKS, NAMES, max_size=5))
def test_what_is_written_is_read(keys: dict[str, str]) -> None:
    until = datetime(2030, 1, 1, tzinfo=UTC)
    told = [KeyTold(name, "", "", _grouped(mark), until) for mark, name in keys.items()]
    assert seal_list(seal_file(told)) == {_grouped(mark): name for mark, name in keys.items()}


@given(MARKS, st.sampled_from((" ", ":", "", " : ")), st.sampled_from((1, 2, 4, 8)), st.sampled_from("Dé#x"))
def test_spaces_colons_and_capitals_are_free_and_a_name_may_begin_with_any_letter(
    mark: str, between: str, group: int, letter: str
) -> None:
    typed = between.join(mark[at : at + group] for at in range(0, 64, group))
    assert seal_list(f"\ufeff  {typed} {letter}ordrecht\r\n") == {_grouped(mark): f"{letter}ordrecht"}


@pytest.mark.parametrize("line", ["AB12", "0" * 63, "zegel van laptop 3", "0" * 63 + "g"])
def test_a_line_that_is_no_fingerprint_is_told_by_its_number(line: str) -> None:
    with pytest.raises(NoSealList) as refused:
        seal_list(f"# kop\n\n{line}\n")
    assert refused.value.line == 3
