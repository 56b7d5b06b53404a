"""Which recorded thing a form changes."""

from __future__ import annotations

from PySide6.QtCore import Signal

from keukentafel.ui.parts.field import Field
from keukentafel.ui.parts.form import Form


class WhichField(Field):
    """Which thing a form changes; not to be seen. A kept draft of it opens the form at that thing again."""

    restored = Signal(str)

    def __init__(self) -> None:
        super().__init__("which", "")
        self._id = ""
        self.hide()

    def show_id(self, thing_id: str) -> None:
        """The form is about this one from now on."""
        self._id = thing_id
        self.typed.emit(self.name, thing_id)

    def value(self) -> str:
        return self._id

    def clear(self) -> None:
        self._id = ""

    def restore(self, text: str) -> None:
        self._id = text
        self.restored.emit(text)


def which_of(form: Form) -> WhichField:
    """The field of a form that changes something."""
    which = form.field("which")
    assert isinstance(which, WhichField)
    return which
