"""The language in which every text is written first."""

from typing import Final

DUTCH: Final = "nl"
