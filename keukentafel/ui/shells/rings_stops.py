"""The stops in the rings: shells, their parts and the helpers, each a button that a screen reader can name.

They paint nothing but where the keyboard is: the drawing beneath them does.
Together they are one stop for Tab; arrow keys go between them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from keukentafel.domain.shells import Part, Shell, shell_of
from keukentafel.ui.parts.carrying import Carrying
from keukentafel.ui.shells.rings_entries import DEFAULT_PART

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def stop_name(shell: Shell, part: Part | None, helper: str) -> str:
    """The object name of a stop."""
    place = helper or (part.value if part else shell.value)
    kind = "help" if helper else "part" if part else "shell"
    return f"rings.{kind}.{place}"


class Stop(QAbstractButton):
    """One place in the drawing. `helper` is the key of a helper, empty for a shell or a part."""

    entered = Signal()
    walked = Signal(int)
    """One further (1), one back (-1), or to an end (a large number)."""
    adding = Signal(str)
    """Enter or a letter: somebody is put here; the letter that was typed, or nothing."""
    judging = Signal()
    removing = Signal()

    def __init__(self, parent: QWidget, shell: Shell, part: Part | None, helper: str = "") -> None:
        super().__init__(parent)
        self.shell, self._part, self.helper = shell, part, helper
        self.carrying = Carrying(self)
        self.setObjectName(stop_name(shell, part, helper))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def part(self) -> Part:
        """Where somebody is put who is put here."""
        return self._part or DEFAULT_PART[self.shell]

    @property
    def own_part(self) -> Part | None:
        """The part of the shell that this is, or that the helper stands in; None for a shell as a whole."""
        return self._part

    def stand_in(self, part: Part) -> None:
        """The helper stands in another part now."""
        self.shell, self._part = shell_of(part), part

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        # Only where the keyboard is: the drawing beneath paints everything else.
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 9, 9)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        around = self.parentWidget()
        if around is not None:
            around.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        letter = event.text() if event.text().isprintable() and not event.modifiers() & _CHORD else ""
        if key in _STEPS:
            self.walked.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walked.emit(10_000 if key is Qt.Key.Key_End else -10_000)
        elif key in _AWAY and self.helper:
            self.removing.emit()
        elif key in _ENTER and not event.modifiers() & _CHORD:
            if self.helper:
                self.click()
            else:
                self.adding.emit("")
        elif key is Qt.Key.Key_Space and not event.modifiers() & _CHORD:
            if self.helper:
                self.click()
            else:
                self.judging.emit()
        elif letter:
            self.adding.emit(letter)
        else:
            # Not the button's own keys: it knows arrows and the space bar, and both mean something else here.
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        event.ignore()
