"""Examines a store and says in plain Dutch what is whole and what is not. It never writes in the store's folder.

What can only be seen by opening the store is seen in a copy in a private temporary folder, which is as encrypted
as the store itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine

from keukentafel.domain.ports import (
    CopyDamaged,
    StoreBusy,
    StoreCopy,
    StoreDamaged,
    StoreTooNew,
    WorldError,
    WrongPassphrase,
)
from keukentafel.domain.safekeeping.trail import TrailEnd
from keukentafel.storage import slots, trail_mark
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check_contents import Contents, TrailFound, TrailWitnesses, look_inside
from keukentafel.storage.copy_contents import contents, trail_end
from keukentafel.storage.engine import open_engine
from keukentafel.storage.keys import DataKey
from keukentafel.storage.lock import LOCK_FILE, FolderLock
from keukentafel.storage.migrate import migrate
from keukentafel.storage.names import RESTORE_READY, STORE_FILE, UNNAMED_STORE_FILE, was_made
from keukentafel.storage.sealed_pages import LogState, state_of
from keukentafel.storage.trail_mark import TrailMark

WHOLE, DAMAGED, NOT_EXAMINED = 0, 1, 2
_PAGE = 4096
_NO_STORE_UNDER_THIS_KEY = 26
"""SQLITE_NOTADB: the first page does not decrypt."""


@dataclass(frozen=True)
class Examination:
    """What was found. `exit_code` is 0: whole, 1: damaged, 2: could not be examined, or not wholly."""

    exit_code: int
    lines: tuple[str, ...]


class _NotFurther(Exception):
    """There is no use in looking further."""


@dataclass
class _Findings:
    lines: list[str] = field(default_factory=list)
    damaged: bool = False
    unknown: bool = False
    copies_damaged: bool = False

    def good(self, line: str) -> None:
        self.lines.append(f"  goed  {line}")

    def bad(self, line: str) -> None:
        self.damaged = True
        self.lines.append(f"  FOUT  {line}")

    def stop(self, line: str) -> _NotFurther:
        self.unknown = True
        self.lines.append(f"  ?     {line}")
        return _NotFurther()

    def tell(self, whole: bool, if_whole: str, if_not: str) -> None:
        if whole:
            self.good(if_whole)
        else:
            self.bad(if_not)

    def concluded(self) -> Examination:
        if self.damaged:
            code, last = DAMAGED, "De kluis is beschadigd. Maak een kopie van de hele map en bel de helpdesk."
        elif self.unknown:
            code, last = NOT_EXAMINED, "De kluis is niet of niet helemaal nagekeken."
        elif self.copies_damaged:
            code, last = DAMAGED, "De kluis is heel, maar niet elke reservekopie. Maak een nieuwe reservekopie."
        else:
            code, last = WHOLE, "De kluis is heel."
        return Examination(code, (*self.lines, last, "Er is niets aan de kluis veranderd."))


def examine(folder: Path, ask_passphrase: Callable[[], str], shelf: CopyShelf | None = None) -> Examination:
    """Examine the store in `folder`, and its copies in `shelf`.

    The passphrase is asked when there is something that it can open.
    """
    findings = _Findings()
    lock: FolderLock | None = None
    try:
        if not folder.is_dir() or not _store_file(folder).exists() and not was_made(folder):
            raise findings.stop(f"In {folder} is geen kluis.")
        if (folder / RESTORE_READY).exists():
            raise findings.stop("Het terugzetten van een reservekopie is niet af. Open Keukentafel: dan gebeurt dat.")
        lock = _hold(folder, findings)
        files = _slot_files(folder, findings)
        if not _store_file(folder).exists():
            findings.bad("Het bestand van de kluis zelf is er niet.")
            raise _NotFurther
        if not files:
            raise _NotFurther
        keys = _opened(files, ask_passphrase(), findings)
        copies = _examine_copies(shelf, {file.vault for file in files}, keys, findings) if shelf is not None else []
        with tempfile.TemporaryDirectory(prefix="keukentafel-") as private:
            _examine_copy(folder, Path(private), keys, copies, findings)
    except _NotFurther:
        return findings.concluded()
    finally:
        if lock is not None:
            lock.release()
    return findings.concluded()


def _store_file(folder: Path) -> Path:
    # A creation that was cut off after its key slots is finished by the next unlocking.
    store = folder / STORE_FILE
    return store if store.exists() or not (folder / UNNAMED_STORE_FILE).exists() else folder / UNNAMED_STORE_FILE


def _hold(folder: Path, findings: _Findings) -> FolderLock | None:
    if not (folder / LOCK_FILE).exists():
        return None
    try:
        return FolderLock(folder, write=False)
    except StoreBusy:
        raise findings.stop("De kluis is nu open in Keukentafel. Sluit het programma en probeer het opnieuw.") from None
    except WorldError:
        raise findings.stop("De map van de kluis mag niet gelezen worden.") from None


def _slot_files(folder: Path, findings: _Findings) -> list[slots.SlotFile]:
    """What the good copies say, each only once."""
    found: list[slots.SlotFile] = []
    newer = False
    for name in slots.COPIES:
        try:
            file = slots.read_copy(folder / name)
        except StoreTooNew:
            newer = True
            findings.lines.append(f"  ?     Het sleutelbestand {name} is van een nieuwere versie van Keukentafel.")
        except StoreDamaged:
            there = "is beschadigd" if (folder / name).exists() else "is er niet"
            findings.bad(f"Het sleutelbestand {name} {there}.")
        else:
            findings.good(f"Het sleutelbestand {name} is heel.")
            found += [file] if file not in found else []
    if newer and not found:
        raise findings.stop("Kijk de kluis na met die nieuwere versie.")
    if len(found) > 1:
        findings.bad("De twee sleutelbestanden zeggen niet hetzelfde: een ervan hoort bij een andere kluis.")
    if not found:
        findings.bad("Zonder sleutelbestand kan niemand deze kluis openen. Zet een kopie ervan terug.")
    return found


def _opened(files: list[slots.SlotFile], passphrase: str, findings: _Findings) -> list[DataKey]:
    keys = []
    for file in files:
        try:
            keys.append(slots.opened(file, passphrase))
        except WrongPassphrase:
            continue
    if not keys:
        raise findings.stop("Deze wachtzin past niet. Er is niet verder gekeken.")
    findings.good("De wachtzin past.")
    return keys


def _examine_copies(shelf: CopyShelf, of: set[str], keys: list[DataKey], findings: _Findings) -> list[Path]:
    """The files of the copies that are whole."""
    mine = [copy for copy in shelf.copies() if copy.store in of]
    damaged = [copy for copy in mine if not any(_is_whole(copy, key) for key in keys)]
    for copy in damaged:
        findings.copies_damaged = True
        findings.lines.append(f"  FOUT  De reservekopie {copy.name} is beschadigd of niet compleet.")
    if len(mine) > len(damaged):
        findings.good(f"Reservekopieën die heel zijn: {len(mine) - len(damaged)}.")
    elif not mine:
        findings.lines.append("  -     Er is nog geen reservekopie van deze kluis.")
    return [copy.folder / copy.name / STORE_FILE for copy in mine if copy not in damaged]


def _is_whole(copy: StoreCopy, key: DataKey) -> bool:
    try:
        contents(copy.folder / copy.name / STORE_FILE, key)
    except StoreTooNew:
        # Its pages are as they were sealed; only this program does not know what they say.
        return True
    except CopyDamaged:
        return False
    return True


def _examine_copy(
    folder: Path, private: Path, keys: list[DataKey], copies: list[Path], findings: _Findings
) -> None:
    original, copy = _store_file(folder), private / STORE_FILE
    wal = original.with_name(f"{original.name}-wal")
    for key in keys:
        try:
            shutil.copyfile(original, copy)
            if wal.exists():
                shutil.copyfile(wal, copy.with_name(f"{copy.name}-wal"))
        except OSError:
            raise findings.stop("Een kopie om in te kijken kan niet gemaakt worden: is er nog ruimte?") from None
        refused = _refusal(copy, key)
        if refused == _NO_STORE_UNDER_THIS_KEY:
            continue
        if refused is not None:
            findings.bad("Het bestand van de kluis is afgekapt, of zo beschadigd dat er niets te lezen is.")
            return
        if wal.exists():
            _tell_log(state_of(wal.read_bytes()), findings)
        engine = open_engine(copy, key, foreign_keys=False)
        try:
            _examine_file(engine, copy, findings)
        finally:
            engine.dispose()
        witnesses = TrailWitnesses(trail_mark.read(folder, key.trail_key()), _ends(copies, key))
        _examine_contents(copy, key, witnesses, findings)
        return
    findings.bad(
        "De kluis gaat niet open met deze sleutel: het begin van het bestand is beschadigd, of de sleutelbestanden "
        "zijn van een andere kluis."
    )


def _tell_log(state: LogState, findings: _Findings) -> None:
    # SQLite takes damage in the log for its end, and says nothing.
    if state.lost_commits:
        lost = state.lost_commits
        findings.bad(f"Het logbestand is beschadigd: wat {lost} keer of vaker is bewaard, leest niet meer.")
    elif state.last_unclear:
        line = "Het einde van het logbestand leest niet: het laatste bewaren was niet af, of het is beschadigd."
        findings.lines.append(f"  !     {line} Kijk na wat u als laatste opschreef.")
    else:
        findings.good("Het logbestand is heel.")


def _refusal(copy: Path, key: DataKey) -> int | None:
    """SQLite's code when the store does not open, or None."""
    connection = sqlcipher.connect(str(copy))
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f'PRAGMA key = "{key.sqlcipher_key()}"')
        connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.Error as error:
        return int(getattr(error, "sqlite_errorcode", 0))
    finally:
        connection.close()
    return None


