"""The application of Qt as this program needs it, for every window it opens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from keukentafel.ui.style import fonts
from keukentafel.ui.style.look import Look
from keukentafel.ui.style.qt_words import speak
from keukentafel.ui.style.theme import FAMILY


def dressed(
    language: str, fonts_dir: Path, text_percent: int, keep: Callable[[int], object]
) -> tuple[QApplication, Look]:
    """The one application with its first letters, and its look, which tells `keep` when the text is made larger."""
    existing = QApplication.instance()
    # The style by name: `setStyle` hands back a style, and with it every list of names that a style has.
    app = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], "-style", "Fusion"])
    app.setApplicationName("Keukentafel")
    speak(app, language)
    fonts.load_first(fonts_dir)
    app.setFont(QFont(FAMILY))
    return app, Look(app, text_percent, keep)
