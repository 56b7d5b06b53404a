"""Beside the sentence of a hulpvraag: a question where it names a means, and what the resident wished."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.content.product_words import means_in
from keukentafel.domain.statements import Statement
from keukentafel.domain.wishes import wishes
from keukentafel.i18n import format_time
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.prompt_row import QuietRow
from keukentafel.ui.parts.sentence import SentenceField
from keukentafel.ui.shared.session import Session

PAUSE_MS = 500
MOST_WISHES = 4


class NeedQuestion(QWidget):
    """`<form>.product`: what may be asked about a product, hours or another solution, once the hands pause.

    It stops nothing: the sentence can always be saved as it is.
    """

    def __init__(self, form: str, session: Session, fields: tuple[SentenceField, ...]) -> None:
        super().__init__()
        self._session = session
        self._fields = fields
        self._question = label("", "asks")
        self._question.setObjectName(f"{form}.product")
        self._question.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._question)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        for field in fields:
            field.line.textChanged.connect(self._typed)

    def ask(self) -> None:
        """Ask now what there is to ask."""
        t = self._session.words.t
        means = means_in(" . ".join(field.value() for field in self._fields))
        text = t(means.family.question).format(word=means.word) if means is not None else ""
        self._question.setText(text)
        self._question.setVisible(bool(text))
        for field in self._fields:
            field.line.setAccessibleDescription(text)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        super().hideEvent(event)
        self._pause.stop()

    def _typed(self) -> None:
        if any(field.value().strip() for field in self._fields):
            self._pause.start()
        else:
            self._pause.stop()
            self.ask()


class _Wish(QuietRow):
    moved = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"need.wish.{number}")
        self._text = label("")
        self._when = label("", "quiet", wrap=False)
        self.add(self._text, 1)
        self.add(self._when)
        self.wish = ""

    def show_wish(self, statement: Statement) -> None:
        self.wish = statement.text
        self._text.setText(statement.text)
        self._when.setText(format_time(statement.at))
        self.setAccessibleName(statement.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if steps:
            self.moved.emit(steps)
        else:
            super().keyPressEvent(event)


class WishList(QWidget):
    """`need.wish.<n>`: what the resident wished, to begin a hulpvraag with, in the words that were said."""

    def __init__(self, session: Session, fields: tuple[SentenceField, ...]) -> None:
        super().__init__()
        self._session = session
        self._fields = fields
        self._target = fields[0]
        self._shown: tuple[Statement, ...] = ()
        self._rows = [_Wish(number) for number in range(1, MOST_WISHES + 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        how = session.words.t("Dit zei de bewoner zelf. ↓ gaat erheen, Enter zet het in de zin.")
        column.addWidget(label(how, "quiet"))
        for place, row in enumerate(self._rows):
            column.addWidget(row)
            row.clicked.connect(lambda _checked=False, r=row: self._take(r.wish))
            row.moved.connect(lambda steps, p=place: self._go(p + steps))
        for field in fields:
            field.down.connect(lambda f=field: self._enter(f))

    def refresh(self) -> None:
        """Offer what was wished and does not stand in a hulpvraag yet."""
        conversation = self._session.conversation
        used = " ".join(f"{need.help_me} {need.so_that}" for need in conversation.needs)
        offered = tuple(wish for wish in wishes(conversation) if wish.text not in used)[:MOST_WISHES]
        self.setVisible(bool(offered))
        if offered == self._shown:
            return
        self._shown = offered
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(offered))
            if place < len(offered):
                row.show_wish(offered[place])

    def _enter(self, field: SentenceField) -> None:
        self._target = field
        self._go(0)

    def _go(self, place: int) -> None:
        if place < 0:
            self._target.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place < len(self._shown) and self.isVisible():
            self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, words: str) -> None:
        line = self._target.line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.deselect()
        line.insert(f" {words}" if line.text() and not line.text().endswith(" ") else words)
