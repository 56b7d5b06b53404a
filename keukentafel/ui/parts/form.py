"""A form: fields, one button, and the reason beside the field when the input is not taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
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
Fields = Sequence[Field | Row]


class Form(QWidget):
    """Fields named `<form>.<field>`, a button `<form>.save`, and `<form>.error` for what concerns no field.

    `save` is the text of the button, or a button that was made elsewhere.

    `fields` are the fields, or what makes them: then the form is empty until it is opened, until somebody asks for one
    of its fields or its button, or until a kept draft is put back in it. Most forms are never opened in a visit.

    `submit` is called with the values and may raise Refused; when it does not, the form is empty again.
    After a refusal the property `refused` holds its code; it is empty after a success.

    Enter goes on to the next text that is still empty, and saves where there is none; in a text of several lines it
    begins a line. Ctrl+Enter saves at once.
    """

    done = Signal()

    def __init__(
        self,
        name: str,
        session: Session,
        fields: Fields | Callable[[], Fields],
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 12)
        self._column.setSpacing(10)
        self.setProperty("refused", "")
        self._save = save
        self._unmade = fields if callable(fields) else None
        self._then: list[Callable[[], object]] = []
        if not callable(fields):
            self._fill(fields)
        session.drafts.attach(self)

    @property
    def is_made(self) -> bool:
        """Whether its inputs are there."""
        return self._unmade is None

    def when_made(self, then: Callable[[], object]) -> None:
        """Do something with its fields as soon as they are there."""
        if self.is_made:
            then()
        else:
            self._then.append(then)

    def make(self) -> None:
        """Have its inputs from now on."""
        if self._unmade is None:
            return
        unmade, self._unmade = self._unmade, None
        self._fill(unmade())
        for then in self._then:
            then()
        self._then = []
        self._stand_here_for_tab()

    def _stand_here_for_tab(self) -> None:
        # What is made later stands at the end of its window for who goes by Tab; these belong where the form is. That
        # is behind what has the keyboard before it: Qt orders nothing behind a widget that never has it, as the form.
        late = []
        widget = self.window().previousInFocusChain()
        while widget is not None and widget is not self and self.isAncestorOf(widget):
            late.append(widget)
            widget = widget.previousInFocusChain()
        before = self.previousInFocusChain()
        while before is not None and before is not self and not before.focusPolicy():
            before = before.previousInFocusChain()
        for widget in reversed(late):
            if before is not None and widget.focusPolicy():
                QWidget.setTabOrder(before, widget)
                before = widget

    def _fill(self, fields: Fields) -> None:
        name = self.name
        self._error = QLabel()
        self._error.setObjectName(f"{name}.error")
        self._error.setProperty("role", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        for item in fields:
            self._column.addWidget(item)
            for field in item.fields if isinstance(item, Row) else (item,):
                field.claim(name)
                field.typed.connect(self._typed)
                field.changed.connect(self._error.hide)
                field.rebuilt.connect(self._order_tabs)
                self._fields[field.name] = field
        self._button = self._save if isinstance(self._save, QPushButton) else _primary(self._save)
        self._button.setObjectName(f"{name}.save")
        self._button.clicked.connect(self.submit)
        foot = QHBoxLayout()
        foot.addWidget(self._button)
        foot.addWidget(self._error, 1)
        foot.addStretch(0)
        self._column.addLayout(foot)

    def setVisible(self, visible: bool) -> None:  # noqa: N802  Qt's name
        if visible:
            self.make()
        super().setVisible(visible)

    @property
    def save_button(self) -> QPushButton:
        """The button that hands in."""
        self.make()
        return self._button

    def _order_tabs(self) -> None:
        inputs = [one for field in self._fields.values() for one in field.inputs()]
        for before, after in pairwise([*inputs, self._button]):
            QWidget.setTabOrder(before, after)

    def field(self, name: str) -> Field:
        """One of its fields. Raises KeyError."""
        self.make()
        return self._fields[name]

    @property
    def fields(self) -> dict[str, Field]:
        """All fields by name."""
        self.make()
        return dict(self._fields)

    def put_under(self, above: QWidget, widget: QWidget) -> None:
        """Have something beneath a field that is no field itself."""
        self._column.insertWidget(self._column.indexOf(above) + 1, widget)

    def refresh(self) -> None:
        """Ask again what there is to choose."""
        for field in self._fields.values():
            field.refresh()

    def restore(self, field: str, text: str) -> None:
        """Put a kept draft back."""
        self.make()
        # What is there already is left alone, with the caret in it.
        if field in self._fields and self._fields[field].value() != text:
            self._fields[field].restore(text)

    def clear(self) -> None:
        """Empty every field and every reason."""
        if not self.is_made:
            return
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
        self.make()
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
    if isinstance(widget, QComboBox):
        return widget.isEditable() and not widget.currentText()
    if isinstance(widget, QLineEdit):
        return not widget.text()
    return isinstance(widget, QPlainTextEdit) and not widget.toPlainText()


def called(within: QWidget, name: str) -> QWidget | None:
    """What is called so; where it is an input of a form, the form has its inputs from then on."""
    form = within.findChild(Form, name.partition(".")[0])
    if form is not None:
        form.make()
    return within.findChild(QWidget, name)
