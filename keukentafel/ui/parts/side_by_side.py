"""A layout that puts parts beside each other as long as each has the width it would like, and else goes on below."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from keukentafel.ui.parts.flow_layout import FlowLayout


class SideBySide(FlowLayout):
    """A line is filled to its end: what is left over is shared by the parts that stand on it.

    What a part would like is the width of its size hint; it is given less only where it has a line of its own. The
    heights are those that belong to the widths, and the parts of one line begin at the same height.
    """

    def minimumSize(self) -> QSize:  # noqa: N802  Qt's name
        width = max((item.minimumSize().width() for item in self._shown()), default=0)
        return QSize(width, max((item.minimumSize().height() for item in self._shown()), default=0))

    def sizeHint(self) -> QSize:  # noqa: N802
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(0, len(shown) - 1)
        return QSize(width, max((item.sizeHint().height() for item in shown), default=0))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not _is_hidden(item)]

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        lines: list[list[tuple[QLayoutItem, int]]] = []
        left = 0
        for item in self._shown():
            wanted = item.sizeHint().width()
            if not lines or wanted + self._gap > left:
                lines.append([])
                left = room + self._gap
            lines[-1].append((item, wanted))
            left -= wanted + self._gap
        return [_shared(line, room - self._gap * (len(line) - 1)) for line in lines]

    def _arrange(self, rect: QRect, move: bool) -> int:
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        y = 0
        for line in self._lines(rect.width()):
            x, tallest = 0, 0
            for item, width in line:
                height = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
                if move:
                    left = rect.right() + 1 - x - width if mirrored else rect.left() + x
                    item.setGeometry(QRect(left, rect.top() + y, width, height))
                x += width + self._gap
                tallest = max(tallest, height)
            y += tallest + self._line_gap
        return max(0, y - self._line_gap)


def _is_hidden(item: QLayoutItem) -> bool:
    widget: QWidget | None = item.widget()
    return widget is not None and widget.isHidden()


def _shared(line: list[tuple[QLayoutItem, int]], room: int) -> list[tuple[QLayoutItem, int]]:
    """All the same width, but for what would like more than that."""
    widths: dict[int, int] = {}
    for place in sorted(range(len(line)), key=lambda at: -line[at][1]):
        fair = room // (len(line) - len(widths))
        widths[place] = max(fair, min(line[place][1], room))
        room -= widths[place]
    return [(item, widths[place]) for place, (item, _) in enumerate(line)]
