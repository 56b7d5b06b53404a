"""Readers of what is to become, or already is, a part of this computer: after a refusal nothing there is another."""

from __future__ import annotations

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

from keukentafel import settings
from keukentafel.content.code_lists import read_code_lists
from keukentafel.content.desk.pack_archive import unpacked
from keukentafel.content.errors import ContentError
from keukentafel.content.installed_packs import head_of
from keukentafel.content.packs import read_pack
from keukentafel.content.tables import read_calendar, read_languages, read_profile
from keukentafel.domain.content.language_state import LanguageRefused
from keukentafel.domain.ports import StoreDamaged, WorldError
from keukentafel.domain.safekeeping.trail import FailedTry, Way
from keukentafel.storage import tries
from keukentafel.storage.names import ASIDE, RESTORE_READY, SLOT_FILES, STORE_FILE, TRIES_FILE
from keukentafel.storage.vault import SqlCipherVault
from tests.fuzz import samples
from tests.fuzz.mutations import (
    Spoil,
    below_a_name,
    either,
    spoiled_bytes,
    spoiled_json,
    spoiled_po,
    spoiled_slots,
    spoiled_toml,
    spoiled_zip,
)
from tests.fuzz.reader import Reader, everything

PACK = samples.RESOURCES / "content" / "basis" / "3"
TABLES = {
    "calendar.toml": read_calendar,
    "languages.toml": read_languages,
    "codes/iwmo.toml": read_code_lists,
}


def _profile(data: bytes, folder: Path) -> bool:
    file = folder / "voorbeeld.toml"
    file.write_bytes(data)
    try:
        read_profile(file, frozenset(language.code for language in samples.library().languages()))
    except ContentError as problem:
        assert problem.file == file
        return False
    return True


def _profiles() -> tuple[bytes, ...]:
    return ((samples.RESOURCES / "municipalities" / "voorbeeld.toml").read_bytes(),)


def _pack(data: bytes, folder: Path) -> bool:
    """The first line says which file of the pack the rest is."""
    name, _, rest = data.partition(b"\n")
    known = {file.name: file for file in PACK.glob("*.toml")}
    spoiled = name.decode("ascii", "replace")
    if spoiled not in known:
        return False
    pack = folder / "basis" / "3"
    pack.mkdir(parents=True)
    for file in known.values():
        (pack / file.name).symlink_to(file)
    (pack / spoiled).unlink()
    (pack / spoiled).write_bytes(rest)
    try:
        read_pack(pack)
    except ContentError as problem:
        assert problem.file.is_relative_to(folder)
        return False
    return True


def _pack_files() -> tuple[bytes, ...]:
    return tuple(file.name.encode() + b"\n" + file.read_bytes() for file in sorted(PACK.glob("*.toml")))


def _table(data: bytes, folder: Path) -> bool:
    name, _, rest = data.partition(b"\n")
    read = TABLES.get(name.decode("ascii", "replace"))
    if read is None:
        return False
    file = folder / "table.toml"
    file.write_bytes(rest)
    try:
        read(file)
    except ContentError:
        return False
    return True


def _tables() -> tuple[bytes, ...]:
    return tuple(name.encode() + b"\n" + (samples.RESOURCES / name).read_bytes() for name in TABLES)


def _pack_head(data: bytes, folder: Path) -> bool:
    try:
        head_of(data, folder / "pack.toml")
    except ContentError:
        return False
    return True


def _pack_heads() -> tuple[bytes, ...]:
    return (unpacked(samples.language_pack())["pack.toml"],)


def _translation(data: bytes, folder: Path) -> bool:
    desk = samples.desk(folder / "packs")
    try:
        desk.take(data)
    except LanguageRefused as refused:
        assert refused.problems and all(problem.sentence for problem in refused.problems)
        assert everything(folder) == {}
        return False
    assert not desk.overview().damaged
    desk.archived("so")
    return True


def _language_pack(data: bytes, folder: Path) -> bool:
    file = folder / "taal.ktaal"
    file.write_bytes(data)
    desk = samples.desk(folder / "packs")
    try:
        taken = desk.add(file)
    except LanguageRefused as refused:
        assert refused.problems and all(problem.sentence for problem in refused.problems)
        assert everything(folder) == {"taal.ktaal": data}
        return False
    assert not desk.overview().damaged
    assert all(name.startswith(f"packs/{taken.code}/") for name in everything(folder) if name != "taal.ktaal")
    return True


def _settings(data: bytes, folder: Path) -> bool:
    file = folder / settings.FILE
    file.write_bytes(data)
    found = settings.load(folder)
    taken = file.exists()
    assert taken or ((folder / settings.DAMAGED).read_bytes() == data and found == settings.Settings())
    assert settings.SMALLEST <= found.text_percent <= settings.LARGEST and found.backup_days >= 1
    for place in (found.backup_folder, found.store_folder):
        assert b"\0" not in os.fsencode(place)
        os.path.lexists(place)
    assert settings.save(folder, found) and settings.load(folder) == found
    return taken


def _tries(data: bytes, folder: Path) -> bool:
    file = folder / TRIES_FILE
    file.write_bytes(data)
    found = tries.read(folder)
    tries.add(folder, FailedTry(samples.NOW, Way.PASSPHRASE))
    assert tries.read(folder)[-1] == FailedTry(samples.NOW, Way.PASSPHRASE)
    return len(found) > 0


