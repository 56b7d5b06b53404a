"""The start screen: the cases on this laptop, a new one, and the search that no visit can reach."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.domain.people import CaseDetails, CaseKind
from keukentafel.domain.ports import WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.domain.review import PreviousReport
from keukentafel.services import cases
from keukentafel.services.reviews import ReviewStart
from keukentafel.ui.case_rows import case_row, what_stands_open
from keukentafel.ui.choices import options
from keukentafel.ui.fields import ChoiceField, DateField, Field, LineField, PickField, Row, SwitchField
from keukentafel.ui.flow_layout import FlowLayout
from keukentafel.ui.form import Form, Values
from keukentafel.ui.page import label
from keukentafel.ui.pickers import language_options
from keukentafel.ui.pieces import joined
from keukentafel.ui.prefill import prefill
from keukentafel.ui.review_start import ReviewStartBar, case_values
from keukentafel.ui.session import Session
from keukentafel.ui.world_errors import sentence

CONVERSATION = Qt.ItemDataRole.UserRole
SAID = Qt.ItemDataRole.UserRole + 1
ROWS_READ = 20
"""Of how many cases it is read at once what stands open; of the others when they are chosen."""
WIDEST = 820
"""How wide the column of cases grows, in device-independent pixels: a row is read at one glance."""


class StartPage(QWidget):
    """Only here can one see more than one resident."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._previous: PreviousReport | None = None
        self.setObjectName("paper")
        t = session.words.t
        outer = QHBoxLayout(self)
        outer.setContentsMargins(48, 36, 48, 36)
        outer.setSpacing(48)
        self._left = QWidget()
        self._left.setMaximumWidth(WIDEST)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        outer.addWidget(self._left, 3)
        left.addWidget(label(t("Gesprekken"), "title"))
        self._nothing = label(t("Nog geen gesprekken. Begin met een nieuwe melding."), "story")
        self._nothing.setObjectName("start.empty")
        left.addWidget(self._nothing)
        self._search = QLineEdit()
        self._search.setObjectName("start.search")
        self._search.setPlaceholderText(t("Zoek in alles wat gezegd is"))
        self._search.setAccessibleName(t("Zoek in alles wat gezegd is"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        left.addWidget(self._search)
        self._count = label("", "quiet")
        self._count.setObjectName("start.hits.count")
        self._count.hide()
        left.addWidget(self._count)
        self._hits = self._list("start.hits", t("Gevonden uitspraken"))
        self._hits.hide()
        left.addWidget(self._hits, 1)
        self._cases = self._list("start.cases", t("Gesprekken op deze laptop"))
        self._cases.currentItemChanged.connect(self._say_what_is_open)
        left.addWidget(self._cases, 2)
        foot = QWidget()
        buttons = FlowLayout(foot)
        self._open = self._button("start.open", t("Dit gesprek openen"))
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(lambda: self._open_chosen(self._cases))
        self._new = self._button("start.new", t("Een nieuwe melding"))
        self._new.clicked.connect(self._toggle_new)
        self._lock = self._button("start.lock", t("Slot erop"))
        self._lock.clicked.connect(session.lock)
        for button in (self._open, self._new, self._lock):
            buttons.addWidget(button)
        left.addWidget(foot)
        self._review = ReviewStartBar(session, self._chosen_case, self._begin_review)
        left.addWidget(self._review)
        self._space = QWidget()
        left.addWidget(self._space, 1)
        self._form = self._case_form()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 0, 18, 0)
        inside.addWidget(label(t("Een nieuwe melding"), "title"))
        inside.addWidget(self._form)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        self._scroll.hide()
        outer.addWidget(self._scroll, 4)
        outer.addStretch(0)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    def _list(self, name: str, title: str) -> QListWidget:
        made = QListWidget()
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setWordWrap(True)
        made.setSpacing(4)
        made.itemActivated.connect(lambda _item: self._open_chosen(made))
        return made

    def _case_form(self) -> Form:
        session, words, t = self._session, self._session.words, self._session.words.t
        profiles = session.doors.library.profiles()

        def municipalities() -> list[tuple[str, str]]:
            return [(one, session.doors.library.profile(one).name) for one in profiles]

        self._municipality = PickField("municipality", t("Gemeente"), municipalities)
        self._reads = PickField("reads", t("Leest (leeg: leest niet)"), language_options(session))
        fields: list[Field | Row] = [
            Row(LineField("resident", t("Naam van de bewoner")), LineField("form_of_address", t("Hoe zeggen wij u?"))),
            Row(DateField("born", t("Geboortedatum")), LineField("case_number", t("Zaaknummer"))),
            LineField("address", t("Adres")),
            Row(LineField("neighbourhood", t("Wijk")), self._municipality),
            Row(
                DateField("reported", t("Datum van de melding")),
                DateField("receipt_confirmed", t("Ontvangst bevestigd op")),
            ),
            LineField("reported_by", t("Wie deed de melding?")),
            Row(PickField("speaks", t("Spreekt"), language_options(session)), self._reads),
            ChoiceField("kind", t("Wat voor gesprek?"), options(CaseKind, words), CaseKind.FIRST.value),
            SwitchField("lives_alone", t("Woont alleen")),
        ]
        return Form("case", session, fields, t("Gesprek beginnen"), self._begin)

    def _begin(self, values: Values) -> None:
        texts = ("resident", "address", "neighbourhood", "case_number", "reported_by", "form_of_address")
        text = {key: values[key].strip() for key in texts}
        text["form_of_address"] = text["form_of_address"] or text["resident"]
        case = CaseDetails(
            **text,
            born=_day(values, "born"),
            reported=_day(values, "reported"),
            municipality=values["municipality"],
            receipt_confirmed=values["receipt_confirmed"],
            speaks=values["speaks"],
            reads=values["reads"],
            kind=CaseKind(values["kind"] or CaseKind.FIRST),
            lives_alone=values["lives_alone"],
        )
        visit = cases.open_case(self._session.desk, case, self._previous)
        self._previous = None
        self._form.clear()
        self._scroll.hide()
        self._session.open_visit(visit)

    def _chosen_case(self) -> str:
        item = self._cases.currentItem()
        return str(item.data(CONVERSATION)) if item is not None else ""

    def _begin_review(self, start: ReviewStart) -> None:
        self.begin_new()
        self._previous = start.previous
        prefill(self._form, case_values(start.case))

    def take_focus(self) -> None:
        """Go to the cases; the first time, to the button that begins one."""
        (self._cases if self._cases.count() else self._new).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._search.clear()
            self._scroll.hide()
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def begin_new(self) -> None:
        """Open the form of a new case."""
        if self._scroll.isHidden():
            self._toggle_new()

    def _toggle_new(self) -> None:
        opening = self._scroll.isHidden()
        self._previous = None
        self._scroll.setVisible(opening)
        if opening:
            self._form.refresh()
            profiles = self._session.doors.library.profiles()
            if len(profiles) == 1:
                self._municipality.choose(profiles[0])
            self._form.field("resident").setFocus()

    def refresh(self) -> None:
        """Show the cases as the store has them, last changed first."""
        self._search.clear()
        self._cases.clear()
        self._scroll.hide()
        self._form.clear()
        self._previous = None
        for case in cases.summaries(self._session.desk):
            row = case_row(case, self._session)
            item = QListWidgetItem(row.text)
            item.setData(CONVERSATION, row.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(*row.text.splitlines()))
            self._cases.addItem(item)
            if self._cases.count() <= ROWS_READ:
                self._say_what_is_open(item)
        some = self._cases.count() > 0
        if some:
            self._cases.setCurrentRow(0)
        shown: tuple[QWidget, ...] = (self._search, self._cases, self._open)
        for widget in shown:
            widget.setVisible(some)
        self._nothing.setVisible(not some)
        self._space.setVisible(not some)

    def _say_what_is_open(self, item: QListWidgetItem | None) -> None:
        if item is None or item.data(SAID):
            return
        item.setData(SAID, True)
        text = f"{item.text()}\n{what_stands_open(item.data(CONVERSATION), self._session)}"
        item.setText(text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(*text.splitlines()))

    def _open_chosen(self, chosen: QListWidget) -> None:
        item = chosen.currentItem()
        if item is not None:
            self._session.open_visit(cases.continue_case(self._session.desk, item.data(CONVERSATION)))

    def _find(self, words: str) -> None:
        searching = bool(words.strip())
        begins = searching and self._hits.isHidden()
        self._hits.setVisible(searching)
        self._count.setVisible(searching)
        self._hits.clear()
        if not searching:
            return
        try:
            hits = cases.search(self._session.desk, words, begins=begins)
        except WorldError as error:
            self._count.setText(self._session.words.t(sentence(error)))
            return
        residents = {case.conversation_id: case.resident for case in cases.summaries(self._session.desk)}
        for hit in hits:
            item = QListWidgetItem(f"{hit.text}\n{residents[hit.conversation_id]}")
            item.setData(CONVERSATION, hit.conversation_id)
            self._hits.addItem(item)
        text = self._session.words.tn("{n} uitspraak gevonden", "{n} uitspraken gevonden", len(hits))
        self._count.setText(text.format(n=len(hits)))
        self._count.setProperty("hits", len(hits))


def _day(values: Values, key: str) -> date:
    day = values[key]
    if not isinstance(day, date):
        raise Refused("empty", key)
    return day
