"""Beside the page: what the resident sees now, what to show next, and what nobody spoke about yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.domain.content.content_text import UnknownContent
from keukentafel.domain.content.languages import Language, ReviewStatus
from keukentafel.domain.content.prompts import Prompt
from keukentafel.domain.marks import N_
from keukentafel.domain.refusals import Refused
from keukentafel.domain.source_language import DUTCH
from keukentafel.ui.parts.boxes import TickBox
from keukentafel.ui.parts.fields import PickField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.language_box import LanguageBox
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.prompt_row import DomainColumns, DomainRow, PromptRow, open_sentence
from keukentafel.ui.resident.prompt_list import PromptList
from keukentafel.ui.resident.read_aloud import ReadAloud
from keukentafel.ui.resident.resident_preview import ResidentPreview
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.resident.short_names import short_name
from keukentafel.ui.resident.suggestions import HOW_MANY, suggestions, touched
from keukentafel.ui.resident.touched_choice import TouchedChoice
from keukentafel.ui.shared.places import FIRST_PLACE
from keukentafel.ui.shared.session import Session

if TYPE_CHECKING:
    from keukentafel.ui.resident.pause_cover import PauseCover

REVIEW = {
    ReviewStatus.DRAFT: N_("vertaling: concept"),
    ReviewStatus.BACK_TRANSLATED: N_("vertaling: concept, terugvertaald en vergeleken"),
    ReviewStatus.NATIVE: N_("vertaling: nagelezen"),
}


LOW = 36
"""In lines of text: in less height than this, and beside a prompt, what may be asked now is written small."""
ABOVE_DOMAINS = 21
"""In lines of text: with this much room above them the life domains stand still at the foot, whatever scrolls there."""
AT_THE_SIDES = 18
GAP = 8


class Aside(QScrollArea):
    """The consultant's hand on the second window. Property `refused` holds why the last prompt was not shown."""

    def __init__(self, session: Session, resident_screen: ResidentScreen) -> None:
        super().__init__()
        self.session = session
        self.screen_of_resident = resident_screen
        self._library = session.doors.library
        self._pack = self._library.pack()
        self._place = FIRST_PLACE
        self._shown: set[str] = set()
        self.voice = ReadAloud(session, resident_screen, self)
        self.setObjectName("aside")
        self.setAccessibleName(self.t("Het tweede scherm"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("refused", "")
        holder = QWidget()
        holder.setObjectName("paper")
        column = QVBoxLayout(holder)
        column.setContentsMargins(AT_THE_SIDES, 12, AT_THE_SIDES, 4)
        column.setSpacing(8)
        self._open = named_button("aside.open", self.t("Openen"), resident_screen.toggle, "link")
        self.preview = ResidentPreview(self._library, resident_screen, session.words, self._open)
        column.addWidget(self.preview)
        self.touched = TouchedChoice(session, resident_screen)
        column.addWidget(self.touched)
        self._cover: PauseCover | None = None
        self._begun_with: tuple[str, ...] = ()
        self._add_controls(column)
        self._add_line(column)
        self._add_maybe(column)
        self._foot = self._domains_at_the_foot()
        column.addWidget(self._foot)
        column.addStretch(1)
        self.setWidget(holder)
        resident_screen.changed.connect(self._screen_changed)
        session.opened.connect(self._visit_opened)
        self._screen_changed()

    def t(self, text: str) -> str:
        """The text in the consultant's language."""
        return self.session.words.t(text)

    def _add_controls(self, column: QVBoxLayout) -> None:
        self.language = LanguageBox(self.t("Taal van het tweede scherm"))
        rows = sorted(self._library.languages(), key=lambda row: not self._library.offered_on_second_window(row.code))
        self.language.offer([(row.code, row.own_name, self._state(row)) for row in rows])
        self.language.currentIndexChanged.connect(self._language_chosen)
        self._pause = named_button("aside.pause", self.t("Pauze"), self.screen_of_resident.pause)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.language, 1)
        row.addWidget(self._pause)
        column.addLayout(row)
        self._review = label("", "quiet")
        self._review.setObjectName("aside.language.review")
        column.addWidget(self._review)
        self._blank = named_button("aside.blank", self.t("Leeg maken"), self.screen_of_resident.blank)
        self._while_open = QWidget()
        flow = FlowLayout(self._while_open)
        self._listen = named_button("aside.listen", self.t("Luister"), self.voice.toggle)
        self._picture_first = TickBox(self.t("Plaatje groot"))
        self._picture_first.setObjectName("aside.picture_first")
        self._picture_first.setAccessibleName(self._picture_first.text())
        self._picture_first.toggled.connect(self.screen_of_resident.put_picture_first)
        for button in (self._listen, self._blank, self._picture_first):
            flow.addWidget(button)
        column.addWidget(self._while_open)
        self._no_voice = label("", "quiet")
        self._no_voice.setObjectName("aside.voice")
        column.addWidget(self._no_voice)
        self.voice.changed.connect(self._voice_changed)
        self._voice_changed()

    def _voice_changed(self) -> None:
        text, reason = self.t("Stil") if self.voice.is_speaking else self.t("Luister"), self.voice.reason
        self._listen.setText(text)
        self._listen.setAccessibleName(text)
        self._listen.setAccessibleDescription(reason)
        self._listen.setEnabled(self.voice.is_speaking or self.voice.can_be_heard)
        self._listen.setVisible(self._listen.isEnabled())
        self._no_voice.setText(reason)
        self._no_voice.setVisible(bool(reason))

    def _state(self, language: Language) -> str:
        if language.code == DUTCH:
            return ""
        if language.sign:
            return self.t("gebarentaal")
        if not self._library.offered_on_second_window(language.code):
            return self.t("nog niet vertaald: Nederlands met plaatje")
        return self.t(REVIEW[language.review]) if language.written else self.t("vooral gesproken")

    def _add_line(self, column: QVBoxLayout) -> None:
        self.line = QLineEdit()
        self.line.setObjectName("aside.prompt")
        self.line.setAccessibleName(self.t("Code van een vraag"))
        self.line.setMinimumWidth(60)
        self.line.setPlaceholderText("Z3")
        self.line.setCompleter(self._completer())
        self.line.textChanged.connect(self._asked_changed)
        self.line.returnPressed.connect(self.show_asked)
        self._show = named_button("aside.show", self.t("Laat zien"))
        self._show.clicked.connect(self.show_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        column.addLayout(row)
        self._asked = label("", "quiet")
        self._asked.setObjectName("aside.asked")
        self.slot = PickField("slot", self.t("Woord op de open plek"), self._words_of_slot)
        self.slot.claim("aside")
        self.slot.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.slot.box.currentIndexChanged.connect(self._word_chosen)
        self._error = label("", "error")
        self._error.setObjectName("aside.error")
        for part in (self._asked, self.slot, self._error):
            part.hide()
            column.addWidget(part)

    def _completer(self) -> QCompleter:
        # In the line itself: a list on top of the page would take the keyboard.
        completer = QCompleter([prompt.code for prompt in self._pack.prompts], self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return completer

    def _add_maybe(self, column: QVBoxLayout) -> None:
        self._maybe_head = label(self.t("Misschien nu"), "quiet")
        self.prompts = PromptList(self._pack, self.session.words, self._maybe_head)
        self.prompts.chosen.connect(self.ask)
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.prompts)
        self._maybe = [PromptRow() for _ in range(HOW_MANY)]
        for row in self._maybe:
            row.clicked.connect(lambda _checked=False, r=row: self._take(r.code))
            rows.addWidget(row)
        column.addLayout(rows)

    def _domains_at_the_foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("paper")
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(self.t("Leefgebieden"), "quiet"))
        self._domains: dict[str, DomainRow] = {}
        for domain in self._pack.life_domains:
            names = self.t(short_name(domain)), self.t(domain.title)
            row = DomainRow(domain.id, *names, has_dot=not domain.spoken_only)
            row.clicked.connect(lambda _checked=False, code=domain.prompt_code: self.ask(code))
            self._domains[domain.id] = row
        column.addWidget(DomainColumns(list(self._domains.values())))
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._write_fitting()
        self._place_foot()

    def event(self, event: QEvent) -> bool:
        """Larger letters make the life domains higher without making anything here wider."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_foot()
        return done

    def _write_fitting(self) -> None:
        low = self.height() < LOW * self.fontMetrics().lineSpacing()
        for row in self._maybe:
            row.write_small(low or not self.screen_of_resident.is_blank)

    def _place_foot(self) -> None:
        """The life domains under what scrolls where there is room for both, else at its end."""
        holder = self.widget()
        column = holder.layout() if holder is not None else None
        if not isinstance(column, QVBoxLayout):
            return
        wide = self.width() - 2 * AT_THE_SIDES
        if self._foot.parentWidget() is self:
            self._foot.resize(wide, self._foot.height())
        high = self._foot.sizeHint().height()
        stands_still = self.height() - high >= ABOVE_DOMAINS * self.fontMetrics().lineSpacing()
        if stands_still and self._foot.parentWidget() is not self:
            column.removeWidget(self._foot)
            self._foot.setParent(self)
            self._foot.show()
        elif not stands_still and self._foot.parentWidget() is self:
            # Before the stretch at the end.
            column.insertWidget(column.count() - 1, self._foot)
        self.setViewportMargins(0, 0, 0, high + GAP if stands_still else 0)
        if stands_still:
            self._foot.setGeometry(AT_THE_SIDES, self.height() - high, wide, high)

    def set_place(self, place: str) -> None:
        """Where we are on the path: what may be asked now depends on it."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """Follow the conversation as it is now."""
        if not self.session.has_visit:
            return
        conversation = self.session.conversation
        fitting = suggestions(conversation, self._pack, self._place, self._shown)
        for place, row in enumerate(self._maybe):
            row.show_prompt(fitting[place] if place < len(fitting) else None)
        self._maybe_head.setVisible(bool(fitting))
        done = touched(conversation)
        for domain_id, domain in self._domains.items():
            is_touched = domain_id in done
            domain.show_touched(is_touched, self.t("besproken") if is_touched else self.t("nog niet besproken"))

    def ask(self, code: str) -> None:
        """Put a code in the line, to be read before it is shown."""
        self.line.setText(code)
        target = self.slot.box if not self.slot.isHidden() else self._show
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_asked(self) -> None:
        """Show the prompt in the line to the resident, or say why not."""
        prompt = self._asked_prompt()
        code = prompt.code if prompt else self.line.text().strip()
        try:
            self.screen_of_resident.show_prompt(code, self.slot.value() if prompt and prompt.slot else None)
        except Refused as refused:
            self._say(refused)
            return
        self.line.clear()
        self._say(None)

    def _take(self, code: str) -> None:
        self.ask(code)
        if self.slot.isHidden():
            self.show_asked()

    def _asked_prompt(self) -> Prompt | None:
        try:
            return self._pack.prompt(self.line.text().strip().upper())
        except UnknownContent:
            return None

    def _words_of_slot(self) -> list[tuple[str, str]]:
        prompt = self._asked_prompt()
        if prompt is None or not prompt.slot:
            return []
        return [(word.id, word.dutch) for word in self._pack.words(prompt.slot)]

    def _asked_changed(self) -> None:
        self._say(None)
        prompt = self._asked_prompt()
        spoken = self.t("alleen mondeling") if prompt and prompt.spoken_only else ""
        self.slot.setVisible(prompt is not None and prompt.slot is not None)
        self.slot.refresh()
        sentence = self._asked_sentence(prompt) if prompt else ""
        hint = self.t(prompt.hint) if prompt and prompt.hint else ""
        text = "\n".join(part for part in (sentence, spoken, hint) if part)
        self._asked.setText(text)
        self._asked.setVisible(bool(text))

    def _word_chosen(self) -> None:
        prompt = self._asked_prompt()
        if prompt is not None:
            self._say(None)
            self._asked.setText(self._asked_sentence(prompt))

    def _asked_sentence(self, prompt: Prompt) -> str:
        word = self.slot.box.currentText() if prompt.slot else ""
        return prompt.dutch.format(**{prompt.slot: word}) if prompt.slot and word else open_sentence(prompt)

    def _say(self, refused: Refused | None) -> None:
        self.setProperty("refused", refused.code if refused else "")
        self._error.setText(self.t(refused.reason.text) if refused else "")
        self._error.setVisible(refused is not None)
        if refused is not None and refused.field == "slot":
            self.slot.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _language_chosen(self) -> None:
        try:
            self.screen_of_resident.set_language(str(self.language.currentData()))
        except Refused as refused:
            self._say(refused)

    def _screen_changed(self) -> None:
        screen = self.screen_of_resident
        if screen.current is not None:
            self._shown.add(screen.current.code)
        self._follow_pause()
        self._picture_first.setChecked(screen.picture_first)
        self._pause.setEnabled(not screen.is_paused)
        self.preview.refresh()
        self.language.show_chosen(screen.language)
        review = self._state(self._library.language(screen.language))
        self._review.setText(review)
        self._review.setVisible(bool(review))
        text = self.t("Sluiten") if screen.is_open else self.t("Openen")
        self._open.setText(text)
        self._open.setAccessibleName(text)
        self._blank.setEnabled(not screen.is_blank)
        self._blank.setVisible(self._blank.isEnabled())
        self._while_open.setVisible(screen.is_open)
        self._write_fitting()
        self.refresh()

    def _follow_pause(self) -> None:
        if self._cover is None and self.screen_of_resident.is_paused:
            self._cover = self.screen_of_resident.cover_for(self.window())
        if self._cover is not None:
            self._cover.follow()

    def _visit_opened(self) -> None:
        self._shown.clear()
        self.touched.forget()
        self.line.clear()
        self._say(None)
        if self.session.has_visit:
            case = self.session.conversation.case
            begins_with = (self.session.visit.id, case.speaks, case.reads)
            if begins_with != self._begun_with:
                # Not after a lock: what was chosen meanwhile was chosen for somebody who still sits there.
                self.screen_of_resident.start_language(case.speaks)
                self.screen_of_resident.put_picture_first(not case.reads)
                self._begun_with = begins_with
            self.refresh()
        else:
            self._begun_with = ()
