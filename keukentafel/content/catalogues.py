"""The translations of the pack: one compiled gettext catalogue per language, with ids as context."""

import gettext
import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from keukentafel.content.errors import ContentError
from keukentafel.domain.content.content_text import ContentText, placeholders
from keukentafel.domain.content.languages import MEANING_ENOUGH, ReviewStatus

_DOMAIN = "prompts"
SOURCE_HEADER = "X-Source-SHA256"
"""The header of a `.mo` that says what it was compiled from: the times of copied or restored files say nothing."""


@dataclass(frozen=True)
class Catalogue:
    """The translated texts of one language by id. A stale (fuzzy) translation is not in it."""

    review: ReviewStatus
    texts: dict[str, str]
    meaning_kept: float | None = None
    """Of a hundred prompts, how many kept their meaning when translated back; None while nobody counted."""

    @property
    def keeps_its_meaning(self) -> bool:
        """Whether nothing was found against showing this language to a resident."""
        return self.meaning_kept is None or self.meaning_kept >= MEANING_ENOUGH


EMPTY = Catalogue(ReviewStatus.DRAFT, {})


def source_mark(source: bytes) -> str:
    """What stands behind `SOURCE_HEADER` in the `.mo` that was compiled from these bytes of a `.po`."""
    return hashlib.sha256(source).hexdigest()


def compiled_from(compiled: bytes, source: bytes) -> bool:
    """Whether this `.mo` says that it was compiled from exactly this `.po`."""
    return f"{SOURCE_HEADER}: {source_mark(source)}".encode() in compiled


def read_catalogue(translations: Path, language: str, texts: Iterable[ContentText]) -> Catalogue:
    """The catalogue of `language`, empty when there is none.

    Raises ContentError when it was not compiled since its last change, when it has no review status,
    or when the placeholders of a translation are not those of the Dutch.
    """
    source = translations / language / "LC_MESSAGES" / f"{_DOMAIN}.po"
    compiled = source.with_suffix(".mo")
    if not source.exists() and not compiled.exists():
        return EMPTY
    if not compiled.exists():
        raise ContentError(compiled, "", "is missing: run make")
    if source.exists() and not compiled_from(compiled.read_bytes(), source.read_bytes()):
        raise ContentError(compiled, "", f"was not compiled from {source.name} as it is now: run make")
    return read_compiled(compiled, texts)


def read_compiled(compiled: Path, texts: Iterable[ContentText]) -> Catalogue:
    """The catalogue in a `.mo`. Raises ContentError as `read_catalogue` does."""
    try:
        with compiled.open("rb") as stream:
            catalogue = gettext.GNUTranslations(stream)
    except (OSError, ValueError, LookupError, struct.error) as problem:
        raise ContentError(compiled, "", f"is not a catalogue ({problem})") from problem
    return Catalogue(
        _review(compiled, catalogue), _translated(compiled, catalogue, texts), _meaning_kept(compiled, catalogue)
    )


def _review(file: Path, catalogue: gettext.GNUTranslations) -> ReviewStatus:
    value = catalogue.info().get("x-review-status", "")
    try:
        return ReviewStatus(value)
    except ValueError as problem:
        raise ContentError(file, "X-Review-Status", f"is not a review status: {value!r}") from problem


def _meaning_kept(file: Path, catalogue: gettext.GNUTranslations) -> float | None:
    value = catalogue.info().get("x-meaning-kept")
    if value is None:
        return None
    try:
        return float(value)
    except ValueError as problem:
        raise ContentError(file, "X-Meaning-Kept", f"is not a number: {value!r}") from problem


def _translated(
    file: Path, catalogue: gettext.GNUTranslations, texts: Iterable[ContentText]
) -> dict[str, str]:
    catalogue.add_fallback(_Untranslated())
    found = {}
    for text in texts:
        translation = catalogue.pgettext(text.id, text.dutch)
        if not translation:
            continue
        try:
            names = placeholders(translation)
        except ValueError as problem:
            raise ContentError(file, text.id, f"the braces do not match ({problem})") from problem
        if names != text.placeholders:
            raise ContentError(file, text.id, "has other placeholders than the Dutch")
        found[text.id] = translation
    return found


class _Untranslated(gettext.NullTranslations):
    """Answers for what a catalogue lacks, so that a translation equal to the Dutch still counts as one."""

    def pgettext(self, context: str, message: str) -> str:
        return ""
