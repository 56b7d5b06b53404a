"""Closing a store behind the cover: what was typed first, the key after it; a store that cannot is tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from keukentafel.ui.shared.waited import Waited

if TYPE_CHECKING:
    from keukentafel.domain.ports import Clock, Store
    from keukentafel.ui.shared.drafts import DraftKeeper

RETRY_MS = 2000
"""How long to wait between two attempts to keep what was typed."""
HOLD_ON = timedelta(minutes=5)
"""How long the key waits for a store that cannot be written; then only the words wait."""

Last = Callable[["Store"], object]
"""The last thing that is done with a store before its key goes."""


class LettingGo(QObject):
    """Lets go of the store once nothing is due, after five minutes in any case, or when somebody opens it anew.

    Words that the store would not take are `owed`: they wait in memory for the conversation that they belong to.
    """

    held = Signal()
    """The store could not take what was typed; this tries again by itself."""
    over = Signal()
    """What was held is kept, and the store is closed."""

    def __init__(self, drafts: DraftKeeper, clock: Clock, close: Callable[[Last], str], parent: QObject) -> None:
        """`close` does the last thing, closes the store and gives the id of the conversation that was open."""
        super().__init__(parent)
        self._drafts = drafts
        self._clock = clock
        self._close = close
        self._last: Last = _nothing
        self._since: Waited | None = None
        self._owed: tuple[str, dict[str, str]] = ("", {})
        self._retry = QTimer(self, interval=RETRY_MS)
        self._retry.timeout.connect(self.attempt)

    @property
    def is_held(self) -> bool:
        """Whether a store waits to be closed."""
        return self._since is not None

    @property
    def has_words(self) -> bool:
        """Whether something waits in memory to be kept."""
        return self.is_held or bool(self._owed[1])

    def begin(self, last: Last) -> None:
        """The windows are covered: flush, do the last thing, close."""
        self._last = last
        self.attempt()

    def attempt(self) -> None:
        """Try to keep what is due, and close when that went well."""
        if self._drafts.flush():
            was_held, _ = self.is_held, self._end(self._last)
            if was_held:
                self.over.emit()
        elif self._since is None:
            self._since = Waited(self._clock)
            self._retry.start()
            self.held.emit()
        elif self._since.so_far() >= HOLD_ON:
            self.insist()

    def insist(self) -> None:
        """Close a store that is held, and hold on to the words."""
        if self.is_held:
            words = self._drafts.take()
            self._owed = (self._end(_nothing), words)

    def owed_to(self, conversation: str) -> dict[str, str]:
        """What still has to be kept for this conversation, by place; it is given once."""
        whose, words = self._owed
        if whose != conversation:
            return {}
        self._owed = ("", {})
        return words

    def _end(self, last: Last) -> str:
        self._since = None
        self._retry.stop()
        return self._close(last)


def _nothing(_store: Store) -> None:
    """A store that does not take words makes no copy either."""
