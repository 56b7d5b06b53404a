"""How much work a PKCS#12 file asks of whoever tries a passphrase on it, read before anything is tried."""

from __future__ import annotations

from collections.abc import Iterator

from asn1crypto import pkcs12

_MOST_ROUNDS = 2_000_000
"""Ten times what careful programs ask for; a few thousand millions would keep the machine busy for days."""


def asks_too_much(data: bytes) -> bool:
    """Whether a try would take much longer than honest files ask; also for what is no PKCS#12."""
    try:
        return any(rounds > _MOST_ROUNDS for rounds in _rounds(pkcs12.Pfx.load(data)))
    except Exception:  # a parser of hostile bytes may stumble in any way
        return True


def _rounds(file: pkcs12.Pfx) -> Iterator[int]:
    if file["mac_data"]:
        yield file["mac_data"]["iterations"].native
    for info in file.authenticated_safe:
        if info["content_type"].native == "encrypted_data":
            yield info["content"]["encrypted_content_info"]["content_encryption_algorithm"].kdf_iterations
        else:
            for bag in pkcs12.SafeContents.load(info["content"].native):
                if bag["bag_id"].native == "pkcs8_shrouded_key_bag":
                    yield bag["bag_value"]["encryption_algorithm"].kdf_iterations
