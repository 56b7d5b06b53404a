"""Near the end: the consultant's own view, reading out, teach-back in own words, and remarks."""

from __future__ import annotations

from collections.abc import Mapping

from keukentafel.domain.changes import Recorded
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import ReadWhat, TeachBack, TeachBackAnswer
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.statements import OriginalBy
from keukentafel.i18n import format_time
from keukentafel.services import agreeing
from keukentafel.ui.parts.changeable import ChangeableRecords
from keukentafel.ui.parts.choices import name, options
from keukentafel.ui.parts.fields import ChoiceField, Field, LineField, PickField, Row, TextField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.page import Fold, Page, label
from keukentafel.ui.parts.pickers import (
    language_names,
    language_options,
    people,
    statement_name,
    statement_options,
    ways_not_here,
)  # fmt: skip
from keukentafel.ui.parts.pieces import Records, joined
from keukentafel.ui.parts.thing_row import Thing
from keukentafel.ui.parts.which_field import WhichField
from keukentafel.ui.shared.session import Session


class OwnWordsPage(Page):
    """A nod says nothing: what was agreed is told back in the resident's own words."""

    place = "own_words"

    def __init__(self, session: Session) -> None:
        super().__init__(session, session.words.t("In eigen woorden"))
        t, words = self.t, session.words
        self._records = Records("own_words.records", t("Nog niets voorgelezen en nog niets naverteld."))
        self.column.addWidget(self._records)
        self._reader = PickField("by", t("Door wie?"), people(session), free=True)
        self._read_in = PickField("lang", t("In welke taal?"), language_options(session))
        read_out: list[Field | Row] = [
            ChoiceField("what", t("Wat is er voorgelezen?"), options(ReadWhat, words), ReadWhat.SUMMARY.value),
            Row(self._reader, self._read_in),
        ]
        form = Form("read_out", session, read_out, t("Voorgelezen"), self._read_out)
        self.column.addWidget(Fold(t("Voorlezen"), form, open_at_first=True))
        given = TeachBackAnswer.GIVEN.value
        self._original = LineField("original", t("In de eigen taal"))
        self._original_in = PickField("lang", t("Welke taal?"), language_options(session))
        self._caught_by = ChoiceField("original_by", t("Hoe kwam u aan die woorden?"), options(OriginalBy, words))
        self._words_row = Row(self._original, self._original_in)
        teach_back: list[Field | Row] = [
            ChoiceField("answer", t("Wat spreken wij af, in eigen woorden?"), options(TeachBackAnswer, words), given),
            TextField("text", t("Wat vertelt de bewoner?")),
            self._words_row,
            self._caught_by,
        ]
        form = Form("teach_back", session, teach_back, t("Opschrijven"), self._teach_back)
        self.column.addWidget(Fold(t("In eigen woorden navertellen"), form, open_at_first=True))
        self.column.addWidget(label(t("Uw eigen visie"), "head"))
        self._views = ChangeableRecords("own_words.views", session, t("Nog geen visie opgeschreven."))
        self._views.can_change(Recorded.VIEW, self._view_form("view_change"), self._view_values)
        self.column.add_hung(self._views)
        self.column.addWidget(Fold(t("Mijn visie opschrijven"), self._view_form("view")))
        self.column.addWidget(label(t("Reacties"), "head"))
        self._reactions = Records("own_words.reactions", t("Nog geen reactie."))
        self.column.addWidget(self._reactions)
        react = Form(
            "react",
            session,
            lambda: [
                PickField("by", t("Van wie is de reactie?"), people(session, (CONSULTANT,)), free=True),
                TextField("text", t("De reactie komt er letterlijk in"), lines=3),
                PickField("statement", t("Over één regel? Kies die"), statement_options(session)),
            ],
            t("Reactie opschrijven"),
            lambda values: agreeing.react(session.visit, values["by"], values["text"], values["statement"]),
        )
        self.column.addWidget(Fold(t("Een reactie opschrijven"), react))
        self.column.addStretch(1)

    def _view_form(self, name: str) -> Form:
        t, session = self.t, self.session
        if name == "view":
            return Form(name, session, lambda: [self._view_field()], t("Opschrijven"), self._write_view)
        return Form(
            name, session, lambda: [WhichField(), self._view_field()], t("Visie veranderen"), self._write_view
        )

    def _view_field(self) -> Field:
        return TextField(
            "text", self.t("Wat vindt u zelf? Dit staat los van het verhaal van de bewoner."), lines=3
        )

    def _write_view(self, values: Values) -> None:
        agreeing.write_view(self.session.visit, values["text"], values.get("which", ""))

    def _view_values(self, view_id: str) -> Mapping[str, object]:
        return {"text": next(view.text for view in self.session.conversation.views if view.id == view_id)}

    def _read_out(self, values: Values) -> None:
        if not values["what"]:
            raise Refused("empty", "what")
        agreeing.read_out(self.session.visit, ReadWhat(values["what"]), values["by"], values["lang"])

    def _teach_back(self, values: Values) -> None:
        caught = bool(values["original_by"])
        taught = TeachBack(
            answer=TeachBackAnswer(values["answer"] or TeachBackAnswer.GIVEN),
            text=values["text"].strip(),
            original=values["original"].strip() if caught else "",
            lang=values["lang"] if caught else "",
            original_by=values["original_by"],
        )
        agreeing.teach_back(self.session.visit, taught)

    def _show_fitting(self) -> None:
        """Of another language nothing is asked where everybody speaks Dutch; who reads out then is the consultant."""
        conversation = self.session.conversation
        foreign = conversation.case.speaks != DUTCH or bool(conversation.interpreters)
        kept = any(field.value() for field in (self._original, self._original_in, self._caught_by))
        for part in (self._words_row, self._caught_by):
            part.setVisible(foreign or kept)
        self._caught_by.leave_out(*ways_not_here(self.session))
        usual = ((self._reader, CONSULTANT), (self._read_in, DUTCH))
        for field, value in usual:
            if not foreign and not field.value() and not field.box.hasFocus():
                field.choose(value)

    def refresh(self) -> None:
        self._show_fitting()
        t, words, conversation = self.t, self.session.words, self.session.conversation
        languages = language_names(self.session)
        records = []
        for reading in conversation.read_outs:
            text = t("Voorgelezen: {what}").format(what=name(reading.what, words))
            by = t("door {who}").format(who=conversation.name_of(reading.by))
            records.append((text, joined(by, languages.get(reading.lang, reading.lang), format_time(reading.at))))
        if conversation.teach_back is not None:
            taught = conversation.teach_back
            records.append((taught.text or name(taught.answer, words), joined(t("naverteld"), taught.original)))
        self._records.show_records(records)
        self._views.show_things(Thing(Recorded.VIEW, view.id, view.text) for view in conversation.views)
        reactions = [
            (one.text, joined(conversation.name_of(one.by), format_time(one.at), self._line(one.statement)))
            for one in conversation.reactions
        ]
        self._reactions.show_records(reactions)

    def _line(self, statement_id: str) -> str:
        statement = self.session.conversation.statement(statement_id) if statement_id else None
        return statement_name(statement, self.session) if statement is not None else ""
