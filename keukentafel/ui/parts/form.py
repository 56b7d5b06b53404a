"""A form: fields, one button, and the reason beside the field when the input is not taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.domain.refusals import REASONS, Refused
from keukentafel.ui.parts.fields import ChoiceField, Field, ManyField, PickField, Row
from keukentafel.ui.shared.session import Session

Values = dict[str, Any]
"""What was filled in, by field name."""


class Form(QWidget):
    """Fields named `<form>.<field>`, a button `<form>.save`, and `<form>.error` for what concerns no field.

    `save` is the text of the button, or a button that was made elsewhere.

    `submit` is called with the values and may raise Refused; when it does not, the form is empty again.
    After a refusal the property `refused` holds its code; it is empty after a success.

    Enter goes on to the next text that is still empty, and saves where there is none; Ctrl+Enter saves at once.
    """

    done = Signal()

    def __init__(
        self,
        name: str,
        session: Session,
        fields: Sequence[Field | Row],
        save: str | QPushButton,
        submit: Callable[[Values], None],
        keep_values: bool = False,
    ) -> None:
        super().__init__()
        self.name = name
        self.said = session.words.t("opgeschreven")
        """What is said quietly when it was taken."""
        self.setObjectName(name)
        self._session = session
        self._submit = submit
        self._keep = keep_values
        self._fields: dict[str, Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(10)
        for item in fields:
            column.addWidget(item)
            for field in item.fields if isinstance(item, Row) else (item,):
                field.claim(name)
                field.typed.connect(self._typed)
                field.rebuilt.connect(self._order_tabs)
                self._fields[field.name] = field
        self._error = QLabel()
        self._error.setObjectName(f"{name}.error")
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        self.save_button = save if isinstance(save, QPushButton) else _primary(save)
        self.save_button.setObjectName(f"{name}.save")
        self.save_button.clicked.connect(self.submit)
        foot = QHBoxLayout()
        foot.addWidget(self.save_button)
        foot.addWidget(self._error, 1)
        foot.addStretch(0)
        column.addLayout(foot)
        self.setProperty("refused", "")
        session.drafts.attach(self)

    def _order_tabs(self) -> None:
        inputs = [one for field in self._fields.values() for one in field.inputs()]
        for before, after in pairwise([*inputs, self.save_button]):
            QWidget.setTabOrder(before, after)

    def field(self, name: str) -> Field:
        """One of its fields. Raises KeyError."""
        return self._fields[name]

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by name."""
        return dict(self._fields)

    def refresh(self) -> None:
        """Ask again what there is to choose."""
        for field in self._fields.values():
            if isinstance(field, PickField):
                field.refresh()

    def restore(self, field: str, text: str) -> None:
        """Put a kept draft back."""
        # What is there already is left alone, with the caret in it.
        if field in self._fields and self._fields[field].value() != text:
            self._fields[field].restore(text)

    def clear(self) -> None:
        """Empty every field and every reason."""
        for field in self._fields.values():
            field.clear()
        self._say(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        here = QApplication.focusWidget()
        at_once = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if isinstance(here, QPushButton) and not at_once:
            here.click()
            return
        further = None if at_once else self._next_empty(here)
        if further is None:
            self.submit()
        else:
            further.setFocus(Qt.FocusReason.TabFocusReason)

    def _next_empty(self, here: QWidget | None) -> QWidget | None:
        inputs = [one for field in self._fields.values() for one in field.inputs() if one.isVisible()]
        at = next((place for place, one in enumerate(inputs) if one is here or one.focusWidget() is here), -1)
        return next((one for one in inputs[at + 1 :] if _waits_for_text(one)), None)

    def submit(self) -> None:
        """Hand in what was filled in."""
        try:
            values: Values = {name: field.value() for name, field in self._fields.items()}
        except Refused as refused:
            self._say(refused)
            return
        outcome = self._session.attempt(lambda: self._submit(values), self.name)
        if outcome is None:
            return
        if isinstance(outcome, Refused):
            self._say(outcome)
            return
        self._say(None)
        if not self._keep:
            self.clear()
        self._session.drafts.forget(self)
        self.done.emit()

    def _say(self, refused: Refused | None) -> None:
        for field in self._fields.values():
            field.refuse("")
        self._error.hide()
        self.setProperty("refused", refused.code if refused else "")
        if refused is None:
            return
        at = self._fields.get(refused.field)
        nothing_chosen = refused.code == "empty" and _is_chosen(at)
        told = REASONS["empty/choice"] if nothing_chosen else refused.reason
        reason = self._session.words.t(told.text)
        if at is not None:
            at.refuse(reason)
            at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._error.setText(reason)
            self._error.show()

    def _typed(self, field: str, text: str) -> None:
        self._session.drafts.typed(f"{self.name}.{field}", text)


def _primary(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "primary")
    button.setAccessibleName(text)
    return button


def _is_chosen(field: Field | None) -> bool:
    """Whether its answer is one of those that it shows, and is not typed."""
    return isinstance(field, ChoiceField | ManyField) or (isinstance(field, PickField) and not field.box.isEditable())


def _waits_for_text(widget: QWidget) -> bool:
    if isinstance(widget, QLineEdit):
        return not widget.text()
    return isinstance(widget, QPlainTextEdit) and not widget.toPlainText()
