"""How the windows look now: in the palette the system asks for, with text of the size the consultant chose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from keukentafel.settings import SMALLEST, STEP, within
from keukentafel.ui.theme import CONTRAST, DARK, LIGHT, Palette, qt_palette, style_sheet


def palette_for(scheme: Qt.ColorScheme, contrast: Qt.ContrastPreference) -> Palette:
    """What fits the wishes of the system; high contrast goes before dark."""
    if contrast is Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


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
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self.follow_system)
        self.follow_system()

    def follow_system(self) -> None:
        """Take the palette that the system asks for."""
        hints = self._app.styleHints()
        self.paint_with(palette_for(hints.colorScheme(), hints.accessibility().contrastPreference()))

    def paint_with(self, palette: Palette) -> None:
        """Show everything in these colours."""
        self.palette.become(palette)
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
        self._app.setStyleSheet(style_sheet(self.palette, self.text_percent / 100))
