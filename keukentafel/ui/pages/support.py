"""What is needed, by kind and amount, before anybody asks who could give it (CRvB step 3); advice and delivery."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from keukentafel.domain.changes import Recorded
from keukentafel.domain.content.code_lists import ListId
from keukentafel.domain.needs import Delivery, DeliveryForm, ExpertAdvice, Support
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.refusals import Refused
from keukentafel.services import needing
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.choices import name, options, yes_no
from keukentafel.ui.parts.fields import ChoiceField, Field, LineField, ManyField, PickField, Row, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page
from keukentafel.ui.parts.pickers import people
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.need_picker import NeedPicker


class SupportPage(Page):
    """One need at a time: what it takes, what that rests on, and how it would be delivered."""

    place = "support"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Wat er nodig is"))
        t = self.t
        self.needs = NeedPicker("support", session)
        self.needs.picked.connect(self.refresh)
        self.column.addWidget(self.needs)
        self._records = ChangeableRecords(
            "support.records", session, t("Nog niet opgeschreven wat deze hulpvraag vraagt.")
        )
        self._records.can_change(Recorded.SUPPORT, self._support_form("support_change"), self._support_values)
        self._records.can_change(Recorded.EXPERT, self._expert_form("expert_change"), self._expert_values)
        self._records.can_change(Recorded.DELIVERY, self._delivery_form("delivery_change"), self._delivery_values)
        self.column.add_hung(self._records)
        self.column.addWidget(Fold(t("Aard en omvang"), self._support_form("support"), open_at_first=True))
        self.column.addWidget(Fold(t("Advies van een deskundige"), self._expert_form("expert")))
        self.column.addWidget(Fold(t("Zorg in natura of pgb"), self._delivery_form("delivery")))
        self.column.addStretch(1)

    def _form(
        self, name: str, fields: Callable[[], list[Field | Row]], submit: Callable[[Values], None]
    ) -> Form:
        t = self.t
        if name.endswith("_change"):
            return Form(name, self.session, lambda: [WhichField(), *fields()], t("Veranderen"), submit)
        return Form(name, self.session, fields, t("Opschrijven"), submit)

    def _support_form(self, name: str) -> Form:
        return self._form(name, self._support_fields, self._determine)

    def _support_fields(self) -> list[Field | Row]:
        t = self.t
        return [
            TextField("what", t("Wat is er nodig? Nog niet: wie of welk middel")),
            Row(
                LineField("amount", t("Hoeveel"), t("bijvoorbeeld: twee uur")),
                LineField("frequency", t("Hoe vaak"), t("bijvoorbeeld: per week")),
                LineField("duration", t("Hoe lang"), t("bijvoorbeeld: een jaar")),
            ),
            LineField("why", t("Waarom")),
            LineField("basis", t("Waar rust dit op? Een norm, een advies, wat u zag")),
        ]

    def _expert_form(self, name: str) -> Form:
        return self._form(name, self._expert_fields, self._decide_expert)

    def _expert_fields(self) -> list[Field | Row]:
        t = self.t
        return [
            ChoiceField("asked", t("Vraagt u advies aan een deskundige?"), yes_no(self.session.words)),
            LineField("because", t("Wie, of waarom niet")),
        ]

    def _delivery_form(self, name: str) -> Form:
        return self._form(name, self._delivery_fields, self._deliver)

    def _delivery_fields(self) -> list[Field | Row]:
        t, session = self.t, self.session
        return [
            ChoiceField("form", t("Hoe wil de bewoner de hulp?"), options(DeliveryForm, session.words)),
            LineField("able", t("Pgb: kan de bewoner dit regelen, alleen of met hulp?")),
            LineField("motivation", t("Pgb: waarom wil de bewoner dit zelf inkopen?")),
            LineField("quality", t("Pgb: hoe weten wij dat de hulp goed en veilig is?")),
            ManyField("paid", t("Wie wordt uit het pgb betaald?"), people(session, (CONSULTANT,))),
            PickField("managed_by", t("Wie beheert het pgb?"), people(session, (CONSULTANT,)), free=True),
            PickField("category", t("Uw advies, als dat er al is: welke hulp op maat?"), self._list(ListId.CATEGORY)),
            Row(
                LineField("volume", t("Hoeveel"), t("een heel getal")),
                PickField("unit", t("Eenheid"), self._list(ListId.UNIT)),
                PickField("per", t("Hoe vaak"), self._list(ListId.FREQUENCY)),
            ),
        ]

    def _list(self, list_id: ListId) -> Callable[[], list[tuple[str, str]]]:
        return lambda: [(row.value, row.title) for row in self.session.doors.library.codes().rows(list_id)]

    def _support_values(self, need_id: str) -> Mapping[str, object]:
        found = next(s for s in self.session.conversation.supports if s.need == need_id)
        return {key: value for key, value in asdict(found).items() if key != "need"}

    def _expert_values(self, need_id: str) -> Mapping[str, object]:
        found = next(a for a in self.session.conversation.expert_advice if a.need == need_id)
        return {"asked": "yes" if found.asked else "no", "because": found.because}

    def _delivery_values(self, need_id: str) -> Mapping[str, object]:
        found = next(d for d in self.session.conversation.deliveries if d.need == need_id)
        values = {key: value for key, value in asdict(found).items() if key != "need"}
        return {**values, "volume": "" if found.volume is None else str(found.volume)}

    def _determine(self, values: Values) -> None:
        texts = {key: text.strip() for key, text in values.items() if key != "which"}
        needing.determine_support(self.session.visit, Support(need=self.needs.current, **texts))

    def _decide_expert(self, values: Values) -> None:
        if not values["asked"]:
            raise Refused("empty", "asked")
        advice = ExpertAdvice(self.needs.current, values["asked"] == "yes", values["because"].strip())
        needing.decide_expert(self.session.visit, advice)

    def _deliver(self, values: Values) -> None:
        if not values["form"]:
            raise Refused("empty", "form")
        delivery = Delivery(
            need=self.needs.current,
            form=DeliveryForm(values["form"]),
            able=values["able"].strip(),
            motivation=values["motivation"].strip(),
            quality=values["quality"].strip(),
            paid=values["paid"],
            managed_by=values["managed_by"],
            category=values["category"],
            volume=_whole(values["volume"]),
            unit=values["unit"],
            per=values["per"],
        )
        needing.choose_delivery(self.session.visit, delivery)

    def refresh(self) -> None:
        self.needs.refresh()
        conversation, need = self.session.conversation, self.needs.current
        records: list[Thing] = []
        for support in conversation.supports:
            if support.need == need:
                basis = self.t("rust op: {basis}").format(basis=support.basis) if support.basis else ""
                meta = joined(support.amount, support.frequency, support.duration, support.why, basis)
                records.append(Thing(Recorded.SUPPORT, need, support.what, meta))
        for advice in conversation.expert_advice:
            if advice.need == need:
                asked = self.t("Advies wordt gevraagd") if advice.asked else self.t("Geen advies nodig")
                records.append(Thing(Recorded.EXPERT, need, asked, advice.because))
        for delivery in conversation.deliveries:
            if delivery.need == need:
                meta = joined(delivery.advised, delivery.able, delivery.motivation, delivery.quality)
                text = name(delivery.form, self.session.words)
                records.append(Thing(Recorded.DELIVERY, need, text, meta))
        self._records.show_things(records)


def _whole(text: str) -> int | None:
    """The number of a text, None for none. Raises Refused for what is no whole number."""
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Refused("bad_volume", "volume")
    return int(text)
