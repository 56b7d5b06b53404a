"""Opens, fills and blanks the second window; the only one that knows both the library and that window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from keukentafel.domain.library import Library
from keukentafel.domain.prompts import PromptView, SlotNotFilled, SpokenOnly, UnknownContent
from keukentafel.domain.refusals import Refused
from keukentafel.i18n import Catalogue
from keukentafel.ui.resident_window import ResidentWindow
from keukentafel.ui.theme import Palette

DUTCH = "nl"
ORDINARY_SIZE = QSize(1280, 800)


class ResidentScreen(QObject):
    """The second window from the consultant's side. Starts closed, and blank whenever it opens."""

    changed = Signal()
    """It was opened, closed, blanked, or shows something else."""
    choice_touched = Signal(str)
    """The id of the choice that the resident touched."""

    def __init__(self, library: Library, pictures: Path, palette: Palette, words: Catalogue) -> None:
        super().__init__()
        self._library = library
        self._language = DUTCH
        self._shown: tuple[str, str | None] | None = None
        self._view: PromptView | None = None
        self.window = ResidentWindow(pictures, palette, words.t)
        self.window.choice_touched.connect(self.choice_touched)
        self.window.closed.connect(self._was_closed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_removed)

    @property
    def language(self) -> str:
        """The code of its language."""
        return self._language

    @property
    def is_open(self) -> bool:
        """Whether the window is there, blank or not."""
        return self.window.isVisible()

    @property
    def is_blank(self) -> bool:
        """Whether the resident sees nothing but paper, or nothing at all."""
        return self._view is None

    @property
    def current(self) -> PromptView | None:
        """What the resident sees now."""
        return self._view

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.is_open:
            self.close_window()
        else:
            self.open_window()

    def open_window(self) -> None:
        """Open it, blank: over the whole of the second screen, or as a window where there is one screen."""
        if self.is_open:
            return
        self._show_window()
        self.changed.emit()

    def close_window(self) -> None:
        """Blank it and put it away."""
        was_open = self.is_open
        self._forget()
        self.window.hide()
        if was_open:
            self.changed.emit()

    def blank(self) -> None:
        """Show only paper, at once."""
        was_blank = self.is_blank
        self._forget()
        if not was_blank:
            self.changed.emit()

    def show_prompt(self, code: str, slot: str | None = None) -> None:
        """Show a prompt, and open the window where it was closed. `slot` is the id or the Dutch of a word.

        Raises Refused: unknown_prompt, spoken_only, slot_not_filled. What was shown before then stays.
        """
        self._view = self._looked_up(code, slot)
        self._shown = (code, slot)
        self.window.show_view(self._view)
        if not self.is_open:
            self._show_window()
        self.changed.emit()

    def set_language(self, code: str) -> None:
        """Switch its language; what it shows is there in the new language at once.

        A language whose catalogue is not complete shows the code, the picture and the Dutch sentence.

        Raises Refused: unknown_language, for what is not in the language table.
        """
        try:
            language = self._library.language(code)
        except UnknownContent:
            raise Refused("unknown_language", "language") from None
        if code == self._language:
            return
        self._language = code
        self.window.turn(language.direction)
        if self._shown is not None:
            self._view = self._looked_up(*self._shown)
            self.window.show_view(self._view)
        self.changed.emit()

    def start_language(self, speaks: str) -> None:
        """The language at the start of a visit: what the resident speaks where it is offered, else Dutch."""
        self.set_language(speaks if self._library.offered_on_second_window(speaks) else DUTCH)

    def _looked_up(self, code: str, slot: str | None) -> PromptView:
        try:
            return self._library.prompt_view(code, self._language, slot or None)
        except SpokenOnly:
            raise Refused("spoken_only", "prompt") from None
        except SlotNotFilled:
            raise Refused("slot_not_filled", "slot") from None
        except UnknownContent as unknown:
            if unknown.kind == "word":
                raise Refused("slot_not_filled", "slot") from None
            raise Refused("unknown_prompt", "prompt") from None

    def _show_window(self) -> None:
        second = _second_screen(self.window)
        if second is not None:
            self.window.setScreen(second)
            self.window.setGeometry(second.geometry())
            self.window.showFullScreen()
            return
        room = QGuiApplication.primaryScreen().availableGeometry()
        place = QRect(room.topLeft(), ORDINARY_SIZE.boundedTo(room.size()))
        place.moveCenter(room.center())
        self.window.setGeometry(place)
        self.window.showNormal()

    def _forget(self) -> None:
        self._view = None
        self._shown = None
        self.window.blank()

    def _was_closed(self) -> None:
        self._forget()
        self.changed.emit()

    def _screen_removed(self, _screen: QScreen) -> None:
        # What stood on the screen that is gone may land on top of the consultant's own.
        if self.window.isFullScreen():
            self.close_window()
        else:
            self.blank()


def _second_screen(own: ResidentWindow) -> QScreen | None:
    """A screen that the consultant's window does not stand on, or None."""
    taken = {widget.screen() for widget in QApplication.topLevelWidgets() if widget.isVisible() and widget is not own}
    taken = taken or {QGuiApplication.primaryScreen()}
    return next((screen for screen in QGuiApplication.screens() if screen not in taken), None)
