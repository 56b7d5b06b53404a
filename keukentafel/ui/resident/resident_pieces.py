"""What stands on the second window beside its text: the code in its frame, the picture, and what can be touched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from keukentafel.ui.resident.resident_text import Block, BlockLabel
from keukentafel.ui.style.theme import Palette

DRAWN_INK = b"#24211D"
DRAWN_SOFT = b"#B8AD9D"
SLACK = 20
"""How far beside a target, in pixels, a finger may still be when it lets go."""


class Pictures:
    """The drawings of the prompts in the colours of the palette, each read once."""

    def __init__(self, folder: Path, palette: Palette) -> None:
        self._folder = folder
        self._palette = palette
        self._drawings: dict[tuple[str, bool], QSvgRenderer] = {}

    def draw(self, picture: str, painter: QPainter, place: QRectF, faint: bool = False) -> None:
        """Draw a picture, or nothing where there is no such drawing."""
        if picture:
            self._drawing(picture, faint).render(painter, place)

    def _drawing(self, picture: str, faint: bool) -> QSvgRenderer:
        if (picture, faint) not in self._drawings:
            file = self._folder / f"{picture}.svg"
            source = file.read_bytes() if file.is_file() else b""
            ink = self._palette.dot if faint else self._palette.ink
            source = source.replace(DRAWN_SOFT, self._palette.dot.encode()).replace(DRAWN_INK, ink.encode())
            self._drawings[picture, faint] = QSvgRenderer(QByteArray(source)) if source else QSvgRenderer()
        return self._drawings[picture, faint]


class PictureLabel(QLabel):
    """A drawing with its words for who cannot see it."""

    def __init__(self, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("resident.picture")
        self._pictures = pictures
        self._shown = ("", QSize())

    def show_picture(self, picture: str, words: str, size: QSize) -> None:
        """Draw it at this size, sharp on this screen."""
        self.setAccessibleName(words)
        if self._shown != (picture, size):
            self._shown = (picture, size)
            sharp = self.devicePixelRatioF()
            pixmap = QPixmap(size * sharp)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._pictures.draw(picture, painter, QRectF(pixmap.rect()))
            painter.end()
            pixmap.setDevicePixelRatio(sharp)
            self.setPixmap(pixmap)
        self.show()

    def empty(self) -> None:
        """No drawing and no words."""
        self._shown = ("", QSize())
        self.clear()
        self.setAccessibleName("")
        self.hide()


class CodeLabel(BlockLabel):
    """The code that is said on the phone, in a rounded frame. It reads from left to right in every language."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__("resident.code", colour, parent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.block is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = max(2.0, self.height() / 26)
        painter.setPen(QPen(self.colour, thick))
        painter.drawRoundedRect(_inside(self, thick), self.height() / 5, self.height() / 5)
        corner = QPointF((self.width() - self.block.width) / 2, (self.height() - self.block.height) / 2)
        self.block.layout.draw(painter, corner)


class TouchTarget(QAbstractButton):
    """Something large that the resident may touch. It knows an id and nothing of what the id means."""

    def __init__(self, pictures: Pictures, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._palette = palette
        self.choice = ""
        self.picture = ""
        self.picture_side = 0.0
        self.block: Block | None = None
        self.touched = False
        # The window takes no keyboard; a frame around the first choice would look like an answer.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty()

    def offer(self, choice: str, text: str, picture: str) -> None:
        """Stand for this choice."""
        self.choice = choice
        self.picture = picture
        self.touched = False
        self.setObjectName(f"resident.choice.{choice}")
        self.setText(text)
        self.setEnabled(True)
        self.setAccessibleDescription("")

    def place(self, block: Block, picture_side: float) -> None:
        """How its text stands in it, beneath a picture of this size."""
        self.block = block
        self.picture_side = picture_side
        self.show()
        self.update()

    def hitButton(self, position: QPoint) -> bool:  # noqa: N802
        # A hand that shakes may leave the edge between touching and letting go.
        return self.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(position)

    def empty(self) -> None:
        """Stand for nothing."""
        self.choice = self.picture = ""
        self.block = None
        self.setObjectName("")
        self.setText("")
        self.setAccessibleDescription("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.block is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, able = self._palette, self.isEnabled()
        strong = self.isDown() or self.touched
        thick = max(1.2, self.height() / 60) * (2.5 if strong else 1.0)
        pen = QPen(QColor(palette.ink if strong else palette.line), thick)
        if not able:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(palette.card if able else palette.paper))
        radius = self.height() / 7
        painter.drawRoundedRect(_inside(self, thick), radius, radius)
        painter.setPen(QColor(palette.ink if able else palette.quiet))
        self._paint_inside(painter, self.block, faint=not able)

    def _paint_inside(self, painter: QPainter, block: Block, faint: bool) -> None:
        side = self.picture_side
        width, height = float(self.width()), float(self.height())
        gap = side / 8
        top = (height - side - gap - block.height) / 2
        self._pictures.draw(self.picture, painter, QRectF((width - side) / 2, top, side, side), faint)
        block.layout.draw(painter, QPointF((width - block.width) / 2, top + side + gap))


def _inside(widget: QWidget, thick: float) -> QRectF:
    half = thick / 2 + 0.5
    return QRectF(widget.rect()).adjusted(half, half, -half, -half)
