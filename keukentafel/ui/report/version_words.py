"""How a definitive version is called on the screen."""

from __future__ import annotations

from keukentafel.domain.signing import FrozenVersion
from keukentafel.i18n import Catalogue, format_time
from keukentafel.ui.parts.choices import name


def version_line(version: FrozenVersion, words: Catalogue) -> str:
    """For example: gespreksverslag, versie 1, definitief dinsdag 24 november 2026 10:42."""
    return words.t("{kind}, versie {number}, definitief {day} {time}").format(
        kind=name(version.kind, words),
        number=version.number,
        day=words.day(version.at.date()),
        time=format_time(version.at),
    )
