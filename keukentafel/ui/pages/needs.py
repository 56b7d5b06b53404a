"""The hulpvragen: "Help mij … zodat …", and the problems behind each (CRvB steps 1 and 2)."""

from __future__ import annotations

from collections.abc import Mapping

from keukentafel.domain.changes import Recorded
from keukentafel.domain.life_domains import LIFE_DOMAINS
from keukentafel.domain.needs import Need, Problem
from keukentafel.services import correcting, needing
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.fields import Field, ManyField, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.pickers import NeedField
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.sentence import SentenceField
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.need_helper import NeedQuestion, WishList


def need_sentence(need: Need, session: Session) -> str:
    """A need as it is said."""
    text = session.words.t("Help mij {help_me}, zodat {so_that}.")
    return text.format(help_me=need.help_me.rstrip(" ."), so_that=need.so_that.rstrip(" ."))


class NeedsPage(Page):
    """What the resident asks, in the resident's words; what matters most to the resident stands first."""

    place = "needs"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Hulpvragen"))
        t = self.t
        self.column.addWidget(label(t("De vraag achter de vraag. Wat het belangrijkste is, staat bovenaan."), "quiet"))
        self._records = ChangeableRecords("needs.records", session, t("Er is nog geen hulpvraag."), self._move)
        self._records.can_change(Recorded.NEED, self._need_form("need_change"), self._need_values)
        self._records.can_change(Recorded.PROBLEM, self._problem_form("problem_change"), self._problem_values)
        self.column.add_hung(self._records)
        self.column.addWidget(Fold(t("Een hulpvraag erbij"), self._need_form("need"), open_at_first=True))
        self.column.addWidget(Fold(t("Een probleem erbij"), self._problem_form("problem")))
        self.column.addStretch(1)

    def _need_form(self, name: str) -> Form:
        t, changes = self.t, name != "need"
        save = t("Hulpvraag veranderen") if changes else t("Hulpvraag opschrijven")
        fields = (lambda: [WhichField(), *self._need_fields()]) if changes else self._need_fields
        form = Form(name, self.session, fields, save, self._state_need)
        form.when_made(lambda: self._help_with(form))
        return form

    def _need_fields(self) -> list[Field]:
        t, session = self.t, self.session
        sentence = (
            SentenceField("help_me", t("Help mij"), ",", t("Help mij …"), t("veilig mijn huis in en uit te komen")),
            SentenceField("so_that", t("zodat"), ".", t("… zodat"), t("ik zelf naar de winkel kan")),
        )
        domains = [
            (domain.id, t(domain.title))
            for domain in session.doors.library.pack().life_domains
            if domain.id in LIFE_DOMAINS
        ]
        return [*sentence, ManyField("domains", t("Dit gaat over"), domains)]

    def _help_with(self, form: Form) -> None:
        sentence = tuple(field for field in form.fields.values() if isinstance(field, SentenceField))
        question = NeedQuestion(form.name, self.session, sentence)
        form.put_under(sentence[-1], question)
        if form.name == "need":
            self._wishes = WishList(self.session, sentence)
            form.put_under(question, self._wishes)

    def _problem_form(self, name: str) -> Form:
        t, changes = self.t, name != "problem"
        save = t("Probleem veranderen") if changes else t("Probleem opschrijven")
        fields = (lambda: [WhichField(), *self._problem_fields()]) if changes else self._problem_fields
        return Form(name, self.session, fields, save, self._record_problem)

    def _problem_fields(self) -> list[Field]:
        t = self.t
        return [
            NeedField("need", t("Bij welke hulpvraag?"), self.session),
            TextField("text", t("Wat staat in de weg?"), t("bijvoorbeeld: bukken en tillen lukt niet meer")),
        ]

    def _state_need(self, values: Values) -> None:
        need_id = values.get("which") or needing.next_need_id(self.session.visit)
        need = Need(need_id, values["help_me"].strip(), values["so_that"].strip(), values["domains"])
        needing.state_need(self.session.visit, need)

    def _record_problem(self, values: Values) -> None:
        problem = Problem(values["need"], values["text"].strip(), values.get("which", ""))
        needing.record_problem(self.session.visit, problem)

    def _move(self, thing_id: str, steps: int) -> None:
        correcting.move_need(self.session.visit, thing_id, steps)

    def _need_values(self, need_id: str) -> Mapping[str, object]:
        need = self.session.conversation.need(need_id)
        assert need is not None
        return {"help_me": need.help_me, "so_that": need.so_that, "domains": need.life_domains}

    def _problem_values(self, problem_id: str) -> Mapping[str, object]:
        problem = next(p for p in self.session.conversation.problems if p.id == problem_id)
        return {"need": problem.need, "text": problem.text}

    def refresh(self) -> None:
        conversation = self.session.conversation
        titles = {domain.id: self.t(domain.title) for domain in self.session.doors.library.pack().life_domains}
        things = []
        for place, need in enumerate(conversation.needs, 1):
            meta = joined(*(titles[domain] for domain in need.life_domains))
            things.append(Thing(Recorded.NEED, need.id, f"{place}. {need_sentence(need, self.session)}", meta))
            for problem in conversation.problems:
                if problem.need == need.id:
                    text = self.t("Probleem: {text}").format(text=problem.text)
                    things.append(Thing(Recorded.PROBLEM, problem.id, text, role="within"))
        self._records.show_things(things)
        self._wishes.refresh()
