"""The line itself: at its end stand the life domain, what else can be said of it, and the key that keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from keukentafel.i18n import Catalogue
from keukentafel.ui.catch.catch_fields import BarePick
from keukentafel.ui.parts.key_cap import KeyCap
from keukentafel.ui.shared.shortcuts import IN_THE_LINE, SHORTCUTS, only_key

AIR = 8
AROUND = 44
"""What the edges of the line take of the room for words."""
MOST_OF_THE_LINE = 0.34
"""What of the line the name of a life domain may take."""
LEAST_LETTERS = 18
"""What is kept for words, before anything else in the line gives way."""


class _Offer(QWidget):
    """Quiet words at the end of the line, and the key that takes them."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.button = QPushButton()
        self.button.setProperty("role", "offer")
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.button)
        row.addWidget(KeyCap(key))
        self.hide()

    def offer(self, text: str, spoken: str) -> bool:
        """Whether that is something else than before; Qt works out a line anew even when it is told the same."""
        if text == self.button.text() and bool(text) != self.isHidden():
            return False
        self.button.setText(text)
        self.button.setAccessibleName(spoken)
        self.setVisible(bool(text))
        return True


class CatchInput(QLineEdit):
    """Tab takes a life domain that the words suggest; the arrows up and down go through the others."""

    taken = Signal()
    stepped = Signal(int)
    """One life domain further (1) or back (-1)."""

    def __init__(self, words: Catalogue, about: BarePick) -> None:
        super().__init__()
        t = words.t
        self._domain = _Offer(t("Tab"))
        self._last = _Offer(SHORTCUTS["move"].key.replace("+", " "))
        self.suggestion, self.move_last = self._domain.button, self._last.button
        self.suggestion.setObjectName("catch.suggestion")
        self.move_last.setObjectName("catch.move")
        self.about = about
        about.box.setProperty("role", "inline")
        about.box.setMinimumWidth(0)
        self.more = QPushButton()
        self.more.setObjectName("catch.more")
        self.more.setProperty("role", "offer")
        self._suggests = False
        self._invitations: Sequence[str] = ("",)
        self.save = QPushButton(t("Enter"))
        self.save.setObjectName("catch.save")
        self.save.setProperty("role", "cap")
        self.save.setAccessibleName(t("Bewaar"))
        self.save.setToolTip(t("Bewaar"))
        self.suggestion.clicked.connect(self.taken)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 14, 0)
        self._row.setSpacing(AIR)
        self._row.addStretch(1)
        for widget in (self._last, self._domain, about, self.more, self.save):
            self._row.addWidget(widget)
        about.box.currentIndexChanged.connect(self.make_room)

    def put_back(self, text: str) -> None:
        """A kept draft; what stands there already is left alone, with the caret in it."""
        if self.text() != text:
            self.setText(text)

    def invite(self, texts: Sequence[str]) -> None:
        """Say the first of these for which there is room while nothing was typed; the last is the shortest."""
        if texts != self._invitations:
            self._invitations = texts
            self.make_room()

    def suggest(self, text: str, spoken: str) -> None:
        """Show a suggestion, or none when the text is empty."""
        self._suggests = bool(text)
        if self._domain.offer(text, spoken):
            self.make_room()

    def offer_move(self, text: str) -> None:
        """Offer to send elsewhere what was kept last; no longer when the text is empty."""
        if self._last.offer(text, text):
            self.make_room()

    def say_more(self, text: str) -> None:
        """What the button does that opens or closes the rest."""
        if text != self.more.text():
            self.more.setText(text)
            self.more.setAccessibleName(text)
            self.make_room()

    def follow(self) -> None:
        """Let Tab go through what stands in the line, in the order of reading."""
        before: QWidget = self
        for widget in (self.move_last, self.suggestion, self.about.box, self.more, self.save):
            QWidget.setTabOrder(before, widget)
            before = widget

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._take_by_key(event):
            return True
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.make_room()
        return super().event(event)

    def _take_by_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        keys = {name: only_key(shortcut.key) for name, shortcut in IN_THE_LINE.items()}
        if event.key() == keys["take_domain"] and not self._domain.isHidden():
            self.taken.emit()
        elif event.key() == keys["next_domain"]:
            self.stepped.emit(1)
        elif event.key() == keys["previous_domain"]:
            self.stepped.emit(-1)
        else:
            return False
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.make_room()

    def make_room(self) -> None:
        """Keep the words clear of what stands at the end."""
        box = self.about.box
        box.ensurePolished()
        name = box.fontMetrics().horizontalAdvance(box.currentText()) + 40
        box.setFixedWidth(min(name, int(self.width() * MOST_OF_THE_LINE)))
        beside = sum(_wide(w) for w in (self._last, self._domain, self.more, self.save) if not w.isHidden())
        room = self.width() - beside - AIR
        with_about = room - _wide(self.about)
        # What was written is sent elsewhere more often than the next line is placed before it is there.
        least = self.fontMetrics().horizontalAdvance("n") * LEAST_LETTERS
        shows_about = not self._suggests and (self._last.isHidden() or with_about >= least)
        self.about.setVisible(shows_about)
        room = with_about if shows_about else room
        self.setTextMargins(0, 0, self.width() - room, 0)
        fits = self.fontMetrics().horizontalAdvance
        said = (text for text in self._invitations if fits(text) <= room - AROUND)
        self.setPlaceholderText(next(said, self._invitations[-1]))


def _wide(widget: QWidget) -> int:
    return widget.sizeHint().width() + AIR
