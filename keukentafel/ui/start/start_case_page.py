"""Everything about one case that is no conversation: its days, its visits, attempts at contact, and its details."""

from __future__ import annotations

from PySide6.QtCore import Qt

from keukentafel.domain.deadlines import deadlines_of
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.away_page import AwayPage
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.page import Fold, label
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.case_rows import last_day_words, why_this_day
from keukentafel.ui.start.keeping_forms import KeepingForms
from keukentafel.ui.start.keeping_words import hand_over_records, keeping_records
from keukentafel.ui.start.start_case_forms import CaseForms
from keukentafel.ui.start.start_case_words import appointment_records, attempt_records, decision_record, promise_record
from keukentafel.ui.start.start_notices import alarm


class CasePage(AwayPage):
    """A page of one case, from the start screen or from its open conversation; empty whenever it is not shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._visit: Visit | None = None
        self.setObjectName("case_page")
        t = session.words.t
        column = self.scrolled_column(t("Over deze zaak"))
        column.setSpacing(8)
        self._back = self.back_button("case_page.back", session.words)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(alarm(session, "case_page.alarm"))
        self._who = label("", "title")
        self._sub = label("", "quiet")
        column.addWidget(self._who)
        column.addWidget(self._sub)
        self.forms = CaseForms(session, self._get_visit)
        self._days = Records("case_page.days", "")
        self._visits = Records("case_page.visits", t("Er is nog geen afspraak."))
        self._attempts = Records("case_page.attempts", t("Er is nog geen contact gezocht."))
        self._decision = Records("case_page.decision", t("Er is nog geen besluit."))
        self.keeping = KeepingForms(session, self._get_visit)
        self._sent = Records("case_page.sent", t("Er is nog niets opgestuurd."))
        self._kept = Records("case_page.kept", "")
        self._folds: dict[str, Fold] = {}
        parts = (
            (t("Dagen die tellen"), self._days, ()),
            (t("Bezoek"), self._visits, self.forms.about_visits),
            (t("Contact"), self._attempts, self.forms.about_contact),
            (t("Besluit"), self._decision, self.forms.about_decision),
            (t("Opgestuurd"), self._sent, self.keeping.about_hand_over),
            (t("Bewaren"), self._kept, self.keeping.about_keeping),
            (t("Gegevens"), None, self.forms.about_case),
            (t("Inzage en vernietigen"), None, self.keeping.about_rights),
        )
        for title, records, folds in parts:
            column.addSpacing(10)
            column.addWidget(label(title, "head"))
            if records is not None:
                column.addWidget(records)
            for text, form in folds:
                fold = self._folds[form.name] = Fold(text, form)
                form.done.connect(self.leave if form is self.keeping.destroy else self.refresh)
                fold.button.clicked.connect(lambda _checked=False, f=form.name: self._prepare(f))
                column.addWidget(fold)
        column.addStretch(1)
        session.locked.connect(self._cover)

    def _get_visit(self) -> Visit:
        if self._visit is None:
            raise RuntimeError("no case is shown")
        return self._visit

    def _prepare(self, form: str) -> None:
        self.forms.prepare(form)
        self.keeping.prepare(form)

    def begin(self, visit: Visit) -> None:
        """Show a case."""
        self.empty()
        self._visit = visit
        self.refresh()
        self.area.verticalScrollBar().setValue(0)
        first = "appointment" if not self._folds["appointment"].isHidden() else "move_appointment"
        self._folds[first].button.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Show the case as it is now."""
        if self._visit is None:
            return
        visit, session = self._visit, self._session
        conversation = visit.conversation
        case = conversation.case
        self._who.setText(case.form_of_address[:1].upper() + case.form_of_address[1:])
        resident = case.resident if case.resident.lower() != case.form_of_address.lower() else ""
        self._sub.setText(joined(resident, case.address, name(case.kind, session.words), case.case_number))
        running = deadlines_of(conversation, session.doors.library.calendar())
        days = [(last_day_words(each, session), why_this_day(each, case.form_of_address, session)) for each in running]
        promise = promise_record(conversation, session)
        self._days.show_records([*days, promise] if promise else days)
        self._visits.show_records(appointment_records(conversation, session))
        self._attempts.show_records(attempt_records(conversation, session))
        self._decision.show_records(decision_record(conversation, session))
        self._sent.show_records(hand_over_records(conversation, session))
        self._kept.show_records(keeping_records(visit, session))
        for form, shown in {**self.forms.possible(), **self.keeping.possible()}.items():
            self._folds[form].setVisible(shown)

    def _cover(self) -> None:
        if not self._session.has_visit:
            self.empty()

    def empty(self) -> None:
        """Take every word off the page."""
        self._visit = None
        self._who.setText("")
        self._sub.setText("")
        for records in (self._days, self._visits, self._attempts, self._decision, self._sent, self._kept):
            records.show_records(())
        for fold in self._folds.values():
            fold.begin()
        self.forms.forget()
        self.keeping.forget()
