"""Whether a record says what a document shows: every word of the record must stand on the pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import pypdfium2

from keukentafel.domain.report.report_document import ReportDocument

_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,}")
"""Words of Latin letters: other scripts come out of a PDF in an order and a form that differ per reader."""
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]+")
_LINE = 12
"""Fewer letters than the narrowest line holds."""


def says_the_same(document: ReportDocument, pdf: bytes) -> bool:
    """Whether each word that was said, agreed or asked in the record also stands in the file."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        pages = " ".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()
    return all_shown(_texts(document), pages)


def all_shown(texts: Iterable[str], pages: str) -> bool:
    """Whether each word of the texts stands in the text that a reader of PDF takes from the pages.

    A word counts as shown when its letters stand there one after another: a long one is broken over lines, one
    with an invisible sign in it comes out in pieces, and one that was turned around is read from behind. Between the
    lines of a very long one stand the words of the column beside it, or the foot of the page.
    """
    plain = _plain(pages)
    shown = set(_WORD.findall(plain))
    in_one = "".join(_LETTERS.findall(plain))
    words = {word for text in texts for word in _WORD.findall(_plain(_latin(text)))} - shown
    return all(word in in_one or word[::-1] in in_one or _in_lines(word, in_one) for word in words)


def _in_lines(word: str, letters: str) -> bool:
    """Whether the letters hold the word in pieces as long as a line of the narrowest column, but for the last."""
    while len(word) > _LINE:
        fits, short = len(word), _LINE - 1
        while fits - short > 1:
            middle = (fits + short) // 2
            fits, short = (fits, middle) if word[:middle] in letters else (middle, short)
        if short < _LINE:
            return False
        word = word[short:]
    return word in letters


def _latin(text: str) -> str:
    """The text without the signs that only stand for Latin letters: what a reader of PDF makes of them differs."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if _stands_for_letters(sign) else sign for sign in composed)


def _stands_for_letters(sign: str) -> bool:
    return not _LETTERS.match(sign) and bool(_LETTERS.search(unicodedata.normalize("NFKC", sign)))


def _plain(text: str) -> str:
    """Letters as one sign each, in one case, without the signs that only steer how they are set."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in composed if unicodedata.category(sign) != "Cf")


def _texts(document: ReportDocument) -> Iterator[str]:
    yield document.head.resident
    for section in document.life_domains:
        for line in section.statements:
            yield line.text
            if line.original is not None:
                yield line.original.text
    for agreement in document.agreements:
        yield agreement.what
        yield agreement.backup
    for need in document.needs:
        yield need.help_me
        yield need.so_that
        for shell in need.shells:
            if shell.reach is not None:
                yield shell.reach.because
            for part in shell.parts:
                for entry in part.help:
                    yield entry.task
    yield from document.views
