"""The key-slot file: the data key of the store, sealed once for each way in. Losing it is losing the store.

Two copies stand beside the store. Each carries a checksum, so that a damaged copy is told apart from a wrong
passphrase; a damaged one is mended from the other. Ciphers are loaded when they are needed: the first window only
asks whether there is a slot file at all.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from keukentafel.domain.ports import StoreDamaged, StoreMissing, StoreTooNew, WrongPassphrase, WrongRecoveryCode
from keukentafel.small_file import read_small
from keukentafel.storage import slot_text
from keukentafel.storage.files import write_atomically
from keukentafel.storage.keys import DataKey
from keukentafel.storage.names import SLOT_FILES, has_slots
from keukentafel.storage.slot_kinds import CodeSlot, KdfCost, OrganisationSlot, PassphraseSlot, SlotFile

__all__ = ["COPIES", "KdfCost", "SlotFile"]

COPIES = SLOT_FILES
S = TypeVar("S", PassphraseSlot, CodeSlot, OrganisationSlot)


@dataclass(frozen=True)
class NewCode:
    """A slot file with a new recovery code, and that code: it is shown once and kept nowhere."""

    file: SlotFile
    code: str


def new_slots(key: DataKey, passphrase: str, cost: KdfCost) -> SlotFile:
    """A slot file that opens with `passphrase`."""
    return with_passphrase(SlotFile(secrets.token_hex(8), ()), key, passphrase, cost)


def with_passphrase(file: SlotFile, key: DataKey, passphrase: str, cost: KdfCost) -> SlotFile:
    """The file with this passphrase in place of the one before; every other way in stays."""
    from keukentafel.storage import slot_sealing

    slot = slot_sealing.by_passphrase(file.vault, key, passphrase, cost)
    return _with(file, PassphraseSlot, slot)


def with_new_code(file: SlotFile, key: DataKey) -> NewCode:
    """The file with a new recovery code in place of the one before."""
    from keukentafel.storage import slot_sealing

    slot, code = slot_sealing.by_code(file.vault, key)
    return NewCode(_with(file, CodeSlot, slot), code)


def with_organisations(file: SlotFile, key: DataKey, public_keys: tuple[str, ...]) -> SlotFile:
    """The file with a slot for each of these organisations and for no other; a slot that is right already stays.

    Raises ValueError when a public key is not an X25519 key in PEM.
    """
    from keukentafel.storage import slot_sealing

    wanted = {slot_sealing.recipient(pem): pem for pem in public_keys}
    kept = [slot for slot in file.slots if not isinstance(slot, OrganisationSlot) or slot.recipient in wanted]
    there = {slot.recipient for slot in kept if isinstance(slot, OrganisationSlot)}
    new = [slot_sealing.for_organisation(file.vault, key, pem) for name, pem in wanted.items() if name not in there]
    return replace(file, slots=(*kept, *new))


def opened(file: SlotFile, passphrase: str) -> DataKey:
    """The data key. Raises WrongPassphrase when no slot opens."""
    from keukentafel.storage import slot_sealing

    key = _first(file, PassphraseSlot, lambda slot: slot_sealing.opened_by_passphrase(file.vault, slot, passphrase))
    if key is None:
        raise WrongPassphrase
    return key


def opened_by_code(file: SlotFile, code: str) -> DataKey:
    """The data key; `code` as `recovery_codes.understood` gives it. Raises WrongRecoveryCode when no slot opens."""
    from keukentafel.storage import slot_sealing

    key = _first(file, CodeSlot, lambda slot: slot_sealing.opened_by_code(file.vault, slot, code))
    if key is None:
        raise WrongRecoveryCode
    return key


def opened_by_organisation(file: SlotFile, private_key: str, password: str = "") -> DataKey:
    """The data key, by the organisation's private key in PEM: never on a laptop.

    Raises WrongRecoveryCode when no slot opens, ValueError when it is no such key or its password is wrong.
    """
    from keukentafel.storage import slot_sealing

    def opens(slot: OrganisationSlot) -> DataKey | None:
        return slot_sealing.opened_by_organisation(file.vault, slot, private_key, password)

    key = _first(file, OrganisationSlot, opens)
    if key is None:
        raise WrongRecoveryCode
    return key


def _first(file: SlotFile, kind: type[S], opens: Callable[[S], DataKey | None]) -> DataKey | None:
    """What the first slot of a kind gives that opens."""
    keys = (opens(slot) for slot in file.slots if isinstance(slot, kind))
    return next((key for key in keys if key), None)


def has_code(file: SlotFile) -> bool:
    """Whether there is a recovery code on some paper."""
    return any(isinstance(slot, CodeSlot) for slot in file.slots)


def organisations(file: SlotFile) -> int:
    """How many organisations can open this store."""
    return sum(isinstance(slot, OrganisationSlot) for slot in file.slots)


def write(folder: Path, file: SlotFile) -> None:
    """Put both copies in the folder. Raises OSError."""
    for name in COPIES:
        write_atomically(folder / name, slot_text.as_text(file))


def read(folder: Path) -> SlotFile:
    """What the first good copy says.

    Raises StoreMissing when there is none at all, StoreTooNew for a later format, StoreDamaged when none is
    good.
    """
    if not has_slots(folder):
        raise StoreMissing
    newer = False
    for name in COPIES:
        try:
            return read_copy(folder / name)
        except StoreTooNew:
            newer = True
        except StoreDamaged:
            continue
    raise StoreTooNew if newer else StoreDamaged


def read_copy(path: Path) -> SlotFile:
    """What one copy says. Raises StoreTooNew or StoreDamaged."""
    try:
        return slot_text.of_text(read_small(path))
    except OSError:
        raise StoreDamaged from None


def mend(folder: Path, file: SlotFile) -> None:
    """Write anew each copy that does not say what `file` says. Raises OSError."""
    text = slot_text.as_text(file)
    for name in COPIES:
        if not _says(folder / name, text):
            write_atomically(folder / name, text)


def _says(copy: Path, text: bytes) -> bool:
    try:
        return read_small(copy) == text
    except OSError:
        return False


def _with(file: SlotFile, kind: type, slot: PassphraseSlot | CodeSlot) -> SlotFile:
    return replace(file, slots=(slot, *(old for old in file.slots if not isinstance(old, kind))))