def _examine_file(engine: Engine, copy: Path, findings: _Findings) -> None:
    connection = engine.raw_connection()
    try:
        run = connection.cursor().execute
        # Pages that the log file still covers may be torn in the store file without harm.
        _whole(lambda: run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        size = copy.stat().st_size
        torn = _rows(lambda: run("PRAGMA cipher_integrity_check").fetchall())
        pages = -(-size // _PAGE)
        findings.tell(
            torn == [] and size % _PAGE == 0,
            f"Alle {pages} bladzijden van de kluis zijn zoals ze werden weggeschreven.",
            f"Van de {pages} bladzijden van de kluis zijn er {len(torn or ())} beschadigd of afgekapt.",
        )
        findings.tell(
            _rows(lambda: run("PRAGMA integrity_check").fetchall()) == [("ok",)],
            "De tabellen zijn heel.",
            "De tabellen zijn niet heel.",
        )
        findings.tell(
            _rows(lambda: run("PRAGMA foreign_key_check").fetchall()) == [],
            "Alles waarnaar verwezen wordt, is er.",
            "Er wordt verwezen naar wat er niet is.",
        )
        searched = "INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 1)"
        findings.tell(
            _whole(lambda: run(searched)),
            "Het zoekregister is heel.",
            "Het zoekregister is niet heel: zoeken vindt misschien niet alles.",
        )
    finally:
        connection.close()


def _ends(copies: list[Path], key: DataKey) -> tuple[TrailMark, ...]:
    found = []
    for copy in copies:
        with suppress(CopyDamaged):
            found.append(trail_end(copy, key))
    return tuple(found)


def _examine_contents(copy: Path, key: DataKey, witnesses: TrailWitnesses, findings: _Findings) -> None:
    try:
        migrate(copy, key)
    except StoreTooNew:
        raise findings.stop("De kluis is gemaakt met een nieuwere versie: de inhoud is niet nagekeken.") from None
    except WorldError:
        findings.bad("Van de kluis is niet te zien met welke versie hij gemaakt is.")
        raise _NotFurther from None
    engine = open_engine(copy, key)
    try:
        found = look_inside(engine, key.quiet_key(), witnesses)
    except WorldError:
        findings.bad("De lijst van gesprekken is niet te lezen.")
        raise _NotFurther from None
    finally:
        engine.dispose()
    _tell_contents(found, findings)


def _tell_contents(found: Contents, findings: _Findings) -> None:
    findings.tell(
        found.conversations_lost == 0,
        f"Van alle {found.conversations} gesprekken is alles te lezen.",
        f"Van {found.conversations_lost} van de {found.conversations} gesprekken is niet alles meer te lezen.",
    )
    findings.tell(
        found.files_changed == 0,
        f"Alle {found.files} bewaarde verslagen zijn zoals ze werden vastgelegd.",
        f"Van de {found.files} bewaarde verslagen zijn er {found.files_changed} veranderd of onleesbaar.",
    )
    findings.tell(
        found.audit_lines is not None,
        f"Het register van wie wat wanneer deed is ongeschonden ({found.audit_lines} regels).",
        "Het register van wie wat wanneer deed is veranderd of niet compleet.",
    )
    if found.audit_lines is not None:
        _tell_end(found.trail, findings)
    if found.newer:
        findings.unknown = True
        findings.lines.append(f"  ?     {found.newer} gesprekken zijn gemaakt met een nieuwere versie.")


def _tell_end(trail: TrailFound, findings: _Findings) -> None:
    findings.tell(
        trail.end is TrailEnd.SAME,
        "Het einde van dat register is zoals het naast de kluis is opgeschreven.",
        "Van dat register ontbreken regels aan het einde, of ze zijn vervangen."
        if trail.end is TrailEnd.SHORTER
        else "Het briefje dat het einde van dat register bewaakt, is weg of is vervangen.",
    )
    if trail.other_copies and trail.restored:
        line = "reservekopieën hebben een ander vervolg van het register: er is een oudere kopie teruggezet."
        findings.lines.append(f"  -     {trail.other_copies} {line}")
    elif trail.other_copies:
        findings.bad(f"Het register past niet bij {trail.other_copies} van de reservekopieën: het is herschreven.")
    if trail.told:
        findings.lines.append(f"  !     Het register zegt zelf dat er {trail.told} keer iets aan het einde ontbrak.")


def _rows(look: Callable[[], list[Any]]) -> list[Any] | None:
    try:
        return look()
    except sqlcipher.Error:
        return None


def _whole(look: Callable[[], object]) -> bool:
    try:
        look()
    except sqlcipher.Error:
        return False
    return True
