"""The door to the locked cellar: making, opening, copying and rescuing a store."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from keukentafel.domain.safekeeping.store_copies import (
    CopyContents,
    First,
    Stopped,
    StoreCopy,
    WaysIn,
    never_stopped,
    nothing_first,
)

if TYPE_CHECKING:
    from keukentafel.domain.ports import Store
    from keukentafel.domain.safekeeping.rescued import Rescued
    from keukentafel.domain.safekeeping.trail import FailedTry


class Vault(Protocol):
    """The locked cellar."""

    def exists(self) -> bool:
        """Whether a store was made here."""
        ...

    def create(self, passphrase: str) -> Store:
        """Make a store and open it."""
        ...

    def unlock(self, passphrase: str) -> Store:
        """Open the store.

        Raises WrongPassphrase, StoreMissing, StoreDamaged, StoreTooNew or StoreBusy; StoreOfTwoMoments, which is damage
        too, where its folder was copied while somebody worked in it. Whatever is raised, nothing of it is lost.
        """
        ...

    def recover(self, code: str, passphrase: str) -> Store:
        """Open the store with the recovery code; from now on it opens with this passphrase. The code stays.

        `code` is as `recovery_codes.understood` gives it. Raises what `unlock` raises, and WrongRecoveryCode.
        """
        ...

    def open_by_organisation(self, private_key: str, password: str, passphrase: str = "") -> Store:
        """Open the store with the municipality's private key (PEM); a `passphrase` opens it from now on.

        Raises what `unlock` raises, WrongRecoveryCode for a key of another, ValueError for what is no such key or
        another password of it.
        """
        ...

    def new_code_by_organisation(self, private_key: str, password: str, first: First = nothing_first) -> str:
        """A new recovery code, like `new_recovery_code`; raises what `open_by_organisation` raises of the key."""
        ...

    def change_passphrase(self, old: str, new: str, first: First = nothing_first) -> None:
        """From now on the store opens with `new`; the store itself is not touched.

        `first` is done when `old` is right and before anything changes. Raises what it raises, WrongPassphrase,
        StoreFull or StoreUnwritable; then `old` opens it still.
        """
        ...

    def new_recovery_code(self, passphrase: str, first: First = nothing_first) -> str:
        """Make a recovery code in place of the one before, and give it: it is told once and kept nowhere.

        `first` is done when the passphrase is right and before anything changes. Raises what it raises,
        WrongPassphrase, StoreFull or StoreUnwritable; then the code before holds still.
        """
        ...

    def ways_in(self) -> WaysIn:
        """Which ways to the store there are beside the passphrase. Raises StoreMissing, StoreDamaged, StoreTooNew."""
        ...

    def tries(self) -> tuple[FailedTry, ...]:
        """Who tried in vain since the store was opened last, oldest first; none where that cannot be read."""
        ...

    def note_try(self, failed: FailedTry) -> None:
        """Keep that somebody tried in vain, over a new start of the program too, where that can be written."""
        ...

    def forget_tries(self) -> None:
        """They are in the audit trail now."""
        ...

    def copies(self, folder: Path | None = None) -> tuple[StoreCopy, ...]:
        """The copies that lie where copies are made, or in that folder: newest first, those of other stores too."""
        ...

    def look_into(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> CopyContents:
        """Examine a copy without changing anything; `secret` is its passphrase or recovery code of that time.

        Raises WrongPassphrase, WrongRecoveryCode, CopyDamaged, StoreTooNew, CopySilent where its disk does not
        answer, or GivenUp where it was `stopped`, which is asked between two pieces.
        """
        ...

    def rescue(self, secret: str, at: datetime, stopped: Stopped = never_stopped) -> Rescued:
        """Make a copy of what still reads in a damaged store, whose own files are not written; it stays closed.

        `secret` is the passphrase or the recovery code. Raises WrongPassphrase, WrongRecoveryCode, StoreMissing,
        StoreBusy, StoreFull or StoreUnwritable, StoreDamaged where nothing reads, and GivenUp where it was `stopped`.
        """
        ...

    def restore(self, copy: StoreCopy, secret: str, stopped: Stopped = never_stopped) -> Store:
        """Put the copy in the place of the store, which is moved aside for a month, and open it.

        What this laptop destroyed since the copy was made is destroyed in it again. Raises what `look_into` and
        `unlock` raise. Cut off at any moment, the old store is there or the new one; `stopped` it is the old one, and
        once the new one is there it is not asked any more.
        """
        ...

    def discard(self, copy: StoreCopy) -> None:
        """Throw a copy away. Raises StoreUnwritable."""
        ...

    def clear_leftovers(self, before: datetime) -> int:
        """Throw away what restorations moved aside and what was copied before a migration, made before that moment.

        Gives back how many there were. Raises StoreUnwritable.
        """
        ...
