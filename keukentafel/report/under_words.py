"""Pages under words: AES-256 as PDF 2.0 has it, which readers of PDF open without any program of ours."""

from __future__ import annotations

import io
import unicodedata

import pikepdf

_MOST_BYTES = 127
"""What a reader takes of the words; it does not look at the rest."""


def words_to_type(words: str) -> str:
    """The words as they have to be typed in a reader: small letters, one space between them."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def under_words(pdf: bytes, words: str) -> bytes:
    """The same pages for whoever types the words, as they were written down or in small letters with single spaces.

    Everything is allowed to them, copying and listening too.

    An archive asks for files without encryption: this one is for a person, and says of itself no standard for archives.
    """
    as_written, small = (_cut(each) for each in (words.strip(), words_to_type(words)))
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        with opened.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as about:
            for name in ("part", "conformance"):
                about.pop(f"{{http://www.aiim.org/pdfa/ns/id/}}{name}", None)
        opened.save(written, encryption=pikepdf.Encryption(owner=as_written, user=small, R=6))
    return written.getvalue()


def _cut(words: str) -> str:
    return words.encode("utf-8")[:_MOST_BYTES].decode("utf-8", "ignore")
