"""A list that unfolds and a box to tick, drawn in our own line weight and large enough for a hand."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from keukentafel.ui.style.theme import TOUCH

SIDE = 22
GAP = 10
EDGE = 5


class PickBox(QComboBox):
    """A combo box with a small chevron at the end; as wide as its place, however long its items are.

    It does not change under a wheel that was meant for the page it stands on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setMaxVisibleItems(14)
        # Else Enter puts what was typed among the choices, as one that stands for nobody.
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.isEditable():
            super().paintEvent(event)
        else:
            self._paint_choice()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.Text), 1.6)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x = 18 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - 18
        y = self.height() / 2
        painter.drawPolyline(QPolygonF([QPointF(x - 5, y - 2), QPointF(x, y + 3), QPointF(x + 5, y - 2)]))

    def _paint_choice(self) -> None:
        """As the style does, which would cut a long choice through a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class TickBox(QCheckBox):
    """A check box of which the whole line can be touched."""

    def sizeHint(self) -> QSize:  # noqa: N802
        metrics = self.fontMetrics()
        return QSize(EDGE + SIDE + GAP + metrics.horizontalAdvance(self.text()) + 8, max(TOUCH, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # Not its own: a style sheet that makes its ground transparent does so to every role of the ground.
        palette = QApplication.palette()
        ink = palette.color(QPalette.ColorRole.WindowText)
        left = self.width() - SIDE - EDGE if mirrored else EDGE
        box = QRectF(left, (self.height() - SIDE) / 2, SIDE, SIDE)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(ink if self.isChecked() else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(box, 6, 6)
        if self.isChecked():
            pen = QPen(palette.color(QPalette.ColorRole.Base), 2.2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            corners = ((0.26, 0.52), (0.43, 0.69), (0.75, 0.32))
            painter.drawPolyline(QPolygonF([QPointF(box.x() + x * SIDE, box.y() + y * SIDE) for x, y in corners]))
        painter.setPen(ink)
        width = self.width() - SIDE - GAP - EDGE
        text = QRectF(0 if mirrored else EDGE + SIDE + GAP, 0, width, self.height())
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, side | Qt.AlignmentFlag.AlignVCenter, self.text())
