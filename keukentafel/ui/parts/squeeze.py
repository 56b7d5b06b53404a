"""Gives a part of the window the height it needs, and no more than its share: beyond that it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Squeezed(QScrollArea):
    """As high as its content at this width; at most `share` of the window, whatever the size of the text."""

    def __init__(self, content: QWidget, share: float) -> None:
        super().__init__()
        self._share = share
        self._content = content
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)
        self.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Take the height that is needed now."""
        content = self._content
        most = int(self.window().height() * self._share)
        needed = max(content.heightForWidth(self.viewport().width()), content.minimumSizeHint().height())
        self.setFixedHeight(min(needed, max(most, content.fontMetrics().height() * 3)))
