"""The inputs of a form. Each has a name, a visible label, and a place for the reason when it is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.boxes import PickBox, TickBox
from keukentafel.ui.parts.chip import Chip, make_one_stop
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.hinted_line import HintedLine
from keukentafel.ui.parts.side_by_side import SideBySide
from keukentafel.ui.parts.text_label import Caption, label as said

Option = tuple[str, str]
"""A value and what it is called on the screen."""


class Field(QWidget):
    """One input with its label above it. `value()` is what the service gets."""

    typed = Signal(str, str)
    """The name of the field and the text in it, after every key: for the draft keeper."""
    _target: QWidget | None = None
    _form_name = ""
    rebuilt = Signal()
    """Its inputs are other widgets now, which stand at the end of the tab order."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.name = name
        self.label_text = label
        self._label = Caption(label)
        self._error: QLabel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)
        self._column.addWidget(self._label)

    def _hold(self, widget: QWidget, focus: QWidget | None = None) -> None:
        self._column.addWidget(widget)
        target = focus or widget
        target.setAccessibleName(self.label_text)
        self._label.setBuddy(target)
        self._target = target

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802
        # Not by a focus proxy: Tab comes back through it to inputs that were put elsewhere in the order, for ever.
        if self._target is not None:
            self._target.setFocus(reason)

    def claim(self, form_name: str) -> None:
        """Take the object name by which scripts and tests find this input."""
        self.setObjectName(f"{form_name}.{self.name}.field")
        self._form_name = form_name
        if self._target is not None:
            self._target.setObjectName(f"{form_name}.{self.name}")

    def refuse(self, reason: str) -> None:
        """Show why this input is not taken."""
        if self._error is None and reason:
            self._error = self._make_error()
        if self._error is not None:
            self._error.setText(reason)
            self._error.setVisible(bool(reason))

    def _make_error(self) -> QLabel:
        # Only now: three hundred fields are seldom refused, and a label is fifteen KiB under a style sheet.
        error = said("", "error")
        error.setObjectName(f"{self._form_name}.{self.name}.error")
        self._column.addWidget(error)
        return error

    def inputs(self) -> tuple[QWidget, ...]:
        """What takes the keyboard, in reading order."""
        return (self._target,) if self._target is not None else ()

    def refresh(self) -> None:
        """Ask again what there is to choose, where that is asked for."""

    def value(self) -> object:
        """What was filled in."""
        raise NotImplementedError

    def clear(self) -> None:
        """Make it empty again."""
        raise NotImplementedError

    def restore(self, text: str) -> None:
        """Put a kept draft back, where the field keeps drafts."""


class OneLine(Field):
    """What the fields share in which one line is typed. With `widest`, the line is not wider than those letters."""

    def __init__(self, name: str, label: str, hint: str = "", line: QLineEdit | None = None, widest: str = "") -> None:
        super().__init__(name, label)
        self.line = line or HintedLine()
        self.line.setPlaceholderText(hint)
        self._widest = widest
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        if self._widest:
            self.line.ensurePolished()
            self.line.setMaximumWidth(self.line.fontMetrics().horizontalAdvance(self._widest) + 40)

    def clear(self) -> None:
        # Unlike clear(), this forgets what could be undone: it was handed in.
        self.line.setText("")


class LineField(OneLine):
    """One line of text, of which a draft is kept."""

    def __init__(self, name: str, label: str, hint: str = "", line: QLineEdit | None = None) -> None:
        super().__init__(name, label, hint, line)
        self.line.textChanged.connect(lambda text: self.typed.emit(self.name, text))
        self._place()

    def _place(self) -> None:
        self._hold(self.line)

    def value(self) -> str:
        return self.line.text()

    def restore(self, text: str) -> None:
        self.line.setText(text)


class TextField(Field):
    """A few lines of text; Tab goes on to the next input."""

    def __init__(self, name: str, label: str, hint: str = "", lines: int = 2) -> None:
        super().__init__(name, label)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setPlaceholderText(hint)
        self._lines = lines
        self.edit.textChanged.connect(lambda: self.typed.emit(self.name, self.edit.toPlainText()))
        self._hold(self.edit)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _fit(self) -> None:
        self.edit.ensurePolished()
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * self._lines + 28)

    def value(self) -> str:
        return self.edit.toPlainText()

    def clear(self) -> None:
        self.edit.clear()

    def restore(self, text: str) -> None:
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)


class DateField(OneLine):
    """A day, typed as 26-11-2026. Empty is no day."""

    PATTERNS = ("%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")

    def __init__(self, name: str, label: str) -> None:
        super().__init__(name, label, "dd-mm-jjjj", widest="mm-mm-mmmm")
        self._hold(self.line)

    def value(self) -> date | None:
        """The day, or None. Raises Refused for what is not a day."""
        text = self.line.text().strip()
        if not text:
            return None
        for pattern in self.PATTERNS:
            try:
                return datetime.strptime(text, pattern).date()
            except ValueError:
                continue
        raise Refused("bad_date", self.name)

    def set_day(self, day: date | None) -> None:
        """Put a day in the field."""
        self.line.setText(day.strftime("%d-%m-%Y") if day else "")


class _Chips(Field):
    def __init__(self, name: str, label: str, options: Iterable[Option], exclusive: bool) -> None:
        super().__init__(name, label)
        self._exclusive = exclusive
        self._holder = QWidget()
        # A chip is higher for a hand than for an eye.
        self._flow = FlowLayout(self._holder, line_gap=0)
        self._chips: dict[str, Chip] = {}
        self._offered: tuple[Option, ...] = ()
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
        self._chips = {}
        for value, text in options:
            button = self._make_chip(value, text)
            button.setChecked(value in kept)
            button.setAccessibleDescription(self.label_text)
            button.clicked.connect(lambda _checked=False, v=value: self._clicked(v))
            button.entered.connect(lambda b=button: self._stop_at(b))
            self._flow.addWidget(button)
            self._chips[value] = button
        row = tuple(self._chips.values())
        before: QWidget = self._holder
        for button in row:
            # New widgets stand behind everything for who goes by Tab; these stand where their field stands.
            QWidget.setTabOrder(before, button)
            button.stand_among(row)
            before = button
        self._stop_at_chosen()
        if self._form:
            self.claim(self._form)
        self.rebuilt.emit()

    def _make_chip(self, _value: str, text: str) -> Chip:
        return Chip(text)

    def inputs(self) -> tuple[QWidget, ...]:
        return tuple(self._chips.values())

    def _stop_at_chosen(self) -> None:
        chips = self._chips.values()
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
        self._hold(self.box)

    def value(self) -> bool:
        return self.box.isChecked()

    def clear(self) -> None:
        self.box.setChecked(self._default)


class Row(QWidget):
    """Fields beside each other, where there is room for that."""

    def __init__(self, *fields: Field) -> None:
        super().__init__()
        self.fields = fields
        row = SideBySide(self, gap=16, line_gap=10)
        for field in fields:
            row.addWidget(field)
