"""What the resident touched on the second window: shown to the consultant, and written down with one key."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from keukentafel.domain.content.content_text import UnknownContent
from keukentafel.domain.content.prompts import Choice, Prompt
from keukentafel.domain.life_domains import STORY
from keukentafel.domain.refusals import Refused
from keukentafel.services.touching import Touch, is_rating, record_touch
from keukentafel.ui.parts.fields import PickField
from keukentafel.ui.parts.key_cap import KeyCap
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import label
from keukentafel.ui.resident.resident_layout import PAUSE, READ_ALOUD
from keukentafel.ui.resident.resident_screen import ResidentScreen
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import SHORTCUTS

NO_ANSWER = frozenset({READ_ALOUD, PAUSE})


class TouchedChoice(QWidget):
    """Called `aside.choice`; hidden until something is touched, and gone with the question it stood under.

    What is touched is recorded nowhere before the consultant presses `aside.choice.save` or its key.
    """

    def __init__(self, session: Session, screen: ResidentScreen) -> None:
        super().__init__()
        self._session, self._screen = session, screen
        self._pack = session.doors.library.pack()
        self._code = self._last_domain = ""
        self._choice: Choice | None = None
        t = session.words.t
        self._said = label("", "head")
        self._said.setObjectName("aside.choice")
        self.about = PickField("about", t("Leefgebied"), self._domains)
        self.about.claim("aside.choice")
        self.about.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        spoken = t("Opschrijven wat is aangeraakt")
        self.save = named_button("aside.choice.save", t("Opschrijven"), self.record, spoken=spoken)
        self._note = label("", "quiet")
        self._note.setObjectName("aside.choice.note")
        self._error = label("", "error")
        self._error.setObjectName("aside.choice.error")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addWidget(self.about)
        self._act = QWidget()
        row = QHBoxLayout(self._act)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.save)
        row.addWidget(KeyCap(SHORTCUTS["touched"].key))
        row.addStretch(1)
        column.addWidget(self._act)
        for part in (self._note, self._error):
            column.addWidget(part)
        self.clear()
        screen.choice_touched.connect(self._touched)
        screen.changed.connect(self._follow)

    def clear(self) -> None:
        """Nothing was touched."""
        self._choice = None
        self._said.clear()
        self.hide()

    def forget(self) -> None:
        """Nothing was touched, and nothing was asked before."""
        self._last_domain = ""
        self.clear()

    def record(self) -> None:
        """Write down what was touched, or say why not."""
        prompt = self._prompt()
        view = self._screen.current
        if self._choice is None or self._act.isHidden() or prompt is None or view is None:
            return
        about = self.about.value() if is_rating(self._choice.id) else prompt.life_domain or ""
        touch = Touch(self._choice.id, self._choice.dutch, view.dutch, about)
        outcome = self._session.attempt(lambda: record_touch(self._session.visit, touch))
        self._say(outcome if isinstance(outcome, Refused) else None)
        if outcome is True:
            self._write(self._session.words.t("Opgeschreven: {choice}"))
            self.about.hide()
            self._act.hide()

    def _domains(self) -> list[tuple[str, str]]:
        t = self._session.words.t
        return [(domain.id, t(domain.title)) for domain in self._pack.life_domains if not domain.spoken_only]

    def _prompt(self) -> Prompt | None:
        view = self._screen.current
        try:
            return self._pack.prompt(view.code) if view else None
        except UnknownContent:
            return None

    def _follow(self) -> None:
        view = self._screen.current
        code = view.code if view else ""
        if code == self._code:
            return
        self._code = code
        prompt = self._prompt()
        if prompt is not None and prompt.life_domain and prompt.life_domain != STORY:
            self._last_domain = prompt.life_domain
        self.clear()

    def _touched(self, choice_id: str) -> None:
        prompt = self._prompt()
        if choice_id in NO_ANSWER or prompt is None:
            return
        t = self._session.words.t
        self._choice = self._pack.choice(choice_id)
        rating = is_rating(choice_id)
        # Who is asked as a carer need not be the one who touched: the consultant writes down who that was.
        of_resident = not prompt.only_for
        self._write(t("Aangeraakt: {choice}"))
        self._say(None)
        self.about.choose(self._last_domain)
        self.about.setVisible(rating and of_resident)
        self._act.setVisible(of_resident)
        self._note.setText("" if of_resident else t("Wie wees dit aan? Schrijf het zelf op."))
        self._note.setVisible(not of_resident)
        self.show()

    def _write(self, text: str) -> None:
        assert self._choice is not None
        self._said.setText(text.format(choice=self._choice.dutch))

    def _say(self, refused: Refused | None) -> None:
        needs_domain = refused is not None and refused.field == "about"
        t = self._session.words.t
        text = t("Kies eerst een leefgebied.") if needs_domain else t(refused.reason.text) if refused else ""
        self._said.setProperty("refused", refused.code if refused else "")
        self._error.setText(text)
        self._error.setVisible(bool(text))
        if needs_domain:
            self.about.box.setFocus()
