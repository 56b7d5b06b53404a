"""What every page on the path is: a calm column with a title, what was recorded, and folds that open a form."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from keukentafel.ui.parts.fold_button import FoldButton
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.reading_column import READABLE, ReadingColumn
from keukentafel.ui.parts.reading_order import inputs_in_order
from keukentafel.ui.parts.text_label import label as label
from keukentafel.ui.shared.session import Session

SIDE = 24
"""The margin at each side of a page, and of the catch line beneath it: both begin at the same edge."""


class Fold(QWidget):
    """A line that opens and closes a form. The button is called `fold.<form>`.

    What was recorded closes it again and says so quietly on the line, where the keyboard is then: Enter opens it
    once more. Escape closes it and keeps what was typed.
    """

    def __init__(
        self, title: str, form: Form, open_at_first: bool = False, said: str = "", inline: bool = False
    ) -> None:
        super().__init__()
        self.form = form
        self.button = FoldButton(title, inline)
        self.button.setObjectName(f"fold.{form.name}")
        self._title = title
        self._open_at_first = open_at_first
        self._said = said or form.said
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(form)
        self.button.clicked.connect(lambda: self.set_open(form.isHidden()))
        form.done.connect(self._recorded)
        # A form takes a moment to make; who is about to open it does not wait for that.
        self.button.lingered.connect(form.make)
        self.set_open(open_at_first)

    def set_open(self, is_open: bool) -> None:
        """Open or close; opening asks the form's lists again and goes to its first input."""
        self.button.tell("")
        if not is_open:
            self._keep_focus()
        self.form.setVisible(is_open)
        self.button.show_open(is_open)
        if is_open:
            self.form.refresh()
            first = next(iter(self.form.fields.values()), None)
            if first is not None and self.isVisible():
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """As it is before anything was recorded."""
        self.form.clear()
        self.set_open(self._open_at_first)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape and not self.form.isHidden():
            self.set_open(False)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self.button.tell("")

    def _recorded(self) -> None:
        self.set_open(False)
        around = self.parentWidget()
        for fold in around.findChildren(Fold) if around is not None else ():
            fold.button.tell("")
        self.button.tell(self._said)

    def _keep_focus(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and self.form.isAncestorOf(here):
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class Page(QScrollArea):
    """A place on the path. Subclasses fill `column` and rebuild what they show in `refresh`."""

    place = ""
    letters = READABLE
    """How wide it may be, in letters."""

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self.session = session
        self.setObjectName(f"page.{self.place}")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setObjectName("paper")
        self._holder = holder
        self.column = ReadingColumn(holder, self.letters)
        self.column.setContentsMargins(SIDE, 20, SIDE, 24)
        self.column.setSpacing(10)
        self.heading = label(title, "title")
        self.column.addWidget(self.heading)
        self.setAccessibleName(title)
        self.setWidget(holder)
        session.opened.connect(self._another_visit)

    def t(self, text: str) -> str:
        """The text in the consultant's language."""
        return self.session.words.t(text)

    def refresh(self) -> None:
        """Show the conversation as it is now."""

    def show_about(self, about: str) -> None:
        """Bring forward what a finding is about, where the page shows things that can be worked on one at a time."""

    def first_stop(self) -> QWidget | None:
        """Where the keyboard goes on coming here for the first time."""
        unfolded = {fold.button for fold in self.findChildren(Fold) if not fold.form.isHidden()}
        shown = (w for w in inputs_in_order(self._holder) if w.isVisible() and w.isEnabled() and w not in unfolded)
        return next((w for w in shown if w.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def _another_visit(self) -> None:
        # What was typed about one resident is never there at the next one; drafts come back afterwards.
        if not self.session.has_visit:
            for fold in self.findChildren(Fold):
                fold.begin()
            self.verticalScrollBar().setValue(0)

    def forms(self) -> list[Form]:
        """All forms on this page."""
        return self.findChildren(Form)

    def refresh_choices(self) -> None:
        """Lists in forms that are open follow the conversation."""
        for form in self.forms():
            if form.isVisibleTo(self):
                for field in form.fields.values():
                    field.refresh()


def empty(column: QLayout) -> None:
    """Take everything out of a column or a row."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def people_options(session: Session, but: Collection[str] = ()) -> list[tuple[str, str]]:
    """Everybody a statement or an agreement can be by: resident, consultant, and the people of the case.

    Without those of `but`: whom it makes no sense to choose there.
    """
    conversation = session.conversation
    options = [("bewoner", conversation.case.form_of_address), ("consulent", session.words.t("ik, de consulent"))]
    options += [(p.id, f"{p.id} · {p.name}" if p.id != p.name else p.name) for p in conversation.participants]
    return [option for option in options if option[0] not in but]
