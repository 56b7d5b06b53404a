"""Who did what: the trail of the store as a calm list, and the file of it for a supervisor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QListWidget, QListWidgetItem, QWidget

from keukentafel.domain.ports import StoreDamaged, WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.domain.safekeeping import trail
from keukentafel.domain.safekeeping.trail import GROUPS, Group, TrailLine
from keukentafel.i18n import format_day, format_time
from keukentafel.services import cases, trails
from keukentafel.ui.parts.away_page import AwayPage
from keukentafel.ui.parts.fields import DateField, PickField
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.reading_column import ReadingColumn
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.trail_words import said

WHOLE_DAY = len("dd-mm-jjjj")
MOST_SHOWN = 1_000
"""So many lines are laid out; the filter leads to older ones, and the file has them all."""


class TrailPage(AwayPage):
    """`trail.kind`, `trail.day`, `trail.lines` with headings by day, `trail.count`, `trail.export`, `trail.said`,
    `trail.error`, `trail.back`. Empty whenever it is not shown.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._lines: tuple[TrailLine, ...] = ()
        self._residents: dict[str, str] = {}
        t = session.words.t
        self.setObjectName("paper")
        self.setAccessibleName(t("Wie deed wat"))
        column = ReadingColumn(self)
        column.setContentsMargins(48, 28, 48, 28)
        column.setSpacing(10)
        column.addWidget(self.back_button("trail.back", session.words), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(t("Wie deed wat"), "title"))
        column.addWidget(label(t(
            "Hier staat wanneer de kluis openging, en wat er is bekeken, veranderd en meegegeven. "
            "Wat iemand zei, staat hier niet."), "quiet"))  # fmt: skip
        self._kind = PickField("kind", t("Alleen dit soort"), self._kinds)
        self._day = DateField("day", t("Alleen deze dag"))
        asked = QWidget()
        row = QHBoxLayout(asked)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        for field in (self._kind, self._day):
            field.claim("trail")
            row.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column.addWidget(asked)
        self._kind.box.currentIndexChanged.connect(self._show)
        self._day.line.textChanged.connect(self._show)
        self._day.line.editingFinished.connect(self._refuse_what_is_no_day)
        self._count = label("", "quiet")
        self._count.setObjectName("trail.count")
        column.addWidget(self._count)
        self._list = QListWidget()
        self._list.setObjectName("trail.lines")
        self._list.setAccessibleName(t("Wie deed wat"))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setLayoutMode(QListView.LayoutMode.Batched)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column.add_hung(self._list, 1)
        self._export = named_button("trail.export", t("Opslaan voor een toezichthouder"), self._save)
        column.addWidget(self._export, 0, Qt.AlignmentFlag.AlignLeft)
        self._said = SaidLine("trail.said", "quiet")
        self._error = SaidLine("trail.error", "error")
        column.addWidget(self._said)
        column.addWidget(self._error)
        session.locked.connect(self.empty)
        self.empty()

    def begin(self) -> None:
        """Read the trail, which is one line longer by that."""
        self.empty()
        desk = self._session.desk
        try:
            self._lines = trails.look_at(desk)
            known = cases.summaries(desk)
        except WorldError as error:
            self._fail(error)
        else:
            self._residents = {case.conversation_id: case.form_of_address or case.resident for case in known}
            self._show()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """Take every line, and every name, off the page."""
        self._lines, self._residents = (), {}
        self._kind.clear()
        self._day.clear()
        self._day.refuse("")
        self._list.clear()
        self._count.clear()
        self._said.say("")
        self._error.say("")

    def _kinds(self) -> list[tuple[str, str]]:
        return [(group.value, self._session.words.t(text)) for group, text in GROUPS.items()]

    def _show(self) -> None:
        words = self._session.words
        group = Group(self._kind.value()) if self._kind.value() else None
        self._day.refuse("")
        try:
            day = self._day.value()
        except Refused:
            # While it is being typed it is no day yet.
            day = None
            if len(self._day.line.text().strip()) >= WHOLE_DAY:
                self._refuse_what_is_no_day()
                return
        found = trail.of(self._lines, group, day, day)
        self._list.clear()
        before = None
        for line in found[:MOST_SHOWN]:
            if line.at.date() != before:
                before = line.at.date()
                self._add_heading(format_day(before, words.language))
            time = format_time(line.at, words.language)
            self._list.addItem(QListWidgetItem(f"{time}   {said(line, self._residents, words)}"))
        told = words.tn("{n} regel", "{n} regels", len(found)).format(n=len(found))
        if len(found) > MOST_SHOWN:
            more = words.t("Hier staan de nieuwste {shown}. Kies een dag om oudere te zien.").format(shown=MOST_SHOWN)
            told = f"{told}. {more}"
        self._count.setText(told if self._lines else "")

    def _refuse_what_is_no_day(self) -> None:
        """Say so at the field, and show nothing: nobody asked for every line."""
        try:
            self._day.value()
        except Refused as refused:
            self._day.refuse(self._session.words.t(refused.reason.text))
            self._list.clear()
            self._count.clear()

    def _add_heading(self, day: str) -> None:
        item = QListWidgetItem(day)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._list.addItem(item)

    def _save(self) -> None:
        ask = self._session.doors.ask_path
        path = ask("wie-deed-wat.json") if ask is not None else None
        if path is None:
            return
        try:
            trails.export(self._session.desk, path)
        except WorldError as error:
            self._fail(error)
            return
        self.begin()
        t = self._session.words.t
        self._said.say(
            t("Opgeslagen. In het bestand staan nummers en geen namen. Met Nakijken is te zien of het heel is.")
        )

    def _fail(self, error: WorldError) -> None:
        t = self._session.words.t
        self._said.say("")
        broken = t("Deze lijst is beschadigd, of iemand heeft er regels in veranderd. Bel de helpdesk van uw gemeente.")
        self._error.say(broken if isinstance(error, StoreDamaged) else t(sentence(error)))
