"""The voice of the second window: it speaks what stands there when the resident or the consultant asks for it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from keukentafel.domain.content.prompts import PromptView
from keukentafel.domain.content.voice import Silence, Utterance, VoiceKind
from keukentafel.domain.marks import N_
from keukentafel.services.recording import utterance
from keukentafel.ui.resident.resident_layout import READ_ALOUD
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.session import Session

REASONS = {
    Silence.ASKING: N_("De laptop zoekt nog een stem."),
    Silence.NO_SOUND: N_("Deze laptop heeft nu geen geluid."),
    Silence.NO_VOICE: N_("Deze laptop heeft geen stem voor {language}."),
    Silence.NOT_TRANSLATED: N_("Deze zin is er nog niet in het {language}."),
    Silence.SIGNED: N_("Een gebarentaal heeft geen stem."),
}
NOT_RECORDED = N_("Deze zin is nog niet ingesproken in het {language}.")


class ReadAloud(QObject):
    """Silent as soon as the second window shows something else, is blank, or the program locks."""

    changed = Signal()
    """What can be heard, or whether it is being heard, is another now."""
    _told = Signal()

    def __init__(self, session: Session, screen: ResidentScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._screen = screen
        self._voice = session.doors.voice()
        self._asked = False
        self._view: PromptView | None = None
        screen.changed.connect(self._screen_changed)
        screen.choice_touched.connect(self._touched)
        session.locked.connect(self.stop)
        session.opened.connect(self._ask_again)
        # The voice tells from a thread of its own; this brings it to the windows.
        self._told.connect(self._refresh)

    @property
    def reason(self) -> str:
        """Why what stands on the second window cannot be heard; empty when it can, or when nothing stands there."""
        said = self._utterance()
        if said is None:
            return ""
        kind = self._voice.can_speak(said) if self._voice is not None else Silence.NO_SOUND
        if isinstance(kind, VoiceKind):
            return ""
        text = NOT_RECORDED if kind is Silence.NO_VOICE and not said.language.written else REASONS[kind]
        return self._session.words.t(text).format(language=self._session.words.t(said.language.dutch_name))

    @property
    def can_be_heard(self) -> bool:
        """Whether there is a sentence, and a voice for it."""
        return self._utterance() is not None and not self.reason

    @property
    def is_speaking(self) -> bool:
        """Whether a sentence is being heard."""
        return self._voice is not None and self._voice.is_speaking

    def toggle(self) -> None:
        """Speak, or be silent where it speaks already."""
        if self.is_speaking:
            self.stop()
        else:
            self.speak()

    def speak(self) -> None:
        """Let the sentence on the second window be heard, from its beginning."""
        said = self._utterance()
        if said is not None and self._voice is not None:
            self._voice.speak(said)
            self.changed.emit()

    def stop(self) -> None:
        """Be silent at once."""
        if self._voice is not None:
            self._voice.stop()
            self.changed.emit()

    def _utterance(self) -> Utterance | None:
        view = self._screen.current
        if view is None or not view.code:
            return None
        return utterance(self._session.doors.library, view)

    def _touched(self, choice: str) -> None:
        if choice == READ_ALOUD:
            self.speak()

    def _screen_changed(self) -> None:
        if self._screen.current is not self._view:
            self._view = self._screen.current
            if self.is_speaking:
                self.stop()
        if self._view is not None and not self._asked and self._voice is not None:
            self._asked = True
            self._voice.prepare(self._tell)
        self._refresh()

    def _ask_again(self) -> None:
        # Another visit may be with other loudspeakers.
        self._asked = False

    def _tell(self) -> None:
        with suppress(RuntimeError):  # The windows are gone.
            self._told.emit()

    def _refresh(self) -> None:
        if self._screen.current is not None:
            self._screen.window.offer_voice(self.can_be_heard)
        self.changed.emit()
