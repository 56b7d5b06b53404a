"""Copies of the store, made by themselves, and putting one back."""

from __future__ import annotations

from datetime import datetime, timedelta

from keukentafel.domain.ports import (
    CopyContents,
    Store,
    StoreBusy,
    StoreCopy,
    StoreFull,
    StoreUnwritable,
    TracesLeft,
    Work,
)
from keukentafel.domain.safekeeping.store_copies import CopyUnderWay, Stopped, never_stopped
from keukentafel.domain.safekeeping.thinning import CopyTerms, kept
from keukentafel.domain.safekeeping.trail import Way
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.services import clock_trust, unlocking

APART = timedelta(hours=1)
WITH_TRACES = "copies-with-traces"
"""In the cabinet: the names of the copies that were made while what was erased could not be wiped."""


def back_up(vault: Vault, store: Store, now: datetime, terms: CopyTerms, *, at_once: bool = False) -> StoreCopy | None:
    """Make a copy and thin the older ones of this store; None while there is one of the past hour.

    `at_once` makes one however new the last is. Copies that are too old by the `terms` go, and so does what still holds
    something that was destroyed long enough ago, whether there is a new copy or not. Raises WorldError: then there
    is no new copy, or an older one could not be thrown away, which is tried again the next time; but TracesLeft says
    that there is one. Nothing goes while it is asked whether the clock is right.

    What was erased is wiped first. Where that cannot be done the copy holds its traces too, and is thrown away as soon
    as there is one without.
    """
    mine = [copy for copy in vault.copies() if copy.store == store.id]
    doubted = clock_trust.doubted_since(store, now) is not None
    new = [copy for copy in mine if now - APART < copy.made_at <= now]
    try:
        traces = _leaves_traces(store)
        made = None if new and not at_once else store.back_up(now)
        if made is not None:
            _note(store, made, traces, now)
            mine.append(made)
        if not doubted:
            for copy in _beyond(mine, {made}, now, terms):
                vault.discard(copy)
        if made is not None and traces:
            raise TracesLeft
        return made
    finally:
        if not doubted:
            _clear(vault, store, now, terms)


def take_in(store: Store, over: CopyUnderWay, now: datetime) -> StoreCopy:
    """Note the copy that was made while work went on; the next `back_up` thins the others.

    Raises what its outcome raises, or what the world did.
    """
    made = over.outcome()
    _note(store, made, over.has_traces, now)
    return made


def _note(store: Store, made: StoreCopy, traces: bool, now: datetime) -> None:
    with store.work() as work:
        work.audit.note("backed_up", now, made.name)
        if traces:
            work.cabinet.put(WITH_TRACES, " ".join(sorted({*_stained(work), made.name})).encode())


def _leaves_traces(store: Store) -> bool:
    try:
        store.scrub()
    except (StoreFull, StoreUnwritable, StoreBusy):
        # A copy is worth more than waiting for a disk that has room for a second store.
        return True
    return False


def _stained(work: Work) -> set[str]:
    return set((work.cabinet.get(WITH_TRACES) or b"").decode().split())


def _beyond(copies: list[StoreCopy], stay: set[StoreCopy | None], now: datetime, terms: CopyTerms) -> list[StoreCopy]:
    here = {copy.made_at.astimezone(now.tzinfo): copy for copy in copies}
    wanted = kept(here, now.date(), terms)
    return [copy for moment, copy in here.items() if moment not in wanted and copy not in stay]


def _clear(vault: Vault, store: Store, now: datetime, terms: CopyTerms) -> None:
    """Throw away what holds something that was destroyed long enough ago, and what was put aside as long ago.

    What holds traces goes sooner: when there is a newer copy without.
    """
    with store.work() as work:
        destroyed = [line.at for line in work.destructions.destroyed()]
        stained = _stained(work)
    without_age = CopyTerms(destroyed_days=terms.destroyed_days)
    mine = [copy for copy in vault.copies() if copy.store == store.id]
    clean = max((copy.made_at for copy in mine if copy.name not in stained), default=None)
    for copy in mine:
        made = copy.made_at.astimezone(now.tzinfo)
        until = [*destroyed, made + timedelta(seconds=1)] if copy.name in stained else destroyed
        superseded = copy.name in stained and clean is not None and clean > copy.made_at
        if superseded or made not in kept([made], now.date(), without_age, until):
            vault.discard(copy)
    vault.clear_leftovers(now - timedelta(days=terms.destroyed_days))


def restore(
    vault: Vault, copy: StoreCopy, secret: str, now: datetime, stopped: Stopped = never_stopped
) -> Store:
    """Put a copy in the place of the store and open it; the store of before is moved aside.

    `secret` is the passphrase or the recovery code of that time. Raises what Vault.restore raises.
    """
    with unlocking.trying_a_copy(vault, now):
        store = vault.restore(copy, secret, stopped)
    return unlocking.noted(vault, store, now, Way.COPY, "restored", subject=copy.name)


def look_into(
    vault: Vault, copy: StoreCopy, secret: str, now: datetime, stopped: Stopped = never_stopped
) -> CopyContents:
    """Examine a copy. Raises what Vault.look_into raises."""
    with unlocking.trying_a_copy(vault, now):
        return vault.look_into(copy, secret, stopped)


def note_look(store: Store, copy: StoreCopy, now: datetime) -> None:
    """Note in an open store that somebody saw what is in one of its copies. Raises WorldError."""
    with store.work() as work:
        work.audit.note("copy_looked_into", now, copy.name)
