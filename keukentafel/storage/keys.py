"""The data key of a store and what is derived from it: each purpose has a key of its own."""

from __future__ import annotations

import secrets

KEY_BYTES = 32
_SALT_BYTES = 16


class DataKey:
    """A random 32-byte key in one buffer, which `forget` overwrites; afterwards it derives nothing."""

    def __init__(self, secret: bytearray) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError("a data key is 32 bytes")
        self._secret = secret
        self._forgotten = False

    @classmethod
    def random(cls) -> DataKey:
        """A new key."""
        return cls(bytearray(secrets.token_bytes(KEY_BYTES)))

    @property
    def secret(self) -> bytearray:
        """The buffer itself, to be sealed in a slot. Raises RuntimeError when forgotten."""
        if self._forgotten:
            raise RuntimeError("the data key was forgotten")
        return self._secret

    def sqlcipher_key(self) -> str:
        """Raw key and salt in SQLCipher's notation: it derives nothing itself, so opening costs nothing."""
        raw = self._derived(b"store", KEY_BYTES) + self._derived(b"store-salt", _SALT_BYTES)
        return f"x'{raw.hex()}'"

    def quiet_key(self) -> bytes:
        """The key of the quiet channel."""
        return self._derived(b"quiet", KEY_BYTES)

    def trail_key(self) -> bytes:
        """The key under which the end of the audit trail is noted beside the store."""
        return self._derived(b"trail", KEY_BYTES)

    def list_key(self) -> bytes:
        """The key of the list of what was destroyed, which lies beside the store and its copies."""
        return self._derived(b"destroyed", KEY_BYTES)

    def forget(self) -> None:
        """Overwrite the key."""
        self._forgotten = True
        self._secret[:] = bytes(len(self._secret))

    def _derived(self, purpose: bytes, length: int) -> bytes:
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), length, None, b"keukentafel/1/" + purpose).derive(self.secret)
