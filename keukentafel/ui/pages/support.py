"""What is needed, by kind and amount, before anybody asks who could give it (CRvB step 3); advice and delivery."""

from __future__ import annotations

from keukentafel.domain.needs import Delivery, DeliveryForm, ExpertAdvice, Support
from keukentafel.domain.refusals import Refused
from keukentafel.services import needing
from keukentafel.ui.choices import name, options, yes_no
from keukentafel.ui.fields import ChoiceField, LineField, ManyField, PickField, Row, TextField
from keukentafel.ui.form import Form, Values
from keukentafel.ui.need_picker import NeedPicker
from keukentafel.ui.page import Fold, Page, refresh_people
from keukentafel.ui.pickers import people
from keukentafel.ui.pieces import Records, joined
from keukentafel.ui.session import Session


class SupportPage(Page):
    """One need at a time: what it takes, what that rests on, and how it would be delivered."""

    place = "support"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Wat er nodig is"))
        t = self.t
        self.needs = NeedPicker("support", session)
        self.needs.picked.connect(self.refresh)
        self.column.addWidget(self.needs)
        self._records = Records("support.records", t("Nog niet opgeschreven wat deze hulpvraag vraagt."))
        self.column.addWidget(self._records)
        support = Form(
            "support",
            session,
            [
                TextField("what", t("Wat is er nodig? Nog niet: wie of welk middel")),
                Row(
                    LineField("amount", t("Hoeveel"), t("bijvoorbeeld: twee uur")),
                    LineField("frequency", t("Hoe vaak"), t("bijvoorbeeld: per week")),
                    LineField("duration", t("Hoe lang"), t("bijvoorbeeld: een jaar")),
                ),
                LineField("why", t("Waarom")),
                LineField("basis", t("Waar rust dit op? Een norm, een advies, wat u zag")),
            ],
            t("Opschrijven"),
            self._determine,
        )
        self.column.addWidget(Fold(t("Aard en omvang"), support, open_at_first=True))
        expert = Form(
            "expert",
            session,
            [
                ChoiceField("asked", t("Vraagt u advies aan een deskundige?"), yes_no(session.words)),
                LineField("because", t("Wie, of waarom niet")),
            ],
            t("Opschrijven"),
            self._decide_expert,
        )
        self.column.addWidget(Fold(t("Advies van een deskundige"), expert))
        self._paid = ManyField("paid", t("Wie wordt uit het pgb betaald?"), [])
        delivery = Form(
            "delivery",
            session,
            [
                ChoiceField("form", t("Hoe wil de bewoner de hulp?"), options(DeliveryForm, session.words)),
                LineField("able", t("Pgb: kan de bewoner dit regelen, alleen of met hulp?")),
                LineField("motivation", t("Pgb: waarom wil de bewoner dit zelf inkopen?")),
                LineField("quality", t("Pgb: hoe weten wij dat de hulp goed en veilig is?")),
                self._paid,
                PickField("managed_by", t("Wie beheert het pgb?"), people(session), free=True),
            ],
            t("Opschrijven"),
            self._deliver,
        )
        self.column.addWidget(Fold(t("Zorg in natura of pgb"), delivery))
        self.column.addStretch(1)

    def _determine(self, values: Values) -> None:
        texts = {key: text.strip() for key, text in values.items()}
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
        )
        needing.choose_delivery(self.session.visit, delivery)

    def refresh(self) -> None:
        self.needs.refresh()
        refresh_people(self._paid, self.session)
        conversation, need = self.session.conversation, self.needs.current
        records = []
        for support in conversation.supports:
            if support.need == need:
                basis = self.t("rust op: {basis}").format(basis=support.basis) if support.basis else ""
                meta = joined(support.amount, support.frequency, support.duration, support.why, basis)
                records.append((support.what, meta))
        for advice in conversation.expert_advice:
            if advice.need == need:
                asked = self.t("Advies wordt gevraagd") if advice.asked else self.t("Geen advies nodig")
                records.append((asked, advice.because))
        for delivery in conversation.deliveries:
            if delivery.need == need:
                meta = joined(delivery.able, delivery.motivation, delivery.quality)
                records.append((name(delivery.form, self.session.words), meta))
        self._records.show_records(records)

    def dots(self) -> tuple[bool, ...]:
        conversation = self.session.conversation
        known = {support.need for support in conversation.supports}
        return tuple(need.id in known for need in conversation.needs) or (False,)
