"""Opens, fills and blanks the second window; the only one that knows both the library and that window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.domain.source_language import DUTCH
from keukentafel.ui.style.theme import Palette

if TYPE_CHECKING:
    from keukentafel.domain.content.library import Library
    from keukentafel.domain.content.prompts import PromptView
    from keukentafel.i18n import Catalogue
    from keukentafel.ui.resident.pause_cover import PauseCover
    from keukentafel.ui.resident.resident_window import ResidentWindow

ORDINARY_SIZE = QSize(1280, 800)


class ResidentScreen(QObject):
    """The second window from the consultant's side. Starts closed, and blank whenever it opens.

    The library is opened, and the window made, by the first who needs it.
    """

    changed = Signal()
    """It was opened, closed, blanked, or shows something else."""
    choice_touched = Signal(str)
    """The id of the choice that the resident touched."""

    def __init__(
        self, library: Callable[[], Library], pictures: Path, palette: Palette, words: Catalogue
    ) -> None:
        super().__init__()
        self._open_library = library
        self._pictures, self._palette, self._words = pictures, palette, words
        self._language = DUTCH
        self._shown: tuple[str, str | None] | None = None
        self._view: PromptView | None = None
        self._made: ResidentWindow | None = None
        self._picture_first = False
        self._is_paused = False
        self._lost_its_screen = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._screen_removed)
            application.screenAdded.connect(self._screen_added)

    @property
    def window(self) -> ResidentWindow:
        """The window itself."""
        self.make_window()
        assert self._made is not None
        return self._made

    def make_window(self) -> bool:
        """Have the window ready, hidden; False when it was already."""
        if self._made is not None:
            return False
        from keukentafel.ui.resident.resident_window import ResidentWindow

        self._made = ResidentWindow(self._pictures, self._palette, self._words.t)
        self._made.choice_touched.connect(self._touched)
        self._made.closed.connect(self._was_closed)
        self._made.destroyed.connect(self._is_gone)
        self._made.turn(self._library.language(self._language).direction)
        return True

    @cached_property
    def _library(self) -> Library:
        return self._open_library()

    @property
    def language(self) -> str:
        """The code of its language."""
        return self._language

    @property
    def is_open(self) -> bool:
        """Whether the window is there, blank or not."""
        return self._made is not None and self._made.isVisible()

    @property
    def is_blank(self) -> bool:
        """Whether the resident sees nothing but paper, or nothing at all."""
        return self._view is None

    @property
    def is_paused(self) -> bool:
        """Whether it shows the calm picture of a pause; what was asked before comes back after it."""
        return self._is_paused

    @property
    def picture_first(self) -> bool:
        """Whether the picture is large and the sentence small, for a resident who does not read."""
        return self._picture_first

    @property
    def is_put_away(self) -> bool:
        """Whether it is open, and out of sight because there is one screen and the consultant's window needs it."""
        return self.is_open and self._made is not None and self._made.isMinimized()

    @property
    def current(self) -> PromptView | None:
        """What the resident sees now."""
        return self._view

    @property
    def shown(self) -> tuple[str, str | None] | None:
        """Code and slot of the prompt that it shows, or showed before a pause."""
        return self._shown

    def toggle(self) -> None:
        """Open it, or close it."""
        if self.is_open:
            self.close_window()
        else:
            self.open_window()

    def open_window(self) -> None:
        """Open it, blank: over the whole of the second screen.

        Where there is one screen it stands beside the consultant's window, or is put away: it never covers that.
        """
        if self.is_open:
            return
        self._show_window()
        self.changed.emit()

    def close_window(self) -> None:
        """Blank it and put it away."""
        was_open = self.is_open
        self._lost_its_screen = False
        self._forget()
        if self._made is not None:
            self._made.hide()
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
        self._is_paused = False
        self.window.show_view(self._view)
        if not self.is_open:
            self._show_window()
        self.changed.emit()

    def pause(self) -> None:
        """Show the calm picture of a pause until `resume`, and open the window where it was closed."""
        if self._is_paused:
            return
        self._is_paused = True
        self._show_again()
        if not self.is_open:
            self._show_window()
        self.changed.emit()

    def resume(self) -> None:
        """The pause is over: what was asked before is there again, or nothing."""
        if not self._is_paused:
            return
        self._is_paused = False
        self._show_again()
        self.changed.emit()

    def cover_for(self, window: QWidget) -> PauseCover:
        """What covers the consultant's window during a pause, once it is told to follow."""
        from keukentafel.ui.resident.pause_cover import PauseCover

        return PauseCover(window, self, self._pictures, self._palette, self._words)

    def put_picture_first(self, first: bool) -> None:
        """Make the picture large and the sentence small, or the other way round; at once."""
        if first == self._picture_first:
            return
        self._picture_first = first
        self._show_again()
        self.changed.emit()

    def set_language(self, code: str) -> None:
        """Switch its language; what it shows is there in the new language at once.

        A language whose catalogue is not complete shows the code, the picture and the Dutch sentence.

        Raises Refused: unknown_language, for what is not in the language table.
        """
        from keukentafel.domain.content.content_text import UnknownContent

        try:
            language = self._library.language(code)
        except UnknownContent:
            raise Refused("unknown_language", "language") from None
        if code == self._language:
            return
        self._language = code
        if self._made is not None:
            self._made.turn(language.direction)
        self._show_again()
        self.changed.emit()

    def start_language(self, speaks: str) -> None:
        """The language at the start of a visit: what the resident speaks where it is offered, else Dutch."""
        self.set_language(speaks if self._library.offered_on_second_window(speaks) else DUTCH)

    def _show_again(self) -> None:
        if self._is_paused:
            self._view = self._library.pause_view(self._language)
        elif self._shown is not None:
            self._view = self._looked_up(*self._shown)
        else:
            self._forget()
            return
        self.window.show_view(self._view)

    def _looked_up(self, code: str, slot: str | None) -> PromptView:
        from keukentafel.domain.content.content_text import UnknownContent
        from keukentafel.domain.content.prompts import SlotNotFilled, SpokenOnly

        try:
            view = self._library.prompt_view(code, self._language, slot or None)
        except SpokenOnly:
            raise Refused("spoken_only", "prompt") from None
        except SlotNotFilled:
            raise Refused("slot_not_filled", "slot") from None
        except UnknownContent as unknown:
            if unknown.kind == "word":
                raise Refused("slot_not_filled", "slot") from None
            raise Refused("unknown_prompt", "prompt") from None
        return replace(view, picture_first=view.picture_first or self._picture_first)

    def _touched(self, choice: str) -> None:
        from keukentafel.ui.resident.resident_layout import PAUSE

        self.choice_touched.emit(choice)
        if choice == PAUSE:
            self.pause()

    def _show_window(self) -> None:
        second = _second_screen(self.window)
        if second is not None:
            self.window.setScreen(second)
            self.window.setGeometry(second.geometry())
            self.window.showFullScreen()
            return
        place = _free_place(self.window)
        if place is not None:
            self.window.setGeometry(place)
            self.window.showNormal()
            return
        self.window.setGeometry(_middle(QGuiApplication.primaryScreen().availableGeometry()))
        self.window.showMinimized()

    def _forget(self) -> None:
        self._view = None
        self._shown = None
        self._is_paused = False
        if self._made is not None:
            self._made.blank()

    def _was_closed(self) -> None:
        self._forget()
        self.changed.emit()

    def _is_gone(self) -> None:
        self._made = None

    def _screen_removed(self, screen: QScreen) -> None:
        # What stood on the screen that is gone may land on top of the consultant's own.
        if self._made is None:
            return
        if self._made.isFullScreen() or (self.is_open and self._made.screen() is screen):
            self.close_window()
            self._lost_its_screen = True
        else:
            self.blank()

    def _screen_added(self, _screen: QScreen) -> None:
        if not (self.is_open or self._lost_its_screen):
            return
        self.blank()
        if _second_screen(self.window) is not None:
            self._show_window()
            self.changed.emit()


