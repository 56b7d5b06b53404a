"""The start screen: the agenda of visits, a new case, and the search that no visit can reach."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from keukentafel.domain.carried import PreviousReport
from keukentafel.domain.ports import WorldError
from keukentafel.services import cases
from keukentafel.services.reviews import ReviewStart
from keukentafel.ui.parts.at_most import AtMost
from keukentafel.ui.parts.calm_line import CalmLine
from keukentafel.ui.parts.fields import PickField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.report.verify_ways import VerifyWays
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.start.brought_paper import BroughtPaper
from keukentafel.ui.start.date_question import DateQuestion
from keukentafel.ui.start.keeping_card import KeepingCard
from keukentafel.ui.start.no_cases import no_cases_yet
from keukentafel.ui.start.review_start import ReviewStartBar, case_values
from keukentafel.ui.start.start_beside import OneOrBoth, beside
from keukentafel.ui.start.start_cases import CaseList
from keukentafel.ui.start.start_fields import case_fields, case_of
from keukentafel.ui.start.start_hits import HitList, how_many
from keukentafel.ui.start.start_names import Names
from keukentafel.ui.start.start_notices import alarm, leaving_notice, notices
from keukentafel.ui.style.theme import Palette
from keukentafel.ui.vault.vault_card import VaultCard

LOOK_EVERY_MS = 60_000
LETTERS, LINES = 88, 44
"""How wide the column of cases grows, and how high: a row is read at one glance, and the buttons stay near the rows."""


class StartPage(QWidget):
    """Only here can one see more than one resident; on leaving it no word of it stays on any widget."""

    hit_opened = Signal(str)
    """A conversation was opened at this statement."""
    case_asked = Signal(str)
    """The dates and details of this case, without opening its conversation."""

    trail_asked = Signal()
    """Who did what in this store."""

    voices_asked = Signal()
    """The page on which prompts are recorded."""

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        self._session = session
        self._residents: dict[str, str] = {}
        self._names = Names(())
        self._previous: PreviousReport | None = None
        self._last_chosen = ""
        session.opened.connect(self._visit_opened)
        self._last_entry: datetime | None = None
        self._leaving = ""
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self.show_notices)
        self.setObjectName("paper")
        outer = QHBoxLayout(self)
        outer.setSpacing(48)
        outer.addStretch(1)
        self._left = QWidget()
        AtMost(self._left, LETTERS, LINES)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        outer.addWidget(self._left, 8)
        left.addLayout(self._top_row())
        self._alarm = alarm(session, "start.alarm")
        left.addWidget(self._alarm)
        self.calm = CalmLine(session, "start.calm")
        left.addWidget(self.calm)
        self._notice = label("", "quiet")
        self._notice.setObjectName("start.notice")
        self._notice.hide()
        left.addWidget(self._notice)
        self._date = DateQuestion(session)
        self._date.answered.connect(self._date_is_right)
        left.addWidget(self._date)
        self._nothing = no_cases_yet(session.words)
        left.addWidget(self._nothing)
        self._put_search(left, palette)
        self._cases = CaseList(session, palette, self._open_chosen)
        left.addWidget(self._cases, 2)
        left.addWidget(self._foot())
        self._review = ReviewStartBar(session, lambda: self._cases.chosen, self._begin_review)
        for link in (self._why, self._keep):
            self._review.links.addWidget(link)
        left.addWidget(self._review)
        self._space = QWidget()
        left.addWidget(self._space, 1)
        self._columns = self._put_columns(outer)
        OneOrBoth(self, self._left, self._columns)
        outer.addStretch(1)

    def _top_row(self) -> QHBoxLayout:
        t = self._session.words.t
        self._title = label(t("Agenda"), "title")
        self._lock = named_button("start.lock", t("Slot erop"), self._session.lock)
        above = QHBoxLayout()
        above.setSpacing(22)
        vault = named_button("start.vault", t("De kluis"), self._toggle_vault, "link")
        above.addWidget(self._title, 1)
        if self._session.doors.studio() is not None:
            voices = named_button("start.voices", t("Stemmen opnemen"), self.voices_asked.emit, "link")
            above.addWidget(voices)
        self._verify = VerifyWays(self._session, self)
        self._drops = self._verify.take_drops()
        above.addWidget(self._verify.button("start.verify", "link"))
        above.addWidget(vault)
        above.addWidget(self._lock)
        return above

    def _put_search(self, left: QVBoxLayout, palette: Palette) -> None:
        t = self._session.words.t
        self._search = QLineEdit()
        self._search.setObjectName("start.search")
        self._search.setPlaceholderText(t("Zoek een naam, of wat er gezegd is"))
        self._search.setAccessibleName(t("Zoek een naam, of wat er gezegd is"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._to_hits)
        left.addWidget(self._search)
        self._count = label("", "quiet")
        self._count.setObjectName("start.hits.count")
        self._count.hide()
        left.addWidget(self._count)
        self._hits = HitList(self._session.words, palette)
        self._hits.activated.connect(lambda _index: self._open_chosen())
        self._hits.hide()
        left.addWidget(self._hits, 1)

    def _put_columns(self, outer: QHBoxLayout) -> tuple[QWidget, ...]:
        """What comes beside the agenda, one at a time: a new case, the vault, what is kept and goes."""
        session, t = self._session, self._session.words.t
        self._form = Form("case", session, partial(case_fields, session), t("Gesprek beginnen"), self._begin)
        self._form.when_made(self._drops.guard)
        self._brought = BroughtPaper(session)
        new = _above(self._brought, self._form)
        self._scroll = beside(t("Een nieuwe melding"), new, "start.new.back", t("Wegleggen"), self._put_away)
        outer.addWidget(self._scroll, 8)
        self._vault = VaultCard(session)
        self._vault.trail_asked.connect(self.trail_asked)
        self._vault.code_made.connect(self.show_notices)
        self._vault_scroll = beside(t("De kluis"), self._vault, "start.vault.back", t("Wegleggen"), self._put_away)
        outer.addWidget(self._vault_scroll, 8)
        self._keeping = KeepingCard(session)
        self._keeping_scroll = beside(
            t("Bewaren en vernietigen"), self._keeping, "start.keeping.back", t("Wegleggen"), self._put_away
        )
        outer.addWidget(self._keeping_scroll, 8)
        return self._scroll, self._vault_scroll, self._keeping_scroll

    def _foot(self) -> QWidget:
        t = self._session.words.t
        foot = QWidget()
        buttons = FlowLayout(foot)
        self._open = named_button("start.open", t("Dit gesprek openen"), self._open_chosen, "primary")
        self._about = named_button("start.case", t("Afspraak en gegevens"), self.ask_case)
        self._why = named_button("start.why", t("Waarom deze datum?"), lambda: self._cases.show_why(), "link")
        self._new = named_button("start.new", t("Een nieuwe melding"), self._toggle_new)
        self._keep = named_button("start.keeping", t("Bewaren en vernietigen"), self._toggle_keeping, "link")
        for button in (self._open, self._about, self._new):
            buttons.addWidget(button)
        return foot

    def _begin(self, values: Values) -> None:
        visit = cases.open_case(self._session.desk, case_of(values), self._previous)
        self._previous = None
        self._form.clear()
        self._brought.forget()
        self._scroll.hide()
        self._session.open_visit(visit)

    def _begin_review(self, start: ReviewStart) -> None:
        self.begin_new()
        self._previous = start.previous
        prefill(self._form, case_values(start.case))
        self._brought.show_paper(start.paper) if start.paper else self._brought.forget()

    def take_focus(self) -> None:
        """Go to the agenda; the first time, to the button that begins a case."""
        (self._cases if self._cases.cases.rowCount() else self._new).setFocus(Qt.FocusReason.TabFocusReason)

    def _put_away(self) -> None:
        for column in self._columns:
            column.hide()
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._search.clear()
            self._put_away()
        elif event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._to_hits()
        else:
            super().keyPressEvent(event)

    def begin_new(self) -> None:
        """Open the form of a new case."""
        if self._scroll.isHidden():
            self._toggle_new()

    def ask_case(self) -> None:
        """Ask for the dates and details of the case that is chosen."""
        if self._cases.chosen and not self._cases.isHidden():
            self.case_asked.emit(self._cases.chosen)

    def _toggle_new(self) -> None:
        opening = self._scroll.isHidden()
        self._previous = None
        self._open_only(self._scroll, opening)
        if opening:
            self._form.make()
            self._form.refresh()
            profiles = self._session.doors.library.profiles()
            municipality = self._form.field("municipality")
            if len(profiles) == 1 and isinstance(municipality, PickField):
                municipality.choose(profiles[0])
            self._form.field("resident").setFocus()

    def _toggle_vault(self) -> None:
        opening = self._vault_scroll.isHidden()
        self._open_only(self._vault_scroll, opening)
        if opening:
            self._vault.refresh()
            self._vault.take_focus()

    def _toggle_keeping(self) -> None:
        opening = self._keeping_scroll.isHidden()
        self._open_only(self._keeping_scroll, opening)
        if opening and self._session.look(self._keeping.refresh) is True:
            self._keeping.take_focus()

    def _open_only(self, column: QWidget, opening: bool) -> None:
        for one in self._columns:
            one.setVisible(one is column and opening)

    def refresh(self) -> None:
        """Show the agenda as the store has it."""
        chosen = self._last_chosen
        self.empty()
        known = cases.summaries(self._session.desk)
        self._last_entry = known[0].changed_at if known else None
        self._residents = {case.conversation_id: case.form_of_address or case.resident for case in known}
        self._names = Names(known)
        self._cases.cases.show_cases(known, self._session.desk.today())
        self._cases.choose(chosen)
        some = bool(known)
        self._title.setText(self._session.words.t("Agenda") if some else self._session.words.t("Welkom"))
        shown: tuple[QWidget, ...] = (
            self._search, self._cases, self._open, self._about, self._why, self._review.from_case
        )  # fmt: skip
        for widget in shown:
            widget.setVisible(some)
        self._nothing.setVisible(not some)
        self._space.setVisible(not some)
        self._leaving = leaving_notice(self._session)
        self.show_notices()

    def _date_is_right(self) -> None:
        self.refresh()
        self.take_focus()

    def show_notices(self) -> None:
        """Say in one calm line what is the matter with the clock or the battery, or nothing."""
        said = ""
        self._date.refresh()
        if self._session.is_unlocked:
            said = " ".join(filter(None, (notices(self._session, self._last_entry), self._leaving)))
        self._notice.setText(said)
        self._notice.setVisible(bool(said))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._look.stop()

    def empty(self) -> None:
        """Take every word about anybody off the page; which row was chosen is remembered by its id alone."""
        if not self._session.has_visit:
            self._last_chosen = self._cases.chosen or self._last_chosen
        self._search.setText("")
        self._hits.clear()
        self._cases.cases.show_cases((), self._session.doors.clock.now().date())
        self._residents = {}
        self._names = Names(())
        for column in self._columns:
            column.hide()
        self._vault.forget()
        self._keeping.forget()
        self._form.clear()
        self._previous = None

    def _to_hits(self) -> None:
        if self._hits.count():
            self._hits.setFocus(Qt.FocusReason.TabFocusReason)

    def _visit_opened(self) -> None:
        # Also one that was begun here: who comes back would else open the one that it was begun from.
        if self._session.has_visit:
            self._last_chosen = self._session.visit.id

    def _open_chosen(self) -> None:
        if self._hits.isHidden():
            if self._cases.chosen:
                self._last_chosen = self._cases.chosen
                self._open_case(self._cases.chosen)
            return
        if self._hits.chosen is not None:
            conversation_id, statement_id = self._hits.chosen
            self._last_chosen = conversation_id
            if self._open_case(conversation_id) and statement_id:
                self.hit_opened.emit(statement_id)

    def _open_case(self, conversation_id: str) -> bool:
        """Whether it could be opened; what the store cannot read is said above the agenda."""
        session = self._session
        return session.look(lambda: session.open_visit(cases.continue_case(session.desk, conversation_id))) is True

    def _find(self, words: str) -> None:
        searching = bool(words.strip())
        begins = searching and self._hits.isHidden()
        self._hits.setVisible(searching)
        self._count.setVisible(searching)
        some = bool(self._residents)
        for widget in (self._cases, self._about, self._why):
            widget.setVisible(some and not searching)
        if not searching:
            self._hits.clear()
            return
        try:
            hits = cases.search(self._session.desk, words, begins=begins)
        except WorldError as error:
            self._hits.clear()
            self._count.setText(self._session.words.t(sentence(error)))
            return
        people = self._names.found(words)
        self._hits.show_hits((*people, *hits), words, self._residents)
        self._count.setText(how_many(self._session.words, len(people), len(hits)))
        self._count.setProperty("hits", len(hits))


def _above(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
