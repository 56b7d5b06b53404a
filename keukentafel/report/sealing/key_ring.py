"""The keys that the print room knows: made here or given, from a file or on a card."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from cryptography import x509

from keukentafel.domain.cards import Card, CardKey
from keukentafel.domain.refusals import Refused
from keukentafel.domain.verdicts import KeyTold
from keukentafel.report.sealing import keys
from keukentafel.report.sealing.card_key import OutsideKey, belongs, from_kept
from keukentafel.report.sealing.card_process import ANSWERS_WITHIN_S, CardProcess
from keukentafel.report.sealing.given_key import check_certificate, check_given
from keukentafel.report.sealing.keys import KeyNotUsableError, SealKey, make_self_signed, open_pkcs12

_PURPOSE = "Keukentafel zegel"


class KeyRing:
    """Keys by the bytes that the store keeps of them; what `domain.press` and `domain.cards` ask for."""

    def __init__(self, card_answers_within_s: float = ANSWERS_WITHIN_S) -> None:
        self._limit = card_answers_within_s
        self._known: dict[bytes, SealKey] = {}
        self._open: dict[bytes, OutsideKey] = {}

    def make_key(self, organisation: str, now: datetime) -> bytes:
        """A new self-signed seal key with what opens it: it lies in the encrypted store and nowhere else."""
        passphrase = token_hex(32)
        return _kept(make_self_signed(organisation[:64], _PURPOSE, now, passphrase.encode()), passphrase)

    def take_key(self, pkcs12: bytes, passphrase: str, now: datetime) -> bytes:
        """A key that the municipality gives, to be kept like one of `make_key`. Raises Refused."""
        check_given(pkcs12, passphrase.encode(), now)
        key = _kept(pkcs12, passphrase)
        try:
            self._key(key)
        except KeyNotUsableError as error:
            raise Refused("key_not_for_sealing") from error
        return key

    def cards(self, module: Path) -> tuple[Card, ...]:
        """The cards that a module sees, at least one. Raises Refused."""
        process = CardProcess(self._limit)
        try:
            said = process.ask("cards", module=str(module))
        finally:
            process.close()
        return tuple(Card(module, each["serial"], each["label"]) for each in said["cards"])

    def card_keys(self, card: Card, pin: str, now: datetime) -> tuple[CardKey, ...]:
        """The keys on a card that may seal at `now`, at least one. Raises Refused."""
        process = CardProcess(self._limit)
        try:
            said = process.ask("open", module=str(card.module), serial=card.serial, pin=pin)
            on_card = _certificates(said["certificates"])
            usable: list[CardKey] = []
            trouble = Refused("card_no_key")
            for each in said["keys"]:
                [certificate] = _certificates([each["certificate"]])
                others = tuple(other for other in on_card if other != certificate)
                key = OutsideKey(card.module, card.serial, each["id"], certificate, others, process)
                try:
                    check_certificate(certificate, others, now)
                except Refused as refused:
                    trouble = refused
                    continue
                if belongs(key):
                    usable.append(CardKey(key.as_kept(), _told(certificate)))
        finally:
            process.close()
        if not usable:
            raise trouble
        return tuple(usable)

    def asks_pin(self, key: bytes) -> bool:
        """Whether a key is on a card."""
        return isinstance(self._key(key), OutsideKey)

    def open_key(self, key: bytes, pin: str) -> None:
        """Make a key on a card ready to seal, until `close_keys`. Raises Refused."""
        self.close_keys()
        process = CardProcess(self._limit)
        opened = from_kept(json.loads(key)["card"], process)
        try:
            said = process.ask("open", module=str(opened.module), serial=opened.serial, pin=pin)
            here = [each["id"] for each in said["keys"]]
            if opened.key_id not in here or not belongs(opened):
                raise Refused("card_no_key")
        except Refused:
            process.close()
            raise
        self._open[key] = opened

    def close_keys(self) -> None:
        """End every session with a card."""
        for opened in self._open.values():
            if opened.process is not None:
                opened.process.close()
        self._open.clear()

    def key_told(self, key: bytes) -> KeyTold:
        """What may be told of a key: never the key itself."""
        return _told(self._key(key).certificate)

    def trust(self, key: bytes) -> None:
        """Call seals of this key those of this laptop, until `forget_keys`."""
        self._key(key)

    def forget_keys(self) -> None:
        """Hold no key any more: the store was locked."""
        self.close_keys()
        self._known.clear()

    def fingerprints_of_this_laptop(self) -> set[str]:
        """Of the keys that lie in its store; a key on a card is known here, and is not of this laptop."""
        return {keys.fingerprint(key.certificate) for key in self._known.values() if not isinstance(key, OutsideKey)}

    def _sealing_key(self, key: bytes) -> SealKey:
        return self._open.get(key) or self._key(key)

    def _key(self, key: bytes) -> SealKey:
        if key not in self._known:
            kept = json.loads(key)
            if "card" in kept:
                self._known[key] = from_kept(kept["card"])
            else:
                self._known[key] = open_pkcs12(b64decode(kept["pkcs12"]), kept["passphrase"].encode())
        return self._known[key]


def _told(shown: x509.Certificate) -> KeyTold:
    return KeyTold(
        keys.organisation(shown), keys.common_name(shown), keys.issuer(shown), keys.fingerprint(shown),
        shown.not_valid_after_utc,
    )  # fmt: skip


def _certificates(told: list[str]) -> list[x509.Certificate]:
    return [x509.load_der_x509_certificate(b64decode(each)) for each in told]


def _kept(pkcs12: bytes, passphrase: str) -> bytes:
    return json.dumps({"pkcs12": b64encode(pkcs12).decode(), "passphrase": passphrase}).encode()
