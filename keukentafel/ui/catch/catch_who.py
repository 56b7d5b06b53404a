"""Who exactly said it, through whom, and in whose words: beneath the sources, and only where that matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from keukentafel.domain.people import Participant
from keukentafel.i18n import Catalogue
from keukentafel.ui.catch.catch_fields import BarePick
from keukentafel.ui.parts.chip import make_one_stop
from keukentafel.ui.parts.fields import Option, SwitchField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.key_cap import KeyChip

MOST = 9
"""As many people as there are keys for."""


class CatchWho(QWidget):
    """`catch.who.<id>` for each person it can be, and `catch.by`, `catch.via`, `catch.own_words`.

    While the question stands a digit answers it, or a letter that only one of the names begins with; any other
    letter begins a name in `catch.by`.
    """

    answered = Signal()

    def __init__(
        self, words: Catalogue, speakers: Callable[[], Sequence[Option]], interpreters: Callable[[], Sequence[Option]]
    ) -> None:
        super().__init__()
        t = words.t
        self._t = t
        self.by = BarePick("by", t("Wie precies?"), speakers, free=True, nothing=t("wie precies?"))
        self.via = BarePick("via", t("Via welke tolk?"), interpreters, nothing=t("zonder tolk"))
        self.own_words = SwitchField("own_words", t("eigen woorden"))
        self._people: tuple[Participant, ...] = ()
        self._chips: tuple[KeyChip, ...] = ()
        self._flow = FlowLayout(self, 6, line_gap=0)
        for field in (self.by, self.via, self.own_words):
            self._flow.addWidget(field)
        self.by.box.currentTextChanged.connect(self._show_chosen)
        line = self.by.box.lineEdit()
        assert line is not None
        line.returnPressed.connect(self.answered)

    def offer(self, people: Sequence[Participant]) -> None:
        """These can be meant."""
        offered = tuple(people[:MOST]) if len(people) > 1 else ()
        if offered == self._people:
            return
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.setObjectName("")
            chip.hide()
            chip.deleteLater()
        self._people = offered
        self._chips = tuple(self._chip(number, person) for number, person in enumerate(offered, 1))
        before: QWidget = self.own_words.box
        for widget in (*self._chips, self.by, self.via, self.own_words):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        for chip in self._chips:
            chip.stand_among(self._chips)
            QWidget.setTabOrder(before, chip)
            before = chip
        for after in (self.by.box, self.via.box, self.own_words.box):
            QWidget.setTabOrder(before, after)
            before = after
        self._show_chosen()

    def _chip(self, number: int, person: Participant) -> KeyChip:
        chip = KeyChip(person.name, str(number))
        chip.setObjectName(f"catch.who.{person.id}")
        chip.setAccessibleDescription(self.by.label_text)
        chip.clicked.connect(lambda _checked=False, who=person.id: self._answer(who))
        return chip

    def ask(self) -> None:
        """Put the keyboard where the question is answered."""
        if self._chips:
            self._chips[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fitting(self, by: bool, via: bool, own_words: bool) -> None:
        """Show what matters now; the chips stand with the question who it was."""
        for chip in self._chips:
            chip.setVisible(by)
        self.by.setVisible(by)
        self.via.setVisible(via)
        self.own_words.setVisible(own_words)
        self.setVisible(by or via or own_words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        typed = event.text()
        asked = any(chip.hasFocus() for chip in self._chips)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not (asked and plain and typed.isprintable() and typed.strip()):
            super().keyPressEvent(event)
            return
        if typed.isdecimal():
            if 1 <= int(typed) <= len(self._people):
                self._answer(self._people[int(typed) - 1].id)
            return
        meant = [person for person in self._people if _begins(person, typed.lower())]
        if len(meant) == 1:
            self._answer(meant[0].id)
            return
        self.by.box.setEditText(typed)
        self.by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, who: str) -> None:
        self.by.choose(who)
        self._show_chosen()
        self.answered.emit()

    def _show_chosen(self) -> None:
        chosen = self.by.value()
        for chip, person in zip(self._chips, self._people, strict=True):
            chip.setChecked(person.id == chosen)
        here = next((chip for chip in self._chips if chip.isChecked()), next(iter(self._chips), None))
        if here is not None:
            make_one_stop(self._chips, here)


def _begins(person: Participant, letter: str) -> bool:
    """Whether the short name, or a name in it that is written with a capital, begins with the letter."""
    names = [word for word in person.name.split() if word[:1].isupper()]
    return any(name[:1].lower() == letter for name in (person.id, *names))
