"""The ways to the data key: a passphrase, a code on paper, an organisation's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

TARGET_SECONDS = 1.0
_MOST_PASSES_MADE = 40


@dataclass(frozen=True)
class KdfCost:
    """What it costs to try a passphrase by Argon2id; the default is the second choice of RFC 9106."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


def calibrated(timed: Callable[[KdfCost], float], seconds: float = TARGET_SECONDS) -> KdfCost:
    """The cost that takes about `seconds` on this machine, and never less than the default.

    `timed` tries a cost and gives the seconds that it took.
    """
    least = KdfCost()
    per_pass = timed(least) / least.passes
    passes = round(seconds / per_pass) if per_pass > 0 else _MOST_PASSES_MADE
    return KdfCost(least.memory_kib, min(_MOST_PASSES_MADE, max(least.passes, passes)), least.lanes)


@dataclass(frozen=True)
class PassphraseSlot:
    """Opens with the consultant's passphrase."""

    id: str
    cost: KdfCost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class CodeSlot:
    """Opens with the recovery code, which is too long to guess: deriving its key need not be slow."""

    id: str
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True)
class OrganisationSlot:
    """Opens with the private key of an organisation; `recipient` tells by which, it is a hash of the public key."""

    id: str
    recipient: str
    sealed: bytes


Slot = PassphraseSlot | CodeSlot | OrganisationSlot


@dataclass(frozen=True)
class SlotFile:
    """What both copies hold. `vault` names the store; a slot opens only in the vault it was made for."""

    vault: str
    slots: tuple[Slot, ...]
