"""The recovery code of a consultant: on paper, away from the laptop; typed when the passphrase is forgotten.

Seven groups of five signs. The last sign of a group checks the other four and the place of the group, so that a
typing mistake is told by its group, before anything is opened.
"""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U: what looks alike on paper is not in it."""
GROUPS = 7
_DATA_SIGNS = 4
_GROUP_SIGNS = _DATA_SIGNS + 1
_BITS = 5
SECRET_BITS = GROUPS * _DATA_SIGNS * _BITS
"""How much there is to guess: 140 bits."""
SECRET_BYTES = (SECRET_BITS + 7) // 8
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


class NotACode(ValueError):
    """What was typed is not a recovery code. `group` is the first group that is wrong, from 1; 0 for a wrong length."""

    def __init__(self, group: int) -> None:
        super().__init__(group)
        self.group = group


def spelled(secret: bytes) -> str:
    """The code as it stands on paper: `7K2QM-…`, seven groups. `secret` is 18 random bytes; 4 bits are not used.

    Raises ValueError for another length.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a recovery code is made from {SECRET_BYTES} bytes")
    number = int.from_bytes(secret) >> (SECRET_BYTES * 8 - SECRET_BITS)
    signs = ""
    for _ in range(GROUPS * _DATA_SIGNS):
        signs = ALPHABET[number % len(ALPHABET)] + signs
        number //= len(ALPHABET)
    parts = (signs[start : start + _DATA_SIGNS] for start in range(0, len(signs), _DATA_SIGNS))
    return "-".join(part + _check(place, part) for place, part in enumerate(parts))


def understood(typed: str) -> str:
    """The code as `spelled` writes it, from what was typed: case, spaces and dashes do not matter, nor O for 0.

    Raises NotACode.
    """
    signs = "".join(filter(str.isalnum, typed.upper())).translate(_LOOKS_LIKE)
    groups = [signs[start : start + _GROUP_SIGNS] for start in range(0, len(signs), _GROUP_SIGNS)]
    for place, group in enumerate(groups[:GROUPS]):
        whole = len(group) == _GROUP_SIGNS
        if whole and (not set(group) <= set(ALPHABET) or group[-1] != _check(place, group[:-1])):
            raise NotACode(place + 1)
    if len(signs) != GROUPS * _GROUP_SIGNS:
        raise NotACode(0)
    return "-".join(groups)


def _check(place: int, signs: str) -> str:
    # Odd weights below 32 have an inverse modulo 32: one wrong sign always shows.
    total = 7 * place
    for weight, sign in zip((1, 3, 5, 7), signs, strict=True):
        total += weight * ALPHABET.index(sign)
    return ALPHABET[total % len(ALPHABET)]
