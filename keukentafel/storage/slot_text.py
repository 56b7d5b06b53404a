"""The key-slot file as text: JSON with a checksum over what it says."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping

from keukentafel.domain.ports import StoreDamaged, StoreTooNew
from keukentafel.storage.slot_kinds import CodeSlot, KdfCost, OrganisationSlot, PassphraseSlot, Slot, SlotFile

FORMAT = 1
_KINDS: dict[type[Slot], str] = {PassphraseSlot: "passphrase", CodeSlot: "code", OrganisationSlot: "organisation"}
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_WORK_KIB = 20 * 1024 * 1024
"""Memory times passes, of all ways in by a passphrase together: eight times the most that is chosen here."""
_MOST_LANES = 255
_NONCE_BYTES = 12
_SALT_BYTES = range(8, 65)
_SEALED_BYTES = 32 + 16
"""The data key with the tag of AES-GCM."""
_MOST_BYTES = 1024 * 1024
_MOST_SLOTS = 20


def kind_of(slot: Slot) -> str:
    """The name of a way in, as it stands in the file and in what a seal is bound to."""
    return _KINDS[type(slot)]


def as_text(file: SlotFile) -> bytes:
    """What a copy holds."""
    content = {"vault": file.vault, "slots": [_values(slot) for slot in file.slots]}
    return json.dumps({"format": FORMAT, "sha256": checksum(content), "content": content}, indent=1).encode()


def of_text(text: bytes) -> SlotFile:
    """What a copy says. Raises StoreTooNew for a later format or a way in that is not known, StoreDamaged otherwise."""
    if len(text) > _MOST_BYTES:
        raise StoreDamaged
    try:
        document = json.loads(text)
        if type(document["format"]) is int and document["format"] > FORMAT:
            raise StoreTooNew
        content = document["content"]
        if document["format"] != FORMAT or document["sha256"] != checksum(content):
            raise StoreDamaged
        if len(content["slots"]) > _MOST_SLOTS:
            raise StoreDamaged
        file = SlotFile(str(content["vault"]), tuple(_slot(slot) for slot in content["slots"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        raise StoreDamaged from None
    # Any passphrase is tried on each of them.
    costs = [slot.cost for slot in file.slots if isinstance(slot, PassphraseSlot)]
    if sum(cost.memory_kib * cost.passes for cost in costs) > _MOST_WORK_KIB:
        raise StoreDamaged
    return file


def checksum(content: object) -> str:
    """What tells a damaged copy from a wrong passphrase."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _values(slot: Slot) -> dict[str, object]:
    head: dict[str, object] = {"id": slot.id, "kind": kind_of(slot)}
    match slot:
        case PassphraseSlot():
            cost = {"memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes, "lanes": slot.cost.lanes}
            return head | {"kdf": {"name": "argon2id"} | cost} | _texts(slot, "salt", "nonce", "sealed")
        case CodeSlot():
            return head | _texts(slot, "salt", "nonce", "sealed")
        case OrganisationSlot():
            return head | {"recipient": slot.recipient} | _texts(slot, "sealed")


def _texts(slot: Slot, *names: str) -> dict[str, str]:
    return {name: base64.b64encode(getattr(slot, name)).decode() for name in names}


def _slot(values: Mapping[str, object]) -> Slot:
    id = str(values["id"])
    match values["kind"]:
        case "passphrase":
            return PassphraseSlot(id, _cost(values["kdf"]), _salt(values), *_sealed(values))
        case "code":
            return CodeSlot(id, _salt(values), *_sealed(values))
        case "organisation":
            return OrganisationSlot(id, str(values["recipient"]), _bytes(values["sealed"]))
        case _:
            raise StoreTooNew


def _cost(kdf: object) -> KdfCost:
    if not isinstance(kdf, dict) or kdf["name"] != "argon2id":
        raise StoreTooNew
    cost = KdfCost(int(kdf["memory_kib"]), int(kdf["passes"]), int(kdf["lanes"]))
    # A cost out of bounds would keep the machine busy for days instead of saying what is wrong.
    in_bounds = (
        1 <= cost.lanes <= _MOST_LANES
        and cost.passes >= 1
        and 8 * cost.lanes <= cost.memory_kib <= _MOST_MEMORY_KIB
    )
    if not in_bounds:
        raise StoreDamaged
    return cost


def _salt(values: Mapping[str, object]) -> bytes:
    salt = _bytes(values["salt"])
    if len(salt) not in _SALT_BYTES:
        raise StoreDamaged
    return salt


def _sealed(values: Mapping[str, object]) -> tuple[bytes, bytes]:
    nonce, sealed = _bytes(values["nonce"]), _bytes(values["sealed"])
    if (len(nonce), len(sealed)) != (_NONCE_BYTES, _SEALED_BYTES):
        raise StoreDamaged
    return nonce, sealed


def _bytes(text: object) -> bytes:
    if not isinstance(text, str):
        raise StoreDamaged
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise StoreDamaged from None
