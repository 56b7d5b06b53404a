"""Short ways to write the text of blocks."""

from __future__ import annotations

import unicodedata

from keukentafel.report.tagged.blocks import Span, Text
from keukentafel.report.tagged.flow import check_language

_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def plain(text: str) -> Text:
    """Ordinary text."""
    return (Span(text),) if text else ()


def bold(text: str) -> Text:
    """Heavy text."""
    return (Span(text, bold=True),) if text else ()


def quiet(text: str) -> Text:
    """Text that steps back."""
    return (Span(text, quiet=True),) if text else ()


def foreign(text: str, lang: str) -> Text:
    """Words of another language, which a screen reader must pronounce as such."""
    return (Span(in_own_order(text), italic=True, quiet=True, lang=language_tag(lang)),) if text else ()


def in_own_order(text: str) -> str:
    """Words of which most run from right to left keep that order on a page that does not, full stop and all.

    The first letter is no guide: a sentence in Arabic may well begin with the name of a law.
    """
    kinds = [unicodedata.bidirectional(char) for char in text]
    if sum(kind in ("R", "AL") for kind in kinds) <= kinds.count("L"):
        return text
    return "\n".join(f"{_RIGHT_TO_LEFT}{line}{_END}" for line in text.split("\n"))


def language_tag(code: str) -> str | None:
    """The tag of a language, or None for a code that is no tag: it must not cost anybody their report."""
    try:
        return check_language(code)
    except ValueError:
        return None


def lines(*texts: Text) -> Text:
    """Texts under each other in one block; empty ones are left out."""
    return _joined("\n", texts)


def row(*texts: Text) -> Text:
    """Texts after each other with a space between; empty ones are left out."""
    return _joined(" ", texts)


def _joined(between: str, texts: tuple[Text, ...]) -> Text:
    whole: list[Span] = []
    for text in texts:
        if text and whole:
            whole.append(Span(between))
        whole.extend(text)
    return tuple(whole)
