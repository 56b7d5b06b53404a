"""How much work a PKCS#12 file asks of whoever tries a passphrase on it, read before anything is tried."""

from __future__ import annotations

from collections.abc import Iterator

from asn1crypto import pkcs12

from keukentafel.domain.safekeeping import key_effort

_PBMAC1 = "1.2.840.113549.1.5.14"


def asks_too_much(data: bytes) -> bool:
    """Whether a try would take much longer than honest files ask; also for what is no PKCS#12."""
    try:
        file = pkcs12.Pfx.load(data)
        return _mac_asks_too_much(file) or any(map(key_effort.asks_too_much, _algorithms(file)))
    except Exception:  # noqa: BLE001  a parser of hostile bytes may stumble in any way
        return True


def _mac_asks_too_much(file: pkcs12.Pfx) -> bool:
    mac = file["mac_data"]
    if not mac:
        return False
    how = mac["mac"]["digest_algorithm"]
    # This one has a number of rounds of its own, and says 1 where the others have theirs.
    if how["algorithm"].dotted == _PBMAC1:
        return key_effort.asks_too_much(how.dump())
    rounds: int = mac["iterations"].native
    return rounds > key_effort.MOST_ROUNDS


def _algorithms(file: pkcs12.Pfx) -> Iterator[bytes]:
    for info in file.authenticated_safe:
        if info["content_type"].native == "encrypted_data":
            yield info["content"]["encrypted_content_info"]["content_encryption_algorithm"].dump()
        else:
            yield from _of_bags(pkcs12.SafeContents.load(info["content"].native))


def _of_bags(bags: pkcs12.SafeContents) -> Iterator[bytes]:
    for bag in bags:
        match bag["bag_id"].native:
            case "pkcs8_shrouded_key_bag":
                yield bag["bag_value"]["encryption_algorithm"].dump()
            case "safe_contents":
                yield from _of_bags(bag["bag_value"])
