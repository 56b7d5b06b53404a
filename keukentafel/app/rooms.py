"""How each room is made, once and when it is first needed: the content, the store, the print room, sound, the doors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import paths, settings
from keukentafel.domain.source_language import DUTCH
from keukentafel.i18n import Catalogue

if TYPE_CHECKING:
    from keukentafel.content.desk.language_desk import LanguageDesk
    from keukentafel.domain.content.library import Library
    from keukentafel.domain.content.voice import ClipStudio, Voice
    from keukentafel.domain.handover import LetterBox
    from keukentafel.domain.press import Press
    from keukentafel.domain.safekeeping.vault import Vault
    from keukentafel.services.desk import Exits
    from keukentafel.sound.clips import ClipShelf
    from keukentafel.storage.backups import CopyShelf

STORE_FOLDER = "kluis"
PACKS_FOLDER = "packs"
"""Language packs of this user: `<language>/prompts.po` and `<language>/voices/*.ogg`, beside the store."""


class WallClock:
    """The clock of this computer, in Europe/Amsterdam."""

    @cached_property
    def _zone(self) -> tzinfo:
        from zoneinfo import ZoneInfo

        return ZoneInfo("Europe/Amsterdam")

    def now(self) -> datetime:
        """An aware moment."""
        return datetime.now(self._zone)


def words_in(language: str) -> Catalogue:
    """The sentences of the program in a language."""
    return Catalogue("ui", language, paths.translations_dir())


@cache
def library() -> Library:
    """The content of `resources/`, its translations and the language packs of this computer, read once."""
    from keukentafel.content.library import ResourceLibrary

    return ResourceLibrary(paths.resources_dir(), paths.translations_dir(), packs=packs_dir())


def language_desk(home: Path | None = None) -> LanguageDesk:
    """Where translations go out and come in; with the packs of another home when one is given."""
    from keukentafel.content.desk.language_desk import LanguageDesk
    from keukentafel.i18n import locale_direction

    packs = packs_dir() if home is None else home / PACKS_FOLDER
    today = WallClock().now().date()
    return LanguageDesk(paths.resources_dir(), paths.translations_dir(), packs, today, locale_direction)


def packs_dir() -> Path:
    """Where language packs of this user stand."""
    return paths.data_dir() / PACKS_FOLDER


@cache
def press() -> Press:
    """The print room."""
    from keukentafel.report.press import PrintRoom

    fonts, colours = paths.resources_dir() / "fonts", paths.resources_dir() / "colour" / "sRGB.icc"
    more = tuple(sorted(packs_dir().glob("*/fonts/*.ttf")))
    return PrintRoom(library(), fonts, colours, words_in(DUTCH).t, more, words_in)


def vault_of(
    home: Path, own: Path, ballast_bytes: int, slow_to_guess: bool, upgrading: Callable[[Callable[[], None]], None]
) -> Callable[[], Vault]:
    """How to get at the store in `home`, made once; `upgrading` does what changes an older store.

    See `make_windows` for the others.
    """

    @cache
    def made() -> Vault:
        from keukentafel.storage.slot_kinds import KdfCost
        from keukentafel.storage.vault import SqlCipherVault

        cost, shelf = None if slow_to_guess else KdfCost(), copy_shelf(own)
        return SqlCipherVault(home, cost, None, ballast_bytes, _recovery_keys, shelf, upgrading)

    return made


def copy_shelf(own: Path) -> CopyShelf:
    """Where the copies of a store stand, by the settings in the folder `own`."""
    from keukentafel.storage.backups import CopyShelf

    return CopyShelf(partial(settings.backups_in, own))


def _recovery_keys() -> tuple[str, ...]:
    profiles = map(library().profile, library().profiles())
    return tuple(profile.recovery_public_key for profile in profiles if profile.recovery_public_key)


def voice_of(own: Path) -> Callable[[], Voice]:
    """How to get at reading aloud, with the clips of the folder `own`; made once."""

    @cache
    def made() -> Voice:
        from keukentafel.sound.devices import Devices
        from keukentafel.sound.engines import engines
        from keukentafel.sound.voice import SoundRoom

        return SoundRoom(_clips(own), Devices(), engines)

    return made


def studio_of(own: Path) -> Callable[[], ClipStudio]:
    """How to get at recording clips in the folder `own`; made once."""

    @cache
    def made() -> ClipStudio:
        from keukentafel.sound.devices import Devices
        from keukentafel.sound.studio import Studio

        return Studio(_clips(own), Devices())

    return made


def _clips(own: Path) -> ClipShelf:
    from keukentafel.sound.clips import ClipShelf

    return ClipShelf(own / PACKS_FOLDER, paths.resources_dir() / "voices")


@cache
def exits() -> Exits:
    """Where files leave the store for a folder or a stick."""
    from keukentafel.storage.exits import FileExits

    return FileExits()


def letter_box() -> LetterBox:
    """Where packages for the municipality and for the resident are made."""
    from keukentafel.handover.letter_box import HandoverBox

    return HandoverBox()
