"""What every input of a form is: a name, a visible label, and a place for the reason when it is refused."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from keukentafel.ui.parts.side_by_side import SideBySide
from keukentafel.ui.parts.text_label import Caption, label as said


class Field(QWidget):
    """One input with its label above it. `value()` is what the service gets."""

    typed = Signal(str, str)
    """The name of the field and the text in it, after every key: for the draft keeper."""
    changed = Signal()
    """Something else stands in it: what was said of what stood there before is no longer so."""
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
        self._size_by_letters()

    def _size_by_letters(self) -> None:
        """Give the input the size that its letters ask for, where it has one of its own."""

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's name
        super().changeEvent(event)
        if self._target is not None and event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._size_by_letters()

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
        self.changed.connect(lambda: self.refuse(""))
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


class Row(QWidget):
    """Fields beside each other, where there is room for that."""

    def __init__(self, *fields: Field) -> None:
        super().__init__()
        self.fields = fields
        row = SideBySide(self, gap=16, line_gap=10)
        for field in fields:
            row.addWidget(field)
