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

    While the question stands a digit answers it, or a small letter that only one of the names begins with. A letter
    that more of them begin with begins a name in `catch.by`. Whatever is no beginning of a name was meant for the
    line, a capital too: sentences begin with one, and a sentence must not choose who said it.
    """

    answered = Signal()
    typed_on = Signal(str)
    """Somebody who was asked who it was went on with the sentence: this belongs in the line."""

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
        self._begun_by_letter = False
        self._flow = FlowLayout(self, 6, line_gap=0)
        for field in (self.by, self.via, self.own_words):
            self._flow.addWidget(field)
        self.by.box.currentTextChanged.connect(self._show_chosen)
        line = self.by.box.lineEdit()
        assert line is not None
        line.textEdited.connect(self._name_edited)
        line.returnPressed.connect(self._name_ended)

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
        meant = self._meant(typed)
        if typed != typed.lower() or not meant:
            self.typed_on.emit(typed)
        elif len(meant) == 1:
            self._answer(meant[0].id)
        else:
            self.by.box.setEditText(typed)
            self.by.setFocus(Qt.FocusReason.OtherFocusReason)
            self._begun_by_letter = True

    def _meant(self, typed: str) -> list[Participant]:
        return [person for person in self._people if _begins(person, typed.lower())]

    def _name_edited(self, typed: str) -> None:
        if not typed:
            self._begun_by_letter = False
        elif self._begun_by_letter and not self._meant(typed):
            self._begun_by_letter = False
            self.by.clear()
            self.typed_on.emit(typed)

    def _name_ended(self) -> None:
        """A name that was begun by a letter is that of somebody here; who else it can be is typed in the list."""
        if self._begun_by_letter and self.by.value() not in {person.id for person in self._people}:
            meant = self._meant(self.by.box.currentText())
            if len(meant) != 1:
                return
            self.by.choose(meant[0].id)
        self._begun_by_letter = False
        self.answered.emit()

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


def _begins(person: Participant, typed: str) -> bool:
    """Whether the short name, the name, or a name in it that is written with a capital, begins with what was typed."""
    names = [word for word in person.name.split() if word[:1].isupper()]
    return any(name.lower().startswith(typed) for name in (person.id, person.name, *names))