def _some_tries() -> tuple[bytes, ...]:
    folder = samples.scratch() / "tries"
    folder.mkdir(exist_ok=True)
    for way in (Way.PASSPHRASE, Way.CODE):
        tries.add(folder, FailedTry(samples.NOW, way))
    return ((folder / TRIES_FILE).read_bytes(),)


def _store(data: bytes, folder: Path) -> bool:
    """The first line says which file of the store's folder the rest is."""
    name, _, rest = data.partition(b"\n")
    home = folder / "kluis"
    shutil.copytree(samples.store() / "kluis", home)
    spoiled = name.decode("ascii", "replace")
    if spoiled not in _STORE_FILES:
        return False
    (home / spoiled).parent.mkdir(exist_ok=True)
    (home / spoiled).write_bytes(rest)
    before = {kept: (home / kept).read_bytes() for kept in (STORE_FILE, *SLOT_FILES)}
    try:
        store = SqlCipherVault(home, samples.CHEAP).unlock(samples.PASSPHRASE)
    except WorldError:
        after = {kept: (home / kept).read_bytes() for kept in before}
        assert after == before, "what does not open is not written to"
        return False
    with closing(store), suppress(StoreDamaged), store.work() as work:
        work.audit.lines()
    return True


_STORE_FILES = ("store.db", "store.db-wal", "keys.json", "keys.copy.json", "trail.json", "tries.json", "closed.json")


def _store_files() -> tuple[bytes, ...]:
    home = samples.store() / "kluis"
    found = {name: (home / name).read_bytes() for name in _STORE_FILES if (home / name).exists()}
    return tuple(name.encode() + b"\n" + data for name, data in {"store.db-wal": b"", **found}.items())


def _spoil_of_store(name: str) -> Spoil:
    return either(spoiled_slots, spoiled_json, spoiled_bytes) if name.endswith(".json") else spoiled_bytes


def _copy(data: bytes, folder: Path) -> bool:
    """A copy of the store in which one file is other: it is looked into, and put in the place of the store."""
    name, _, rest = data.partition(b"\n")
    spoiled = name.decode("ascii", "replace")
    if spoiled not in (STORE_FILE, *SLOT_FILES):
        return False
    home = folder / "home"
    shutil.copytree(samples.store(), home)
    [place] = (home / "reservekopieen").glob("*.ktkopie")
    (place / spoiled).write_bytes(rest)
    vault = SqlCipherVault(home / "kluis", samples.CHEAP)
    before = everything(home)
    copies = vault.copies()
    try:
        vault.look_into(copies[0], samples.PASSPHRASE)
    except WorldError:
        assert everything(home) == before
        _refuse_to_restore(vault, home, before)
        return False
    vault.restore(copies[0], samples.PASSPHRASE).close()
    return True


def _refuse_to_restore(vault: SqlCipherVault, home: Path, before: dict[str, bytes]) -> None:
    try:
        vault.restore(vault.copies()[0], samples.PASSPHRASE).close()
    except WorldError:
        assert everything(home) == before, "the store is the one of before"
    else:
        raise AssertionError("a copy was put back that cannot be looked into")


def _copy_files() -> tuple[bytes, ...]:
    [place] = (samples.store() / "reservekopieen").glob("*.ktkopie")
    return tuple(name.encode() + b"\n" + (place / name).read_bytes() for name in (STORE_FILE, *SLOT_FILES))


def _aside_name(data: bytes, folder: Path) -> bool:
    """The name of where the store of before goes, in a restoration that was cut off."""
    home = folder / "home"
    shutil.copytree(samples.store(), home)
    [place] = (home / "reservekopieen").glob("*.ktkopie")
    place.rename(home / "kluis" / RESTORE_READY)
    (home / "kluis" / RESTORE_READY / "aside.txt").write_bytes(data)
    SqlCipherVault(home / "kluis", samples.CHEAP).unlock(samples.PASSPHRASE).close()
    [aside] = (home / "kluis" / ASIDE).iterdir()
    before = samples.store() / "kluis" / STORE_FILE
    assert (aside / STORE_FILE).read_bytes() == before.read_bytes(), "the store of before is there still"
    return aside.name.encode() == data


_SOME_TOML = below_a_name(lambda _: either(spoiled_toml, spoiled_bytes))

FOLDER_READERS = (
    Reader("profile", _profiles, _profile, either(spoiled_toml, spoiled_bytes)),
    Reader("content_pack", _pack_files, _pack, _SOME_TOML, 60),
    Reader("table", _tables, _table, _SOME_TOML),
    Reader("pack_head", _pack_heads, _pack_head, either(spoiled_toml, spoiled_bytes)),
    Reader("translation", lambda: (samples.po(),), _translation, either(spoiled_po, spoiled_bytes), 10),
    Reader("language_pack", lambda: (samples.language_pack(),), _language_pack, spoiled_zip, 10),
    Reader("settings", lambda: (samples.settings(),), _settings, either(spoiled_json, spoiled_bytes)),
    Reader("tries", _some_tries, _tries, either(spoiled_json, spoiled_bytes)),
    Reader("store", _store_files, _store, below_a_name(_spoil_of_store), 25, 400_000),
    Reader("aside_name", lambda: (b"20261124T100000Z-1",), _aside_name, tries=10),
    Reader("copy", _copy_files, _copy, below_a_name(_spoil_of_store), 10, 400_000),
)
