"""What was recorded, as rows that can be changed where they stand: Enter changes, Delete takes away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.changes import Recorded
from keukentafel.services import correcting
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.fold_button import LINGER_MS
from keukentafel.ui.parts.form import Form
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.parts.reading_column import HANG
from keukentafel.ui.parts.thing_row import CHANGE_KEYS, STEPS, TAKE_AWAY_KEYS, Thing, ThingRow
from keukentafel.ui.parts.which_field import which_of
from keukentafel.ui.shared.session import Session


class ChangeableRecords(QWidget):
    """Rows `<name>.<id>`, one stop for Tab; beneath them stand the buttons for the chosen one.

    A form that changes a kind of thing is called `<kind>_change` and stands in the place of its row while it is
    open. What is taken away comes back with undo. With `move` needs can be put in another order with Alt and an
    arrow key. `beside` stands on the line of the short rows, before them; without it the rows are to be hung in a
    reading column.
    """

    def __init__(
        self,
        name: str,
        session: Session,
        when_empty: str,
        move: Callable[[str, int], None] | None = None,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._session = session
        self._when_empty = when_empty
        self._move = move
        self._things: tuple[Thing, ...] | None = None
        self._rows: list[ThingRow] = []
        self._forms: dict[Recorded, Form] = {}
        self._values: dict[Recorded, Callable[[str], Mapping[str, object]]] = {}
        self._here = ("", "")
        self._changing: tuple[str, str] | None = None
        self._half_changed: tuple[Recorded, str] | None = None
        """A kept draft is about this one, and its row is not there yet."""
        self._stay = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._stay.timeout.connect(self._stayed)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6)
        self._column.setSpacing(2)
        # Never seen: it holds the place of the rows for who goes by Tab, while there are none and when they are new.
        self._first = QPushButton(self)
        self._first.hide()
        self._nothing = label(when_empty, "quiet")
        self._column.addWidget(self._nothing)
        short = QWidget()
        self._short = FlowLayout(short, gap=12, line_gap=0)
        self._column.addWidget(short)
        if beside is not None:
            self._short.addWidget(beside)
            QWidget.setTabOrder(beside, self._first)
        self._bar = self._make_bar(name)
        self._hang = HANG if beside is None else 0
        for part in (self._nothing, self._bar):
            part.setContentsMargins(self._hang, 0, self._hang, 0)
        self._column.addWidget(self._bar)
        session.opened.connect(self._another_visit)

    def _make_bar(self, name: str) -> QWidget:
        t = self._session.words.t
        bar = QWidget()
        self._movers: list[QPushButton] = []
        flow = FlowLayout(bar)
        acts: list[tuple[str, str, Callable[[], None]]] = [
            ("change", t("Veranderen"), self._change_here),
            ("take_away", t("Weghalen"), self._take_away),
        ]
        if self._move is not None:
            acts.append(("up", t("Eerder"), lambda: self._shift(-1)))
            acts.append(("down", t("Later"), lambda: self._shift(1)))
        for act, text, do in acts:
            button = QPushButton(text)
            button.setObjectName(f"{name}.{act}")
            button.setProperty("role", "chip")
            button.setAccessibleName(text)
            button.clicked.connect(do)
            flow.addWidget(button)
            if act in ("up", "down"):
                self._movers.append(button)
        bar.hide()
        return bar

    def can_change(
        self, what: Recorded, form: Form, values: Callable[[str], Mapping[str, object]]
    ) -> None:
        """Rows of this kind are changed by this form; `values` says what stands in it for an id.

        The form has a WhichField called `which`.
        """
        self._forms[what] = form
        self._values[what] = values
        form.hide()
        form.setContentsMargins(self._hang, 0, self._hang, 0)
        self._column.addWidget(form)
        form.done.connect(self._close)
        form.when_made(lambda: which_of(form).restored.connect(lambda thing_id: self._reopen(what, thing_id)))

    def show_things(self, things: Iterable[Thing]) -> None:
        """Show these; where the keyboard is, and what is being changed, stays."""
        wanted = tuple(things)
        if wanted == self._things:
            return
        had_keyboard = any(row.hasFocus() for row in self._rows)
        before = [row.thing.key for row in self._rows]
        self._things = wanted
        self._lay_out()
        if self._half_changed is not None:
            self._reopen(*self._half_changed)
        if had_keyboard:
            self._focus(self._near(before))

    def change(self, what: Recorded, thing_id: str) -> Form | None:
        """Open the form that changes this one, in the place of its row; None when it is not there."""
        row = next((row for row in self._rows if row.thing.key == (what, thing_id)), None)
        if row is None or what not in self._forms:
            return None
        form = self._forms[what]
        self._open(row, form)
        prefill(form, self._values[what](thing_id))
        which_of(form).show_id(thing_id)
        first = next(field for name, field in form.fields.items() if name != "which")
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def change_with(self, form_name: str, thing_id: str) -> Form | None:
        """The same, by the name of the form; None when it is not one of these forms."""
        what = next((what for what, form in self._forms.items() if form.name == form_name), None)
        return self.change(what, thing_id) if what is not None else None

    def _another_visit(self) -> None:
        if self._session.has_visit:
            return
        self._here, self._half_changed = ("", ""), None
        if self._changing is not None:
            self._forms[Recorded(self._changing[0])].clear()
            self._changing = None
        self._things = None
        self.show_things(())

    def _reopen(self, what: Recorded, thing_id: str) -> None:
        row = next((row for row in self._rows if row.thing.key == (what, thing_id)), None)
        self._half_changed = (what, thing_id) if row is None else None
        if row is None or self._changing == (what, thing_id):
            return
        self._forms[what].refresh()
        self._open(row, self._forms[what])

    def _open(self, row: ThingRow, form: Form) -> None:
        self._changing = self._here = row.thing.key
        self._place()
        form.show()

    def _lay_out(self) -> None:
        for row in self._rows:
            row.blockSignals(True)
            row.hide()
            self._row_of(row).removeWidget(row)
            row.setObjectName("")
            row.deleteLater()
        said = self._session.words.t("Enter verandert dit, Delete haalt het weg.")
        if self._move is not None:
            said = joined(said, self._session.words.t("Alt met een pijl zet het eerder of later."))
        self._rows = []
        for thing in self._things or ():
            row = ThingRow(self.objectName(), thing, said)
            row.pressed_key.connect(self._key)
            row.entered.connect(lambda r=row: self._entered(r))
            self._rows.append(row)
        self._place()

    def _place(self) -> None:
        for row in self._rows:
            self._row_of(row).removeWidget(row)
        for widget in (*self._forms.values(), self._bar):
            self._column.removeWidget(widget)
        keys = {row.thing.key for row in self._rows}
        if self._changing not in keys:
            self._changing = None
        self._nothing.setVisible(bool(self._when_empty) and not self._rows)
        for row in self._rows:
            changing = row.thing.key == self._changing
            self._row_of(row).addWidget(row)
            row.setVisible(not changing)
            if changing:
                self._column.addWidget(self._forms[row.thing.what])
        for what, form in self._forms.items():
            if self._changing is None or self._changing[0] != what:
                form.hide()
        self._column.addWidget(self._bar)
        self._show_chosen()

    def _row_of(self, row: ThingRow) -> QLayout:
        return self._short if row.thing.role == "short" else self._column

    def _show_chosen(self) -> None:
        shown = [row for row in self._rows if not row.isHidden()]
        for row in self._rows:
            row.chosen = row.thing.key == self._here
            row.update()
        for button in self._movers:
            button.setVisible(self._here[0] == Recorded.NEED)
        self._bar.setVisible(any(row.chosen for row in shown))
        self._one_stop()

    def _one_stop(self) -> None:
        shown = [row for row in self._rows if not row.isHidden()]
        stop = next((row for row in shown if row.thing.key == self._here), shown[0] if shown else None)
        before: QWidget = self._first
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)
            QWidget.setTabOrder(before, row)
            before = row
        for button in self._bar.findChildren(QPushButton):
            QWidget.setTabOrder(before, button)
            before = button

    def _entered(self, row: ThingRow) -> None:
        if self._here != row.thing.key:
            self._here = row.thing.key
            self._show_chosen()
            self._stay.start()

    def _stayed(self) -> None:
        # Who stays on a row may change it, and does not wait for the form then.
        row = next((row for row in self._rows if row.hasFocus()), None)
        form = self._forms.get(row.thing.what) if row is not None else None
        if form is not None:
            form.make()

    def _key(self, pressed: int, alt: bool) -> None:
        key = Qt.Key(pressed)
        if key in CHANGE_KEYS:
            self._change_here()
        elif key in TAKE_AWAY_KEYS:
            self._take_away()
        elif alt:
            self._shift(STEPS[key])
        else:
            shown = [row for row in self._rows if not row.isHidden()]
            at = next(place for place, row in enumerate(shown) if row.hasFocus())
            shown[min(max(at + STEPS[key], 0), len(shown) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _change_here(self) -> None:
        if self._here[0]:
            self.change(Recorded(self._here[0]), self._here[1])

    def _take_away(self) -> None:
        what, thing_id = self._here
        if what:
            self._focus(self._here)
            self._session.attempt(lambda: correcting.take_away(self._session.visit, Recorded(what), thing_id))

    def _shift(self, steps: int) -> None:
        if self._move is not None and self._here[0] == Recorded.NEED:
            move, thing_id = self._move, self._here[1]
            self._focus(self._here)
            self._session.attempt(lambda: move(thing_id, steps))

    def _close(self) -> None:
        if self._changing is None:
            return
        here, self._changing = self._changing, None
        self._place()
        self._focus(here)

    def _near(self, before: list[tuple[str, str]]) -> tuple[str, str]:
        here = self._here
        shown = [row.thing.key for row in self._rows]
        if here in shown or not shown:
            return here
        at = next((place for place, key in enumerate(before) if key == here), 0)
        return shown[min(at, len(shown) - 1)]

    def _focus(self, here: tuple[str, str]) -> None:
        row = next((row for row in self._rows if row.thing.key == here), None)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape and self._changing is not None:
            form = self._forms[Recorded(self._changing[0])]
            form.clear()
            self._session.drafts.forget(form)
            self._close()
        else:
            super().keyPressEvent(event)
