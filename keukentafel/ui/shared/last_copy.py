"""How the last copy of the store went: the start screen says so until there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from keukentafel.domain.troubles import TracesLeft, WorldError
from keukentafel.ui.shared.world_errors import sentence

if TYPE_CHECKING:
    from keukentafel.domain.ports import Store
    from keukentafel.i18n import Catalogue
    from keukentafel.ui.shared.store_ways import StoreWays


class LastCopy(QObject):
    """Makes a copy of the store, and remembers whether it could be made; also of those that others make."""

    made = Signal(bool)
    """A copy of the store was made, or (False) it could not be."""

    def __init__(self, ways: StoreWays, words: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._ways, self._words = ways, words
        self.failed = False
        """Whether the last copy could not be made."""

    def make(self, store: Store, *, at_once: bool) -> str:
        """Make a copy, `at_once` or when it is time. Gives back the sentence for the person, empty when all is well."""
        try:
            if self._ways.back_up(store, at_once):
                self.note(None)
        except WorldError as error:
            self.note(error)
            return self._words.t(sentence(error))
        return ""

    def note(self, error: WorldError | None) -> None:
        """A copy was made, or not. One that left traces of what was destroyed was."""
        self.failed = error is not None and not isinstance(error, TracesLeft)
        self.made.emit(not self.failed)