def _second_screen(own: ResidentWindow) -> QScreen | None:
    """A screen that the consultant's window does not stand on, or None."""
    taken = {widget.screen() for widget in _windows_of_consultant(own)}
    taken = taken or {QGuiApplication.primaryScreen()}
    return next((screen for screen in QGuiApplication.screens() if screen not in taken), None)


def _windows_of_consultant(own: ResidentWindow) -> list[QWidget]:
    from PySide6.QtCore import Qt

    kinds = (Qt.WindowType.Window, Qt.WindowType.Dialog)
    return [
        widget for widget in QApplication.topLevelWidgets()
        if widget is not own and widget.isVisible() and widget.windowType() in kinds
    ]  # fmt: skip


def _free_place(own: ResidentWindow) -> QRect | None:
    """Room on the one screen that no window of the consultant takes, or None; the middle where there is none."""
    room = QGuiApplication.primaryScreen().availableGeometry()
    windows = _windows_of_consultant(own)
    if not windows:
        return _middle(room)
    taken = QRect()
    for widget in windows:
        taken = taken.united(widget.frameGeometry())
    beside = (
        QRect(taken.right() + 1, room.top(), room.right() - taken.right(), room.height()),
        QRect(room.left(), room.top(), taken.left() - room.left(), room.height()),
    )
    least = own.minimumSize()
    return next((_middle(place) for place in beside if least.boundedTo(place.size()) == least), None)


def _middle(room: QRect) -> QRect:
    place = QRect(room.topLeft(), ORDINARY_SIZE.boundedTo(room.size()))
    place.moveCenter(room.center())
    return place
