"""The letter box itself, as `domain.handover` asks for it."""

from __future__ import annotations

from collections.abc import Mapping

from keukentafel.domain.handover import PackageParts
from keukentafel.domain.story import Story


class HandoverBox:
    """Puts files in envelopes. It keeps nothing, and loads what it needs for that when it first does."""

    def package(self, parts: PackageParts, public_key: str | None) -> bytes:
        """One file for the municipality. Raises ValueError for a key that is not X25519."""
        from keukentafel.handover.envelope import for_municipality
        from keukentafel.handover.package import package_of

        package = package_of(parts)
        return for_municipality(package, public_key) if public_key else package

    def bundle(self, files: Mapping[str, bytes]) -> bytes:
        """The files in one, to be read with any program."""
        from keukentafel.handover.archive import packed

        return packed(files)

    def seal_story(self, story: Story, pdf: bytes, words: str) -> bytes:
        """The story, as a paper to read and as data, in one file that opens with these words alone."""
        from keukentafel.handover.story import sealed_story

        return sealed_story(story, pdf, words)

    def open_story(self, data: bytes, words: str) -> tuple[Story, str, bytes] | None:
        """The story in a file, the SHA-256 of its data, and its paper; None for other words or a file of others."""
        from keukentafel.handover.story import opened_story

        opened = opened_story(data, words)
        return (opened.story, opened.sha256, opened.pdf) if opened is not None else None

    def is_story(self, data: bytes) -> bool:
        """Whether a file says that it is such a story."""
        from keukentafel.handover.envelope import STORY

        return data.startswith(STORY)
