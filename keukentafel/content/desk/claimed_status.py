"""How far a translation was checked: what its headers claim, and what of that may be believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from keukentafel.content.installed_packs import PackHead
from keukentafel.domain.content.language_state import LanguageRefused
from keukentafel.domain.content.languages import ReviewStatus

LOWERED = (
    "De status is verlaagd: deze teksten zijn niet de teksten die zijn nagekeken. Zijn ze dat wel, geef --status mee."
)
_RANKS = list(ReviewStatus)


@dataclass(frozen=True)
class Held:
    """How far the very same texts were checked before; the default is for texts that were not seen before."""

    review: ReviewStatus = ReviewStatus.DRAFT
    meaning_kept: float | None = 0.0
    read_by: str = ""


def said_status(head: PackHead, headers: Mapping[str, str], status: ReviewStatus, read_by: str) -> PackHead:
    """The head with the status that a person gives with their own words. Raises LanguageRefused without its proof."""
    reader = read_by or name_in(headers.get("x-read-by", ""))
    kept = _kept(headers)
    if status is ReviewStatus.NATIVE and not reader:
        raise LanguageRefused("Zeg met --read-by wie de vertaling als moedertaalspreker heeft nagelezen.")
    if status is ReviewStatus.BACK_TRANSLATED and kept is None:
        raise LanguageRefused("In de kop ontbreekt X-Meaning-Kept: wat de terugvertaling heeft opgeleverd.")
    if status is ReviewStatus.DRAFT:
        # What nobody translated back has kept nothing, as in the records beside the program's own catalogues.
        return replace(head, review=status, meaning_kept=0.0)
    if status is ReviewStatus.NATIVE:
        # Nought is what stands there while nobody counted; who reads the language has seen for themselves.
        return replace(head, review=status, meaning_kept=kept or None, read_by=reader)
    return replace(head, review=status, meaning_kept=kept)


def believed_status(head: PackHead, headers: Mapping[str, str], held: Held) -> tuple[PackHead, tuple[str, ...]]:
    """The head with what the headers claim, lowered to what was held before; then with a sentence that says so."""
    claimed = _claimed(headers)
    _kept(headers)
    most = held.review
    if most is ReviewStatus.NATIVE and not held.read_by:
        most = ReviewStatus.BACK_TRANSLATED
    result = min(claimed, most, key=_RANKS.index)
    reader = held.read_by if result is ReviewStatus.NATIVE else ""
    kept = held.meaning_kept if result is ReviewStatus.NATIVE else held.meaning_kept or 0.0
    believed = replace(head, review=result, meaning_kept=kept, read_by=reader)
    return believed, () if result is claimed else (LOWERED,)


def name_in(text: str) -> str:
    """A name as a head may hold it; what programs fill in where nobody gave one is no name."""
    name = " ".join(text.split())
    if not name.isprintable() or len(name) > 100:
        raise LanguageRefused("Een naam in de kop is te lang, of er staat een teken in dat niet kan.")
    return "" if "EMAIL@ADDRESS" in name else name


def _claimed(headers: Mapping[str, str]) -> ReviewStatus:
    value = headers.get("x-review-status", ReviewStatus.DRAFT.value)
    try:
        return ReviewStatus(value)
    except ValueError as problem:
        known = ", ".join(status.value for status in ReviewStatus)
        raise LanguageRefused(f"X-Review-Status in de kop moet een van deze zijn: {known}.") from problem


def _kept(headers: Mapping[str, str]) -> float | None:
    value = headers.get("x-meaning-kept")
    if value is None:
        return None
    try:
        kept = float(value)
    except ValueError:
        kept = -1.0
    if not 0 <= kept <= 100:
        raise LanguageRefused("X-Meaning-Kept in de kop moet een getal van 0 tot 100 zijn.")
    return kept
