"""A block of a sheet: one readable sentence when it is filled, and a form that opens in its place to change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from keukentafel.domain.refusals import Refused
from keukentafel.ui.parts.fields import (
    Field,
    LineField,
    TextField,
)  # fmt: skip
from keukentafel.ui.parts.form import Fields, Form, Values
from keukentafel.ui.parts.page import Fold, label
from keukentafel.ui.parts.prefill import put
from keukentafel.ui.shared.session import Session

Shown = Mapping[str, object]
"""What the inputs of a form hold, by field name."""


def show_in(field: Field, value: object) -> None:
    """Put a value in an input, as if it stood there already: no draft is made of it."""
    field.blockSignals(True)
    put(field, value)
    field.blockSignals(False)


class SheetForm(Form):
    """A form that opens with what is there now; what somebody is changing is never overwritten."""

    def __init__(
        self,
        name: str,
        session: Session,
        fields: Callable[[], Fields],
        save: str,
        submit: Callable[[Values], None],
        current: Callable[[], Shown],
    ) -> None:
        super().__init__(name, session, fields, save, submit)
        self._current = current
        self._shown: Shown | None = None

    def refresh(self) -> None:
        """Ask again what there is to choose, and what stands there."""
        super().refresh()
        if not self.is_made or not self._session.has_visit:
            return
        if self._shown is not None and self._is_changed(self._shown):
            return
        first, self._shown = self._shown is None, dict(self._current())
        for name, value in self._shown.items():
            field = self.field(name)
            typed = isinstance(field, LineField | TextField) and bool(field.value())
            if not (first and typed):
                show_in(field, value)

    def clear(self) -> None:
        super().clear()
        self._shown = None

    def _is_changed(self, shown: Shown) -> bool:
        try:
            return any(self.field(name).value() != value for name, value in shown.items())
        except Refused:
            return True


class SheetFold(Fold):
    """A fold whose sentence stands beneath its title while it is closed."""

    def __init__(self, title: str, form: Form, open_at_first: bool = False) -> None:
        self.sentence = label("", "story")
        self.sentence.setObjectName(f"{form.name}.sentence")
        self.sentence.setContentsMargins(22, 0, 0, 8)
        super().__init__(title, form, open_at_first)
        column = self.layout()
        assert column is not None
        column.removeWidget(form)
        column.addWidget(self.sentence)
        column.addWidget(form)

    def say(self, sentence: str) -> None:
        """Show this sentence; nothing for an empty one."""
        self.sentence.setText(sentence)
        self.button.setAccessibleName(f"{self._title}: {sentence}" if sentence else self._title)
        self._show_sentence()

    def set_open(self, is_open: bool) -> None:
        super().set_open(is_open)
        self._show_sentence()

    def _show_sentence(self) -> None:
        self.sentence.setVisible(bool(self.sentence.text()) and self.form.isHidden())
