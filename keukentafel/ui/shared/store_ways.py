"""The ways into the store, the copies that it leaves, and the desk that is put over an open one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keukentafel.domain.ports import Store, StoreCopy
    from keukentafel.domain.safekeeping.store_copies import Stopped
    from keukentafel.services.desk import Desk
    from keukentafel.services.unlocking import Pause
    from keukentafel.ui.shared.doors import Doors


class StoreWays:
    """Goes through the doors with the time that it is now. What the world refuses is raised as a WorldError."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._pause: Pause | None = None

    def must_wait(self) -> str:
        """The sentence while no passphrase or code is tried, after too many that did not fit; empty when one is."""
        from keukentafel.services.unlocking import Pause

        self._pause = self._pause or Pause()
        seconds = self._pause.seconds(self._doors.vault(), self._doors.clock.now())
        wait = self._doors.words.tn(
            "Het ging een paar keer mis. Wacht {n} seconde.", "Het ging een paar keer mis. Wacht {n} seconden.", seconds
        )
        return wait.format(n=seconds) if seconds else ""

    def by_passphrase(self, passphrase: str, new: bool) -> Store:
        """The store, which is made when it is `new`."""
        from keukentafel.services import unlocking

        opens = unlocking.make if new else unlocking.unlock
        return opens(self._doors.vault(), passphrase, self._doors.clock.now())

    def by_code(self, code: str, passphrase: str) -> Store:
        """The store, opened with the recovery code; from now on this passphrase opens it too."""
        from keukentafel.services import unlocking

        return unlocking.recover(self._doors.vault(), code, passphrase, self._doors.clock.now())

    def by_copy(self, copy: StoreCopy, secret: str, stopped: Stopped) -> Store:
        """The copy, put in the place of the store, which must be closed; no window is touched."""
        from keukentafel.services import backups

        return backups.restore(self._doors.vault(), copy, secret, self._doors.clock.now(), stopped)

    def back_up(self, store: Store, at_once: bool) -> bool:
        """Make a copy, `at_once` or when it is time for one. Gives back whether one was made."""
        from keukentafel import settings
        from keukentafel.domain.safekeeping.thinning import strictest
        from keukentafel.services import backups

        doors, folder = self._doors, self._doors.settings_folder
        days = (settings.load(folder) if folder else settings.Settings()).backup_days
        terms = strictest(map(doors.library.profile, doors.library.profiles()), days)
        return backups.back_up(doors.vault(), store, doors.clock.now(), terms, at_once=at_once) is not None

    def desk_over(self, store: Store) -> Desk:
        """The desk at which everything is done with this store."""
        from keukentafel.domain.cards import put_off
        from keukentafel.services.desk import Desk

        doors = self._doors
        return Desk(
            store, doors.clock, doors.library, doors.press, doors.exits(), doors.letter_box(),
            lambda asked: (doors.ask_to_seal or put_off)(asked),
        )  # fmt: skip
