"""The door of the letter box: what goes to the municipality in one file, and what the resident takes along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from keukentafel.domain.content.municipality import ArchiveFacts
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.story import Story

REPORT_NAME = "verslag.pdf"
RECORD_NAME = "verslag.json"
ANNEX_NAME = "bijlage-beoordelaar.pdf"


@dataclass(frozen=True)
class PackageParts:
    """What goes into a package: the report as sealed, its record, and the annex where it goes along.

    `creator` is the municipality as its archive calls it.
    """

    document: ReportDocument
    record: bytes
    report: bytes
    annex: bytes | None
    creator: str
    archive: ArchiveFacts
    made_at: datetime


class LetterBox(Protocol):
    """Puts files in envelopes. It keeps nothing."""

    def package(self, parts: PackageParts, public_key: str | None) -> bytes:
        """One file for the municipality; encrypted to `public_key` (PEM, X25519) where there is one.

        The same parts give the same file where it is not encrypted. Raises ValueError for a key of another kind.
        """
        ...

    def bundle(self, files: Mapping[str, bytes]) -> bytes:
        """Files by name in one (zip), not encrypted; the same files give the same bytes."""
        ...

    def seal_story(self, story: Story, pdf: bytes, words: str) -> bytes:
        """The story, as a paper to read and as data, in one file that opens with these words alone."""
        ...

    def open_story(self, data: bytes, words: str) -> tuple[Story, str, bytes] | None:
        """The story in a file, the SHA-256 of its data, and its paper; None for other words or a file of others."""
        ...

    def is_story(self, data: bytes) -> bool:
        """Whether a file says that it is such a story."""
        ...
