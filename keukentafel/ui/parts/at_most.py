"""Keeps a part of a window no wider, and if need be no higher, than so many of its own letters and lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_NEW_LETTERS = {QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange}


class AtMost(QObject):
    """`letters` of the width of an "n", and `lines`: however large the text is, a line can be read."""

    def __init__(self, widget: QWidget, letters: int, lines: int = 0) -> None:
        super().__init__(widget)
        self._widget, self._letters, self._lines = widget, letters, lines
        widget.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() in _NEW_LETTERS:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        metrics = self._widget.fontMetrics()
        self._widget.setMaximumWidth(metrics.horizontalAdvance("n" * 20) * self._letters // 20)
        if self._lines:
            self._widget.setMaximumHeight(metrics.lineSpacing() * self._lines)
