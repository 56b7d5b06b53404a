"""Sealing the data key in a slot and opening it again. Every seal is bound to its store, its slot and its kind."""

from __future__ import annotations

import hashlib
import json
import secrets
import unicodedata
from time import perf_counter

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
    load_pem_public_key,
)

from keukentafel.domain.safekeeping import key_effort
from keukentafel.domain.safekeeping.recovery_codes import SECRET_BYTES, spelled
from keukentafel.storage.keys import KEY_BYTES, DataKey
from keukentafel.storage.slot_kinds import CodeSlot, KdfCost, OrganisationSlot, PassphraseSlot, Slot
from keukentafel.storage.slot_text import FORMAT, kind_of

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def seconds_of(cost: KdfCost) -> float:
    """How long one try of a passphrase takes here."""
    start = perf_counter()
    _passphrase_key("proef", bytes(16), cost)
    return perf_counter() - start


def by_passphrase(vault: str, key: DataKey, passphrase: str, cost: KdfCost) -> PassphraseSlot:
    """The data key under a passphrase."""
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    empty = PassphraseSlot(secrets.token_hex(4), cost, salt, nonce, b"")
    sealed = AESGCM(_passphrase_key(passphrase, salt, cost)).encrypt(nonce, key.secret, _bound_to(vault, empty))
    return PassphraseSlot(empty.id, cost, salt, nonce, sealed)


def opened_by_passphrase(vault: str, slot: PassphraseSlot, passphrase: str) -> DataKey | None:
    """The data key; None for another passphrase."""
    return _opened(vault, slot, _passphrase_key(passphrase, slot.salt, slot.cost))


def by_code(vault: str, key: DataKey) -> tuple[CodeSlot, str]:
    """The data key under a new recovery code, and that code."""
    code = spelled(secrets.token_bytes(SECRET_BYTES))
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    empty = CodeSlot(secrets.token_hex(4), salt, nonce, b"")
    sealed = AESGCM(_code_key(code, salt)).encrypt(nonce, key.secret, _bound_to(vault, empty))
    return CodeSlot(empty.id, salt, nonce, sealed), code


def opened_by_code(vault: str, slot: CodeSlot, code: str) -> DataKey | None:
    """The data key; None for another code."""
    return _opened(vault, slot, _code_key(code, slot.salt))


def new_organisation_key(password: str) -> tuple[str, str]:
    """A key pair for an organisation as PEM: the private one under `password`, and the public one."""
    private = X25519PrivateKey.generate()
    locked = BestAvailableEncryption(password.encode())
    return (
        private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked).decode(),
        private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode(),
    )


def recipient(public_key: str) -> str:
    """What tells whose slot it is. Raises ValueError when it is not an X25519 key in PEM."""
    return hashlib.sha256(_public(public_key).public_bytes_raw()).hexdigest()[:16]


def for_organisation(vault: str, key: DataKey, public_key: str) -> OrganisationSlot:
    """The data key for whoever has the private key. Raises ValueError when it is not an X25519 key in PEM."""
    empty = OrganisationSlot(secrets.token_hex(4), recipient(public_key), b"")
    sealed = _HPKE.encrypt(bytes(key.secret), _public(public_key), _bound_to(vault, empty))
    return OrganisationSlot(empty.id, empty.recipient, sealed)


def opened_by_organisation(vault: str, slot: OrganisationSlot, private_key: str, password: str) -> DataKey | None:
    """The data key; None for another organisation.

    Raises ValueError when it is not an X25519 key in PEM, asks for too much work, or its password is another.
    """
    try:
        private = load_der_private_key(key_effort.only_private_key(private_key.encode()), password.encode() or None)
    except (TypeError, UnsupportedAlgorithm) as problem:
        raise ValueError(str(problem)) from None
    if not isinstance(private, X25519PrivateKey):
        raise ValueError("not an X25519 key")
    try:
        return DataKey(bytearray(_HPKE.decrypt(slot.sealed, private, _bound_to(vault, slot))))
    except (InvalidTag, ValueError):
        return None


def _opened(vault: str, slot: PassphraseSlot | CodeSlot, opener: bytes) -> DataKey | None:
    secret = bytearray(KEY_BYTES)
    try:
        AESGCM(opener).decrypt_into(slot.nonce, slot.sealed, _bound_to(vault, slot), secret)
    except InvalidTag:
        return None
    return DataKey(secret)


def _passphrase_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    # Keyboards differ in how they send an accented letter; the passphrase is the same.
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return kdf.derive(words)


def _code_key(code: str, salt: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt, b"keukentafel/1/recovery-code").derive(code.encode())


def _public(pem: str) -> X25519PublicKey:
    try:
        key = load_pem_public_key(pem.encode())
    except UnsupportedAlgorithm as problem:
        raise ValueError(str(problem)) from None
    if not isinstance(key, X25519PublicKey):
        raise ValueError("not an X25519 key")
    return key


def _bound_to(vault: str, slot: Slot) -> bytes:
    return json.dumps([FORMAT, vault, slot.id, kind_of(slot)]).encode()
