"""The doors to the other rooms: what the assembly of the program gives to the living room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keukentafel.domain.cards import AskToSeal
    from keukentafel.domain.content.library import Library
    from keukentafel.domain.content.voice import ClipStudio, Voice
    from keukentafel.domain.handover import LetterBox
    from keukentafel.domain.ports import Clock
    from keukentafel.domain.press import Press
    from keukentafel.domain.safekeeping.vault import Vault
    from keukentafel.i18n import Catalogue
    from keukentafel.services.desk import Exits


class PathAsker(Protocol):
    """Asks where a file should go; a seam, because no test and no script can click a system dialog."""

    def __call__(self, suggested: str) -> Path | None:
        """The chosen path, or None when the consultant thought better of it."""
        ...


@dataclass
class Doors:
    """What is behind each door is opened by the first who needs it."""

    vault: Callable[[], Vault]
    store_was_made: Callable[[], bool]
    """Asked before the first paint, so without loading what opens a store."""
    open_library: Callable[[], Library]
    press: Callable[[], Press]
    exits: Callable[[], Exits]
    letter_box: Callable[[], LetterBox]
    clock: Clock
    words: Catalogue
    pictures: Path
    ask_path: PathAsker | None = None
    ask_record: Callable[[], Path | None] | None = None
    ask_folder: Callable[[], Path | None] = lambda: None
    settings_folder: Path | None = None
    """Where the settings of this laptop are kept; None keeps none."""
    copies_at_lock: bool = True
    """Whether locking makes a copy of the store; a play leaves nothing beside its store."""
    ask_reports: Callable[[], tuple[Path, ...]] | None = None
    """Which files are to be judged; none when somebody thought better of it."""
    ask_key: Callable[[], Path | None] | None = None
    """Which PKCS#12 file holds the key that the municipality gives."""
    ask_module: Callable[[], Path | None] | None = None
    """Which library file speaks with a card or token that seals."""
    ask_to_seal: AskToSeal | None = None
    """Asks for the PIN of that card; without it every report is sealed later."""
    battery: Callable[[], int | None] = lambda: None
    """How many percent are left while the laptop runs on its battery; None on mains power or when nobody knows."""
    voice: Callable[[], Voice | None] = lambda: None
    """What reads a prompt aloud; None where nothing may be heard, as in a play."""
    studio: Callable[[], ClipStudio | None] = lambda: None
    """Where a clip of a prompt is recorded; None where nothing may be."""
    keep_language: Callable[[str], object] = lambda _language: None
    """Keeps the language that the consultant's windows are in from the next time they are opened."""
    timings_ms: dict[str, float] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        """The library, opened by the first who asks."""
        return self.open_library()
