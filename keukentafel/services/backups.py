"""Copies of the store, made by themselves, and putting one back."""

from __future__ import annotations

from datetime import datetime, timedelta

from keukentafel.domain.ports import CopyContents, Store, StoreCopy, Vault
from keukentafel.domain.thinning import kept
from keukentafel.domain.trail import Way
from keukentafel.services import unlocking

APART = timedelta(hours=1)


def back_up(vault: Vault, store: Store, now: datetime, most_days: int, *, at_once: bool = False) -> StoreCopy | None:
    """Make a copy and thin the older ones of this store; None while there is one of the past hour.

    `at_once` makes one however new the last is. Copies older than `most_days` days go. Raises WorldError: then there
    is no new copy, or an older one could not be thrown away, which is tried again the next time.
    """
    mine = [copy for copy in vault.copies() if copy.store == store.id]
    if not at_once and any(now - APART < copy.made_at <= now for copy in mine):
        return None
    made = store.back_up(now)
    with store.work() as work:
        work.audit.note("backed_up", now, made.name)
    here = {copy.made_at.astimezone(now.tzinfo): copy for copy in (*mine, made)}
    stay = kept(here, now.date(), most_days) | {made.made_at}
    for moment, copy in here.items():
        if moment not in stay:
            vault.discard(copy)
    return made


def restore(vault: Vault, copy: StoreCopy, secret: str, now: datetime) -> Store:
    """Put a copy in the place of the store and open it; the store of before is moved aside.

    `secret` is the passphrase or the recovery code of that time. Raises what Vault.restore raises.
    """
    with unlocking.trying_a_copy(vault, now):
        store = vault.restore(copy, secret)
    return unlocking.noted(vault, store, now, Way.COPY, "restored", subject=copy.name)


def look_into(vault: Vault, store: Store | None, copy: StoreCopy, secret: str, now: datetime) -> CopyContents:
    """Examine a copy; an open `store` notes that. Raises what Vault.look_into raises."""
    with unlocking.trying_a_copy(vault, now):
        found = vault.look_into(copy, secret)
    if store is not None:
        with store.work() as work:
            work.audit.note("copy_looked_into", now, copy.name)
    return found
