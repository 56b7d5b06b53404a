"""Somebody who matters: added, or corrected afterwards. What concerns interpreters is asked of interpreters only."""

from __future__ import annotations

from keukentafel.domain.people import Contact, InterpreterKind, Participant, Role, Via
from keukentafel.domain.refusals import Refused
from keukentafel.services import cases
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, Field, LineField, PickField, Row, SwitchField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.parts.sheet import show_in
from keukentafel.ui.parts.time_field import TimeField
from keukentafel.ui.shared.session import Session


class ParticipantForm(Form):
    """The form `participant`. The short name of somebody who is known already corrects what is known of them."""

    def __init__(self, session: Session) -> None:
        super().__init__("participant", session, self._inputs, session.words.t("Erbij zetten"), self._add)
        self.when_made(self._follow)

    def _inputs(self) -> list[Field | Row]:
        session, t, words = self._session, self._session.words.t, self._session.words
        self._id = LineField("id", t("Korte naam in dit gesprek"), t("bijvoorbeeld: zoon"))
        self._role = PickField("role", t("Wie is dit voor de bewoner?"), lambda: options(Role, words))
        self._kind = ChoiceField("interpreter", t("Tolkt deze persoon?"), options(InterpreterKind, words))
        self._how = Row(
            ChoiceField("via", t("Hoe doet de tolk mee?"), options(Via, words)),
            PickField("language", t("Van en naar welke taal?"), language_options(session)),
        )
        self._reason = LineField("reason", t("Geen professionele tolk: waarom niet, en wie koos dat?"))
        self._times = Row(
            TimeField("came_at", t("Kwam later, om")), TimeField("left_at", t("Ging eerder weg, om"))
        )
        return [
            Row(self._id, LineField("name", t("Naam, of nummer van de tolk")), self._role),
            Row(
                SwitchField("present", t("Is er nu bij"), default=True),
                SwitchField("adult", t("Is 18 jaar of ouder"), default=True),
                SwitchField("lives_in", t("Woont in hetzelfde huis")),
            ),
            Row(
                SwitchField("carer", t("Is mantelzorger")),
                SwitchField("leads", t("Heeft de regie over alle hulp")),
            ),
            ChoiceField("contact", t("Hoe vaak ziet of spreekt deze persoon de bewoner?"), options(Contact, words)),
            self._kind, self._how, self._reason, self._times,
        ]  # fmt: skip

    def _follow(self) -> None:
        self._role.box.currentIndexChanged.connect(lambda _row: self._disclose())
        self._kind.chosen.connect(lambda _value: self._disclose())
        self._id.line.textChanged.connect(lambda _text: self._disclose())
        self._disclose()

    def begin_with(self, person: Participant) -> None:
        """Show what is known of somebody, to be corrected."""
        self.clear()
        values: dict[str, object] = {
            "id": person.id, "name": person.name, "role": person.role.value, "present": person.present,
            "adult": person.adult, "lives_in": person.lives_in, "carer": person.carer, "leads": person.leads,
            "contact": person.contact.value if person.contact else "",
            "interpreter": person.interpreter.value if person.interpreter else "",
            "via": person.via.value if person.via else "", "language": person.language, "reason": person.reason,
            "came_at": person.came_at, "left_at": person.left_at,
        }  # fmt: skip
        for name, value in values.items():
            show_in(self.field(name), value)
        self._disclose()

    def clear(self) -> None:
        super().clear()
        if self.is_made:
            self._disclose()

    def _disclose(self) -> None:
        kind = self._kind.value()
        interprets = bool(kind) or self._role.value() == Role.INTERPRETER.value
        self._how.setVisible(interprets)
        self._reason.setVisible(kind == InterpreterKind.INFORMAL.value)
        self._times.setVisible(self._known() is not None)

    def _known(self) -> Participant | None:
        if not self._session.has_visit:
            return None
        return self._session.conversation.participant(self._id.value().strip())

    def _add(self, values: Values) -> None:
        if not values["role"]:
            raise Refused("empty", "role")
        role = Role(values["role"])
        kind = InterpreterKind(values["interpreter"]) if values["interpreter"] else None
        interprets = kind is not None or role is Role.INTERPRETER
        known = self._known() is not None
        participant = Participant(
            id=values["id"].strip(),
            name=values["name"].strip(),
            role=role,
            present=values["present"],
            lives_in=values["lives_in"],
            carer=values["carer"],
            adult=values["adult"],
            contact=Contact(values["contact"]) if values["contact"] else None,
            leads=values["leads"],
            interpreter=kind,
            via=Via(values["via"]) if values["via"] and interprets else None,
            language=values["language"] if interprets else "",
            reason=values["reason"].strip() if kind is InterpreterKind.INFORMAL else "",
            came_at=values["came_at"] if known else None,
            left_at=values["left_at"] if known else None,
        )
        cases.add_participant(self._session.visit, participant)
