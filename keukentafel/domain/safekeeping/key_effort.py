"""How much work a private key from outside asks of whoever tries a password on it, read before one is tried.

What is read is DER: the algorithms of PKCS #5 (RFC 8018), PKCS #12 (RFC 7292, with the MAC of RFC 9579) and scrypt
(RFC 7914), and the container of PKCS #8 (RFC 5958) in PEM (RFC 7468).
"""

from __future__ import annotations

import base64
import re

MOST_ROUNDS = 2_000_000
"""Ten times what careful programs ask for; a few thousand millions would keep the machine busy for days."""

_MOST_SCRYPT_BYTES = 256 * 1024 * 1024
_MOST_SCRYPT_PASSES = 16
_MOST_PEM_BYTES = 64 * 1024
_MOST_KEY_BYTES = 1024
"""An X25519 key under a password has some 150; a larger one is of a kind that is slow to judge."""

_SEQUENCE, _INTEGER, _OID = 0x30, 0x02, 0x06
_PBKDF2 = bytes.fromhex("2a864886f70d01050c")
_SCRYPT = bytes.fromhex("2b06010401da47040b")
_OVER_A_KDF = {bytes.fromhex("2a864886f70d01050d"), bytes.fromhex("2a864886f70d01050e")}
"""PBES2 and PBMAC1: what derives the key stands first in their parameters."""
_BY_ROUNDS = (bytes.fromhex("2a864886f70d0105"), bytes.fromhex("2a864886f70d010c01"))
"""How the older ways of PKCS #5 and PKCS #12 begin: a salt and a number of rounds."""
_PEM = re.compile(rb"-----BEGIN (ENCRYPTED )?PRIVATE KEY-----([A-Za-z0-9+/=\s]*)-----END \1PRIVATE KEY-----")


def asks_too_much(algorithm: bytes) -> bool:
    """Whether a try by this AlgorithmIdentifier takes much longer than honest keys ask; also for what is not known."""
    try:
        return not _is_affordable(algorithm)
    except (ValueError, RecursionError):
        return True


def only_private_key(pem: bytes) -> bytes:
    """The one private key in a PEM text, as DER, so that what is tried is what was judged.

    Raises ValueError where there is not exactly one in PKCS #8, or where it asks for too much.
    """
    found = _PEM.findall(pem) if len(pem) <= _MOST_PEM_BYTES else []
    if len(found) != 1:
        raise ValueError("not one private key in PEM")
    der = base64.b64decode(b"".join(found[0][1].split()), validate=True)
    if len(der) > _MOST_KEY_BYTES:
        raise ValueError("a larger key than any that is used here")
    # A key in the clear begins with its version; whatever else it is, the label of the PEM does not decide it.
    tag, algorithm, _ = _part(_inside(der, _SEQUENCE), 0)
    if tag != _INTEGER and asks_too_much(_as_part(tag, algorithm)):
        raise ValueError("a key that asks for too much work")
    return der


def _is_affordable(algorithm: bytes) -> bool:
    parts = _parts(_inside(algorithm, _SEQUENCE))
    tag, name = parts[0] if parts else (0, b"")
    if tag != _OID or len(parts) != 2:
        return False
    given = _parts(_inside(_as_part(*parts[1]), _SEQUENCE))
    if name in _OVER_A_KDF:
        return bool(given) and _is_affordable(_as_part(*given[0]))
    if name == _SCRYPT:
        cost, block, passes = (_number(part) for part in given[1:4])
        return 128 * cost * block <= _MOST_SCRYPT_BYTES and passes <= _MOST_SCRYPT_PASSES
    if name == _PBKDF2 or name.startswith(_BY_ROUNDS):
        return len(given) >= 2 and _number(given[1]) <= MOST_ROUNDS
    return False


def _number(part: tuple[int, bytes]) -> int:
    tag, body = part
    value = int.from_bytes(body, "big", signed=True)
    if tag != _INTEGER or not body or value < 1:
        raise ValueError("not a number above 0")
    return value


def _inside(data: bytes, tag: int) -> bytes:
    found, body, end = _part(data, 0)
    if found != tag or end != len(data):
        raise ValueError("not what was expected here")
    return body


def _parts(body: bytes) -> list[tuple[int, bytes]]:
    parts, at = [], 0
    while at < len(body):
        tag, part, at = _part(body, at)
        parts.append((tag, part))
    return parts


def _part(data: bytes, at: int) -> tuple[int, bytes, int]:
    """The tag and the body of what stands at that place, and where it ends. Raises ValueError."""
    head = data[at : at + 2]
    if len(head) < 2 or head[0] & 0x1F == 0x1F:
        raise ValueError("cut off, or a tag of more bytes")
    size, begin = head[1], at + 2
    if size >= 0x80:
        more = size & 0x7F
        if not 1 <= more <= 4:
            raise ValueError("a length that is not told")
        size, begin = int.from_bytes(data[begin : begin + more], "big"), begin + more
    if begin + size > len(data):
        raise ValueError("cut off")
    return head[0], data[begin : begin + size], begin + size


def _as_part(tag: int, body: bytes) -> bytes:
    return bytes([tag, 0x84]) + len(body).to_bytes(4, "big") + body
