"""The keys of the catch line that say who speaks, one for each source in their order."""

from __future__ import annotations

from keukentafel.domain.statements import Source

SOURCE_KEYS: dict[str, str] = {source.value: f"Alt+{number}" for number, source in enumerate(Source, 1)}
"""Who says it, by the values of the catch line's chips."""
