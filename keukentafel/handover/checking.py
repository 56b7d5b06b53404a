"""Opening a package and saying what is right and what is not; for any bytes, without ever raising."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from enum import Enum

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from keukentafel.domain.handover import ANNEX_NAME, RECORD_NAME, REPORT_NAME
from keukentafel.domain.marks import N_
from keukentafel.domain.press import Press
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.verdicts import FileVerdict
from keukentafel.handover.archive import NotPacked, unpacked
from keukentafel.handover.envelope import MUNICIPALITY, NotOpened, opened_by_municipality, private_key_of
from keukentafel.handover.mdto import REPORT_METADATA, NotMdto, checksum_of, files_of, metadata_name
from keukentafel.handover.package import ALWAYS, MANIFEST_NAME, WITH_ANNEX, listed, manifest_holds

Translate = Callable[[str], str]

SOUND, NOT_SOUND, NOT_READ = 0, 1, 2


class Fault(Enum):
    """What is wrong with a package. Each value is its sentence."""

    NOT_A_PACKAGE = N_("Dit bestand is geen pakket van Keukentafel, of het is beschadigd.")
    NO_KEY = N_("Dit pakket is versleuteld. Geef de sleutel van de gemeente erbij.")
    OTHER_KEY = N_("Dit pakket is voor een andere sleutel gemaakt, of het is beschadigd.")
    OTHER_FILES = N_("Er ontbreekt een bestand in het pakket, of er zit een bestand bij dat er niet hoort.")
    MANIFEST = N_("De lijst van bestanden klopt niet met de bestanden in het pakket.")
    REPORT = N_("Het verslag is niet compleet of is veranderd.")
    ANNEX = N_("De bijlage is niet compleet of is veranderd.")
    OTHER_ANNEX = N_("De bijlage hoort niet bij dit verslag.")
    RECORD = N_("De gegevens (verslag.json) kunnen niet gelezen worden.")
    OTHER_RECORD = N_("De gegevens (verslag.json) horen niet bij dit verslag.")
    METADATA = N_("De gegevens voor het archief (MDTO) kloppen niet met de bestanden.")


_NOT_READ = frozenset({Fault.NOT_A_PACKAGE, Fault.NO_KEY, Fault.OTHER_KEY})
_SOUND = N_("Dit pakket is compleet en niet veranderd.")


def check_package(
    data: bytes,
    key: X25519PrivateKey | None,
    verify: Callable[[bytes], FileVerdict],
    read_record: Callable[[bytes], ReportDocument],
    t: Translate,
) -> FileVerdict:
    """The verdict about a package, with those about the sealed files in it."""
    files: dict[str, bytes] = {}
    verdicts: dict[str, FileVerdict] = {}
    try:
        files = unpacked(_opened(data, key))
        faults = tuple(_faults(files, verify, read_record, verdicts))
    except NotPacked:
        faults = (Fault.NOT_A_PACKAGE,)
    except _Locked as locked:
        faults = (locked.fault,)
    code = NOT_READ if _NOT_READ & set(faults) else NOT_SOUND if faults else SOUND
    lines = [f"{name}: {line}" for name, verdict in verdicts.items() for line in verdict.lines]
    lines += [t(fault.value) for fault in faults] or [t(_SOUND)]
    details = {
        "exit_code": code,
        "encrypted": data.startswith(MUNICIPALITY),
        "faults": [fault.name.lower() for fault in faults],
        "files": [listed(name, files[name]) for name in sorted(files)],
        "verdicts": {name: dict(verdict.details) for name, verdict in verdicts.items()},
    }
    return FileVerdict(code, tuple(lines), details)


def check_with_pem(
    data: bytes, pem: bytes | None, ask_password: Callable[[], str], press: Press, t: Translate
) -> FileVerdict:
    """The verdict about a package; `pem` is the private key of the municipality.

    The password is asked for where the key has one. Raises ValueError for a key or a password that is not right.
    """
    password = ask_password() if pem is not None and b"ENCRYPTED" in pem else ""
    key = private_key_of(pem, password) if pem is not None else None
    return check_package(data, key, press.verify, press.document, t)


class _Locked(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.name)
        self.fault = fault


def _opened(data: bytes, key: X25519PrivateKey | None) -> bytes:
    if not data.startswith(MUNICIPALITY):
        return data
    if key is None:
        raise _Locked(Fault.NO_KEY)
    try:
        return opened_by_municipality(data, key)
    except NotOpened:
        raise _Locked(Fault.OTHER_KEY) from None


def _faults(
    files: Mapping[str, bytes],
    verify: Callable[[bytes], FileVerdict],
    read_record: Callable[[bytes], ReportDocument],
    verdicts: dict[str, FileVerdict],
) -> Iterator[Fault]:
    packed = {name: data for name, data in files.items() if name != MANIFEST_NAME}
    if frozenset(packed) not in (ALWAYS, WITH_ANNEX) or MANIFEST_NAME not in files:
        yield Fault.OTHER_FILES if ALWAYS & set(files) else Fault.NOT_A_PACKAGE
        return
    if not manifest_holds(files[MANIFEST_NAME], packed):
        yield Fault.MANIFEST
    report = verdicts[REPORT_NAME] = verify(files[REPORT_NAME])
    if report.exit_code:
        yield Fault.REPORT
    yield from _record_faults(files[RECORD_NAME], report, read_record)
    if ANNEX_NAME in files:
        annex = verdicts[ANNEX_NAME] = verify(files[ANNEX_NAME])
        if annex.exit_code:
            yield Fault.ANNEX
        if annex.details.get("report_sha256") != hashlib.sha256(files[REPORT_NAME]).hexdigest():
            yield Fault.OTHER_ANNEX
    if not _metadata_holds(files):
        yield Fault.METADATA


def _record_faults(
    record: bytes, report: FileVerdict, read_record: Callable[[bytes], ReportDocument]
) -> Iterator[Fault]:
    try:
        head = read_record(record).head
    except ValueError:
        yield Fault.RECORD
        return
    said = report.details
    same = said.get("record_sha256") == hashlib.sha256(record).hexdigest()
    if not same or (said.get("kind"), said.get("version")) != (head.kind.value, head.number):
        yield Fault.OTHER_RECORD


def _metadata_holds(files: Mapping[str, bytes]) -> bool:
    data = {name for name in (REPORT_NAME, RECORD_NAME, ANNEX_NAME) if name in files}
    try:
        identified, named = files_of(files[REPORT_METADATA])
        said = {name: checksum_of(files[metadata_name(name)]) for name in data}
    except NotMdto:
        return False
    true = {name: (name, len(files[name]), hashlib.sha256(files[name]).hexdigest()) for name in data}
    return said == true and named == data and identified == hashlib.sha256(files[RECORD_NAME]).hexdigest()
