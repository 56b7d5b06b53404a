"""The calm picture of a pause over the whole of the consultant's window, until a key ends it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from keukentafel.domain.content.prompts import PromptView
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.resident.resident_pieces import Pictures
from keukentafel.ui.style.theme import Palette

PICTURE = 200
TEXT_AT = 0.56
"""Where the words begin, of the height of the window; the picture stands above them."""


class Pausing(Protocol):
    """The second window, as far as a pause has to do with it."""

    @property
    def is_paused(self) -> bool:
        """Whether it shows the pause."""

    @property
    def current(self) -> PromptView | None:
        """What it shows."""

    def resume(self) -> None:
        """End the pause."""


class PauseCover(QWidget):
    """Called `pause`. Escape ends the pause, or `pause.end`; other keys do nothing, for a hand that goes on typing."""

    def __init__(
        self, window: QWidget, screen: Pausing, pictures: Path, palette: Palette, words: Catalogue
    ) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen
        self._palette = palette
        self._pictures = Pictures(pictures, palette)
        self._picture = ""
        self._was_on: QWidget | None = None
        self.setObjectName("pause")
        self.setAccessibleName(words.t("Pauze"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = label(words.t("Pauze"), "large", wrap=False)
        hint = label(words.t("Esc: verder met het gesprek"), "quiet", wrap=False)
        end = named_button("pause.end", words.t("Verder"), screen.resume, spoken=words.t("Verder met het gesprek"))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        for part in (title, hint, end):
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addStretch(1)
        window.installEventFilter(self)
        self.hide()

    def follow(self) -> None:
        """Cover the window while the second one shows the pause; afterwards the keyboard is where it was."""
        if self._screen.is_paused == self.isVisible():
            return
        if not self._screen.is_paused:
            self.hide()
            self._lay_by(False)
            if self._was_on is not None:
                self._was_on.setFocus(Qt.FocusReason.OtherFocusReason)
                self._was_on = None
            return
        view = self._screen.current
        self._picture = view.picture if view else ""
        self._was_on = self._window.focusWidget()
        if self._was_on is not None:
            self._was_on.destroyed.connect(self._forget_where)
        self._lay_by(True)
        self._fill()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_by(self, aside: bool) -> None:
        beneath = self._window.centralWidget() if isinstance(self._window, QMainWindow) else None
        if beneath is not None:
            beneath.setEnabled(not aside)

    def _forget_where(self) -> None:
        self._was_on = None

    def _fill(self) -> None:
        self.setGeometry(self._window.rect())
        self._column.setContentsMargins(40, round(self.height() * TEXT_AT), 40, 40)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._fill()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self._screen.resume()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._palette.paper))
        side = min(float(PICTURE), self.height() * 0.4)
        top = self.height() * TEXT_AT - side - 30
        self._pictures.draw(self._picture, painter, QRectF((self.width() - side) / 2, top, side, side))
