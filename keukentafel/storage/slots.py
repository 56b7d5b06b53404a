"""The key-slot file: the data key of the store, sealed under a passphrase. Losing it is losing the store.

Two copies stand beside the store. Each carries a checksum, so that a damaged copy is told apart from a wrong
passphrase; a damaged one is mended from the other. Ciphers are loaded when they are needed: the first window only
asks whether there is a slot file at all.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from keukentafel.domain.ports import StoreDamaged, StoreMissing, StoreTooNew, WrongPassphrase
from keukentafel.storage.files import write_atomically
from keukentafel.storage.keys import KEY_BYTES, DataKey

FORMAT = 1
COPIES = ("keys.json", "keys.copy.json")
_KIND = "passphrase"
_MOST_MEMORY_KIB = 4 * 1024 * 1024
_MOST_PASSES = 1_000
_MOST_LANES = 255


@dataclass(frozen=True)
class KdfCost:
    """What it costs to try a passphrase by Argon2id; the default is the second choice of RFC 9106."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True)
class Slot:
    """One way to the data key."""

    id: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class SlotFile:
    """What both copies hold. `vault` names the store; a slot opens only in the vault it was made for."""

    vault: str
    slots: tuple[Slot, ...]


def new_slots(key: DataKey, passphrase: str, cost: KdfCost) -> SlotFile:
    """A slot file that opens with `passphrase`."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    vault, slot_id = secrets.token_hex(8), secrets.token_hex(4)
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_passphrase_key(passphrase, salt, cost))
    sealed = cipher.encrypt(nonce, key.secret, _bound_to(vault, slot_id))
    return SlotFile(vault, (Slot(slot_id, cost, salt, nonce, sealed),))


def opened(file: SlotFile, passphrase: str) -> DataKey:
    """The data key. Raises WrongPassphrase when no slot opens."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for slot in file.slots:
        secret = bytearray(KEY_BYTES)
        cipher = AESGCM(_passphrase_key(passphrase, slot.salt, slot.cost))
        try:
            cipher.decrypt_into(slot.nonce, slot.sealed, _bound_to(file.vault, slot.id), secret)
        except InvalidTag:
            continue
        return DataKey(secret)
    raise WrongPassphrase


def written(folder: Path) -> bool:
    """Whether a copy stands in the folder, good or bad."""
    return any((folder / name).exists() for name in COPIES)


def write(folder: Path, file: SlotFile) -> None:
    """Put both copies in the folder. Raises OSError."""
    for name in COPIES:
        write_atomically(folder / name, _as_text(file))


def read(folder: Path) -> SlotFile:
    """What the first good copy says.

    Raises StoreMissing when there is none at all, StoreTooNew for a later format, StoreDamaged when none is
    good.
    """
    if not written(folder):
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
        return _of_text(path.read_bytes())
    except OSError:
        raise StoreDamaged from None


def mend(folder: Path, file: SlotFile) -> None:
    """Write anew each copy that does not say what `file` says. Raises OSError."""
    text = _as_text(file)
    for name in COPIES:
        copy = folder / name
        if not copy.exists() or copy.read_bytes() != text:
            write_atomically(copy, text)


def _passphrase_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    # Keyboards differ in how they send an accented letter; the passphrase is the same.
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(words)


def _bound_to(vault: str, slot_id: str) -> bytes:
    return json.dumps([FORMAT, vault, slot_id, _KIND]).encode()


def _as_text(file: SlotFile) -> bytes:
    content = {
        "vault": file.vault,
        "slots": [
            {
                "id": slot.id,
                "kind": _KIND,
                "kdf": {
                    "name": "argon2id",
                    "memory_kib": slot.cost.memory_kib,
                    "passes": slot.cost.passes,
                    "lanes": slot.cost.lanes,
                },
                "salt": base64.b64encode(slot.salt).decode(),
                "nonce": base64.b64encode(slot.nonce).decode(),
                "sealed": base64.b64encode(slot.sealed).decode(),
            }
            for slot in file.slots
        ],
    }
    document = {"format": FORMAT, "sha256": checksum(content), "content": content}
    return json.dumps(document, indent=1).encode()


def checksum(content: object) -> str:
    """What tells a damaged copy from a wrong passphrase."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _of_text(text: bytes) -> SlotFile:
    try:
        document = json.loads(text)
        if type(document["format"]) is int and document["format"] > FORMAT:
            raise StoreTooNew
        content = document["content"]
        if document["format"] != FORMAT or document["sha256"] != checksum(content):
            raise StoreDamaged
        return SlotFile(str(content["vault"]), tuple(_slot(slot) for slot in content["slots"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise StoreDamaged from None


def _slot(values: Mapping[str, object]) -> Slot:
    if values["kind"] != _KIND:
        raise StoreTooNew
    kdf = values["kdf"]
    if not isinstance(kdf, dict) or kdf["name"] != "argon2id":
        raise StoreTooNew
    cost = KdfCost(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    # A cost out of bounds would keep the machine busy for days instead of saying what is wrong.
    in_bounds = (
        1 <= cost.lanes <= _MOST_LANES
        and 1 <= cost.passes <= _MOST_PASSES
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
    )
    if not in_bounds:
        raise StoreDamaged
    salt, nonce, sealed = (_bytes(values[name]) for name in ("salt", "nonce", "sealed"))
    return Slot(str(values["id"]), cost, salt, nonce, sealed)


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise StoreDamaged
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise StoreDamaged from None
