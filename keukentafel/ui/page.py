"""What every page on the path is: a calm column with a title, what was recorded, and folds that open a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from keukentafel.ui.fields import ManyField, PickField
from keukentafel.ui.form import Form
from keukentafel.ui.session import Session


def label(text: str, role: str = "", wrap: bool = True) -> QLabel:
    """A text of one of the roles of the style sheet; can be selected and read by a screen reader."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


class Fold(QWidget):
    """A line that opens and closes a form. The button is called `fold.<form>`."""

    def __init__(self, title: str, form: Form, open_at_first: bool = False) -> None:
        super().__init__()
        self.form = form
        self.button = QPushButton()
        self.button.setObjectName(f"fold.{form.name}")
        self.button.setProperty("role", "fold")
        self.button.setAccessibleName(title)
        self._title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.button)
        column.addWidget(form)
        self.button.clicked.connect(lambda: self.set_open(form.isHidden()))
        self.set_open(open_at_first)

    def set_open(self, is_open: bool) -> None:
        """Open or close; opening asks the form's lists again and goes to its first input."""
        self.form.setVisible(is_open)
        self.button.setText(("▾  " if is_open else "▸  ") + self._title)
        if is_open:
            self.form.refresh()
            first = next(iter(self.form.fields.values()), None)
            if first is not None and self.isVisible():
                first.setFocus(Qt.FocusReason.OtherFocusReason)


class Page(QScrollArea):
    """A place on the path. Subclasses fill `column` and rebuild what they show in `refresh`."""

    place = ""

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
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(36, 20, 36, 24)
        self.column.setSpacing(10)
        heading = label(title, "title")
        self.column.addWidget(heading)
        self.setAccessibleName(title)
        self.setWidget(holder)

    def t(self, text: str) -> str:
        """The text in the consultant's language."""
        return self.session.words.t(text)

    def refresh(self) -> None:
        """Show the conversation as it is now."""

    def dots(self) -> tuple[bool, ...]:
        """The silent dots behind this place on the rail: touched or not, never more than that."""
        return ()

    def forms(self) -> list[Form]:
        """All forms on this page."""
        return self.findChildren(Form)

    def refresh_choices(self) -> None:
        """Lists in forms that are open follow the conversation."""
        for form in self.forms():
            if form.isVisibleTo(self):
                for field in form.fields.values():
                    if isinstance(field, PickField):
                        field.refresh()


def empty(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def people_options(session: Session) -> list[tuple[str, str]]:
    """Everybody a statement or an agreement can be by: resident, consultant, and the people of the case."""
    conversation = session.conversation
    options = [("bewoner", conversation.case.form_of_address), ("consulent", session.words.t("ik, de consulent"))]
    return [*options, *((p.id, f"{p.id} · {p.name}" if p.id != p.name else p.name) for p in conversation.participants)]


def refresh_people(field: ManyField, session: Session) -> None:
    """Offer the people of the case as chips."""
    field.set_options(people_options(session))
