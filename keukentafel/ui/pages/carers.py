"""Who cares for the resident, and how it is with them (2.3.2 lid 4 d)."""

from __future__ import annotations

from keukentafel.domain.carers import CarerAnswer, CarerSituation, KeepsUp
from keukentafel.domain.refusals import Refused
from keukentafel.services import needing
from keukentafel.ui.parts.choices import name, options, yes_no
from keukentafel.ui.parts.fields import ChoiceField, LineField, PickField, TextField
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
        carer = Form(
            "carer",
            session,
            [
                ChoiceField("answer", t("Is er iemand die voor u zorgt?"), options(CarerAnswer, session.words)),
                PickField("who", t("Wie is dat?"), lambda: _people(session), free=True),
                TextField("load", t("Wat doet deze persoon, en wat vraagt dat?")),
                ChoiceField("keeps_up", t("Hoe lang houdt deze persoon dit nog vol?"), options(KeepsUp, session.words)),
                LineField("wants", t("Wat wil deze persoon, of als eerste afgeven?")),
                ChoiceField("heard_apart", t("Heeft u deze persoon apart gesproken?"), yes_no(session.words)),
            ],
            t("Opschrijven"),
            self._describe,
        )
        self.column.addWidget(Fold(t("Antwoord opschrijven"), carer, open_at_first=True))
        self.column.addStretch(1)

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
        needing.describe_carer(self.session.visit, carer)

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


def _people(session: Session) -> list[tuple[str, str]]:
    if not session.has_visit:
        return []
    return [option for option in people_options(session) if option[0] not in ("bewoner", "consulent")]
