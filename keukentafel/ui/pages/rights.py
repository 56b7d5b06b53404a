"""The welcome: who is here, which rights were explained when, the persoonlijk plan, and identity."""

from __future__ import annotations

from keukentafel.domain.people import CONSULTANT, Participant, Role
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, Right, RightTold, ToldHow
from keukentafel.i18n import format_time
from keukentafel.services import agreeing, cases
from keukentafel.ui.parts.choices import name, options, yes_no
from keukentafel.ui.parts.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    ManyField,
    Option,
    Row,
    TextField,
)  # fmt: skip
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.people_list import PeopleList
from keukentafel.ui.parts.pickers import language_names, people
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.preparing.participant_form import ParticipantForm
from keukentafel.ui.shared.session import Session


class RightsPage(Page):
    """Everything that has a date before or at the beginning of the conversation."""

    place = "rights"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Welkom, rechten"))
        t = self.t
        note = t("Zeg aan het begin tegen iedereen: ik spreek iedereen ook even alleen. Dat doe ik altijd.")
        self.column.addWidget(label(note, "quiet"))
        self.column.addSpacing(8)
        self.column.addWidget(label(t("Wie zijn erbij"), "head"))
        self._people = PeopleList("rights.people", t("Alleen de bewoner en u."), session.words)
        self._people.correct.connect(self._correct)
        self.column.addWidget(self._people)
        self._participant_fold = Fold(t("Iemand erbij"), ParticipantForm(session))
        self.column.addWidget(self._participant_fold)
        self.column.addWidget(Fold(t("Een volgend gesprek beginnen"), self._visit_form()))
        self._visits = label("", "quiet")
        self._visits.setObjectName("rights.visits")
        self.column.addWidget(self._visits)
        self.column.addSpacing(8)
        self.column.addWidget(label(t("Uitgelegd"), "head"))
        self._rights = Records("rights.records", t("Er is nog geen recht uitgelegd."))
        self.column.addWidget(self._rights)
        self.column.addWidget(Fold(t("Rechten uitleggen"), self._right_form(), open_at_first=True))
        self.column.addWidget(Fold(t("Eigen plan van de bewoner"), self._plan_form()))
        self.column.addWidget(Fold(t("Identiteitsbewijs gezien"), self._identity_form()))
        self.column.addStretch(1)

    def _visit_form(self) -> Form:
        t = self.t
        form = Form("visit", self.session, self._visit_fields, t("Dit gesprek begint nu"), self._begin_visit)
        form.said = t("begonnen")
        return form

    def _visit_fields(self) -> list[Field]:
        return [ManyField("present", self.t("Wie is er deze keer bij, behalve de bewoner en u?"), self._participants)]

    def _participants(self) -> list[Option]:
        if not self.session.has_visit:
            return []
        return [(person.id, person.name) for person in self.session.conversation.participants]

    def _begin_visit(self, values: Values) -> None:
        cases.begin_visit(self.session.visit, values["present"])

    def _show_visits(self) -> None:
        words, conversation = self.session.words, self.session.conversation
        held = conversation.visits
        lines = []
        for visit in held:
            names = ", ".join(conversation.name_of(who) for who in visit.present) or self.t("niemand anders")
            text = self.t("Gesprek op {day}: {names}")
            lines.append(text.format(day=words.day(visit.at.date()), names=names))
        self._visits.setText("\n".join(lines))
        self._visits.setVisible(len(held) > 1)

    def _right_form(self) -> Form:
        t, session, words = self.t, self.session, self.session.words
        fields: list[Field | Row] = [
            ManyField("which", t("Welke rechten? Kies alles wat u nu uitlegde"), options(Right, words)),
            ManyField("told", t("Aan wie?"), people(session, (CONSULTANT,))),
            Row(
                ChoiceField("how", t("Hoe?"), options(ToldHow, words), ToldHow.TALK.value),
                DateField("on", t("Wanneer? Leeg: vandaag")),
            ),
        ]
        return Form("right", session, fields, t("Uitgelegd"), self._explain)

    def _plan_form(self) -> Form:
        t, words = self.t, self.session.words
        return Form(
            "plan", self.session,
            lambda: [
                ChoiceField("received", t("Heeft u een eigen plan gekregen?"), yes_no(words)),
                TextField("text", t("Wat staat erin?")),
            ],
            t("Opschrijven"), self._plan,
        )  # fmt: skip

    def _identity_form(self) -> Form:
        t = self.t
        return Form(
            "identity", self.session,
            lambda: [
                Row(
                    LineField("document", t("Welk bewijs? Bijvoorbeeld: paspoort")),
                    LineField("last_characters", t("Laatste tekens van het nummer")),
                    DateField("valid_until", t("Geldig tot")),
                )
            ],
            t("Gezien, geen kopie gemaakt"), self._identity,
        )  # fmt: skip

    def _correct(self, person_id: str) -> None:
        person = self.session.conversation.participant(person_id)
        form = self._participant_fold.form
        assert isinstance(form, ParticipantForm)
        if person is not None:
            self._participant_fold.set_open(True)
            form.begin_with(person)
            self.ensureWidgetVisible(form)

    def _explain(self, values: Values) -> None:
        if not values["which"]:
            raise Refused("empty", "which")
        on = values["on"] or self.session.visit.desk.today()
        first, *more = (Right(which) for which in values["which"])
        told = RightTold(first, values["told"], on, ToldHow(values["how"] or ToldHow.TALK))
        agreeing.explain_right(self.session.visit, told, *more)

    def _plan(self, values: Values) -> None:
        if not values["received"]:
            raise Refused("empty", "received")
        agreeing.answer_plan(self.session.visit, PersonalPlan(values["received"] == "yes", values["text"].strip()))

    def _identity(self, values: Values) -> None:
        document, last = values["document"].strip(), values["last_characters"].strip()
        identity = IdentitySeen(document, last, values["valid_until"], self.session.visit.desk.today())
        agreeing.see_identity(self.session.visit, document, last, identity)

    def refresh(self) -> None:
        t, words, conversation = self.t, self.session.words, self.session.conversation
        self._show_visits()
        people = []
        for person in conversation.participants:
            via = name(person.via, words) if person.via else ""
            contact = t("contact: {how_often}").format(how_often=name(person.contact, words)) if person.contact else ""
            carer = t("mantelzorger") if person.carer and person.role is not Role.CARER else ""
            here = "" if person.present else t("is er nu niet bij")
            came = t("kwam later: {time}").format(time=format_time(person.came_at)) if person.came_at else ""
            left = t("ging eerder weg: {time}").format(time=format_time(person.left_at)) if person.left_at else ""
            role, interprets = name(person.role, words), _interpreter(person, self.session)
            meta = joined(role, carer, interprets, via, contact, here, came, left)
            people.append((person.id, f"{person.id}: {person.name}" if person.id != person.name else person.name, meta))
        self._people.show_people(people)
        rights = []
        for told in conversation.rights:
            who = ", ".join(conversation.name_of(person) for person in told.told)
            rights.append((name(told.right, words), joined(who, words.day(told.on), name(told.how, words))))
        if conversation.plan is not None:
            received = t("Eigen plan gekregen") if conversation.plan.received else t("Er is geen eigen plan")
            rights.append((received, conversation.plan.text))
        if conversation.identity is not None:
            seen = conversation.identity
            text = t("{document} gezien, eindigt op {last}")
            rights.append((text.format(document=seen.document, last=seen.last_characters), words.day(seen.seen_on)))
        self._rights.show_records(rights)


def _interpreter(person: Participant, session: Session) -> str:
    if person.interpreter is None:
        return ""
    names = language_names(session)
    return joined(name(person.interpreter, session.words), names.get(person.language, person.language))
