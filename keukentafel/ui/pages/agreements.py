"""What was agreed, what could not wait, and which consents were given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from keukentafel.domain.agreements import Agreement, Consent, ConsentHow, UrgentAction
from keukentafel.domain.changes import Recorded
from keukentafel.domain.refusals import Refused
from keukentafel.services import agreeing
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.choices import options, yes_no
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, LineField, PickField, Row, SwitchField, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.pickers import language_options, people, statement_options
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session


class AgreementsPage(Page):
    """Printed literally: nobody promises more than was said."""

    place = "agreements"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Afspraken"))
        t = self.t
        self._agreed = ChangeableRecords("agreements.records", session, t("Er is nog niets afgesproken."))
        self._agreed.can_change(Recorded.AGREEMENT, self._agree_form("agree_change"), self._agree_values)
        self.column.add_hung(self._agreed)
        self.column.addWidget(Fold(t("Een afspraak erbij"), self._agree_form("agree"), open_at_first=True))
        self._urgent_head = label(t("Vandaag geregeld"), "head")
        self.column.addWidget(self._urgent_head)
        self._urgent = Records("agreements.urgent", t("Niets met spoed geregeld."))
        self.column.addWidget(self._urgent)
        self.column.addWidget(Fold(t("Spoed: wat regelt u vandaag?"), self._urgent_form()))
        self.column.addWidget(label(t("Toestemmingen"), "head"))
        self._consents = Records("agreements.consents", t("Er is nog geen toestemming gegeven."))
        self.column.addWidget(self._consents)
        self.column.addWidget(Fold(t("Een toestemming opschrijven"), self._consent_form()))
        self.column.addStretch(1)

    def _agree_form(self, name: str) -> Form:
        t, session = self.t, self.session
        if name == "agree":
            return Form(name, session, self._agree_fields, t("Afspreken"), self._agree)
        return Form(
            name, session, lambda: [WhichField(), *self._agree_fields()], t("Afspraak veranderen"), self._agree
        )

    def _agree_fields(self) -> list[Field | Row]:
        t, session = self.t, self.session
        return [
            Row(
                PickField("who", t("Wie doet het?"), people(session), free=True),
                DateField("when", t("Wanneer klaar?")),
            ),
            TextField("what", t("Wat doet die persoon?")),
            LineField("backup", t("Wie neemt het over als dat niet lukt?")),
            Row(
                LineField("original", t("Zoals de tolk het zei")),
                PickField("lang", t("In welke taal?"), language_options(session)),
            ),
        ]

    def _urgent_form(self) -> Form:
        return Form("urgent", self.session, self._urgent_fields, self.t("Vandaag geregeld"), self._decide_urgent)

    def _urgent_fields(self) -> list[Field]:
        t, session = self.t, self.session
        return [
            LineField("what", t("Wat kan niet wachten?")),
            TextField("done_today", t("Wat is vandaag gedaan?")),
            PickField("by", t("Door wie?"), people(session), free=True),
            ChoiceField("temporary", t("Is er nu meteen tijdelijke hulp nodig?"), yes_no(session.words)),
            LineField("because", t("Waarom wel of niet?")),
            PickField("statement", t("Bij welke uitspraak? Leeg: alle met spoed"), statement_options(session)),
        ]

    def _consent_form(self) -> Form:
        t = self.t
        return Form("consent", self.session, self._consent_fields, t("Toestemming opschrijven"), self._consent)

    def _consent_fields(self) -> list[Field | Row]:
        t, session = self.t, self.session
        return [
            Row(LineField("to", t("Aan wie mag u iets vertellen of vragen?")), DateField("until", t("Tot wanneer?"))),
            LineField("what", t("Wat precies?")),
            LineField("purpose", t("Waarvoor?")),
            ChoiceField("how", t("Hoe gegeven?"), options(ConsentHow, session.words), ConsentHow.ORAL.value),
            SwitchField("revoked", t("De bewoner trekt deze toestemming in")),
        ]

    def _agree(self, values: Values) -> None:
        texts = {key: values[key].strip() for key in ("what", "backup", "original")}
        agreement = Agreement(
            who=values["who"], when=values["when"], lang=values["lang"], id=values.get("which", ""), **texts
        )
        agreeing.agree(self.session.visit, agreement)

    def _agree_values(self, agreement_id: str) -> Mapping[str, object]:
        made = next(a for a in self.session.conversation.agreements if a.id == agreement_id)
        return {key: value for key, value in asdict(made).items() if key != "id"}

    def _decide_urgent(self, values: Values) -> None:
        if not values["temporary"]:
            raise Refused("empty", "temporary")
        visit = self.session.visit
        flagged = tuple(s.id for s in visit.conversation.statements if s.urgent)
        action = UrgentAction(
            what=values["what"].strip(),
            done_today=values["done_today"].strip(),
            by=values["by"],
            temporary=values["temporary"] == "yes",
            because=values["because"].strip(),
            statements=(values["statement"],) if values["statement"] else flagged,
            at=visit.desk.now(),
        )
        agreeing.decide_urgent(visit, action)

    def _consent(self, values: Values) -> None:
        visit = self.session.visit
        given = Consent(
            to=values["to"].strip(),
            what=values["what"].strip(),
            purpose=values["purpose"].strip(),
            given_on=visit.desk.today(),
            until=values["until"],
            how=ConsentHow(values["how"] or ConsentHow.ORAL),
            revoked=values["revoked"],
        )
        agreeing.consent(visit, given)

    def refresh(self) -> None:
        t, conversation = self.t, self.session.conversation
        agreed = []
        for agreement in conversation.agreements:
            who = conversation.name_of(agreement.who) or t("nog niemand")
            when = self.session.words.day(agreement.when) if agreement.when else t("nog geen datum")
            backup = t("anders: {backup}").format(backup=agreement.backup) if agreement.backup else ""
            meta = joined(who, when, backup, agreement.original)
            agreed.append(Thing(Recorded.AGREEMENT, agreement.id, agreement.what, meta))
        self._agreed.show_things(agreed)
        urgent = []
        for action in conversation.urgent_actions:
            temporary = t("tijdelijke hulp: ja") if action.temporary else t("tijdelijke hulp: nee")
            meta = joined(action.done_today, conversation.name_of(action.by), temporary, action.because)
            urgent.append((action.what, meta))
        self._urgent.show_records(urgent)
        consents = []
        for consent in conversation.consents:
            until = t("zonder einddatum")
            if consent.until:
                until = t("tot {day}").format(day=self.session.words.day(consent.until))
            state = t("ingetrokken") if consent.revoked else until
            consents.append((f"{conversation.name_of(consent.to)}: {consent.what}", joined(consent.purpose, state)))
        self._consents.show_records(consents)
