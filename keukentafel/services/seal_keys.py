"""The keys that this store seals with: the one it makes itself, and the one that a municipality gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from keukentafel.domain.cards import Card, CardKey, SealAsked, SealBy
from keukentafel.domain.known_seals import seal_file
from keukentafel.domain.refusals import Reason, Refused
from keukentafel.domain.verdicts import KeyTold
from keukentafel.services.desk import Desk

SEAL_KEY = "seal-key"
"""The name in the cabinet of the store of the key that was made here."""

GIVEN_KEY = "seal-key-given"
"""The name in the cabinet of the key that the municipality gave; empty after it was taken out."""


KEY_TROUBLE = frozenset(
    {
        "card_module", "card_module_broke", "card_no_answer", "card_missing", "card_gone", "card_pin", "card_locked",
        "card_no_key", "card_failed", "key_not_valid_now",
    }
)  # fmt: skip
"""Refusals after which a consultant may try again, seal with the key of this laptop, or seal later."""

_Made = TypeVar("_Made")


@dataclass(frozen=True)
class KeyInUse:
    """The key of the next seal. `given`: it was not made here; `on_card`: it does not leave its card."""

    told: KeyTold
    given: bool
    on_card: bool = False


def key_for_seal(desk: Desk, municipality: str) -> bytes:
    """The key of the next seal: the given one, else the one that was made here, made now where there is none."""
    with desk.store.work() as work:
        given = work.cabinet.get(GIVEN_KEY)
    if not given:
        return own_key(desk, municipality)
    trust_own(desk)
    return given


def own_key(desk: Desk, municipality: str) -> bytes:
    """The key that was made here, made now where there is none."""
    with desk.store.work() as work:
        key = work.cabinet.get(SEAL_KEY)
        if key is None:
            now = desk.now()
            key = desk.press.make_key(desk.library.profile(municipality).name, now)
            work.cabinet.put(SEAL_KEY, key)
            work.audit.note("seal_key_made", now)
    trust_own(desk)
    return key


def seal_with_key(desk: Desk, municipality: str, make: Callable[[bytes], _Made]) -> _Made:
    """What `make` makes with the key of the next seal; asked is what that key takes and is not kept.

    A key that fails, at the beginning or half-way, is told and asked about again; `make` then begins anew. Raises
    Refused("sealing_put_off") when the consultant will seal later: nothing was made.
    """
    key, trouble = key_for_seal(desk, municipality), None
    while True:
        try:
            pin = desk.press.asks_pin(key)
            if pin or trouble:
                answer = desk.ask_to_seal(SealAsked(desk.press.key_told(key), pin, trouble))
                if answer.by is SealBy.LATER:
                    raise Refused("sealing_put_off")
                if answer.by is SealBy.OWN_KEY:
                    return make(own_key(desk, municipality))
                if pin:
                    desk.press.open_key(key, answer.pin)
            return make(key)
        except Refused as refused:
            trouble = _about_given_key(desk, refused)
        finally:
            desk.press.close_keys()


def _about_given_key(desk: Desk, refused: Refused) -> Reason:
    """What is wrong with the given key. Raises what has nothing to do with one."""
    using = key_in_use(desk) if refused.code in KEY_TROUBLE else None
    if using is None or not using.given:
        raise refused
    return refused.reason


def key_without_asking(desk: Desk) -> bytes:
    """The key that signs what is no report, for no case: the one of the next seal, else of this laptop for a card."""
    with desk.store.work() as work:
        newest = next((case.municipality for case in work.logs.summaries() if case.municipality), "")
    municipality = newest or desk.library.profiles()[0]
    key = key_for_seal(desk, municipality)
    return own_key(desk, municipality) if desk.press.asks_pin(key) else key


def trust_own(desk: Desk) -> None:
    """Let the print room know the keys of this store, so that a file that was sealed here is called that."""
    for key in _kept(desk):
        desk.press.trust(key)


def key_in_use(desk: Desk) -> KeyInUse | None:
    """What the key of the next seal is called; None while nothing was ever sealed here and no key was given."""
    with desk.store.work() as work:
        given, own = work.cabinet.get(GIVEN_KEY), work.cabinet.get(SEAL_KEY)
    key = given or own
    return KeyInUse(desk.press.key_told(key), bool(given), desk.press.asks_pin(key)) if key else None


def seals_for_reviewers(desk: Desk) -> bytes:
    """The list of the keys of this store, for who judges its files elsewhere; also one that was made but not used yet.

    It holds nothing secret.
    """
    return seal_file(desk.press.key_told(key) for key in _kept(desk)).encode()


def let_in(desk: Desk, pkcs12: bytes, passphrase: str) -> KeyTold:
    """Seal with this key from now on. It is kept in the encrypted store and nowhere else. Raises Refused."""
    return _let_in(desk, desk.press.take_key(pkcs12, passphrase, desk.now()))


def cards_in(desk: Desk, module: Path) -> tuple[Card, ...]:
    """The cards that are in this laptop now, by a module that the administrator names. Raises Refused."""
    return desk.press.cards(module)


def keys_on(desk: Desk, card: Card, pin: str) -> tuple[CardKey, ...]:
    """The keys on a card that may seal now. The PIN is kept nowhere. Raises Refused."""
    return desk.press.card_keys(card, pin, desk.now())


def let_in_card(desk: Desk, key: CardKey) -> KeyTold:
    """Seal with this key from now on; the card and its PIN are asked for each time."""
    return _let_in(desk, key.kept)


def _let_in(desk: Desk, key: bytes) -> KeyTold:
    with desk.store.work() as work:
        work.cabinet.put(GIVEN_KEY, key)
        work.audit.note("seal key let in", desk.now())
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
