"""Recording the sentences of the second window with somebody who speaks the language. Never at a visit."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from keukentafel.domain.content.prompts import PromptView
from keukentafel.domain.content.voice import ClipName, ClipStudio, Take, what_is_wrong
from keukentafel.domain.refusals import Refused
from keukentafel.services import recording
from keukentafel.ui.parts.away_page import AwayPage
from keukentafel.ui.parts.fields import ChoiceField, LineField
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.language_box import LanguageBox
from keukentafel.ui.parts.level_line import LevelLine
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.pieces import joined
from keukentafel.ui.parts.scrolled import scrolled
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.resident.resident_preview import PreviewText
from keukentafel.ui.shared.session import Session
from keukentafel.ui.start.recording_list import RecordingList
from keukentafel.ui.start.start_notices import alarm

LOOK_EVERY_MS = 50


class RecordingPage(AwayPage):
    """A list of sentences, and a card on which one of them is recorded. What is not kept is forgotten on leaving."""

    _told = Signal()

    def __init__(self, session: Session, studio: ClipStudio) -> None:
        super().__init__()
        self._session = session
        self._studio = studio
        self._library = session.doors.library
        self._take: Take | None = None
        self.setObjectName("paper")
        self.setAccessibleName(self.t("Stemmen opnemen"))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(48, 28, 48, 28)
        outer.setSpacing(48)
        outer.addWidget(self._beside(), 5)
        outer.addWidget(self._card(), 7)
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._listen)
        session.locked.connect(self.empty)
        # The studio tells from a thread of its own; this brings it to the window.
        self._told.connect(self._show_state)

    def t(self, text: str) -> str:
        """The text in the consultant's language."""
        return self._session.words.t(text)

    def _beside(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.back_button("record.back", self._session.words), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(self.t("Stemmen opnemen"), "title"))
        self.language = LanguageBox(self.t("Taal om in te spreken"))
        self.language.setObjectName("record.language")
        rows = [row for row in self._library.languages() if not row.sign]
        # The mainly spoken languages depend on clips.
        rows.sort(key=lambda row: row.written)
        self.language.offer([(row.code, row.own_name, self.t(row.dutch_name)) for row in rows])
        self.language.currentIndexChanged.connect(self._language_chosen)
        column.addWidget(self.language)
        self._progress = label("", "quiet")
        self._progress.setObjectName("record.progress")
        column.addWidget(self._progress)
        self.list = RecordingList(self._library, self._session.words)
        self.list.clip_chosen.connect(self._sentence_chosen)
        column.addWidget(self.list, 1)
        return left

    def _card(self) -> QScrollArea:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(2, 4, 18, 0)
        column.setSpacing(12)
        column.addWidget(alarm(self._session, "record.alarm"))
        self._code = label("", "head")
        self._text = PreviewText(holder)
        self._text.setObjectName("record.text")
        self._text.setProperty("role", "large")
        self._dutch = label("", "quiet")
        self._dutch.setObjectName("record.dutch")
        self._level = LevelLine(self.t("Geluid van de microfoon"))
        for part in (self._code, self._text, self._dutch, self._level):
            column.addWidget(part)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        self._begin = named_button("record.begin", "", self._record)
        self._hear = named_button("record.listen", self.t("Terugluisteren"), self._play)
        flow.addWidget(self._begin)
        flow.addWidget(self._hear)
        self._remove = named_button("record.remove", self.t("Opname weghalen"), self._take_away)
        flow.addWidget(self._remove)
        column.addWidget(buttons)
        self._state = label("", "quiet")
        self._state.setObjectName("record.state")
        self._problem = label("", "error")
        self._problem.setObjectName("record.problem")
        column.addWidget(self._state)
        column.addWidget(self._problem)
        consent = ChoiceField(
            "consent",
            self.t("Vindt de spreker dat goed?"),
            [("yes", self.t("Ja")), ("no", self.t("Nee"))],
        )
        name = LineField("name", self.t("Naam van de spreker"), self.t("alleen als de spreker dat wil"))
        self._form = Form("record", self._session, [consent, name], self.t("Bewaren"), self._keep, keep_values=True)
        self._form.done.connect(self._kept)
        asked = self.t("Vraag aan de spreker: Deze stem wordt bewaard en mag met een taalpakket mee.")
        column.addWidget(label(asked))
        column.addWidget(self._form)
        column.addWidget(
            label(
                self.t(
                    "Iemand die de taal als moedertaal heeft, spreekt hier de zinnen van het tweede scherm in. "
                    "Alleen deze zinnen: een gesprek wordt nooit opgenomen."
                ),
                "quiet",
            )
        )
        column.addStretch(1)
        return scrolled(holder)

    @property
    def _code_of_language(self) -> str:
        return str(self.language.currentData())

    def begin(self) -> None:
        """Show the page, ready for the first sentence without a clip."""
        self.empty()
        self._studio.prepare(self._tell)
        self._language_chosen()
        self._begin.setFocus(Qt.FocusReason.TabFocusReason)

    def empty(self) -> None:
        """Close the microphone and forget what was not kept, with the answer and the name of the speaker."""
        self._forget()
        self._form.clear()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._forget()

    def _tell(self) -> None:
        with suppress(RuntimeError):  # The window is gone.
            self._told.emit()

    def _forget(self) -> None:
        self._look.stop()
        self._studio.silence()
        self._take = None
        self._level.clear()
        self._say("")

    def _language_chosen(self) -> None:
        # Another language is another speaker.
        self.empty()
        recorded = self._studio.recorded(self._code_of_language)
        self._show_progress(recorded)
        self.list.setCurrentRow(-1)
        self.list.go_on(recorded)
        if self.list.clip is None:
            self.list.setCurrentRow(0)

    def _sentence_chosen(self, clip: ClipName) -> None:
        self._forget()
        view = self._view(clip)
        self._code.setText(clip.code)
        self._text.show_text(view)
        language = self._library.language(view.language)
        if view.translated:
            self._dutch.setText(view.dutch if view.dutch != view.text else "")
        else:
            spoken = self.t("Deze zin is er nog niet in het {language}. De spreker zegt hem in eigen woorden.")
            self._dutch.setText(spoken.format(language=self.t(language.dutch_name)))
        self._dutch.setVisible(bool(self._dutch.text()))
        self._show_state()

    def _view(self, clip: ClipName) -> PromptView:
        return self._library.prompt_view(clip.code, self._code_of_language, clip.word or None)

    def _record(self) -> None:
        if self._studio.is_recording:
            self._end()
            return
        self._forget()
        try:
            self._studio.begin()
        except Refused as refused:
            self._say(self.t(refused.reason.text))
        else:
            self._look.start()
        self._show_state()

    def _listen(self) -> None:
        self._level.push(self._studio.level())
        if not self._studio.is_recording:
            self._end()

    def _end(self) -> None:
        self._look.stop()
        take = self._studio.end()
        wrong = what_is_wrong(take)
        self._take = None if wrong else take
        self._say(self.t(Refused(wrong).reason.text) if wrong else "")
        self._show_state()

    def _play(self) -> None:
        if self._take is not None:
            self._studio.play(self._take)

    def _keep(self, values: Values) -> None:
        clip = self.list.clip
        if clip is not None:
            today = self._session.doors.clock.now().date()
            consents = values["consent"] == "yes"
            recording.keep(self._studio, self._code_of_language, clip, self._take, consents, str(values["name"]), today)

    def _take_away(self) -> None:
        clip, code = self.list.clip, self._code_of_language
        if clip is not None and self._session.attempt(lambda: self._studio.take_away(code, clip)) is True:
            self._show_progress(self._studio.recorded(code))
            self._show_state()
            self._begin.setFocus(Qt.FocusReason.TabFocusReason)

    def _kept(self) -> None:
        recorded = self._studio.recorded(self._code_of_language)
        self._forget()
        self._show_progress(recorded)
        self.list.go_on(recorded)
        self._show_state()
        self._begin.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_progress(self, recorded: frozenset[ClipName]) -> None:
        done = self.list.show_recorded(recorded)
        text = self.t("{done} van {all} zinnen opgenomen")
        self._progress.setText(text.format(done=done, all=self.list.count()))

    def _show_state(self) -> None:
        is_recording, has_take = self._studio.is_recording, self._take is not None
        if is_recording:
            begin, state = self.t("Klaar"), self.t("De microfoon staat aan.")
        elif has_take and self._take is not None:
            begin = self.t("Nog een keer")
            state = joined(self.t("Opgenomen"), self.t("{n} seconden").format(n=round(self._take.seconds)))
        else:
            begin, state = self.t("Opnemen"), ""
            if self._studio.has_microphone is False:
                state = self.t(Refused("no_microphone").reason.text)
        self._begin.setText(begin)
        self._begin.setAccessibleName(begin)
        self._begin.setEnabled(self._studio.has_microphone is not False)
        self._hear.setEnabled(has_take)
        self._form.save_button.setEnabled(has_take)
        self._remove.setVisible(self.list.clip in self._studio.own(self._code_of_language))
        self._state.setText(state)
        self._state.setVisible(bool(state))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
