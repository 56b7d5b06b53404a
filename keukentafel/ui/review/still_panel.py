"""Klopt dit nog? The items of the previous report, each with four answers of one key; none of them is a fact yet."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from keukentafel.domain.carried import Still
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.difference import Change, Changed
from keukentafel.domain.report.difference_words import HEADS, sentence, subject, words
from keukentafel.domain.report.report_review import StillLine
from keukentafel.domain.review import ended, unanswered
from keukentafel.domain.running_text import capital_first
from keukentafel.services import reviews
from keukentafel.ui.parts.choices import name, options
from keukentafel.ui.parts.fields import ChoiceField
from keukentafel.ui.parts.fold_button import FoldButton
from keukentafel.ui.parts.page import empty, label
from keukentafel.ui.shared.session import Session

KEYS = {
    Qt.Key.Key_K: Still.YES,
    Qt.Key.Key_V: Still.CHANGED,
    Qt.Key.Key_N: Still.NO_LONGER,
    Qt.Key.Key_O: Still.NOT_DISCUSSED,
}


class StillRow(QWidget):
    """One item: what the previous report said, the answers, and what is said now."""

    answered = Signal(int, str)

    def __init__(self, number: int, line: StillLine, session: Session) -> None:
        super().__init__()
        t = session.words.t
        item = line.item
        said = f"{capital_first(subject(item, t))}: {words(item.kind, item.told, t, session.words.day)}"
        self.choice = ChoiceField(str(number), said, options(Still, session.words), line.answer or "")
        self.choice.claim("still")
        self.choice.chosen.connect(lambda value: self.answered.emit(number, value))
        for one in self.choice.findChildren(QLabel):
            if one.text() == said:
                one.setWordWrap(True)
                one.setProperty("role", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 10)
        column.setSpacing(2)
        column.addWidget(self.choice)
        if ended(item, session.desk.today()):
            over = label(t("De laatste dag hiervan is voorbij."), "quiet")
            over.setObjectName(f"still.{number}.ended")
            column.addWidget(over)
        now = self._now(line, session)
        if now:
            shown = label(now, "quiet")
            shown.setObjectName(f"still.{number}.now")
            column.addWidget(shown)

    def _now(self, line: StillLine, session: Session) -> str:
        """Previous and now as one sentence; nothing where they say the same."""
        item = line.item
        if line.answer is Still.NO_LONGER:
            change = Change(item.kind, Changed.GONE, item.told, None, item.need, item.name, item.code)
        elif line.answer is Still.CHANGED and line.now is not None and line.now != item.told:
            change = Change(item.kind, Changed.CHANGED, item.told, line.now, item.need, item.name, item.code)
        else:
            return ""
        return sentence(change, session.words.t, session.words.day)

    def take_focus(self) -> None:
        """Go to its answers."""
        self.choice.setFocus(Qt.FocusReason.OtherFocusReason)


class StillPanel(QWidget):
    """Folded behind `fold.still`; there only when this conversation reviews a previous report."""

    change_asked = Signal(int)
    """The item with that number changed: its form is wanted, filled in with what was."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("still")
        self.setProperty("refused", "")
        self._session = session
        self._shown: object = None
        self._rows: dict[int, StillRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = FoldButton()
        self.button.setObjectName("fold.still")
        self.button.clicked.connect(self._toggle)
        column.addWidget(self.button)
        self._inside = QWidget()
        self._items = QVBoxLayout(self._inside)
        self._items.setContentsMargins(22, 0, 0, 12)
        column.addWidget(self._inside)
        self._inside.hide()

    @property
    def is_open(self) -> bool:
        """Whether the items are to be seen."""
        return not self._inside.isHidden()

    def refresh(self) -> None:
        """Show the items as they are answered now."""
        session = self._session
        previous = session.conversation.previous if session.has_visit else None
        self.setVisible(previous is not None)
        if previous is None:
            self._shown = None
            self._inside.hide()
            return
        t = session.words.t
        left = len(unanswered(session.conversation))
        text = session.words.tn("nog {n} onderdeel te vragen", "nog {n} onderdelen te vragen", left).format(n=left)
        title = t("Klopt het eigen verhaal nog?") if previous.own_story else t("Klopt het vorige verslag nog?")
        self.button.say(f"{title} · {text if left else t('alles gevraagd')}")
        self.button.show_open(self.is_open)
        lines = reviews.lines_of(session.visit)
        if lines != self._shown:
            self._shown = lines
            self._fill(lines)

    def _fill(self, lines: tuple[tuple[int, StillLine], ...]) -> None:
        here = self._here()
        empty(self._items)
        t, previous = self._session.words.t, self._session.conversation.previous
        assert previous is not None
        source = t("Uit het {kind} van {day}. Niets hiervan geldt al: vraag het eerst.").format(
            kind=name(previous.kind, self._session.words), day=self._session.words.day(previous.at.date())
        )
        if previous.own_story:
            source = t("Uit het eigen verhaal van {day}, meegebracht. Niets hiervan geldt al: vraag het eerst.").format(
                day=self._session.words.day(previous.at.date())
            )
        keys = t("K: klopt nog · V: veranderd · N: niet meer · O: nog niet besproken")
        self._items.addWidget(label(source, "quiet"))
        self._items.addWidget(label(keys, "quiet"))
        self._rows = {}
        for kind, group in groupby(lines, lambda pair: pair[1].item.kind):
            self._items.addWidget(label(t(HEADS[kind]), "head"))
            for number, line in group:
                row = StillRow(number, line, self._session)
                row.answered.connect(self._answer)
                self._items.addWidget(row)
                self._rows[number] = row
        if here:
            self._focus(here)

    def _here(self) -> int:
        focus = QApplication.focusWidget()
        return next((n for n, row in self._rows.items() if focus is not None and row.isAncestorOf(focus)), 0)

    def _focus(self, number: int) -> None:
        if number in self._rows:
            self._rows[number].take_focus()

    def _toggle(self) -> None:
        self._inside.setVisible(not self.is_open)
        self.refresh()
        if self.is_open:
            left = unanswered(self._session.conversation)
            if left and self.isVisible():
                self._focus(left[0].number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        answer, here = KEYS.get(Qt.Key(event.key())), self._here()
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self._toggle()
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif answer is not None and here and not event.modifiers():
            self._answer(here, answer.value)
        else:
            super().keyPressEvent(event)

    def _answer(self, number: int, value: str) -> None:
        session, answer = self._session, Still(value)
        outcome = session.attempt(lambda: reviews.answer(session.visit, number, answer))
        refused = outcome if isinstance(outcome, Refused) else None
        self.setProperty("refused", refused.code if refused else "")
        if outcome is not True:
            self._shown = None
            self.refresh()
            if refused is not None:
                self._rows[number].choice.refuse(session.words.t(refused.reason.text))
            self._focus(number)
            return
        if answer is Still.CHANGED:
            self.change_asked.emit(number)
            return
        later = [other for other in self._rows if other > number]
        waiting = {carried.number for carried in unanswered(session.conversation)}
        following = next((n for n in later if n in waiting), number)
        self._focus(following)
