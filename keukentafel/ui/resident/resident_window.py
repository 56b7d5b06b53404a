"""The second window: one sentence, a picture and a code, big enough to read from the other side of the table.

It is given a `PromptView` and nothing else; it gives back the id of a choice that was touched and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from keukentafel.domain.content.languages import Direction
from keukentafel.domain.content.prompts import PromptView
from keukentafel.ui.resident.resident_layout import READ_ALOUD, Parts, Sheet, arrange
from keukentafel.ui.resident.resident_pieces import CodeLabel, PictureLabel, Pictures, TouchTarget
from keukentafel.ui.resident.resident_text import BlockLabel
from keukentafel.ui.style.theme import Palette

TITLE = "Keukentafel"


class ResidentWindow(QWidget):
    """Starts blank. Has no menu, no dialog, no tooltip, and never takes the keyboard from the consultant."""

    choice_touched = Signal(str)
    """The id of the choice that was touched."""
    closed = Signal()
    """Somebody closed it; it is blank and hidden."""

    def __init__(self, pictures: Path, palette: Palette, t: Callable[[str], str]) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setObjectName("resident")
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMinimumSize(640, 480)
        self.resize(1280, 800)
        self._t = t
        self._palette = palette
        self._pictures = Pictures(pictures, palette)
        self._view: PromptView | None = None
        self._can_be_heard = False
        self._parts = Parts(
            text=BlockLabel("resident.text", palette.ink, self),
            dutch=BlockLabel("resident.dutch", palette.quiet, self),
            picture=PictureLabel(self._pictures, self),
            code=CodeLabel(palette.ink, self),
            draft=BlockLabel("resident.draft", palette.quiet, self),
        )
        self._targets: list[TouchTarget] = []
        self.blank()

    @property
    def is_blank(self) -> bool:
        """Whether it shows the colour of paper and nothing else."""
        return self._view is None

    def show_view(self, view: PromptView) -> None:
        """Show this prompt, in the direction of its language and its own fonts, as large as the window allows."""
        self._view = view
        self.turn(view.direction)
        for target in self._targets[len(view.choices) :]:
            target.empty()
        while len(self._targets) < len(view.choices):
            self._targets.append(self._new_target())
        for target, choice in zip(self._targets, view.choices, strict=False):
            target.offer(choice.id, choice.text, choice.picture)
            # Grey for as long as there is no voice for it.
            if choice.id == READ_ALOUD:
                self._offer_voice(target)
        self._arrange()

    def offer_voice(self, can_be_heard: bool) -> None:
        """Whether the sentence can be heard; why not is said to the consultant alone."""
        self._can_be_heard = can_be_heard
        for target in self._targets:
            if target.choice == READ_ALOUD:
                self._offer_voice(target)

    def _offer_voice(self, target: TouchTarget) -> None:
        target.setEnabled(self._can_be_heard)
        why_not = "" if self._can_be_heard else self._t("De laptop kan deze zin niet voorlezen.")
        target.setAccessibleDescription(why_not)

    def turn(self, direction: Direction) -> None:
        """Run from the side where the language begins, also while there is nothing on it."""
        rtl = direction is Direction.RTL
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)

    def blank(self) -> None:
        """Show only paper, at once: no text is left in any part of the window."""
        self._view = None
        for part in (self._parts.text, self._parts.dutch, self._parts.code, self._parts.draft):
            part.empty()
        self._parts.picture.empty()
        for target in self._targets:
            target.empty()
        if self.isVisible():
            self.repaint()

    def _new_target(self) -> TouchTarget:
        target = TouchTarget(self._pictures, self._palette, self)
        target.clicked.connect(lambda: self._touched(target))
        return target

    def _touched(self, touched: TouchTarget) -> None:
        # Who wants to hear it again has not taken an answer back.
        for target in self._targets if touched.choice != READ_ALOUD else ():
            target.touched = target is touched
            target.update()
        self.choice_touched.emit(touched.choice)

    def _arrange(self) -> None:
        if self._view is None:
            return
        draft = ""
        if self._view.draft:
            draft = self._t("vertaling: concept, nog niet gelezen door iemand met deze taal als moedertaal")
        targets = self._targets[: len(self._view.choices)]
        arrange(Sheet(self, self._view, draft), self._parts, targets)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._palette.paper))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.blank()
        super().closeEvent(event)
        self.closed.emit()
