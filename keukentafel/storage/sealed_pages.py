"""The pages of a store file and its write-ahead log, without SQLite: each is opened by itself, or is lost.

SQLCipher 4: a page of 4096 bytes ends in the vector of AES-256-CBC and an HMAC-SHA512 over the sealed bytes and the
number of the page. So a page that opens here is as it was written, whatever happened to the others. In the write-ahead
log (SQLite file format, section 4) each page has a frame with its number and a checksum over all frames before it.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from keukentafel.storage.keys import DataKey

PAGE = 4096
USABLE = PAGE - 80
SEAL = 64
_VECTOR, _SALT = 16, 16
_BEGINNING = b"SQLite format 3\x00"
WAL_HEADER, FRAME_HEADER = 32, 24
_WAL_MAGIC = (0x377F0682, 0x377F0683)


class PageOpener:
    """Opens single pages with the data key of their store."""

    def __init__(self, key: DataKey) -> None:
        raw = bytes.fromhex(key.sqlcipher_key()[2:-1])
        self._key, salt = raw[:32], raw[32:]
        self._seal_key = hashlib.pbkdf2_hmac("sha512", self._key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def is_sealed(self, number: int, page: bytes) -> bool:
        """Whether page `number` (from 1) is as it was written, byte for byte."""
        return len(page) == PAGE and hmac.compare_digest(self._seal_of(number, page), page[PAGE - SEAL :])

    def opened(self, number: int, page: bytes) -> bytes | None:
        """What page `number` (from 1) says, in 4096 bytes of which the last 80 are nothing; None when it is damaged."""
        if not self.is_sealed(number, page):
            return None
        sealed = _sealed_part(number, page)
        decryptor = Cipher(AES(self._key), CBC(sealed[-_VECTOR:])).decryptor()
        plain = decryptor.update(sealed[:-_VECTOR]) + decryptor.finalize()
        return (_BEGINNING if number == 1 else b"") + plain + bytes(PAGE - USABLE)

    def _seal_of(self, number: int, page: bytes) -> bytes:
        return hmac.digest(self._seal_key, _sealed_part(number, page) + struct.pack("<I", number), "sha512")


def _sealed_part(number: int, page: bytes) -> bytes:
    return page[_SALT if number == 1 else 0 : PAGE - SEAL]


@dataclass(frozen=True)
class Frame:
    """A page in the write-ahead log. `sound`: it and all before it are as SQLite wrote them, so SQLite reads it."""

    number: int
    page: bytes
    commits: bool
    sound: bool


@dataclass(frozen=True)
class LogState:
    """What is wrong with a write-ahead log.

    `lost_commits` were acknowledged and SQLite does not see them; `last_unclear`: the last one does not read, and it
    cannot be said whether it was ever finished.
    """

    lost_commits: int
    last_unclear: bool


def frames(log: bytes) -> tuple[Frame, ...]:
    """The frames of this generation of the log, those after a damaged one too."""
    return tuple(_frames(log))


def state_of(log: bytes) -> LogState:
    """Whether SQLite overlooks something in the log: it takes damage for the end.

    A next commit begins after the one before it was flushed (`synchronous=FULL`). So of what does not read only the
    last one may be a write that a power cut stopped; those before it were lost.
    """
    unread = [frame for frame in frames(log) if not frame.sound]
    commits = sum(frame.commits for frame in unread)
    if not log.strip(b"\x00"):
        return LogState(0, False)
    if not _is_sound_header(log):
        return LogState(1, True)
    # What stands behind the last commit belongs to one that was never finished.
    tail = bool(unread) and commits == 0
    return LogState(max(0, commits - 1), commits > 0 or tail)


def _frames(log: bytes) -> Iterator[Frame]:
    if len(log) < WAL_HEADER:
        return
    order = ">" if log[3] & 1 else "<"
    salts, sound = log[16:24], _is_sound_header(log)
    sums = _summed(log[:24], order, (0, 0))
    for begin in range(WAL_HEADER, len(log) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE):
        head, page = log[begin : begin + FRAME_HEADER], log[begin + FRAME_HEADER : begin + FRAME_HEADER + PAGE]
        number, size = struct.unpack(">II", head[:8])
        if head[8:16] != salts:
            # Of an earlier generation, or a frame of which the head was damaged: SQLite stops here.
            sound = False
            continue
        if sound:
            sums = _summed(head[:8] + page, order, sums)
            sound = struct.pack(">II", *sums) == head[16:24]
        yield Frame(number, page, size != 0, sound)


def _is_sound_header(log: bytes) -> bool:
    if len(log) < WAL_HEADER or struct.unpack(">I", log[:4])[0] not in _WAL_MAGIC:
        return False
    sums = _summed(log[:24], ">" if log[3] & 1 else "<", (0, 0))
    return struct.pack(">II", *sums) == log[24:32]


def _summed(data: bytes, order: str, before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for left, right in zip(words[::2], words[1::2], strict=True):
        first = (first + left + second) & 0xFFFFFFFF
        second = (second + right + first) & 0xFFFFFFFF
    return first, second
