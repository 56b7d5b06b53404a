"""The forms about a case: visits, attempts at contact, the decision, and its details."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from keukentafel.domain.appointments import Appointment, Channel, ContactAttempt, Decision, Reached, planned
from keukentafel.domain.refusals import Refused
from keukentafel.services import appointments, cases
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, LineField, Option, PickField, Row
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.parts.time_field import TimeField
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.start_fields import case_fields, case_of, certain_day, fill_in

Folds = tuple[tuple[str, Form], ...]
"""What a fold is called, and the form in it."""
USUAL_MINUTES = "60"


class CaseForms:
    """Forms called as the steps of a script, on the case that `visit` gives."""

    def __init__(self, session: Session, visit: Callable[[], Visit]) -> None:
        self._session = session
        self._visit = visit
        t = session.words.t
        self._appointment = self._form("appointment", self._appointment_fields, t("Afspraak maken"), self._make)
        self._move = self._form(
            "move_appointment",
            lambda: [*self._moment(), LineField("because", t("Waarom?"), t("bijvoorbeeld: bewoner ziek"))],
            t("Verzetten"), self._do_move,
        )  # fmt: skip
        self._cancel = self._form(
            "cancel_appointment", lambda: [LineField("because", t("Waarom gaat het niet door?"))], t("Afzeggen"),
            self._do_cancel,
        )  # fmt: skip
        self._miss = self._form(
            "miss_appointment",
            lambda: [
                LineField("because", t("Wat weet u ervan?"), t("bijvoorbeeld: deed niet open")),
                LineField("next_step", t("Wat doet u nu om de bewoner te bereiken?")),
            ],
            t("Vastleggen"),
            self._do_miss,
        )
        self._attempt = self._form("contact_attempt", self._attempt_fields, t("Vastleggen"), self._record_attempt)
        self._decision = self._form(
            "decision",
            lambda: [
                Row(DateField("on", t("Datum van het besluit")), DateField("sent", t("Verstuurd op (leeg: nog niet)")))
            ],
            t("Vastleggen"),
            self._record_decision,
        )
        self._details = self._form("case_details", partial(case_fields, session), t("Verbeteren"), self._correct)
        self.about_visits: Folds = (
            (t("Afspraak maken"), self._appointment),
            (t("Afspraak verzetten"), self._move),
            (t("Afspraak afzeggen"), self._cancel),
            (t("De bewoner was er niet"), self._miss),
        )
        self.about_contact: Folds = ((t("Contact gezocht"), self._attempt),)
        self.about_decision: Folds = ((t("Besluit gemaakt of verstuurd"), self._decision),)
        self.about_case: Folds = ((t("Gegevens verbeteren"), self._details),)

    def possible(self) -> dict[str, bool]:
        """Which forms can be used now, by name."""
        stand = planned(self._visit().conversation.appointments)
        today = self._session.desk.today()
        begun = any(each.on <= today for each in stand)
        return {"move_appointment": bool(stand), "cancel_appointment": bool(stand), "miss_appointment": begun}

    def prepare(self, form: str) -> None:
        """Put what is known into a form that is opened."""
        conversation = self._visit().conversation
        if form == "case_details" and not self._details.isHidden():
            fill_in(self._details, conversation.case)
        elif form == "decision" and conversation.decision is not None:
            found = conversation.decision
            prefill(self._decision, {"on": found.on, "sent": found.sent})
        elif form == "contact_attempt" and not _filled(self._attempt, "on"):
            prefill(self._attempt, {"on": self._session.desk.today(), "whom": "bewoner"})

    def forget(self) -> None:
        """Empty every form, also of the people who can be chosen."""
        for form in (self._appointment, self._attempt, self._details, self._decision):
            form.clear()
            form.refresh()

    def _form(
        self, name: str, fields: Callable[[], Sequence[Field | Row]], save: str, submit: Callable[[Values], None]
    ) -> Form:
        return Form(name, self._session, fields, save, submit)

    def _moment(self) -> list[Field | Row]:
        t = self._session.words.t
        return [Row(DateField("on", t("Dag")), TimeField("at", t("Tijd (leeg: volgt nog)")))]

    def _appointment_fields(self) -> list[Field | Row]:
        t = self._session.words.t
        return [
            Row(
                DateField("on", t("Dag")),
                TimeField("at", t("Tijd (leeg: volgt nog)")),
                LineField("minutes", t("Hoe lang, in minuten"), USUAL_MINUTES),
            ),
            LineField("place", t("Waar? (leeg: bij de bewoner thuis)")),
            LineField("who", t("Wie komt er nog meer? (met komma's ertussen)")),
        ]

    def _attempt_fields(self) -> list[Field | Row]:
        t, words = self._session.words.t, self._session.words
        return [
            Row(DateField("on", t("Dag")), TimeField("at", t("Tijd (leeg: weet ik niet)"))),
            ChoiceField("channel", t("Hoe?"), options(Channel, words), Channel.PHONE.value),
            PickField("whom", t("Met wie?"), self._people, free=True),
            ChoiceField("reached", t("Gelukt?"), options(Reached, words)),
            LineField("note", t("Wat werd er gezegd of afgesproken?")),
        ]

    def _people(self) -> list[Option]:
        try:
            conversation = self._visit().conversation
        except RuntimeError:
            return []
        people = [(person.id, person.name) for person in conversation.participants]
        return [("bewoner", conversation.case.form_of_address), *people]

    def _make(self, values: Values) -> None:
        minutes = values["minutes"].strip() or USUAL_MINUTES
        if not minutes.isdecimal():
            raise Refused("bad_duration", "minutes")
        who = tuple(self._known(part.strip()) for part in values["who"].split(",") if part.strip())
        on, at, place = certain_day(values, "on"), values["at"], values["place"]
        appointments.make_appointment(self._visit(), Appointment("", on, at, int(minutes), place, who))

    def _known(self, text: str) -> str:
        return next((person for person, called in self._people() if text in (person, called)), text)

    def _do_move(self, values: Values) -> None:
        on = certain_day(values, "on")
        appointments.move_appointment(self._visit(), on, values["at"], values["because"])

    def _do_cancel(self, values: Values) -> None:
        appointments.cancel_appointment(self._visit(), values["because"])

    def _do_miss(self, values: Values) -> None:
        appointments.miss_appointment(self._visit(), values["because"], values["next_step"])

    def _record_attempt(self, values: Values) -> None:
        for needed in ("channel", "reached"):
            if not values[needed]:
                raise Refused("empty", needed)
        channel, reached = Channel(values["channel"]), Reached(values["reached"])
        whom = values["whom"] or "bewoner"
        attempt = ContactAttempt(certain_day(values, "on"), channel, reached, values["at"], whom, values["note"])
        appointments.record_attempt(self._visit(), attempt)

    def _record_decision(self, values: Values) -> None:
        appointments.record_decision(self._visit(), Decision(certain_day(values, "on"), values["sent"]))

    def _correct(self, values: Values) -> None:
        cases.correct_case(self._visit(), case_of(values))


def _filled(form: Form, field: str) -> bool:
    return any(getattr(one, "text", str)() for one in _inputs(form, field))


def _inputs(form: Form, field: str) -> tuple[QWidget, ...]:
    return form.field(field).inputs()
