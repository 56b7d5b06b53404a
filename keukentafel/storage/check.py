"""Examines a store and says in plain Dutch what is whole and what is not. It never writes in the store's folder.

What can only be seen by opening the store is seen in a copy in a private temporary folder, which is as encrypted
as the store itself.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
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
from keukentafel.domain.safekeeping.trail import ExportedTrail, TrailEnd
from keukentafel.storage import slots, trail_mark
from keukentafel.storage.backups import CopyShelf
from keukentafel.storage.check_contents import Contents, TrailFound, TrailWitnesses, look_inside
from keukentafel.storage.check_findings import (
    Examination,
    Findings,
    NotFurther,
)
from keukentafel.storage.copy_contents import contents, trail_end
from keukentafel.storage.engine import open_engine
from keukentafel.storage.keys import DataKey
from keukentafel.storage.lock import LOCK_FILE, FolderLock
from keukentafel.storage.migrate import HEAD, migrate
from keukentafel.storage.names import RESTORE_READY, STORE_FILE, UNNAMED_STORE_FILE, was_made
from keukentafel.storage.sealed_pages import PAGE, LogState, state_of
from keukentafel.storage.tally import is_mixture, read_only
from keukentafel.storage.trail_mark import TrailMark

_NO_STORE_UNDER_THIS_KEY = 26
"""SQLITE_NOTADB: the first page does not decrypt."""


def examine(
    folder: Path,
    ask_passphrase: Callable[[], str],
    shelf: CopyShelf | None = None,
    exported: ExportedTrail | None = None,
) -> Examination:
    """Examine the store in `folder`, and its copies in `shelf`; and whether its trail goes on from one of before.

    The passphrase is asked when there is something that it can open.
    """
    findings = Findings()
    lock: FolderLock | None = None
    try:
        if not folder.is_dir() or (not _store_file(folder).exists() and not was_made(folder)):
            raise findings.stop(f"In {folder} is geen kluis.")
        if (folder / RESTORE_READY).is_dir():
            raise findings.stop("Het terugzetten van een reservekopie is niet af. Open Keukentafel: dan gebeurt dat.")
        lock = _hold(folder, findings)
        files = _slot_files(folder, findings)
        if not _store_file(folder).is_file():
            findings.bad("Het bestand van de kluis zelf is er niet.")
            raise NotFurther
        if not files:
            raise NotFurther
        if exported is not None and exported.store not in {file.vault for file in files}:
            raise findings.stop("Het bewaarde register is van een andere kluis.")
        keys = _opened(files, ask_passphrase(), findings)
        copies = _examine_copies(shelf, {file.vault for file in files}, keys, findings) if shelf is not None else []
        with tempfile.TemporaryDirectory(prefix="keukentafel-") as private:
            _examine_copy(folder, Path(private), keys, copies, findings, exported)
    except NotFurther:
        return findings.concluded()
    finally:
        if lock is not None:
            lock.release()
    return findings.concluded()


def _store_file(folder: Path) -> Path:
    # A creation that was cut off after its key slots is finished by the next unlocking.
    store = folder / STORE_FILE
    return store if store.exists() or not (folder / UNNAMED_STORE_FILE).exists() else folder / UNNAMED_STORE_FILE


def _hold(folder: Path, findings: Findings) -> FolderLock | None:
    if not (folder / LOCK_FILE).exists():
        return None
    try:
        return FolderLock(folder, write=False)
    except StoreBusy:
        raise findings.stop("De kluis is nu open in Keukentafel. Sluit het programma en probeer het opnieuw.") from None
    except WorldError:
        raise findings.stop("De map van de kluis mag niet gelezen worden.") from None


def _slot_files(folder: Path, findings: Findings) -> list[slots.SlotFile]:
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
    if len(found) > 1 and len({file.vault for file in found}) == 1:
        line = "De twee sleutelbestanden zijn niet even nieuw: het schrijven ervan is onderbroken."
        findings.lines.append(f"  !     {line} Dat komt goed zodra de kluis opengaat.")
    elif len(found) > 1:
        findings.bad("De twee sleutelbestanden zeggen niet hetzelfde: een ervan hoort bij een andere kluis.")
    if not found:
        findings.bad("Zonder sleutelbestand kan niemand deze kluis openen. Zet een kopie ervan terug.")
    return found


def _opened(files: list[slots.SlotFile], passphrase: str, findings: Findings) -> list[DataKey]:
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


def _examine_copies(shelf: CopyShelf, of: set[str], keys: list[DataKey], findings: Findings) -> list[Path]:
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
    folder: Path,
    private: Path,
    keys: list[DataKey],
    copies: list[Path],
    findings: Findings,
    exported: ExportedTrail | None,
) -> None:
    original, copy = _store_file(folder), private / STORE_FILE
    wal = original.with_name(f"{original.name}-wal")
    for key in keys:
        try:
            shutil.copyfile(original, copy)
            if wal.is_file():
                shutil.copyfile(wal, copy.with_name(f"{copy.name}-wal"))
        except OSError:
            raise findings.stop("Een kopie om in te kijken kan niet gemaakt worden: is er nog ruimte?") from None
        if is_mixture(copy, key, HEAD):
            findings.bad(
                "De kluis is een mengsel van twee momenten: de map is gekopieerd terwijl er iemand in werkte. Gebruik "
                "de kluis waar deze kopie van is gemaakt, of een reservekopie."
            )
            return
        refused = _refusal(copy, key)
        if refused == _NO_STORE_UNDER_THIS_KEY:
            continue
        if refused is not None:
            findings.bad("Het bestand van de kluis is afgekapt, of zo beschadigd dat er niets te lezen is.")
            return
        if wal.is_file():
            _tell_log(state_of(wal.read_bytes()), findings)
        findings.good("Het bestand van de kluis en het logbestand zijn van hetzelfde moment.")
        engine = open_engine(copy, key, foreign_keys=False)
        try:
            _examine_file(engine, copy, findings)
        finally:
            engine.dispose()
        kept = TrailMark(exported.count, exported.link) if exported is not None else None
        witnesses = TrailWitnesses(trail_mark.read(folder, key.trail_key()), _ends(copies, key), kept)
        _examine_contents(copy, key, witnesses, findings)
        return
    findings.bad(
        "De kluis gaat niet open met deze sleutel: het begin van het bestand is beschadigd, of de sleutelbestanden "
        "zijn van een andere kluis."
    )


def _tell_log(state: LogState, findings: Findings) -> None:
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
    try:
        with read_only(copy, key) as run:
            run("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlcipher.Error as error:
        return int(getattr(error, "sqlite_errorcode", 0))
    return None


def _examine_file(engine: Engine, copy: Path, findings: Findings) -> None:
    connection = engine.raw_connection()
    try:
        run = connection.cursor().execute
        # Pages that the log file still covers may be torn in the store file without harm.
        _whole(lambda: run("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        size = copy.stat().st_size
        torn = _rows(lambda: run("PRAGMA cipher_integrity_check").fetchall())
        pages = -(-size // PAGE)
        findings.tell(
            torn == [] and size % PAGE == 0,
            f"Alle {pages} bladzijden van de kluis zijn zoals ze werden weggeschreven.",
            f"Bladzijden van de kluis die beschadigd of afgekapt zijn: {len(torn or ())} van {pages}.",
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


def _examine_contents(copy: Path, key: DataKey, witnesses: TrailWitnesses, findings: Findings) -> None:
    try:
        migrate(copy, key)
    except StoreTooNew:
        raise findings.stop("De kluis is gemaakt met een nieuwere versie: de inhoud is niet nagekeken.") from None
    except WorldError:
        findings.bad("Van de kluis is niet te zien met welke versie hij gemaakt is.")
        raise NotFurther from None
    engine = open_engine(copy, key)
    try:
        found = look_inside(engine, key.quiet_key(), witnesses)
    except WorldError:
        findings.bad("De lijst van gesprekken is niet te lezen.")
        raise NotFurther from None
    finally:
        engine.dispose()
    _tell_contents(found, findings)


def _tell_contents(found: Contents, findings: Findings) -> None:
    findings.tell(
        found.conversations_lost == 0,
        f"Gesprekken waarvan alles te lezen is: {found.conversations}.",
        f"Gesprekken waarvan niet alles meer te lezen is: {found.conversations_lost} van {found.conversations}.",
    )
    findings.tell(
        found.files_changed == 0,
        f"Bewaarde verslagen zoals ze werden vastgelegd: {found.files}.",
        f"Bewaarde verslagen die veranderd of onleesbaar zijn: {found.files_changed} van {found.files}.",
    )
    findings.tell(
        found.audit_lines is not None,
        f"Het register van wie wat wanneer deed is ongeschonden. Aantal regels: {found.audit_lines}.",
        "Het register van wie wat wanneer deed is veranderd of niet compleet.",
    )
    if found.audit_lines is not None:
        _tell_end(found.trail, findings)
    if found.newer:
        findings.unknown = True
        findings.lines.append(f"  ?     Gesprekken die met een nieuwere versie zijn gemaakt: {found.newer}.")


def _tell_end(trail: TrailFound, findings: Findings) -> None:
    findings.tell(
        trail.end is TrailEnd.SAME,
        "Het einde van dat register is zoals het naast de kluis is opgeschreven.",
        "Van dat register ontbreken regels aan het einde, of ze zijn vervangen."
        if trail.end is TrailEnd.SHORTER
        else "Het briefje dat het einde van dat register bewaakt, is weg of is vervangen.",
    )
    if trail.other_copies and trail.restored:
        line = f"Reservekopieën met een ander vervolg van het register: {trail.other_copies}."
        findings.lines.append(f"  -     {line} Er is een oudere kopie teruggezet.")
    elif trail.other_copies:
        findings.bad(f"Het register past niet bij {trail.other_copies} van de reservekopieën: het is herschreven.")
    if trail.goes_on is False and trail.restored:
        line = "Het bewaarde register is niet het begin van dat van de kluis."
        findings.unknown = True
        findings.lines.append(f"  ?     {line} Er is een kopie teruggezet: vraag wanneer en waarom.")
    elif trail.goes_on is not None:
        findings.tell(
            trail.goes_on,
            "Het bewaarde register staat regel voor regel in de kluis; wat er daarna bij kwam, past erop.",
            "Het bewaarde register staat niet zo in de kluis: in de kluis is het herschreven of afgekapt.",
        )
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
