"""Whether a record says what a document shows: every word of the record must stand on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2

from keukentafel.domain.report_document import ReportDocument

_WORD = re.compile(r"[A-Za-zÀ-ɏ]{3,24}")
"""Words of Latin letters: other scripts come out of a PDF in an order and a form that differ per reader, and a
longer word may have been broken over two lines."""


def says_the_same(document: ReportDocument, pdf: bytes) -> bool:
    """Whether each word that was said, agreed or asked in the record also stands in the file."""
    opened = pypdfium2.PdfDocument(pdf)
    try:
        pages = " ".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()
    shown = set(_WORD.findall(pages.casefold()))
    return all(word in shown for text in _texts(document) for word in _WORD.findall(text.casefold()))


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
