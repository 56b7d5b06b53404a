"""The parts of the catch line, how they stand beneath each other, and what they say together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.life_domains import STORY
from keukentafel.domain.statements import Certainty, Share, Source
from keukentafel.services import telling
from keukentafel.ui.catch.catch_extras import CatchExtras
from keukentafel.ui.catch.catch_fields import (
    BarePick,
    SourceChips,
    interpreter_options,
    place_options,
    speaker_of,
    speaker_options,
)  # fmt: skip
from keukentafel.ui.catch.catch_folding import CatchFolding
from keukentafel.ui.catch.catch_input import CatchInput
from keukentafel.ui.catch.catch_who import CatchWho
from keukentafel.ui.parts.page import SIDE, label
from keukentafel.ui.parts.reading_column import ReadingColumn
from keukentafel.ui.parts.squeeze import Squeezed
from keukentafel.ui.shared.session import Session

SHARE = 0.36
"""What of the window the inputs beneath the line may take."""


class CatchParts:
    """The inputs, claimed for the form `name`; the widget that holds them decides what they do."""

    def __init__(self, session: Session, name: str) -> None:
        self._session = session
        words, t = session.words, session.words.t
        self.about = BarePick("about", t("Waar gaat het over?"), lambda: place_options(session))
        self.about.box.removeItem(0)
        self.line = CatchInput(words, self.about)
        self.line.setObjectName(f"{name}.text")
        self.line.setProperty("role", "catch")
        self.line.setAccessibleName(t("Wat u hoort of ziet"))
        self.source = SourceChips(t("Wie zegt dit?"), t("≈ aangenomen"), Source.RESIDENT.value)
        self.assumed = self.source.assumed
        self.assumed.setAccessibleName(t("aangenomen"))
        self.who = CatchWho(
            words, lambda: speaker_options(session, self.source.value()), partial(interpreter_options, session)
        )
        self.by, self.via, self.own_words = self.who.by, self.who.via, self.who.own_words
        self.error = label("", "error")
        self.error.setObjectName(f"{name}.error")
        self.error.hide()
        self.extras = CatchExtras(session, name)
        for field in (self.source, self.by, self.about, self.via, self.own_words):
            field.claim(name)

    def lay_out(self, holder: QWidget) -> None:
        """Put them in the holder: the line, then what can be said of it, folded away while the holder is not used."""
        column = ReadingColumn(holder)
        column.setContentsMargins(SIDE, 12, SIDE, 4)
        column.setSpacing(1)
        column.addWidget(self.line)
        column.addWidget(self.error)
        beneath_it = QWidget()
        column.addWidget(Squeezed(beneath_it, SHARE))
        beneath = QVBoxLayout(beneath_it)
        beneath.setContentsMargins(0, 0, 0, 0)
        beneath.setSpacing(2)
        for part in (self.source, self.who, self.extras):
            beneath.addWidget(part)
        self.line.follow()
        CatchFolding(holder, self.line, self.source, self.who, self.extras)

    @property
    def place(self) -> str:
        """The life domain, or the story."""
        return self.about.value() or STORY

    def told(self, quiet: bool) -> telling.Told:
        """All that stands in them. Raises Refused where it must be said who spoke, or a day is none."""
        source = Source(self.source.value())
        paper = source is Source.DOCUMENT
        speaks = self._session.conversation.case.speaks
        return telling.Told(
            text=self.line.text(),
            speaker=speaker_of(source, self.by.value(), quiet),
            about=self.place,
            source=source,
            via=self.via.value(),
            certainty=Certainty.ASSUMED if self.assumed.isChecked() else Certainty.SAID,
            own_words=self.own_words.value(),
            original=None if paper else self.extras.original_words(speaks),
            share=Share.NEVER if quiet else self.extras.share_chosen,
            document=self.extras.paper() if paper else None,
        )

    def type_on(self, text: str) -> None:
        """Go on with the line where it ends."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)
        self.line.insert(text)

    def go_to(self, field: str) -> None:
        """Put the keyboard in the input with that name; in the line when there is none to be seen."""
        fields = (self.by, self.about, self.via, *self.extras.fields)
        at = next((each for each in fields if each.name == field and each.isVisibleTo(self.line.window())), None)
        if at is None:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif at is self.by:
            self.who.ask()
        else:
            at.setFocus(Qt.FocusReason.OtherFocusReason)
