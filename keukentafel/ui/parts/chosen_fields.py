"""The inputs in which something is chosen: chips, a list that unfolds, a switch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from keukentafel.ui.parts.boxes import PickBox, TickBox
from keukentafel.ui.parts.chip import Chip, make_one_stop
from keukentafel.ui.parts.field import Field
from keukentafel.ui.parts.flow_layout import FlowLayout

Option = tuple[str, str]
"""A value and what it is called on the screen."""


class _Chips(Field):
    def __init__(self, name: str, label: str, options: Iterable[Option], exclusive: bool) -> None:
        super().__init__(name, label)
        self._exclusive = exclusive
        self._holder = QWidget()
        # A chip is higher for a hand than for an eye.
        self._flow = FlowLayout(self._holder, line_gap=0)
        self._chips: dict[str, Chip] = {}
        self._offered: tuple[Option, ...] = ()
        self._left_out: set[str] = set()
        self._form = ""
        self._hold(self._holder)
        self.set_options(options)

    chosen = Signal(str)

    def set_options(self, options: Iterable[Option]) -> None:
        """Offer these; what was chosen and is still there stays chosen."""
        options = tuple(options)
        if options == self._offered:
            return
        self._offered = options
        kept = {value for value, button in self._chips.items() if button.isChecked()}
        for button in self._chips.values():
            self._flow.removeWidget(button)
            button.setObjectName("")
            button.hide()
            button.deleteLater()
        self._chips, self._left_out = {}, set()
        for value, text in options:
            button = self._make_chip(value, text)
            button.setChecked(value in kept)
            button.setAccessibleDescription(self.label_text)
            button.clicked.connect(lambda _checked=False, v=value: self._clicked(v))
            button.entered.connect(lambda b=button: self._stop_at(b))
            self._flow.addWidget(button)
            self._chips[value] = button
        row = tuple(self._chips.values())
        for button in row:
            button.stand_among(row)
        self._stop_at_chosen()
        if self._form:
            self.claim(self._form)
        self.rebuilt.emit()

    def _make_chip(self, _value: str, text: str) -> Chip:
        return Chip(text)

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self._chips.values())

    def leave_out(self, *values: str) -> None:
        """Do not show these, but for what is chosen, and show all others."""
        self._left_out = {value for value in values if value not in self._checked()}
        for value, button in self._chips.items():
            button.setHidden(value in self._left_out)
        self._stop_at_chosen()

    def _stop_at_chosen(self) -> None:
        chips = [button for value, button in self._chips.items() if value not in self._left_out]
        here = next((button for button in chips if button.isChecked()), next(iter(chips), None))
        if here is not None:
            self._stop_at(here)

    def _stop_at(self, here: Chip) -> None:
        make_one_stop(tuple(self._chips.values()), here)
        self._label.setBuddy(here)
        self._target = here

    def _clicked(self, value: str) -> None:
        if self._exclusive:
            for other, button in self._chips.items():
                button.setChecked(other == value and self._chips[value].isChecked())
        self.changed.emit()
        self.chosen.emit(value)

    def claim(self, form_name: str) -> None:
        super().claim(form_name)
        self._form = form_name
        for value, button in self._chips.items():
            button.setObjectName(f"{form_name}.{self.name}.{value}")

    def _checked(self) -> tuple[str, ...]:
        return tuple(value for value, button in self._chips.items() if button.isChecked())

    def choose(self, *values: str) -> None:
        """Choose these and nothing else."""
        for value, button in self._chips.items():
            button.setChecked(value in values)
        if not any(button.hasFocus() for button in self._chips.values()):
            self._stop_at_chosen()

    def clear(self) -> None:
        self.choose()


class ChoiceField(_Chips):
    """One of a few, as chips; clicking the chosen one again lets it go. `value()` is "" when none is chosen."""

    def __init__(self, name: str, label: str, options: Iterable[Option], default: str = "") -> None:
        super().__init__(name, label, options, exclusive=True)
        self._default = default
        self.choose(default)

    def value(self) -> str:
        return next(iter(self._checked()), "")

    def clear(self) -> None:
        self.choose(self._default)


class ManyField(_Chips):
    """Any of a few, as chips. Where the options are asked for, there are none before the first `refresh`."""

    def __init__(self, name: str, label: str, options: Iterable[Option] | Callable[[], Iterable[Option]]) -> None:
        self._ask = options if callable(options) else None
        super().__init__(name, label, () if callable(options) else options, exclusive=False)

    def refresh(self) -> None:
        """Ask again what there is to choose; what was chosen and is still there stays."""
        if self._ask is not None:
            self.set_options(self._ask())

    def value(self) -> tuple[str, ...]:
        return self._checked()


class PickField(Field):
    """One of a list that unfolds; `free` also takes a text that is not in the list.

    It offers nothing before it is seen or given a value: with its first item Qt makes the list that unfolds.
    """

    def __init__(self, name: str, label: str, options: Callable[[], Sequence[Option]], free: bool = False) -> None:
        super().__init__(name, label)
        self._options = options
        self.box = PickBox()
        self.box.setEditable(free)
        self.box.setMinimumWidth(180)
        self._free = free
        self._hold(self.box)
        self.box.activated.connect(self.changed)
        self.box.currentTextChanged.connect(self.changed)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(label)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        super().showEvent(event)
        if not self.box.count():
            self.refresh()

    def refresh(self) -> None:
        """Ask again what there is to choose; what was chosen stays."""
        if self.box.count() or self.isVisible():
            self._ask()

    def _ask(self) -> None:
        before = self.box.currentData() if not self._free else self.box.currentText()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem("", "")
        for value, text in self._options():
            self.box.addItem(text, value)
        if self._free:
            self.box.setEditText(before or "")
        else:
            self.box.setCurrentIndex(max(0, self.box.findData(before)))
        self.box.blockSignals(False)

    def value(self) -> str:
        """The value that was picked, or the free text."""
        if self._free:
            text = self.box.currentText().strip()
            place = self.box.findText(text)
            return str(self.box.itemData(place)) if text and place >= 0 else text
        return str(self.box.currentData() or "")

    def choose(self, value: str) -> None:
        """Pick a value."""
        if not self.box.count():
            self._ask()
        place = self.box.findData(value)
        if place >= 0:
            self.box.setCurrentIndex(place)
        elif self._free:
            self.box.setEditText(value)

    def clear(self) -> None:
        self.box.setCurrentIndex(0)
        if self._free:
            self.box.setEditText("")


class SwitchField(Field):
    """Yes or no, with its label beside it."""

    def __init__(self, name: str, label: str, default: bool = False) -> None:
        super().__init__(name, label)
        self._label.hide()
        self._default = default
        self.box = TickBox(label)
        self.box.setChecked(default)
        self.box.clicked.connect(self.changed)
        self._hold(self.box)

    def value(self) -> bool:
        return self.box.isChecked()

    def clear(self) -> None:
        self.box.setChecked(self._default)
