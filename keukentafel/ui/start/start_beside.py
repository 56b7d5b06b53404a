"""What opens beside the agenda: one thing under its title, that scrolls by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.parts.text_label import label

FITS = {
    QEvent.Type.Resize, QEvent.Type.StyleChange, QEvent.Type.FontChange,
    QEvent.Type.ShowToParent, QEvent.Type.HideToParent,
}  # fmt: skip

BOTH_LETTERS = 96
"""How wide the page is at least, in letters, to show agenda and form beside each other."""
WIDE_EDGES, THIN_EDGES = (48, 32, 48, 28), (28, 14, 28, 10)
"""Around the page, in pixels; thin where large letters need the room."""


class OneOrBoth(QObject):
    """The agenda gives way to what opens beside it where there is no room for both."""

    def __init__(self, page: QWidget, agenda: QWidget, columns: Sequence[QWidget]) -> None:
        super().__init__(page)
        self._page, self._agenda, self._columns = page, agenda, columns
        for widget in (page, *columns):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() in FITS:
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Show what there is room for."""
        letter = self._page.fontMetrics().horizontalAdvance("n" * 20) / 20
        crowded = self._page.width() < letter * BOTH_LETTERS
        layout = self._page.layout()
        if isinstance(layout, QBoxLayout):
            layout.setContentsMargins(*(THIN_EDGES if crowded else WIDE_EDGES))
            for edge in (0, layout.count() - 1):
                layout.setStretch(edge, 0 if crowded else 1)
        self._agenda.setHidden(crowded and any(not column.isHidden() for column in self._columns))


def beside(title: str, what: QWidget, name: str, way_back: str, put_away: Callable[[], None]) -> QScrollArea:
    """A column for `what`, hidden until it is asked for; the button `name` puts it away."""
    holder = QWidget()
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(2, 0, 18, 0)
    back = named_button(name, way_back, put_away, "link")
    above = QHBoxLayout()
    above.addWidget(label(title, "title"), 1)
    above.addWidget(back)
    inside.addLayout(above)
    inside.addWidget(what)
    inside.addStretch(1)
    scroll = scrolled(holder)
    scroll.hide()
    return scroll
