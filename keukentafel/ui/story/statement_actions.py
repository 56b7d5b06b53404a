"""What can be done with the selected statement: confirm, contradict, settle, place, correct, flag."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.statements import Share, Statement
from keukentafel.services import telling
from keukentafel.services.validation import filled
from keukentafel.ui.catch.catch_fields import place_options
from keukentafel.ui.parts import choices, pickers
from keukentafel.ui.parts.fields import ChoiceField, Field, Option, PickField, TextField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.key_cap import KeyChip
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import IN_THE_STORY
from keukentafel.ui.story.statement_history import history_lines

HISTORY = "history"
GAP = 5
"""Between two chips."""


class StatementActions(QWidget):
    """Chips `fold.<form>` that open one form at a time about the selected statement, and `flag.save`."""

    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._id = ""
        self._see_all = False
        self._chips: dict[str, KeyChip] = {}
        self._forms: dict[str, Form] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        holder = QWidget()
        self._row = FlowLayout(holder, gap=GAP, line_gap=0)
        column.addWidget(holder)
        self.setObjectName("actions")
        for form in self._make_forms():
            form.hide()
            form.done.connect(self.close_forms)
            # Its button is gone then, and the letters work in the list.
            form.done.connect(self.left)
            column.addWidget(form)
            self._forms[form.name] = form
        t = session.words.t
        self._history = label("", "quiet")
        self._history.setObjectName("history")
        self._history.setAccessibleName(t("Geschiedenis"))
        self._history.hide()
        column.addWidget(self._history)
        self._add_chip(HISTORY, t("Geschiedenis"), t("Geschiedenis"))
        self._flag = self._make_flag()
        self._flag.done.connect(self.left)
        self._row.addWidget(self._flag)
        row = (*self._chips.values(), self._flag_chip)
        for button in row:
            button.stand_among(row)
        self.select("")

    def _make_forms(self) -> list[Form]:
        t = self._session.words.t
        shares = choices.options((Share.REPORT, Share.NEVER), self._session.words)
        return [
            self._form("share", t("In het verslag?"), t("Mag dit in het verslag?"), t("Vastleggen"),
                       lambda: [ChoiceField("to", t("Mag dit in het verslag, ook als anderen het lezen?"), shares)],
                       self._settle),
            self._form("place", t("Verplaats"), t("Leefgebied"), t("Verplaatsen"),
                       lambda: [PickField("about", t("Waar gaat het over?"), lambda: place_options(self._session))],
                       self._place),
            self._form("confirm", t("Bevestigd"), t("Iemand bevestigt dit"), t("Bevestigd"),
                       lambda: [PickField("by", t("Wie bevestigt dit?"), pickers.people(self._session), free=True)],
                       self._confirm),
            self._form("contradict", t("Anders"), t("Iemand zegt iets anders"), t("Naast elkaar zetten"),
                       lambda: [PickField("other", t("Welke uitspraak zegt iets anders?"), self._others)],
                       self._contradict),
            self._form("correct", t("Verbeter"), t("Beter opschrijven"), t("Verbeteren"),
                       lambda: [TextField("text", t("Hoe is het wel?"))],
                       self._correct),
            self._form("withhold", t("Weglaten"), t("Weglaten uit het verslag"), t("Niet in de volgende versie"), list,
                       self._withhold),
        ]  # fmt: skip

    def _form(
        self,
        name: str,
        short: str,
        title: str,
        save: str,
        fields: Callable[[], Sequence[Field]],
        submit: Callable[[Values], None],
    ) -> Form:
        self._add_chip(name, short, title)
        return Form(name, self._session, fields, save, submit)

    def _add_chip(self, name: str, short: str, title: str) -> None:
        chip = KeyChip(short, IN_THE_STORY[name].key)
        chip.setObjectName(f"fold.{name}")
        chip.setAccessibleName(title)
        chip.setToolTip(title)
        chip.clicked.connect(lambda _checked=False: self._toggle(name))
        self._row.addWidget(chip)
        self._chips[name] = chip

    def open(self, name: str) -> None:
        """As if the chip of that form was pressed, or the flag."""
        if name == self._flag.name:
            self._flag.submit()
        elif self._chips[name].isVisibleTo(self):
            self._toggle(name)

    def _make_flag(self) -> Form:
        self._flag_chip = KeyChip(self._session.words.t("Spoed"), IN_THE_STORY["flag"].key)
        self._flag_chip.setCheckable(False)
        form = Form("flag", self._session, [], self._flag_chip, self._flag_urgent)
        column = form.layout()
        if column is not None:
            column.setContentsMargins(0, 0, 0, 0)
        return form

    def select(self, statement_id: str, see_all: bool = False) -> None:
        """Be about this statement; hidden when there is none. `see_all`: lines told apart may be seen too."""
        if statement_id != self._id:
            self.close_forms()
        self._id, self._see_all = statement_id, see_all
        statement = self._statement
        self.setVisible(statement is not None)
        if statement is None:
            return
        self._chips["share"].setVisible(statement.share is Share.ASK)
        self._chips["withhold"].setVisible(statement.share is Share.REPORT)
        self._fit()
        t = self._session.words.t
        self._tell_history()
        text = t("Toch geen spoed") if statement.urgent else t("Spoed")
        self._flag_chip.setText(text)
        self._flag_chip.setAccessibleName(text)
        self._flag_chip.setToolTip(t("Dit kan toch wachten") if statement.urgent else t("Dit kan niet wachten"))

    def refresh_choices(self) -> None:
        """Lists in the open form follow the conversation."""
        for form in self._forms.values():
            if not form.isHidden():
                form.refresh()

    def take_focus(self) -> None:
        """Go to the first thing that can be done."""
        first = next((button for button in self._chips.values() if button.isVisible()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_forms(self) -> None:
        """Fold every form."""
        for form in self._forms.values():
            form.hide()
            form.clear()
        self._history.hide()
        self._history.setText("")
        for chip in self._chips.values():
            chip.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """One line of chips, with less room at their sides where there is little."""
        chips = (*self._chips.values(), self._flag_chip)
        shown = [chip for chip in chips if not chip.isHidden()]
        snug = sum(chip.width_when(boxed=True) + GAP for chip in shown) - GAP > self.width()
        for chip in chips:
            chip.set_snug(snug)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Escape:
            self.close_forms()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _statement(self) -> Statement | None:
        return self._session.conversation.statement(self._id) if self._session.has_visit else None

    def _toggle(self, name: str) -> None:
        part = self._history if name == HISTORY else self._forms[name]
        is_open = part.isHidden()
        self.close_forms()
        if not is_open:
            return
        self._chips[name].setChecked(True)
        if name == HISTORY:
            self._history.show()
            self._tell_history()
            return
        form = self._forms[name]
        form.make()
        form.refresh()
        statement = self._statement
        if name == "correct" and statement is not None:
            form.field("text").restore(statement.text)
        form.show()
        first: QWidget = next(iter(form.fields.values()), form.save_button)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_history(self) -> None:
        if not self._history.isHidden():
            self._history.setText("\n".join(history_lines(self._session, self._id, self._see_all)))

    def _others(self) -> list[Option]:
        """The other statements that can be seen now, newest first."""
        if not self._session.has_visit:
            return []
        conversation = self._session.conversation
        return [
            (statement.id, f"{conversation.name_of(statement.speaker)}: {statement.text}")
            for statement in reversed(conversation.statements)
            if statement.id != self._id and (self._see_all or not self._session.conversation.is_folded(statement))
        ]

    def _settle(self, values: Values) -> None:
        telling.settle_share(self._session.visit, self._id, Share(filled(values["to"], "to")))

    def _withhold(self, _values: Values) -> None:
        telling.withhold(self._session.visit, self._id)

    def _place(self, values: Values) -> None:
        telling.place(self._session.visit, self._id, values["about"])

    def _confirm(self, values: Values) -> None:
        telling.confirm(self._session.visit, self._id, values["by"])

    def _contradict(self, values: Values) -> None:
        telling.contradict(self._session.visit, self._id, values["other"])

    def _correct(self, values: Values) -> None:
        telling.correct(self._session.visit, self._id, values["text"])

    def _flag_urgent(self, _values: Values) -> None:
        statement = self._statement
        telling.flag_urgent(self._session.visit, self._id, not (statement is not None and statement.urgent))
