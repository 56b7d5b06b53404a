"""Keeps what is being typed: due after a pause of 400 ms, after 2 s at the latest, and at once when asked."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 400
LATEST_MS = 2000


class Keeper(Protocol):
    """A form with drafts."""

    name: str

    def restore(self, field: str, text: str) -> None:
        """Put a kept draft back."""
        ...


class DraftKeeper(QObject):
    """Collects what is typed by place (`form.field`) and hands it to `keep` in time."""

    flushed = Signal()
    """Everything that was due is kept, and there was something."""

    def __init__(self, keep: Callable[[str, str], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._due: dict[str, str] = {}
        self._forms: weakref.WeakValueDictionary[str, Keeper] = weakref.WeakValueDictionary()
        self._restoring = False
        self._kept: Callable[[], Mapping[str, str]] = dict
        self._late: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MS)
        self._pause.timeout.connect(self.flush)
        self._latest.timeout.connect(self.flush)

    def attach(self, form: Keeper) -> None:
        """Restore drafts into this form when a conversation opens."""
        self._forms[form.name] = form
        self._late.add(form.name)

    def typed(self, place: str, text: str) -> None:
        """Something was typed at a place."""
        if self._restoring:
            return
        self._due[place] = text
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def forget(self, form: Keeper) -> None:
        """What was typed in this form has been entered."""
        for place in [p for p in self._due if p.startswith(f"{form.name}.")]:
            self._due[place] = ""
        self.flush()

    def flush(self) -> bool:
        """Keep everything that is due now. False when the store could not; it stays due."""
        self._pause.stop()
        self._latest.stop()
        due = tuple(self._due.items())
        for place, text in due:
            if not self._keep(place, text):
                return False
            del self._due[place]
        # What was only entered needs no second unit of work: where the keyboard is, the next draft tells.
        if any(text for _, text in due):
            self.flushed.emit()
        return True

    @property
    def nothing_is_due(self) -> bool:
        """Whether everything that was typed is kept."""
        return not self._due

    @property
    def is_being_typed(self) -> bool:
        """Whether a key came a moment ago, and another may follow."""
        return self._pause.isActive()

    def take(self) -> dict[str, str]:
        """What could not be kept, for whoever holds on to it from now on; nothing is due any more."""
        due, self._due = self._due, {}
        return due

    def drop(self) -> None:
        """Forget what is due, when a conversation closes after a flush."""
        self._due.clear()
        self._kept = dict

    def restore(self, kept: Mapping[str, str], owed: Mapping[str, str] | None = None) -> None:
        """Put back what was being typed when the program stopped; what is still `owed` is newer, and due at once."""
        newer = dict(owed or {})
        self._kept = lambda: {**kept, **newer}
        self._late = set(self._forms)
        self.catch_up()
        self._due.update(newer)
        if newer:
            self.flush()

    def catch_up(self) -> None:
        """Put it back in forms that were made after the conversation was opened, too."""
        kept, late = self._kept(), self._late
        self._late = set()
        self._restoring = True
        # By what was kept and not by form: a form makes its fields when it is asked for them, and most hold nothing.
        typed_in = {place.partition(".")[0] for place, text in kept.items() if text}
        for name, form in tuple(self._forms.items()):
            for field in getattr(form, "fields", {}) if name in late & typed_in else ():
                if text := kept.get(f"{name}.{field}"):
                    form.restore(field, text)
        self._restoring = False
