"""Envelopes: a file that only the municipality opens, with its private key; or who knows the words for it."""

from __future__ import annotations

import secrets
import unicodedata

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.serialization import load_der_private_key, load_pem_public_key

from keukentafel.domain.safekeeping.key_effort import only_private_key

MUNICIPALITY = b"KEUKENTAFEL-PAKKET-1\n"
"""How a file begins that is encrypted to a municipality."""

STORY = b"KEUKENTAFEL-VERHAAL-1\n"
"""How a file begins that opens with words."""

_SALT, _NONCE = 16, 12

_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class NotOpened(ValueError):
    """Another key or other words, or the file was changed."""


def for_municipality(data: bytes, public_key: str) -> bytes:
    """The data for whoever has the private key. Raises ValueError when it is not an X25519 key in PEM."""
    try:
        key = load_pem_public_key(public_key.encode())
    except UnsupportedAlgorithm as problem:
        raise ValueError(str(problem)) from None
    if not isinstance(key, X25519PublicKey):
        raise ValueError("not an X25519 key")
    return MUNICIPALITY + _HPKE.encrypt(data, key, MUNICIPALITY)


def private_key_of(pem: bytes, password: str) -> X25519PrivateKey:
    """The private key.

    Raises ValueError when it is no X25519 key in PEM, asks for too much work, or the password is another or missing.
    """
    try:
        key = load_der_private_key(only_private_key(pem), password.encode("utf-8", "surrogatepass") or None)
    except (TypeError, UnsupportedAlgorithm) as problem:
        raise ValueError(str(problem)) from None
    if not isinstance(key, X25519PrivateKey):
        raise ValueError("not an X25519 key")
    return key


def opened_by_municipality(sealed: bytes, key: X25519PrivateKey) -> bytes:
    """What is in the envelope. Raises NotOpened."""
    try:
        return _HPKE.decrypt(sealed.removeprefix(MUNICIPALITY), key, MUNICIPALITY)
    except (InvalidTag, ValueError):
        raise NotOpened from None


def under_words(data: bytes, words: str) -> bytes:
    """The data for whoever knows the words."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    return STORY + salt + nonce + AESGCM(_key(words, salt)).encrypt(nonce, data, STORY)


def opened_by_words(sealed: bytes, words: str) -> bytes:
    """What is in the envelope. Raises NotOpened."""
    body = sealed.removeprefix(STORY)
    salt, nonce = body[:_SALT], body[_SALT : _SALT + _NONCE]
    if not sealed.startswith(STORY) or len(body) < _SALT + _NONCE:
        raise NotOpened
    try:
        return AESGCM(_key(words, salt)).decrypt(nonce, body[_SALT + _NONCE :], STORY)
    except InvalidTag:
        raise NotOpened from None


def _key(words: str, salt: bytes) -> bytes:
    # Typed later by somebody else: capitals and spaces are how a hand writes, not what was agreed.
    plain = " ".join(unicodedata.normalize("NFKC", words).casefold().split()).encode("utf-8", "surrogatepass")
    # The second recommended choice of RFC 9106; fixed, so that no file can ask for more.
    return Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024).derive(plain)
