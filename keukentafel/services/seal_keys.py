"""The keys that this store seals with: the one it makes itself, and the one that a municipality gives."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.press import KeyTold
from keukentafel.services.desk import Desk

SEAL_KEY = "seal-key"
"""The name in the cabinet of the store of the key that was made here."""

GIVEN_KEY = "seal-key-given"
"""The name in the cabinet of the key that the municipality gave; empty after it was taken out."""


@dataclass(frozen=True)
class KeyInUse:
    """The key of the next seal. `given`: the municipality gave it, it was not made here."""

    told: KeyTold
    given: bool


def key_for_seal(desk: Desk, municipality: str) -> bytes:
    """The key of the next seal: the given one, else the one that was made here, made now where there is none."""
    with desk.store.work() as work:
        given, key = work.cabinet.get(GIVEN_KEY), work.cabinet.get(SEAL_KEY)
        if not given and key is None:
            now = desk.now()
            key = desk.press.make_key(desk.library.profile(municipality).name, now)
            work.cabinet.put(SEAL_KEY, key)
            work.audit.note("seal_key_made", now)
    trust_own(desk)
    chosen = given or key
    assert chosen
    return chosen


def any_key(desk: Desk) -> bytes:
    """The key of the next seal, also where no case says for which municipality: then that of the newest case."""
    with desk.store.work() as work:
        newest = next((case.municipality for case in work.logs.summaries() if case.municipality), "")
    return key_for_seal(desk, newest or desk.library.profiles()[0])


def trust_own(desk: Desk) -> None:
    """Let the print room know the keys of this store, so that a file that was sealed here is called that."""
    for key in _kept(desk):
        desk.press.trust(key)


def key_in_use(desk: Desk) -> KeyInUse | None:
    """What the key of the next seal is called; None while nothing was ever sealed here and no key was given."""
    with desk.store.work() as work:
        given, own = work.cabinet.get(GIVEN_KEY), work.cabinet.get(SEAL_KEY)
    key = given or own
    return KeyInUse(desk.press.key_told(key), bool(given)) if key else None


def let_in(desk: Desk, pkcs12: bytes, passphrase: str) -> KeyTold:
    """Seal with this key from now on. It is kept in the encrypted store and nowhere else. Raises Refused."""
    now = desk.now()
    key = desk.press.take_key(pkcs12, passphrase, now)
    with desk.store.work() as work:
        work.cabinet.put(GIVEN_KEY, key)
        work.audit.note("seal key let in", now)
    desk.press.trust(key)
    return desk.press.key_told(key)


def take_out(desk: Desk) -> None:
    """Seal with the key that was made here again. Files that the other one sealed stay as they are."""
    with desk.store.work() as work:
        work.cabinet.put(GIVEN_KEY, b"")
        work.audit.note("seal key taken out", desk.now())
    desk.press.forget_keys()
    trust_own(desk)


def _kept(desk: Desk) -> tuple[bytes, ...]:
    with desk.store.work() as work:
        kept = (work.cabinet.get(SEAL_KEY), work.cabinet.get(GIVEN_KEY))
    return tuple(key for key in kept if key)
