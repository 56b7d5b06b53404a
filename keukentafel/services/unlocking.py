"""Coming in and leaving: each way in is noted in the audit trail, and so is each try that did not open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from keukentafel.domain.ports import Store, StoreFull, WorldError, WrongPassphrase, WrongRecoveryCode
from keukentafel.domain.safekeeping.passphrases import pause_after
from keukentafel.domain.safekeeping.rescued import Rescued
from keukentafel.domain.safekeeping.store_copies import Stopped, never_stopped
from keukentafel.domain.safekeeping.trail import FailedTry, TrailEnd, Way
from keukentafel.domain.safekeeping.vault import Vault
from keukentafel.services import clock_trust


def make(vault: Vault, passphrase: str, now: datetime) -> Store:
    """Make a store and open it. Raises what Vault.create raises."""
    return noted(vault, vault.create(passphrase), now, Way.PASSPHRASE, "store_made")


def unlock(vault: Vault, passphrase: str, now: datetime) -> Store:
    """Open the store. Raises what Vault.unlock raises; a wrong passphrase is kept as a try in vain."""
    with _tried(vault, now, Way.PASSPHRASE):
        store = vault.unlock(passphrase)
    return noted(vault, store, now, Way.PASSPHRASE)


def recover(vault: Vault, code: str, passphrase: str, now: datetime) -> Store:
    """Open the store with the code on paper and give it this passphrase. Raises what Vault.recover raises."""
    with _tried(vault, now, Way.CODE):
        store = vault.recover(code, passphrase)
    return noted(vault, store, now, Way.CODE, "passphrase_changed")


def open_by_organisation(vault: Vault, private_key: str, password: str, now: datetime, passphrase: str = "") -> Store:
    """Open the store with the municipality's key; with a `passphrase` that opens it from now on.

    Raises what Vault.open_by_organisation raises.
    """
    with _tried(vault, now, Way.ORGANISATION):
        store = vault.open_by_organisation(private_key, password, passphrase)
    if passphrase:
        return noted(vault, store, now, Way.ORGANISATION, "passphrase_set_by_organisation")
    return noted(vault, store, now, Way.ORGANISATION)


def new_code_by_organisation(vault: Vault, private_key: str, password: str, now: datetime) -> str:
    """A new code on paper, made by the municipality's key. Raises what Vault.open_by_organisation raises."""
    store = open_by_organisation(vault, private_key, password, now)
    try:
        return vault.new_code_by_organisation(
            private_key, password, lambda: _note_key(store, "code_set_by_organisation", now)
        )
    finally:
        store.close()


def noted(vault: Vault, store: Store, now: datetime, way: Way, *events: str, subject: str = "") -> Store:
    """The store that was just opened `way`, after the trail says so, with the tries before it and `events`.

    `subject` belongs to the events. Raises WorldError where that cannot be written: nobody is in without a line.
    Raises StoreDamaged where the list of conversations does not read.
    """
    try:
        _retried(lambda: _note(vault, store, now, way, events, subject))
        with store.work() as work:
            # Whoever comes in sees this list first: where it does not read, there is something to rescue.
            work.logs.read_ahead()
    except BaseException:
        store.close()
        raise
    vault.forget_tries()
    return store


def leave(store: Store, now: datetime) -> None:
    """Note that the store is about to be locked; where that cannot be written it is locked all the same."""
    with suppress(WorldError), store.work() as work:
        work.audit.note("locked", now)
        clock_trust.heed(work, now)


def change_passphrase(vault: Vault, store: Store, old: str, new: str, now: datetime) -> None:
    """From now on the store opens with `new`. Raises what Vault.change_passphrase raises."""
    with _tried(vault, now, Way.PASSPHRASE):
        vault.change_passphrase(old, new, lambda: _note_key(store, "passphrase_changed", now))


def new_recovery_code(vault: Vault, store: Store, passphrase: str, now: datetime) -> str:
    """A new code on paper. Raises what Vault.new_recovery_code raises."""
    with _tried(vault, now, Way.PASSPHRASE):
        return vault.new_recovery_code(passphrase, lambda: _note_key(store, "recovery_code_made", now))


def rescue(vault: Vault, secret: str, now: datetime, stopped: Stopped = never_stopped) -> Rescued:
    """Make a copy of what still reads in a damaged store. Raises what Vault.rescue raises."""
    with _tried(vault, now, Way.PASSPHRASE):
        return vault.rescue(secret, now, stopped)


@contextmanager
def trying_a_copy(vault: Vault, now: datetime) -> Iterator[None]:
    """Keeps a secret that does not open a copy as a try in vain: a copy opens what the store opens."""
    with _tried(vault, now, Way.COPY):
        yield


class Pause:
    """The time between tries in vain; one for each life of the program, over the tries that the vault remembers."""

    def __init__(self) -> None:
        self._ahead: tuple[datetime, datetime] | None = None

    def seconds(self, vault: Vault, now: datetime) -> int:
        """How long until a next try is taken, also when the program was started anew since the last one."""
        tries = vault.tries()
        if not tries:
            return 0
        pause, since = pause_after(len(tries)), tries[-1].at
        if since > now or (self._ahead is not None and self._ahead[0] == since):
            # The clock was put back: counted from when that was seen first, or somebody is kept out for a day.
            if self._ahead is None or self._ahead[0] != since or now < self._ahead[1]:
                self._ahead = (since, now)
            since = self._ahead[1]
        return max(0, round(pause - (now - since).total_seconds()))


@contextmanager
def _tried(vault: Vault, now: datetime, way: Way) -> Iterator[None]:
    try:
        yield
    except (WrongPassphrase, WrongRecoveryCode):
        vault.note_try(FailedTry(now, way))
        raise


def _note(vault: Vault, store: Store, now: datetime, way: Way, events: tuple[str, ...], subject: str) -> None:
    with store.work() as work:
        if store.trail_end is TrailEnd.SHORTER:
            work.audit.note("trail_shorter", now)
        if store.trail_end is TrailEnd.NO_MARK:
            work.audit.note("trail_mark_missing", now)
        for failed in vault.tries():
            work.audit.note("unlock_failed", failed.at, failed.way.value)
        work.audit.note("unlocked", now, way.value)
        for event in events:
            work.audit.note(event, now, subject)
        clock_trust.heed(work, now)


def _note_key(store: Store, event: str, now: datetime) -> None:
    # Durable before the keys change: a change that fails at this line would shut out whoever was told that it failed.
    with store.work() as work:
        work.audit.note(event, now)


def _retried(act: Callable[[], None]) -> None:
    try:
        act()
    except StoreFull:
        # The ballast gave its room.
        act()
