"""Choosing who interprets, with the advice of the guideline beside it, and telling how it went."""

from __future__ import annotations

from keukentafel.domain.interpreting import (
    Advice,
    GenderWish,
    Interpretation,
    InterpreterPlan,
    LanguageHelp,
    LineQuality,
    Subject,
    Verdict,
)
from keukentafel.domain.marks import N_
from keukentafel.domain.people import Via
from keukentafel.domain.refusals import Refused
from keukentafel.domain.source_language import DUTCH
from keukentafel.services import preparing
from keukentafel.ui.parts.choices import name, options, yes_no
from keukentafel.ui.parts.fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    ManyField,
    Option,
    PickField,
    Row,
    TextField,
)  # fmt: skip
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pickers import language_options
from keukentafel.ui.parts.sheet import SheetForm, Shown
from keukentafel.ui.parts.time_field import TimeField
from keukentafel.ui.preparing.preparing_forms import answer, chip_of
from keukentafel.ui.shared.session import Session

VERDICTS = {
    Verdict.FITS: N_("Dit past bij het gesprek."),
    Verdict.WITH_REASON: N_("Dit kan alleen met een goede reden."),
    Verdict.UNFIT: N_("Dit past niet bij dit gesprek."),
}

_WEAKER = frozenset({LanguageHelp.RELATIVE, LanguageHelp.ACQUAINTANCE, LanguageHelp.APP})
_PEOPLE = frozenset({LanguageHelp.RELATIVE, LanguageHelp.ACQUAINTANCE})


class InterpreterAid(SheetForm):
    """The choice, and what the guideline of 2025 says of it while one chooses."""

    def __init__(self, session: Session) -> None:
        super().__init__(
            "interpreter_aid", session, self._inputs, session.words.t("Opschrijven"), self._plan, self._now
        )
        self.when_made(self._follow)

    def _inputs(self) -> list[Field | Row]:
        session, t, words = self._session, self._session.words.t, self._session.words
        self._help = ChoiceField("help", t("Wie helpt met de taal?"), options(LanguageHelp, words))
        self._subjects = ManyField("subjects", t("Waar kan het over gaan?"), options(Subject, words))
        self._gender = ChoiceField("gender", t("Liever een vrouw of een man?"), options(GenderWish, words))
        self._via = ChoiceField("via", t("Hoe doet de tolk mee?"), options(Via, words))
        self._language = PickField("language", t("Welke taal?"), language_options(session))
        self._dialect = LineField("dialect", t("Welke streektaal?"))
        self._wanted = ChoiceField("wanted", t("Wil de bewoner dat deze persoon tolkt?"), yes_no(words))
        self._both = ChoiceField("speaks_both", t("Spreekt deze persoon allebei de talen goed?"), yes_no(words))
        self._reason = LineField("reason", t("Geen professionele tolk: waarom niet, en wie koos dat?"))
        self._booking = Row(
            DateField("booked_on", t("Aangevraagd op")), LineField("reference", t("Kenmerk van het bureau"))
        )
        return [
            self._help, self._subjects, Row(self._language, self._dialect), self._gender, self._via, self._wanted,
            self._both, self._reason,
            self._booking,
        ]  # fmt: skip

    def _follow(self) -> None:
        self._advice = label("", "story")
        self._advice.setObjectName("interpreter_aid.advice")
        self._advice.setContentsMargins(0, 6, 0, 6)
        self.put_under(self._booking, self._advice)
        chips = (self._help, self._subjects, self._gender, self._via, self._wanted, self._both)
        for field in chips:
            field.chosen.connect(lambda _value: self._advise())
        self._language.box.currentIndexChanged.connect(lambda _row: self._advise())
        self._dialect.typed.connect(lambda *_: self._advise())
        self._advise()

    def refresh(self) -> None:
        super().refresh()
        if self.is_made:
            self._advise()

    def clear(self) -> None:
        super().clear()
        if self.is_made:
            self._advise()

    def _read(self) -> InterpreterPlan:
        gender, via, chosen = self._gender.value(), self._via.value(), self._help.value()
        choice = LanguageHelp(chosen) if chosen else LanguageHelp.PROFESSIONAL
        weaker = choice in _WEAKER
        return InterpreterPlan(
            help=choice,
            language="" if choice is LanguageHelp.NONE else self._language.value(),
            dialect=self._dialect.value().strip(),
            subjects=tuple(Subject(value) for value in self._subjects.value()),
            gender=GenderWish(gender) if gender else None,
            via=Via(via) if via else None,
            wanted=answer(self._wanted.value()) if choice in _PEOPLE else None,
            speaks_both=answer(self._both.value()) if choice in _PEOPLE else None,
            reason=self._reason.value().strip() if weaker else "",
        )

    def _now(self) -> Shown:
        conversation = self._session.conversation
        speaks = conversation.case.speaks
        found = conversation.preparation.interpreter
        if found is None:
            first = LanguageHelp.NONE if speaks == DUTCH else LanguageHelp.PROFESSIONAL
            found = InterpreterPlan(help=first, language="" if speaks == DUTCH else speaks)
        return {
            "help": found.help.value, "subjects": tuple(subject.value for subject in found.subjects),
            "language": found.language, "dialect": found.dialect, "gender": found.gender.value if found.gender else "",
            "via": found.via.value if found.via else "", "wanted": chip_of(found.wanted),
            "speaks_both": chip_of(found.speaks_both), "reason": found.reason, "booked_on": found.booked_on,
            "reference": found.reference,
        }  # fmt: skip

    def _plan(self, values: Values) -> None:
        read = self._read()
        plan = InterpreterPlan(
            read.help, read.language, read.dialect, read.subjects, read.gender, read.via, read.wanted,
            read.speaks_both, read.reason, values["booked_on"], values["reference"].strip(),
        )  # fmt: skip
        preparing.plan_interpreter(self._session.visit, plan)

    def _advise(self) -> None:
        choice = self._help.value()
        self._wanted.setVisible(choice in _PEOPLE)
        self._both.setVisible(choice in _PEOPLE)
        self._reason.setVisible(choice in _WEAKER)
        if self._session.has_visit:
            self._advice.setText(self._said(preparing.advice_on(self._session.visit, self._read())))

    def _said(self, advice: Advice) -> str:
        t = self._session.words.t
        lines = [t(VERDICTS[advice.verdict]), *(t(reason) for reason in advice.reasons)]
        if advice.via is not None:
            lines.append(t("Advies: {help}, {via}.").format(
                help=name(advice.help, self._session.words), via=name(advice.via, self._session.words)
            ))  # fmt: skip
        return "\n".join(lines)


