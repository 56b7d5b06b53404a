"""A private key from outside is judged by the work it asks for before a password is tried on it."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.key_effort import MOST_ROUNDS, asks_too_much, only_private_key

PBES2, PBMAC1, PBKDF2 = ("2a864886f70d01050d", "2a864886f70d01050e", "2a864886f70d01050c")
SCRYPT, TRIPLE_DES, AES = ("2b06010401da47040b", "2a864886f70d010c0103", "60864801650304012a")


def part(tag: int, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return bytes([tag, 0x82]) + len(body).to_bytes(2, "big") + body


def number(value: int) -> bytes:
    return part(2, value.to_bytes(9, "big", signed=True))


def algorithm(name: str, *given: bytes) -> bytes:
    return part(0x30, part(6, bytes.fromhex(name)), part(0x30, *given))


SALT = part(4, b"zoutzout")


def rounds(value: int) -> bytes:
    return algorithm(PBKDF2, SALT, number(value))


def scrypt(cost: int, block: int, passes: int) -> bytes:
    return algorithm(SCRYPT, SALT, number(cost), number(block), number(passes))


def over(name: str, kdf: bytes) -> bytes:
    return algorithm(name, kdf, algorithm(AES, SALT))


def pem(der: bytes, label: str = "ENCRYPTED PRIVATE KEY") -> bytes:
    return f"-----BEGIN {label}-----\n{base64.encodebytes(der).decode()}-----END {label}-----\n".encode()


def locked(how: bytes) -> bytes:
    return part(0x30, how, part(4, bytes(64)))


@pytest.mark.parametrize(
    "how",
    [
        over(PBES2, rounds(MOST_ROUNDS)),
        over(PBMAC1, rounds(600_000)),
        over(PBES2, scrypt(2**14, 8, 1)),
        over(PBES2, scrypt(2**18, 8, 16)),
        algorithm(TRIPLE_DES, SALT, number(2048)),
    ],
)
def test_what_careful_programs_ask_for_is_tried(how: bytes) -> None:
    assert not asks_too_much(how) and asks_too_much(how + b"x")
    assert only_private_key(pem(locked(how))) == locked(how)


@pytest.mark.parametrize(
    "how",
    [
        over(PBES2, rounds(MOST_ROUNDS + 1)),
        over(PBES2, rounds(2**63)),
        over(PBES2, rounds(-1)),
        over(PBMAC1, rounds(2**31 - 1)),
        over(PBES2, scrypt(2**19, 8, 1)),
        over(PBES2, scrypt(2**14, 8, 17)),
        over(PBES2, scrypt(2**14, 2**20, 1)),
        over(PBES2, over(PBES2, rounds(2**31))),
        algorithm(TRIPLE_DES, SALT, number(2**31 - 1)),
        algorithm(TRIPLE_DES, SALT),
        algorithm(AES, SALT),
        over(PBES2, algorithm(SCRYPT, SALT, number(2))),
        b"",
    ],
)
def test_what_keeps_the_machine_busy_or_is_not_known_is_not_tried(how: bytes) -> None:
    assert asks_too_much(how)
    for label in ("ENCRYPTED PRIVATE KEY", "PRIVATE KEY"):
        with pytest.raises(ValueError):
            only_private_key(pem(locked(how), label))


def test_of_two_keys_none_is_tried() -> None:
    one = pem(locked(over(PBES2, rounds(2048))))
    assert only_private_key(b"# van de gemeente\n" + one)
    for text in (one + one, one + pem(locked(over(PBES2, rounds(2**31)))), b"", one.replace(b"END", b"EIND")):
        with pytest.raises(ValueError):
            only_private_key(text)


def test_a_key_that_is_too_large_to_be_one_of_ours_is_not_tried() -> None:
    large = part(0x30, number(1), part(4, bytes(1100)))
    with pytest.raises(ValueError):
        only_private_key(pem(large, "PRIVATE KEY"))


@given(data=st.binary(max_size=200), at=st.integers(0, 80), other=st.integers(0, 255))
def test_any_bytes_are_judged_and_never_stumbled_over(data: bytes, at: int, other: int) -> None:
    asks_too_much(data)
    spoiled = bytearray(over(PBES2, rounds(2**31)))
    spoiled[min(at, len(spoiled) - 1)] = other
    asks_too_much(bytes(spoiled))
    try:
        only_private_key(data)
    except ValueError:
        return
