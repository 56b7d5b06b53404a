"""The papers that are about nobody: every sentence of the pack in its language, in order, on valid pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

import pypdfium2
import pytest

from keukentafel.domain.content.languages import Direction, ReviewStatus
from keukentafel.domain.loose_papers import LoosePaper, PaperKind, loose_paper
from keukentafel.domain.papers import PaperView
from keukentafel.domain.press import Printed
from keukentafel.domain.source_language import DUTCH
from keukentafel.report.paper import Euros, shown
from keukentafel.report.prompt_sheet import BLANK
from keukentafel.report.rights_sheet import TO_WRITE
from tests.report import uysal
from tests.report.conftest import ROOT, Room, broken_rules, text_of

pytestmark = pytest.mark.slow

LANGUAGES = tuple(sorted(folder.parent.parent.name for folder in ROOT.glob("translations/*/LC_MESSAGES/prompts.po")))
SAMPLE = (DUTCH, "tr", "ar", "ngt")
PLAN = date(2026, 11, 20)

Printing = Callable[[PaperKind, str], Printed]


def made(room: Room, kind: PaperKind, language: str) -> LoosePaper:
    profile, calendar = room.library.profile("voorbeeld"), room.library.calendar()
    return loose_paper(kind, language, profile, calendar, date(2026, 11, 16), uysal.at_the_table())


@pytest.fixture(scope="module")
def printed(room: Room) -> Printing:
    """A paper of this kind in this language; made once, as the same comes out each time."""
    return cache(lambda kind, language: room.press.paper(made(room, kind, language), uysal.FROZEN))


def letters(text: str) -> str:
    """What must be there whatever the lines, the spaces and the order of marks: letters and digits, sorted."""
    return "".join(sorted(char for char in text if char.isalnum()))


def pages_of(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in opened]
    opened.close()
    return pages


def close(text: str) -> str:
    """Without spaces and hyphens: a reader of the file drops those at the end of a line."""
    return re.sub(r"[\s\x02\xad\ufffe-]", "", text)


def said_in_order(whole: str, sentences: Iterable[str]) -> None:
    """Left-to-right sentences stand in the text one after another."""
    text = close(whole)
    at = 0
    for sentence in sentences:
        found = text.find(close(sentence), at)
        assert found >= 0, sentence
        at = found


def all_said(whole: str, sentences: Iterable[str]) -> None:
    """Dutch beside a right-to-left column: readers of the file mix the lines of both, so its words are looked for."""
    words = set(re.findall(r"\w+", whole))
    for sentence in sentences:
        # A code alone between right-to-left words is turned round by a reader of the file, not on the paper.
        turned = sentence[1:] + sentence[0]
        assert set(re.findall(r"\w+", sentence)) <= words or turned in words, sentence


def sentences(paper: LoosePaper, view: PaperView, locale: str) -> list[str]:
    assert paper.cents_per_month is not None
    values = {
        "phone": paper.sender.phone, "support_name": paper.sender.client_support,
        "support_phone": paper.sender.client_support_phone, "plan_date": shown(PLAN, locale),
        "amount": shown(Euros(paper.cents_per_month), locale),
    }  # fmt: skip
    texts = [view.title.text]
    for part in view.parts:
        texts += [part.heading.text] if part.heading else []
        texts += [line.text.text for line in part.lines]
    return [text.format(**values) for text in texts]


@pytest.mark.parametrize("language", [DUTCH, *LANGUAGES])
def test_the_rights_are_whole_in_every_language(room: Room, printed: Printing, language: str) -> None:
    paper, library = made(room, PaperKind.RIGHTS, language), room.library
    row, view = library.language(language), library.rights_paper(language)
    done = printed(PaperKind.RIGHTS, language)
    pages = pages_of(done.pdf)
    assert not done.missing
    dutch = sentences(paper, library.rights_paper(DUTCH), DUTCH)
    if language == DUTCH or not view.translated:
        said_in_order(" ".join(pages), dutch)
        assert (row.dutch_name in " ".join(pages)) == (language != DUTCH)
        return
    first = next(number for number, page in enumerate(pages) if "Uw rechten" in page)
    said_in_order(" ".join(pages[first:]), dutch)
    own, asked = " ".join(pages[:first]), sentences(paper, view, row.locale)
    if row.direction is Direction.LTR:
        said_in_order(own, asked)
    else:
        assert not set(letters("".join(asked))) - set(letters(own))
        sender = paper.sender
        for value in (sender.phone, sender.client_support_phone, "pgb", sender.client_support.split()[0]):
            assert value in own
    assert len(pages) <= 6


@pytest.mark.parametrize("language", [DUTCH, *LANGUAGES])
def test_the_prompt_sheet_has_every_prompt_with_its_code_and_nothing_that_is_only_spoken(
    room: Room, printed: Printing, language: str
) -> None:
    library, pack = room.library, room.library.pack()
    row = library.language(language)
    done = printed(PaperKind.PROMPT_SHEET, language)
    whole = " ".join(pages_of(done.pdf))
    assert not done.missing
    asked: list[str] = []
    for prompt in pack.prompts:
        if not prompt.spoken_only:
            own = library.resident_text(prompt.code, language)
            texts = (own.text, own.dutch) if own.translated and language != DUTCH else (own.dutch,)
            filled = [text.replace(f"{{{prompt.slot}}}", BLANK) for text in texts]
            asked += [prompt.code, *filled] if row.direction is Direction.LTR else [prompt.code, filled[-1]]
    (said_in_order if row.direction is Direction.LTR else all_said)(whole, asked)
    for only_spoken in (prompt for prompt in pack.prompts if prompt.spoken_only):
        assert close(only_spoken.dutch) not in close(whole)
        assert only_spoken.code not in (word.strip() for word in whole.replace("van", "").split("\r\n"))
    if row.direction is Direction.LTR:
        answers = [choice.text_id for choice in pack.choices if choice.id != "listen"]
        for text_id in [word.text_id for word in pack.slot_words] + answers:
            assert close(library.resident_text(text_id, language).text) in close(whole), text_id


@pytest.mark.parametrize("language", [DUTCH, *LANGUAGES])
def test_the_glossary_has_every_word_in_both_languages(room: Room, printed: Printing, language: str) -> None:
    view, row = room.library.glossary(language), room.library.language(language)
    done = printed(PaperKind.GLOSSARY, language)
    assert not done.missing
    assert len(view.entries) == 66
    asked: list[str] = []
    for entry in sorted(view.entries, key=lambda entry: entry.term.dutch.casefold()):
        own = [entry.term.text, entry.explanation.text] if row.direction is Direction.LTR and view.translated else []
        asked += [entry.term.dutch, *own, *([entry.explanation.dutch] if language != DUTCH else [])]
    (said_in_order if row.direction is Direction.LTR else all_said)(" ".join(pages_of(done.pdf)), asked)


@pytest.mark.parametrize("language", SAMPLE)
@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_is_valid_and_names_nobody(
    room: Room, printed: Printing, kind: PaperKind, language: str
) -> None:
    paper, pdf = made(room, kind, language), printed(kind, language).pdf
    assert broken_rules(pdf) == []
    assert "Uysal" not in text_of(pdf) and "uysal" not in paper.file_name
    assert room.press.paper(paper, uysal.FROZEN).pdf == pdf


def test_every_language_of_the_table_has_its_papers(room: Room, printed: Printing) -> None:
    for row in room.library.languages():
        for kind in PaperKind:
            assert not printed(kind, row.code).missing, row.code


def test_a_day_for_nobody_in_particular_is_left_to_be_written(room: Room) -> None:
    paper = replace(made(room, PaperKind.RIGHTS, DUTCH), plan_until=None)
    text = text_of(room.press.paper(paper, uysal.FROZEN).pdf)
    assert f"uiterlijk op {TO_WRITE}" in text.replace("\r\n", " ")


def test_what_does_not_hold_is_not_told(room: Room) -> None:
    over = replace(made(room, PaperKind.RIGHTS, DUTCH), plan_over=True, cents_per_month=None)
    text = text_of(room.press.paper(over, uysal.FROZEN).pdf)
    assert "zeven dagen" not in text and "hoogstens" not in text
    assert "Dat heet een persoonlijk plan." in text


@pytest.mark.parametrize(
    ("review", "says"),
    [
        (ReviewStatus.DRAFT, "Hollandaca metin geçerlidir"),
        (ReviewStatus.BACK_TRANSLATED, "terugvertaald en vergeleken"),
        (ReviewStatus.NATIVE, ""),
    ],
)
def test_a_translation_is_called_no_less_checked_than_it_is(
    room: Room, review: ReviewStatus, says: str
) -> None:
    from keukentafel.report.paper import about_translation
    from keukentafel.report.tagged.blocks import Para, Section

    row = replace(room.library.language("tr"), review=review)
    text = replace(room.library.rights_paper("tr").title, draft=review is not ReviewStatus.NATIVE)
    blocks = about_translation(room.library, row, text, str)
    inner = [one for block in blocks for one in (block.blocks if isinstance(block, Section) else (block,))]
    told = " ".join(span.text for one in inner if isinstance(one, Para) for span in one.text)
    assert (says in told) if says else told == ""
