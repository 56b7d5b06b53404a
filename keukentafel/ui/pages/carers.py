"""Who cares for the resident, and how it is with them (2.3.2 lid 4 d)."""

from __future__ import annotations

from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.refusals import Refused
from keukentafel.services import needing
from keukentafel.ui.pages.carer_offers import CarerOffers
from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.parts.choices import name, options, yes_no
from keukentafel.ui.parts.fields import ChoiceField, Field, LineField, PickField, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label, people_options
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.shared.session import Session

YES_NO = {"yes": True, "no": False}


class CarersPage(Page):
    """One answer is enough; for each carer there is a form of its own."""

    place = "carers"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Wie voor u zorgt"))
        t = self.t
        note = t("Mantelzorg is altijd vrijwillig. Vraag wat het kost, en wat iemand wil afgeven.")
        self.column.addWidget(label(note, "quiet"))
        self._records = Records("carers.records", t("Nog niet gevraagd of er iemand is die zorgt."))
        self.column.addWidget(self._records)
        self._form = CarerForm(session)
        self._offers = CarerOffers(session)
        self._offers.answered.connect(self._ask_on)
        self._offers.heard.connect(self._form.note_heard)
        self.column.addWidget(self._offers)
        self._fold = Fold(t("Antwoord opschrijven"), self._form, open_at_first=True)
        self.column.addWidget(self._fold)
        self.column.addStretch(1)

    def refresh(self) -> None:
        words = self.session.words
        records = []
        for carer in self.session.conversation.carers:
            if carer.answer is not CarerAnswer.YES:
                records.append((name(carer.answer, words), ""))
                continue
            keeps_up = self.t("houdt het vol: {how_long}").format(how_long=name(carer.keeps_up, words)) if (
                carer.keeps_up
            ) else ""
            apart = self.t("apart gesproken") if carer.heard_apart else ""
            meta = joined(carer.load, keeps_up, carer.wants, apart)
            records.append((self.session.conversation.name_of(carer.who), meta))
        self._records.show_records(records)
        self._offers.refresh()

    def _ask_on(self, who: str) -> None:
        """That they care is answered; what it is and asks of them comes next."""
        self._fold.set_open(True)
        self._form.begin_with(who)


class CarerForm(Form):
    """The form `carer`: the answer, and after a yes what there is to know of who cares.

    An input that holds something stays in sight whatever the answer is: what was typed is never out of sight unseen.
    """

    def __init__(self, session: Session) -> None:
        super().__init__("carer", session, self._inputs, session.words.t("Opschrijven"), self._describe)
        self.when_made(self._disclose)

    def _inputs(self) -> list[Field]:
        session, t, words = self._session, self._session.words.t, self._session.words
        self._answer = ChoiceField("answer", t("Is er iemand die voor u zorgt?"), options(CarerAnswer, words))
        self._who = PickField("who", t("Wie is dat?"), lambda: _people(session), free=True)
        self._apart = ChoiceField("heard_apart", t("Heeft u deze persoon apart gesproken?"), yes_no(words))
        self._rest: list[Field] = [
            self._who,
            TextField("load", t("Wat doet deze persoon, en wat vraagt dat?")),
            ChoiceField("keeps_up", t("Hoe lang houdt deze persoon dit nog vol?"), options(KeepsUp, words)),
            LineField("wants", t("Wat wil deze persoon, of als eerste afgeven?")),
            self._apart,
        ]
        for chip in self._answer.inputs():
            assert isinstance(chip, Chip)
            chip.toggled.connect(lambda _on: self._disclose())
        for field in self._rest:
            # A draft comes back without the answer; what is emptied by hand stays where the keyboard is.
            field.typed.connect(lambda _name, text: self._disclose() if text else None)
        return [self._answer, *self._rest]

    def clear(self) -> None:
        super().clear()
        if self.is_made:
            self._disclose()

    def begin_with(self, who: str) -> None:
        """Ask on about this carer; what was being typed about somebody else stays."""
        if self.field("who").value() in ("", who):
            self._answer.choose(CarerAnswer.YES)
            self._who.choose(who)
            self._disclose()
            self.field("load").setFocus()

    def note_heard(self, who: str) -> None:
        """This carer was spoken to apart: so it is in what is being written down of them too."""
        if self.is_made and self._who.value() == who:
            self._apart.choose("yes")

    def _disclose(self) -> None:
        needed = self._answer.value() == CarerAnswer.YES or any(field.value() for field in self._rest)
        for field in self._rest:
            field.setVisible(needed)

    def _describe(self, values: Values) -> None:
        if not values["answer"]:
            raise Refused("empty", "answer")
        carer = CarerSituation(
            answer=CarerAnswer(values["answer"]),
            who=values["who"],
            load=values["load"].strip(),
            keeps_up=KeepsUp(values["keeps_up"]) if values["keeps_up"] else None,
            wants=values["wants"].strip(),
            heard_apart=YES_NO.get(values["heard_apart"]),
        )
        needing.describe_carer(self._session.visit, carer)


def _people(session: Session) -> list[tuple[str, str]]:
    if not session.has_visit:
        return []
    return [option for option in people_options(session) if option[0] not in ("bewoner", "consulent")]
