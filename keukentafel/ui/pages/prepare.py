"""The sheet for before the visit: each block is one sentence, and opens in its place to change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QWidget

from keukentafel.domain.contact import ReminderStep
from keukentafel.domain.people import Participant
from keukentafel.domain.reminders import next_visit, next_way, reminders_for
from keukentafel.i18n import format_time
from keukentafel.services import preparing
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.pickers import language_names
from keukentafel.ui.parts.pieces import Records
from keukentafel.ui.parts.sheet import SheetFold
from keukentafel.ui.preparing import preparing_forms as forms, preparing_words as said
from keukentafel.ui.preparing.interpreter_forms import InterpreterAid, interpretation_form
from keukentafel.ui.report.invitation_form import InvitationForm
from keukentafel.ui.report.paper_form import PaperForm
from keukentafel.ui.resident.briefing_card import BriefingCard
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS


class PreparePage(Page):
    """What is needed before the visit. Nothing on it is in a report, but for how it was interpreted."""

    place = "prepare"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("Voorbereiden"))
        t = self.t
        self._visit = label("", "story")
        self._visit.setObjectName("prepare.visit")
        self.column.addWidget(self._visit)
        self._head(t("Nog te doen voor het bezoek"))
        self._to_do = Records("prepare.to_do", t("Alles is klaar."))
        self.column.addWidget(self._to_do)
        self._head(t("Contact"))
        self._contact = self._block(SheetFold(t("Zo is de bewoner te bereiken"), forms.contact_form(session)))
        self._ladder = self._block(SheetFold(t("Herinneren aan het bezoek"), forms.reminder_form(session)))
        self._days = Records("prepare.reminders", t("Er is nog geen dag voor het bezoek."))
        self.column.addWidget(self._days)
        self._drop = Fold(t("Een herinnering weghalen"), forms.drop_form(session))
        self.column.addWidget(self._drop)
        self._other_way = label("", "story")
        self._other_way.setObjectName("prepare.other_way")
        self.column.addWidget(self._other_way)
        self._wishes = self._block(SheetFold(t("Wie erbij mag zijn"), forms.wishes_form(session)))
        self._head(t("Papieren"))
        self.column.addWidget(Fold(t("Uitnodiging in de taal van de bewoner"), InvitationForm(session)))
        self.column.addWidget(Fold(t("Rechten, vragen of woorden op papier"), PaperForm(session)))
        self._head(t("Taal en tolk"))
        self._language = label("", "story")
        self._language.setObjectName("prepare.language")
        self.column.addWidget(self._language)
        self._aid = self._block(SheetFold(t("Wie er tolkt"), InterpreterAid(session)))
        self.column.addWidget(self._bureau())
        self._interpreted = Records("prepare.interpretations", t("Nog niet opgeschreven hoe er getolkt is."))
        self._how = Fold(t("Tijdens het bezoek: hoe er getolkt is"), interpretation_form(session))
        self.column.addWidget(self._how)
        self.column.addWidget(self._interpreted)
        self._head(t("Rechten"))
        self._rights = Records("prepare.rights", "")
        self.column.addWidget(self._rights)
        self._head(t("Het huis en uw veiligheid"))
        self._home = self._block(SheetFold(t("Huis en binnenkomen"), forms.home_form(session)))
        self._safety = self._block(
            SheetFold(t("Uw veiligheid: alleen voor u, komt in geen verslag"), forms.safety_form(session))
        )
        self.column.addStretch(1)

    def _head(self, text: str) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(label(text, "head"))

    def _block(self, fold: SheetFold) -> SheetFold:
        self.column.addWidget(fold)
        return fold

    def _bureau(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder)
        self._number = label("", "quiet")
        self._number.setObjectName("prepare.bureau")
        spoken = self.t("Nummer van het tolkenbureau kopiëren")
        self._copy = named_button("prepare.bureau.copy", self.t("Nummer kopiëren"), self._copy_number, spoken=spoken)
        text = self.t("Voorlezen aan de tolk ({key})").format(key=SHORTCUTS["briefing"].key)
        brief = named_button("prepare.briefing", text, lambda: BriefingCard(self.session, self.window()).open())
        for widget in (self._copy, brief):
            flow.addWidget(widget)
        self.column.addWidget(self._number)
        return holder

    def _copy_number(self) -> None:
        conversation, desk = self.session.conversation, self.session.visit.desk
        QApplication.clipboard().setText(desk.library.profile(conversation.case.municipality).interpreter.phone)
        self._copy.setText(self.t("Gekopieerd"))

    def refresh(self) -> None:
        self._show_visit()
        sheet, words, today = self.session.conversation.preparation, self.session.words, self.session.visit.desk.today()
        at_table = bool(self.session.conversation.statements)
        todo = preparing.to_do_before_visit(self.session.visit)
        self._to_do.show_records(said.still_to_do(one, today, words) for one in todo)
        self._contact.say(said.contact(sheet.contact, words) if sheet.contact else "")
        self._show_ladder(sheet.ladder)
        self._wishes.say(said.wishes(sheet.wishes, words, at_table) if sheet.wishes else "")
        self._show_language()
        self._rights.show_records(said.right(one, today, words) for one in preparing.rights_of(self.session.visit))
        self._home.say(said.home(sheet.home, words) if sheet.home else self._household())
        self._safety.say(said.safety(sheet.safety, today, words, at_table) if sheet.safety else "")

    def _show_visit(self) -> None:
        t, today = self.t, self.session.visit.desk.today()
        visit = next_visit(self.session.conversation, today)
        if visit is None:
            self._visit.setText(t("Er is nog geen bezoek afgesproken."))
            return
        day = self.session.words.day_near(visit.on, today)
        when = t("{day} om {time}").format(day=day, time=format_time(visit.at)) if visit.at else day
        self._visit.setText(t("Bezoek: {when}.").format(when=when))

    def _show_ladder(self, ladder: Sequence[ReminderStep]) -> None:
        conversation, words = self.session.conversation, self.session.words
        desk = self.session.visit.desk
        visit = next_visit(conversation, desk.today())
        days = reminders_for(conversation, visit, desk.library.calendar()) if visit is not None else ()
        self._ladder.say("" if days else said.ladder(ladder, words))
        self._days.show_records(said.reminder(one, desk.today(), words) for one in days)
        self._days.setVisible(bool(days))
        self._drop.setVisible(bool(ladder))
        way = next_way(conversation.preparation.contact, conversation.attempts, conversation.appointments)
        text = self.t("Niet gereageerd is geen weigering. Probeer het nu {way}.")
        self._other_way.setText(text.format(way=name(way, words)) if way is not None else "")
        self._other_way.setVisible(way is not None)

    def _show_language(self) -> None:
        t, words, conversation = self.t, self.session.words, self.session.conversation
        case, today = conversation.case, self.session.visit.desk.today()
        names = language_names(self.session)
        reads = t("leest niet")
        if case.reads:
            reads = t("leest {language}").format(language=names.get(case.reads, case.reads))
        text = t("Spreekt {language}; {reads}.").format(language=names.get(case.speaks, case.speaks), reads=reads)
        self._language.setText(text)
        plan = conversation.preparation.interpreter
        self._aid.say(said.interpreter(plan, names, today, words) if plan else "")
        bureau = self.session.visit.desk.library.profile(case.municipality).interpreter
        self._number.setText(
            t("{name}: {phone}, code {code}").format(name=bureau.name, phone=bureau.phone, code=bureau.account_code)
        )
        told = conversation.preparation.interpretations
        self._interpreted.show_records(said.interpretation(one, conversation, words) for one in told)
        self._interpreted.setVisible(bool(told))
        self._how.setVisible(bool(conversation.interpreters))

    def _household(self) -> str:
        conversation = self.session.conversation
        if conversation.case.lives_alone:
            return self.t("Woont alleen.")
        with_them: list[Participant] = [person for person in conversation.participants if person.lives_in]
        if not with_them:
            return ""
        return self.t("Wonen er ook: {names}.").format(names=", ".join(person.name for person in with_them))
