"""The forms about what comes after: handed over, kept for a reason, seen by the resident, destroyed."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.domain.keeping import HandOverWay, KeepBecause, open_hold
from keukentafel.domain.refusals import Refused
from keukentafel.domain.safekeeping.destruction import CHOSEN_GROUNDS, Ground
from keukentafel.services import destroying, keeping
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, DateField, LineField, Option, PickField, Row
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.prefill import prefill
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.insight_form import InsightForm
from keukentafel.ui.start.keeping_words import ground_name
from keukentafel.ui.start.start_fields import certain_day

Folds = tuple[tuple[str, Form], ...]
CONFIRM = "vernietigen"
"""What is typed, in Dutch whatever the language of the windows is: nobody types it by habit."""
_LONGEST = 70


class KeepingForms:
    """Forms called as the steps of a script, on the case that `visit` gives."""

    def __init__(self, session: Session, visit: Callable[[], Visit]) -> None:
        self._session, self._visit = session, visit
        t, words = session.words.t, session.words
        self._sent = Form(
            "handed_over", session,
            lambda: [
                Row(DateField("on", t("Opgestuurd op")), ChoiceField("way", t("Hoe?"), options(HandOverWay, words))),
                LineField("receipt", t("Kenmerk van de ontvangst (leeg: nog niet ontvangen)")),
            ],
            t("Vastleggen"), self._hand_over,
        )  # fmt: skip
        self._hold = Form(
            "hold", session,
            lambda: [
                ChoiceField("because", t("Waarom moet dit bewaard blijven?"), options(KeepBecause, words)),
                Row(DateField("since", t("Sinds")), DateField("ended", t("Voorbij op (leeg: loopt nog)"))),
            ],
            t("Vastleggen"), self._keep,
        )  # fmt: skip
        self._asked = Form(
            "destruction_asked", session,
            lambda: [
                DateField("on", t("De bewoner vroeg dit schriftelijk op")),
                ChoiceField("refused", t("Mag het niet? Kies dan waarom"),
                            options(KeepBecause, words)),
            ],
            t("Vastleggen"), self._ask,
        )  # fmt: skip
        self._line = Form(
            "destroy_line", session,
            lambda: [PickField("statement", t("Welke regel?"), self._statements), self._confirm()],
            t("Deze regel vernietigen"), self._destroy_line,
        )  # fmt: skip
        grounds = [(ground.value, ground_name(ground, session)) for ground in CHOSEN_GROUNDS]
        self.destroy = Form(
            "destroy", session, lambda: [ChoiceField("ground", t("Waarom?"), grounds), self._confirm()],
            t("Dit gesprek vernietigen"), self._destroy_case,
        )  # fmt: skip
        self._insight = InsightForm(session, visit)
        self.about_hand_over: Folds = ((t("Overgedragen aan de gemeente"), self._sent),)
        self.about_keeping: Folds = (
            (t("Bewaren om een reden"), self._hold),
            (t("De bewoner vraagt om te vernietigen"), self._asked),
        )
        self.about_rights: Folds = (
            (t("Inzage: alles wat van deze bewoner bewaard is"), self._insight),
            (t("Eén regel vernietigen"), self._line),
            (t("Dit hele gesprek vernietigen"), self.destroy),
        )

    def possible(self) -> dict[str, bool]:
        """Which forms can be used now, by name."""
        conversation = self._visit().conversation
        return {
            "handed_over": bool(conversation.versions),
            "destroy_line": bool(conversation.statements) and conversation.destruction_asked is not None,
            "destroy": not self._session.has_visit,
        }

    def prepare(self, form: str) -> None:
        """Put what is known into a form that is opened."""
        conversation, today = self._visit().conversation, self._session.desk.today()
        if form == "handed_over":
            sent = next(iter(reversed(conversation.hand_overs)), None)
            if sent is not None and sent.version == getattr(conversation.current_version, "number", 0):
                prefill(self._sent, {"on": sent.on, "way": sent.way.value, "receipt": sent.receipt})
            else:
                prefill(self._sent, {"on": today})
        elif form == "destruction_asked":
            asked = conversation.destruction_asked
            refused = asked.refused.value if asked and asked.refused else ""
            prefill(self._asked, {"on": asked.on if asked else today, "refused": refused})
        elif form == "hold":
            runs = open_hold(conversation.holds)
            known = {"because": runs.because.value, "since": runs.since} if runs else {"since": today}
            prefill(self._hold, known)

    def forget(self) -> None:
        """Empty every form."""
        for form in (self._sent, self._hold, self._asked, self._line, self.destroy):
            form.clear()
            form.refresh()

    def _confirm(self) -> LineField:
        t = self._session.words.t
        return LineField("word", t("Dit komt niet terug. Typ het woord: vernietigen"))

    def _statements(self) -> list[Option]:
        try:
            visit = self._visit()
        except RuntimeError:
            return []
        return [(s.id, s.text if len(s.text) <= _LONGEST else s.text[: _LONGEST - 1] + "…")
                for s in visit.conversation.statements]  # fmt: skip

    def _hand_over(self, values: Values) -> None:
        on = certain_day(values, "on")
        if not values["way"]:
            raise Refused("empty", "way")
        keeping.record_hand_over(self._visit(), on, HandOverWay(values["way"]), values["receipt"])

    def _keep(self, values: Values) -> None:
        if not values["because"]:
            raise Refused("empty", "because")
        because, ended = KeepBecause(values["because"]), values["ended"]
        if ended is not None:
            keeping.end_hold(self._visit(), because, ended)
        else:
            keeping.hold(self._visit(), because, certain_day(values, "since"))

    def _ask(self, values: Values) -> None:
        refused = KeepBecause(values["refused"]) if values["refused"] else None
        keeping.ask_destruction(self._visit(), certain_day(values, "on"), refused)

    def _destroy_line(self, values: Values) -> None:
        if not values["statement"]:
            raise Refused("unknown_statement", "statement")
        _confirmed(values)
        destroying.destroy_statement(self._visit(), values["statement"])

    def _destroy_case(self, values: Values) -> None:
        if self._session.has_visit:
            raise Refused("in_a_visit")
        if not values["ground"]:
            raise Refused("empty", "ground")
        _confirmed(values)
        destroying.destroy_case(self._visit(), Ground(values["ground"]))


def _confirmed(values: Values) -> None:
    if values["word"].strip().lower() != CONFIRM:
        raise Refused("confirm_word", "word")
