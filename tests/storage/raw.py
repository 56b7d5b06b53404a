"""A look into the decrypted store from outside, with the key and nothing else of the program's reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from keukentafel.storage import slots

BEGUN = "UPDATE tally SET begun = 1"
"""What the program says before it changes anything: without it, what a test changed is told as of another moment."""
PAGE = 4096
RESERVED = 80


def connect(folder: Path, passphrase: str) -> Any:
    """A connection of its own to the store in the folder."""
    key = slots.opened(slots.read(folder), passphrase)
    connection = sqlcipher.connect(str(folder / "store.db"), isolation_level=None, timeout=0)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.sqlcipher_key()}"')
    return connection


def assert_sound(folder: Path, passphrase: str) -> None:
    """Every page is as it was sealed, every table and index is whole, and so is the search index."""
    connection = connect(folder, passphrase)
    try:
        # Pages that the write-ahead log still covers may be torn in the file without harm.
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("INSERT INTO statement_words (statement_words, rank) VALUES ('integrity-check', 1)")
    finally:
        connection.close()


def dump(folder: Path, passphrase: str, *without: str) -> bytes:
    """Everything in every table, those of the search index included, as bytes one after another."""
    connection = connect(folder, passphrase)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = [
        value if isinstance(value, bytes) else str(value).encode()
        for table in tables
        if table not in without
        for row in connection.execute(f'SELECT * FROM "{table}"')
        for value in row
    ]
    connection.close()
    return b"\n".join(cells)


def pages(folder: Path, passphrase: str) -> bytes:
    """Every page of the store file as it is under its encryption, free pages and slack included.

    SQLCipher 4: AES-256-CBC by page, of which the last 80 bytes are the vector and the seal; page 1 begins with
    the salt.
    """
    key = bytes.fromhex(slots.opened(slots.read(folder), passphrase).sqlcipher_key()[2:66])
    content = (folder / "store.db").read_bytes()
    plain = bytearray()
    for begin in range(0, len(content), PAGE):
        page = content[begin : begin + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        body = page[16 if begin == 0 else 0 : PAGE - RESERVED]
        decryptor = Cipher(AES(key), CBC(vector)).decryptor()
        plain += decryptor.update(body) + decryptor.finalize()
    return bytes(plain)


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of the folder by name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
