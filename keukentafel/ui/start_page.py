"""The start screen: the cases on this laptop, a new one, and the search that no visit can reach."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
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
from keukentafel.i18n import format_day
from keukentafel.services import cases
from keukentafel.ui.choices import options
from keukentafel.ui.fields import ChoiceField, DateField, Field, LineField, PickField, Row, SwitchField
from keukentafel.ui.form import Form, Values
from keukentafel.ui.page import label
from keukentafel.ui.pickers import language_options
from keukentafel.ui.pieces import joined
from keukentafel.ui.session import Session
from keukentafel.ui.world_errors import sentence

CONVERSATION = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Only here can one see more than one resident."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("paper")
        t = session.words.t
        outer = QHBoxLayout(self)
        outer.setContentsMargins(48, 36, 48, 36)
        outer.setSpacing(48)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        right.setSpacing(12)
        outer.addLayout(left, 3)
        outer.addLayout(right, 4)
        head = QHBoxLayout()
        head.addWidget(label(t("Gesprekken"), "title"), 1)
        self._lock = QPushButton(t("Slot erop"))
        self._lock.setObjectName("start.lock")
        self._lock.setAccessibleName(t("Slot erop"))
        self._lock.clicked.connect(session.lock)
        head.addWidget(self._lock)
        left.addLayout(head)
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
        left.addWidget(self._cases, 2)
        self._open = QPushButton(t("Dit gesprek openen"))
        self._open.setObjectName("start.open")
        self._open.setProperty("role", "primary")
        self._open.setAccessibleName(t("Dit gesprek openen"))
        self._open.clicked.connect(lambda: self._open_chosen(self._cases))
        left.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._new = QPushButton(t("Een nieuwe melding"))
        self._new.setObjectName("start.new")
        self._new.setAccessibleName(t("Een nieuwe melding"))
        self._new.clicked.connect(self._toggle_new)
        right.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self._form = self._case_form()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(2, 0, 18, 0)
        inside.addWidget(self._form)
        inside.addStretch(1)
        self._scroll.setWidget(holder)
        self._scroll.hide()
        right.addWidget(self._scroll, 1)
        right.addStretch(0)

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
        visit = cases.open_case(self._session.desk, case)
        self._form.clear()
        self._scroll.hide()
        self._session.open_visit(visit)

    def _toggle_new(self) -> None:
        opening = self._scroll.isHidden()
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
        t = self._session.words.t
        for case in cases.summaries(self._session.desk):
            reported = t("melding {day}").format(day=format_day(case.reported))
            item = QListWidgetItem(f"{case.resident}\n{joined(case.case_number, case.address, reported)}")
            item.setData(CONVERSATION, case.conversation_id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, joined(case.resident, case.case_number, reported))
            self._cases.addItem(item)
        if self._cases.count():
            self._cases.setCurrentRow(0)
        self._open.setEnabled(self._cases.count() > 0)
        if not self._cases.count():
            self._scroll.hide()

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
