"""Something slow on another thread, while the window goes on answering."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 50
_Given = TypeVar("_Given")


class SlowAct(QObject, Generic[_Given]):
    """Does `act`, which touches nothing of a window, and calls `done` on this thread when it is over.

    `done` gets a function that gives what `act` gave, or raises what it raised. Where `parent` is gone by then nobody
    is called.
    """

    def __init__(
        self, parent: QObject, act: Callable[[], _Given], done: Callable[[Callable[[], _Given]], None]
    ) -> None:
        super().__init__(parent)
        self._act, self._done = act, done
        self._given: list[_Given] = []
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, name="slow-act", daemon=True)
        self._pulse = QTimer(self, interval=LOOK_EVERY_MS)
        self._pulse.timeout.connect(self._look)
        self._thread.start()
        self._pulse.start()

    def wait(self, seconds: float | None = None) -> None:
        """Hold the window still until it is over, or for so long at most; `done` is called before this comes back."""
        self._thread.join(seconds)
        if self._pulse.isActive():
            self._look()

    def _run(self) -> None:
        try:
            self._given.append(self._act())
        except BaseException as failure:  # noqa: BLE001  it belongs to who waits for it
            self._failed = failure

    def _look(self) -> None:
        if self._thread.is_alive():
            return
        self._pulse.stop()
        self.deleteLater()
        self._done(self._outcome)

    def _outcome(self) -> _Given:
        if self._failed is not None:
            raise self._failed
        return self._given[0]
