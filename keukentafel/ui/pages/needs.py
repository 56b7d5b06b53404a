"""The hulpvragen: "Help mij … zodat …", and the problems behind each (CRvB steps 1 and 2)."""

from __future__ import annotations

from keukentafel.domain.life_domains import LIFE_DOMAINS
from keukentafel.domain.needs import Need, Problem
from keukentafel.domain.product_words import product_words
from keukentafel.services import needing
from keukentafel.ui.fields import LineField, ManyField, PickField, TextField
from keukentafel.ui.form import Form, Values
from keukentafel.ui.page import Fold, Page, label
from keukentafel.ui.pickers import need_options
from keukentafel.ui.pieces import Records, joined
from keukentafel.ui.session import Session


def need_sentence(need: Need, session: Session) -> str:
    """A need as it is said."""
    text = session.words.t("Help mij {help_me}, zodat {so_that}.")
    return text.format(help_me=need.help_me.rstrip(" ."), so_that=need.so_that.rstrip(" ."))


class NeedsPage(Page):
    """What the resident asks, in the resident's words."""

    place = "needs"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Hulpvragen"))
        t = self.t
        self.column.addWidget(label(t("De vraag achter de vraag, zonder een middel of een aantal uren."), "quiet"))
        self._records = Records("needs.records", t("Er is nog geen hulpvraag."))
        self.column.addWidget(self._records)
        domains = [
            (domain.id, domain.title)
            for domain in session.doors.library.pack().life_domains
            if domain.id in LIFE_DOMAINS
        ]
        help_me = LineField("help_me", t("Help mij …"), t("veilig mijn huis in en uit te komen"))
        so_that = LineField("so_that", t("… zodat"), t("ik zelf naar de winkel kan"))
        fields = [help_me, so_that, ManyField("domains", t("Dit gaat over"), domains)]
        self._product = label("", "quiet")
        self._product.setObjectName("need.product")
        self._product.hide()
        need = Form("need", session, fields, t("Hulpvraag opschrijven"), self._state_need)
        need.layout().insertWidget(2, self._product)  # type: ignore[union-attr]  # a QVBoxLayout of its own
        for line in (help_me.line, so_that.line):
            line.textChanged.connect(lambda _text: self._ask_about_product(help_me.value(), so_that.value()))
        self._need_fold = Fold(t("Een hulpvraag erbij"), need, open_at_first=True)
        self.column.addWidget(self._need_fold)
        problem = Form(
            "problem",
            session,
            [
                PickField("need", t("Bij welke hulpvraag?"), need_options(session)),
                TextField("text", t("Wat staat in de weg?"), t("bijvoorbeeld: bukken en tillen lukt niet meer")),
            ],
            t("Probleem opschrijven"),
            lambda values: needing.record_problem(session.visit, Problem(values["need"], values["text"].strip())),
        )
        self.column.addWidget(Fold(t("Een probleem erbij"), problem))
        self.column.addStretch(1)

    def _state_need(self, values: Values) -> None:
        need_id = needing.next_need_id(self.session.visit)
        need = Need(need_id, values["help_me"].strip(), values["so_that"].strip(), values["domains"])
        needing.state_need(self.session.visit, need)

    def _ask_about_product(self, help_me: str, so_that: str) -> None:
        found = product_words(f"{help_me} {so_that}")
        if found:
            text = self.t("U schrijft “{word}”. Wat wil de bewoner daarmee zelf kunnen?")
            self._product.setText(text.format(word=found[0]))
        self._product.setVisible(bool(found))

    def refresh(self) -> None:
        conversation = self.session.conversation
        titles = {domain.id: domain.title for domain in self.session.doors.library.pack().life_domains}
        records = []
        for place, need in enumerate(conversation.needs, 1):
            problems = [problem.text for problem in conversation.problems if problem.need == need.id]
            meta = joined(*(titles[domain] for domain in need.life_domains))
            lines = [meta, *(self.t("Probleem: {text}").format(text=text) for text in problems)]
            records.append((f"{place}. {need_sentence(need, self.session)}", "\n".join(line for line in lines if line)))
        self._records.show_records(records)

    def dots(self) -> tuple[bool, ...]:
        conversation = self.session.conversation
        if not conversation.needs:
            return (False,)
        with_problem = {problem.need for problem in conversation.problems}
        return tuple(need.id in with_problem for need in conversation.needs)