def interpretation_form(session: Session) -> Form:
    """How it was interpreted: from when to when, how it was to be heard, and what was not interpreted."""
    t, words = session.words.t, session.words

    def interpreters() -> list[Option]:
        if not session.has_visit:
            return []
        return [(person.id, person.name) for person in session.conversation.interpreters]

    def fields() -> list[Field | Row]:
        return [
            Row(
                PickField("interpreter", t("Welke tolk?"), interpreters),
                TimeField("began", t("Begonnen om")),
                TimeField("ended", t("Klaar om")),
            ),
            ChoiceField("line", t("Hoe goed was de tolk te horen?"), options(LineQuality, words)),
            ChoiceField("same_dialect", t("Spreekt de tolk dezelfde streektaal?"), yes_no(words)),
            PickField("took_over_from", t("Nam deze tolk het over van een ander?"), interpreters),
            TextField("not_interpreted", t("Wat kon de tolk niet vertalen? Dit komt in het verslag")),
        ]

    def submit(values: Values) -> None:
        if not values["interpreter"]:
            raise Refused("empty", "interpreter")
        told = Interpretation(
            interpreter=values["interpreter"],
            began=values["began"],
            ended=values["ended"],
            line=LineQuality(values["line"]) if values["line"] else None,
            same_dialect=answer(values["same_dialect"]),
            took_over_from=values["took_over_from"],
            not_interpreted=values["not_interpreted"].strip(),
        )
        preparing.record_interpretation(session.visit, told)

    return Form("interpretation", session, fields, t("Opschrijven"), submit)
