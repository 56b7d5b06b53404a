"""What this laptop remembers about how the windows look. Nothing in it is about a person or a conversation."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TypeGuard

from keukentafel.small_file import read_small

FILE = "settings.json"
DAMAGED = "settings.damaged.json"
SMALLEST, LARGEST, STEP = 100, 200, 10
"""The size of the text, in percent."""
LANGUAGES = ("nl", "en")
"""What the windows can be in; a language that is not among them counts as not chosen."""
MOST_BACKUP_DAYS = 366


@dataclass(frozen=True)
class Settings:
    """`text_percent` is between 100 and 200; `language` is that of the windows, "" while nobody chose one.

    `backup_folder` is the folder in which copies of the store get a place, empty for the one beside the store;
    `backup_days` is how old a copy may become. `hide_from_capture` keeps the consultant's window out of screen sharing.
    `store_folder` is the folder in which the store stands, empty for the one with these settings; `store_seen` is true
    once a store was open there, so that one that is missing is not taken for one that was never made.
    """

    text_percent: int = SMALLEST
    language: str = ""
    backup_folder: str = ""
    backup_days: int = MOST_BACKUP_DAYS
    hide_from_capture: bool = True
    store_folder: str = ""
    store_seen: bool = False


def within(percent: int) -> int:
    """The nearest size of text that there is."""
    return max(SMALLEST, min(LARGEST, percent))


def load(folder: Path) -> Settings:
    """What was kept in this folder; the defaults where nothing was, or nothing that can be read.

    A damaged file is moved aside, so that the next one can be kept and somebody can look at what happened.
    """
    file = folder / FILE
    try:
        return _read(read_small(file).decode("utf-8"))
    except (ValueError, RecursionError):
        with suppress(OSError):
            file.replace(folder / DAMAGED)
        return Settings()
    except OSError:
        return Settings()


def backups_in(folder: Path) -> Path:
    """The folder in which copies of the store get their place; these settings are kept in `folder`."""
    chosen = load(folder).backup_folder
    return Path(chosen) if chosen else folder


def save(folder: Path, settings: Settings) -> bool:
    """Keep it, wholly or not at all. False where it could not be kept: the windows go on without."""
    import json

    part = folder / f"{FILE}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(part, "w", encoding="utf-8", opener=_for_the_owner) as opened:
            json.dump(asdict(settings), opened)
            opened.flush()
            os.fsync(opened.fileno())
        part.replace(folder / FILE)
    except OSError:
        return False
    return True


def keep_text_size(folder: Path, percent: int) -> bool:
    """Keep it beside what else is kept there; like `save`."""
    return save(folder, replace(load(folder), text_percent=percent))


def keep_language(folder: Path, language: str) -> bool:
    """Keep it beside what else is kept there; like `save`."""
    return save(folder, replace(load(folder), language=language))


def keep_backup_folder(folder: Path, chosen: Path) -> bool:
    """Keep it beside what else is kept there; like `save`."""
    return save(folder, replace(load(folder), backup_folder=str(chosen)))


def keep_store_folder(folder: Path, chosen: Path | None) -> bool:
    """The store stands there from now on, or beside these settings (None); like `save`."""
    return save(folder, replace(load(folder), store_folder=str(chosen or ""), store_seen=False))


def keep_store_seen(folder: Path) -> bool:
    """A store was open where it stands; like `save`."""
    known = load(folder)
    return known.store_seen or save(folder, replace(known, store_seen=True))


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _read(text: str) -> Settings:
    """Raises ValueError for what is not a file of settings. What a newer version keeps there too is left out."""
    import json

    kept = json.loads(text)
    if not isinstance(kept, dict):
        raise ValueError("not a table")
    percent = _whole_number(kept, "text_percent", SMALLEST)
    days = _whole_number(kept, "backup_days", MOST_BACKUP_DAYS)
    place, store = kept.get("backup_folder", ""), kept.get("store_folder", "")
    if not _can_be_a_folder(place) or not _can_be_a_folder(store):
        raise ValueError("not the name of a folder")
    language = kept.get("language", "")
    language = language if language in LANGUAGES else ""
    hide, seen = kept.get("hide_from_capture", True), kept.get("store_seen", False)
    if not isinstance(hide, bool) or not isinstance(seen, bool):
        raise ValueError("not yes or no")
    return Settings(within(percent), language, place, max(1, days), hide, store, seen)


def _can_be_a_folder(name: object) -> TypeGuard[str]:
    """No system has a folder with a zero byte or half a letter in its name, and asking for one raises."""
    try:
        return isinstance(name, str) and b"\0" not in os.fsencode(name)
    except UnicodeEncodeError:
        return False


def _whole_number(kept: dict[str, object], name: str, otherwise: int) -> int:
    number = kept.get(name, otherwise)
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("not a whole number")
    return number
