"""The process that speaks with a card: a module of PKCS#11 is foreign code, and may take only this process with it.

A line of JSON comes in for each thing to do, and a line goes out; the PIN comes by that pipe and never by arguments.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from base64 import b64decode, b64encode
from typing import IO, Any

import pkcs11
from asn1crypto.algos import DigestAlgorithm, DigestInfo
from pkcs11 import exceptions as trouble
from pkcs11.util.ec import encode_ecdsa_signature

_BY_ERROR: tuple[tuple[tuple[type[Exception], ...], str], ...] = (
    ((trouble.PinIncorrect, trouble.PinInvalid, trouble.PinLenRange), "card_pin"),
    ((trouble.PinLocked, trouble.PinExpired, trouble.UserPinNotInitialized), "card_locked"),
    (
        (
            trouble.DeviceRemoved, trouble.TokenNotPresent, trouble.TokenNotRecognised, trouble.SessionHandleInvalid,
            trouble.SessionClosed, trouble.UserNotLoggedIn, trouble.KeyHandleInvalid, trouble.ObjectHandleInvalid,
            trouble.NoSuchToken, trouble.SlotIDInvalid, trouble.NoSuchKey,
        ),
        "card_gone",
    ),
)  # fmt: skip


def serve() -> int:
    """Answer until nothing more is asked; gives back the exit code of the process."""
    _leave_no_core()
    answers = os.fdopen(os.dup(1), "wb")
    # A module that prints would speak between the lines.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    desk = _CardDesk()
    for line in sys.stdin.buffer:
        _write(answers, desk.answer(json.loads(line)))
    return 0


class _CardDesk:
    """One module, and one session with one card."""

    def __init__(self) -> None:
        self._session: Any = None
        self._mechanisms: set[Any] = set()
        self._pin = ""

    def answer(self, asked: dict[str, str]) -> dict[str, Any]:
        try:
            match asked["do"]:
                case "cards":
                    return {"cards": self._cards(asked["module"])}
                case "open":
                    return self._open(asked)
                case "sign":
                    return {"signature": _text(self._sign(bytes.fromhex(asked["id"]), b64decode(asked["data"])))}
            return {"trouble": "card_failed"}
        except _Told as told:
            return {"trouble": str(told)}
        except pkcs11.PKCS11Error as error:
            found = (code for kinds, code in _BY_ERROR if isinstance(error, kinds))
            return {"trouble": next(found, "card_failed")}

    def _cards(self, module: str) -> list[dict[str, str]]:
        tokens = [token for token in _tokens(module) if token.flags & pkcs11.TokenFlag.TOKEN_INITIALIZED]
        if not tokens:
            raise _Told("card_missing")
        return [{"serial": token.serial.hex(), "label": token.label} for token in tokens]

    def _open(self, asked: dict[str, str]) -> dict[str, Any]:
        tokens = [token for token in _tokens(asked["module"]) if token.serial.hex() == asked["serial"]]
        if not tokens:
            raise _Told("card_missing")
        token = tokens[0]
        try:
            self._session = token.open(user_pin=asked["pin"])
        except (trouble.PinIncorrect, trouble.PinInvalid, trouble.PinLenRange):
            raise _Told(_after_wrong_pin(asked)) from None
        self._pin, self._mechanisms = asked["pin"], set(token.slot.get_mechanisms())
        by_id, others = {}, []
        for shown in self._session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}):
            value = _text(shown[pkcs11.Attribute.VALUE])
            by_id[shown[pkcs11.Attribute.ID].hex()] = value
            others.append(value)
        held = self._session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY})
        ids = [key.id.hex() for key in held if key.key_type in (pkcs11.KeyType.RSA, pkcs11.KeyType.EC)]
        keys = [{"id": each, "certificate": by_id[each]} for each in ids if each in by_id]
        return {"keys": keys, "certificates": others}

    def _sign(self, key_id: bytes, data: bytes) -> bytes:
        if self._session is None:
            raise _Told("card_gone")
        key = self._session.get_key(object_class=pkcs11.ObjectClass.PRIVATE_KEY, id=key_id)
        manner: dict[str, Any] = {"pin": self._pin} if _asks_each_time(key) else {}
        digest = hashlib.sha256(data).digest()
        if key.key_type == pkcs11.KeyType.EC:
            signed = key.sign(digest, mechanism=pkcs11.Mechanism.ECDSA, **manner)
            return bytes(encode_ecdsa_signature(signed))
        if pkcs11.Mechanism.SHA256_RSA_PKCS in self._mechanisms:
            return bytes(key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS, **manner))
        info = DigestInfo({"digest_algorithm": DigestAlgorithm({"algorithm": "sha256"}), "digest": digest})
        return bytes(key.sign(info.dump(), mechanism=pkcs11.Mechanism.RSA_PKCS, **manner))


class _Told(Exception):
    """What the other side is told, as the code of a refusal."""


def _tokens(module: str) -> list[Any]:
    try:
        return list(pkcs11.lib(module).get_tokens())
    except pkcs11.PKCS11Error as error:
        raise _Told("card_module") from error


def _after_wrong_pin(asked: dict[str, str]) -> str:
    for token in _tokens(asked["module"]):
        if token.serial.hex() == asked["serial"]:
            if token.flags & pkcs11.TokenFlag.USER_PIN_LOCKED:
                return "card_locked"
            if token.flags & pkcs11.TokenFlag.USER_PIN_FINAL_TRY:
                return "card_pin/last"
    return "card_pin"


def _asks_each_time(key: Any) -> bool:
    try:
        return bool(key[pkcs11.Attribute.ALWAYS_AUTHENTICATE])
    except pkcs11.PKCS11Error:
        return False


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _write(answers: IO[bytes], said: dict[str, Any]) -> None:
    answers.write(json.dumps(said).encode() + b"\n")
    answers.flush()


def _leave_no_core() -> None:
    """A core of this process would hold the PIN."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
