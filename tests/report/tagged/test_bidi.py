"""UAX #9 against Unicode's own conformance files: a sample always, all of it when installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from keukentafel.report.tagged.bidi import levels, reorder

SAMPLES = Path(__file__).parent / "data"
INSTALLED = Path("/usr/share/unicode")
REPRESENTATIVES = {
    "L": "a", "R": "\u05d0", "AL": "\u0627", "EN": "1", "ES": "+", "ET": "$", "AN": "\u0660", "CS": ",",
    "NSM": "\u0300", "BN": "\u00ad", "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "LRE": "\u202a",
    "RLE": "\u202b", "LRO": "\u202d", "RLO": "\u202e", "PDF": "\u202c", "LRI": "\u2066", "RLI": "\u2067",
    "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            content = line.split("#")[0].strip()
            if content:
                yield content


def _agree(expected: list[str], found: list[int]) -> bool:
    return all(want == "x" or int(want) == level for want, level in zip(expected, found, strict=True))


def _character_cases(path: Path) -> tuple[int, list[str]]:
    count, wrong = 0, []
    for line in _lines(path):
        codes, direction, paragraph, expected, order = line.split(";")
        text = "".join(chr(int(code, 16)) for code in codes.split())
        found, base = levels(text, None if direction == "2" else int(direction))
        kept = [index for index, want in enumerate(expected.split()) if want != "x"]
        visual = reorder(kept, found.__getitem__)
        count += 1
        if base != int(paragraph) or not _agree(expected.split(), found) or visual != [int(n) for n in order.split()]:
            wrong.append(line)
    return count, wrong


def _class_cases(path: Path) -> tuple[int, list[str]]:
    count, wrong, expected = 0, [], [""]
    for line in _lines(path):
        if line.startswith("@Levels:"):
            expected = line.removeprefix("@Levels:").split()
        if line.startswith("@"):
            continue
        classes, bits = line.split(";")
        text = "".join(REPRESENTATIVES[name] for name in classes.split())
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if int(bits, 16) & bit:
                count += 1
                if not _agree(expected, levels(text, base)[0]):
                    wrong.append(f"{line} base {base}")
    return count, wrong


def test_the_sample_of_character_cases_comes_out_as_unicode_says() -> None:
    count, wrong = _character_cases(SAMPLES / "BidiCharacterTest-sample.txt")
    assert count > 1000
    assert wrong == []


def test_the_sample_of_class_cases_comes_out_as_unicode_says() -> None:
    count, wrong = _class_cases(SAMPLES / "BidiTest-sample.txt")
    assert count > 5000
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(not INSTALLED.is_dir(), reason="needs Debian's unicode-data")
def test_all_character_cases_come_out_as_unicode_says() -> None:
    count, wrong = _character_cases(INSTALLED / "BidiCharacterTest.txt")
    assert count > 90_000
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(not INSTALLED.is_dir(), reason="needs Debian's unicode-data")
def test_all_class_cases_come_out_as_unicode_says() -> None:
    count, wrong = _class_cases(INSTALLED / "BidiTest.txt")
    assert count > 700_000
    assert wrong == []


def test_a_phone_number_in_an_isolate_keeps_its_order() -> None:
    text = "اتصل \u2066+31 6 1234\u2069 اليوم"
    found, base = levels(text)
    visual = "".join(text[index] for index in reorder(range(len(text)), found.__getitem__))
    assert base == 1
    assert "+31 6 1234" in visual
