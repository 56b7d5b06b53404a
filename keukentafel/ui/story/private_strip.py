"""The strip above the story: the parts of the conversation with one person, without the others."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.running_text import listed
from keukentafel.services import telling
from keukentafel.services.visit import Visit
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.page import empty
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import Caption
from keukentafel.ui.shared.session import Session


class PrivateStrip(QWidget):
    """`private.open`, `private.end`, and in the fold `fold.private`: `private.later` and `private.not_held`.

    `private.open` is the talk with the resident. In the fold `fold.private_with` stands `private.open.<id>` for each
    other who is here, from the first one on. The property `refused` holds the code of the last refusal.

    With a heading it stands on the line of that, and what unfolds the lines that were told apart at its end.
    """

    def __init__(self, session: Session, heading: QLabel | None = None, unfold: QPushButton | None = None) -> None:
        super().__init__()
        self.setObjectName("private")
        self.setProperty("refused", "")
        self._session = session
        t = session.words.t
        self._how_it_is = Caption("")
        self._how_it_is.setObjectName("private.state")
        self._promise = Caption(t("In het verslag komt het alleen als dat mag."))
        self._open = self._button("private.open", t("Apart praten"), telling.open_private)
        self._end = self._button("private.end", t("De anderen komen terug"), telling.end_private)
        self._fold = named_button("fold.private", t("geen gesprek apart?"), self._toggle, "link")
        self._later = self._button(
            "private.later", t("Het komt later"), lambda visit: telling.put_off_private(visit, True)
        )
        self._not_held = self._button(
            "private.not_held", t("Het is er niet geweest"), lambda visit: telling.put_off_private(visit, False)
        )
        self._folded = QWidget()
        inside = QHBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._later)
        inside.addWidget(self._not_held)
        self._folded.hide()
        self._with = named_button("fold.private_with", t("met iemand anders?"), self._toggle_others, "link")
        self._others = QWidget()
        self._beside = FlowLayout(self._others, 12)
        self._others.hide()
        self._offered: tuple[tuple[str, str], ...] = ()
        self._error = SaidLine("private.error", "error")
        self._unfold = unfold
        holder = QWidget()
        row = FlowLayout(holder, gap=16, line_gap=4)
        for widget in (
            heading, self._open, self._end, self._with, self._others, self._how_it_is, self._promise, self._fold,
            self._folded, unfold,
        ):  # fmt: skip
            if widget is not None:
                row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(holder)
        column.addWidget(self._error)

    def _button(self, name: str, text: str, act: Callable[[Visit], None]) -> QPushButton:
        return named_button(name, text, lambda: self._attempt(act))

    def refresh(self) -> None:
        """Show how the private moment stands."""
        if not self._session.has_visit:
            return
        t = self._session.words.t
        state = self._session.conversation.private.state
        sentences = {
            PrivateState.NOT_YET: "",
            PrivateState.OPEN: t("U praat nu apart met {name}."),
            PrivateState.HELD: t("Het gesprek apart is geweest."),
            PrivateState.LATER: t("Het gesprek apart komt later."),
            PrivateState.NOT_HELD: t("Er was geen gesprek apart."),
        }
        conversation = self._session.conversation
        text = sentences[state].format(name=conversation.name_of(conversation.private.with_whom))
        if state is not PrivateState.OPEN and conversation.private.others:
            names = listed(tuple(conversation.name_of(who) for who in conversation.private.others), t)
            text = f"{text} {t('U sprak apart met {names}.').format(names=names)}".strip()
        is_open = state is PrivateState.OPEN
        self._how_it_is.setText(text)
        # That there are lines to unfold says it too.
        unfolds = self._unfold is not None and not self._unfold.isHidden()
        says_more = state is not PrivateState.HELD or bool(conversation.private.others)
        self._how_it_is.setVisible(bool(text) and (says_more or not unfolds))
        self._promise.setVisible(is_open)
        self._offer_others(is_open)
        for quiet in (self._how_it_is, self._promise, self._fold, self._with):
            quiet.setMinimumHeight(self._open.sizeHint().height())
        # First what appears: the focus goes there when the button under it disappears.
        for button in sorted((self._open, self._end), key=lambda b: (b is self._end) is not is_open):
            button.setVisible((button is self._end) is is_open)
        may_skip = state not in (PrivateState.OPEN, PrivateState.HELD)
        self._fold.setVisible(may_skip)
        if not may_skip:
            self._folded.hide()

    def _offer_others(self, is_open: bool) -> None:
        people = () if is_open else telling.apart_with(self._session.conversation)
        offered = tuple((person.id, person.name) for person in people)
        self._with.setVisible(bool(offered))
        if not offered:
            self._others.hide()
        if offered == self._offered:
            return
        self._offered = offered
        empty(self._beside)
        for who, called in offered:
            spoken = self._session.words.t("Gesprek apart beginnen met {name}").format(name=called)
            begin = named_button(f"private.open.{who}", called, partial(self._begin_with, who), spoken=spoken)
            self._beside.addWidget(begin)

    def _begin_with(self, who: str) -> None:
        self._attempt(lambda visit: telling.open_private(visit, who))

    def _toggle(self) -> None:
        self._folded.setVisible(self._folded.isHidden())

    def _toggle_others(self) -> None:
        self._others.setVisible(self._others.isHidden())
        first = self._others.findChild(QPushButton)
        if self._others.isVisible() and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _attempt(self, act: Callable[[Visit], None]) -> None:
        was_open = self._session.conversation.private.is_open
        outcome = self._session.attempt(lambda: act(self._session.visit))
        if outcome is None:
            return
        refused = outcome if isinstance(outcome, Refused) else None
        self.setProperty("refused", refused.code if refused else "")
        self._error.say(self._session.words.t(refused.reason.text) if refused else "")
        if refused is None:
            self._folded.hide()
            self._others.hide()
            self.refresh()
            if self._session.conversation.private.is_open:
                self._session.alone.emit()
            elif was_open:
                self._session.together.emit()
