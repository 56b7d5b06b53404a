"""How the windows look now: in the palette the system asks for, with text of the size the consultant chose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from keukentafel.settings import SMALLEST, STEP, within
from keukentafel.ui.style.theme import CONTRAST, DARK, LIGHT, Palette, qt_palette, style_sheet

if TYPE_CHECKING:
    from PySide6.QtCore import Qt

LIGHT_WINDOW = range(0xD8, 0xFF)
"""How light a window is that is neither dark nor the pure white of high contrast."""


def is_plainly_light(system: QPalette) -> bool:
    """Whether the system's own colours leave nothing to ask: light, and no sign of high contrast."""
    return system.color(QPalette.ColorRole.Window).lightness() in LIGHT_WINDOW


def palette_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Palette:
    """What fits the wishes of the system; high contrast goes before dark."""
    from PySide6.QtCore import Qt

    if contrast is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


MOST_TEXT = 200
"""The largest text in percent, whatever makes it large."""


class Look(QObject):
    """`palette` is the one object that everything painted by hand reads its colours from; it changes in place.

    The second window is not part of it: it is paper, whatever the consultant likes. `keep` is told the size of the
    text in percent when the consultant changes it.
    """

    def __init__(self, app: QApplication, text_percent: int, keep: Callable[[int], object]) -> None:
        super().__init__()
        self._app = app
        self._keep = keep
        self.text_percent = within(text_percent)
        self.palette = replace(LIGHT)
        self._growth = 1.0
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_system)
        # The names of `Qt`, in which the system answers, are worth waiting for only where the answer may not be light;
        # whoever makes the windows has `follow_system` called after the first paint.
        if not is_plainly_light(app.palette()):
            self.palette.become(self._wished())
        self._apply()

    def follow_system(self) -> None:
        """Take the palette that the system asks for."""
        wished = self._wished()
        if self.palette != wished:
            self.paint_with(wished)

    def _wished(self) -> Palette:
        hints = self._app.styleHints()
        return palette_for(hints.colorScheme(), hints.accessibility().contrastPreference())

    def paint_with(self, palette: Palette) -> None:
        """Show everything in these colours."""
        self.palette.become(palette)
        self._apply()

    def follow_window(self, window: QWidget) -> None:
        """Grow calmly with this window, and shrink with it again."""
        # A window that was just made has the size of a laptop: the first paint does without.
        from keukentafel.ui.style.window_growth import WindowGrowth

        WindowGrowth(window, self._grow)

    def _grow(self, growth: float) -> None:
        if growth != self._growth:
            self._growth = growth
            self._apply()

    def ask_text_size(self, steps: int) -> None:
        """Larger (1), smaller (-1), or as it was at first (0)."""
        wanted = within(self.text_percent + steps * STEP) if steps else SMALLEST
        if wanted != self.text_percent:
            self.text_percent = wanted
            self._apply()
            self._keep(wanted)

    def _apply(self) -> None:
        self._app.setPalette(qt_palette(self.palette))
        self._app.setStyleSheet(style_sheet(self.palette, self.scale))

    @property
    def scale(self) -> float:
        """How large letters are now, as a part of the type scale: what was asked, times what the window gives."""
        return max(self.text_percent, min(self.text_percent * self._growth, MOST_TEXT)) / 100
