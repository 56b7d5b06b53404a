"""The catch line: the one place to write down what is said, always there, always the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.life_domain_words import suggest_life_domain
from keukentafel.domain.life_domains import SAFE_AT_HOME, STORY
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Certainty, Share, Source
from keukentafel.services import telling
from keukentafel.services.telling import Told
from keukentafel.ui.catch_extras import CatchExtras
from keukentafel.ui.catch_fields import (
    WITH_A_PERSON,
    BareChips,
    BarePick,
    SuggestingLine,
    candidates,
    interpreter_options,
    place_options,
    source_options,
    speaker_options,
    usual_interpreter,
)  # fmt: skip
from keukentafel.ui.chip import Chip
from keukentafel.ui.fields import Field, SwitchField
from keukentafel.ui.flow_layout import FlowLayout
from keukentafel.ui.page import label
from keukentafel.ui.session import Session
from keukentafel.ui.squeeze import Squeezed

SHARE = 0.36
"""What of the window the inputs beneath the line may take."""


class CatchLine(QWidget):
    """Everything in it is called `catch.…`. Enter keeps the line; the source stays, all else is empty again.

    A suggested life domain is never taken silently: `catch.suggestion` or Ctrl+Enter takes it. The property
    `refused` holds the code of the last refusal.
    """

    name = "catch"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quiet = self._emptying = self._extra_open = False
        self._suggested = ""
        self._visit_id = ""
        self._interpreters: tuple[str, ...] = ()
        self.setObjectName("catch")
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(session.words.t("Opschrijven"))
        self.setProperty("refused", "")
        self._make_fields()
        self._lay_out()
        self._connect()
        self.refresh()
        session.drafts.attach(self)

    def _make_fields(self) -> None:
        session, t = self._session, self._session.words.t
        self.line = SuggestingLine()
        self.line.setObjectName("catch.text")
        self.line.setProperty("role", "catch")
        self.line.setAccessibleName(t("Wat u hoort of ziet"))
        self.line.suggestion.setObjectName("catch.suggestion")
        self._source = BareChips("source", t("Wie zegt dit?"), [], Source.RESIDENT.value)
        self._assumed = Chip(t("7  ≈ aangenomen"))
        self._assumed.setObjectName("catch.assumed")
        self._assumed.setAccessibleName(t("aangenomen"))
        self._by = BarePick("by", t("Wie precies?"), self._speakers, free=True, nothing=t("wie precies?"))
        self._about = BarePick("about", t("Waar gaat het over?"), lambda: place_options(session))
        self._about.box.removeItem(0)
        interpreters = partial(interpreter_options, session)
        self._via = BarePick("via", t("Via welke tolk?"), interpreters, nothing=t("zonder tolk"))
        self._own_words = SwitchField("own_words", t("eigen woorden"))
        self._more = QPushButton()
        self._more.setObjectName("catch.more")
        self._more.setProperty("role", "link")
        self._save = QPushButton(t("Bewaar"))
        self._save.setObjectName("catch.save")
        self._save.setAccessibleName(t("Bewaar"))
        self._error = label("", "error")
        self._error.setObjectName("catch.error")
        self._error.hide()
        self._extras = CatchExtras(session, self.name)
        for field in (self._source, self._by, self._about, self._via, self._own_words):
            field.claim(self.name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(36, 14, 36, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._error)
        beneath_it = QWidget()
        column.addWidget(Squeezed(beneath_it, SHARE))
        column = QVBoxLayout(beneath_it)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._source)
        foot = QWidget()
        beneath = FlowLayout(foot)
        for widget in (self._assumed, self._by, self._about, self._via, self._own_words):
            beneath.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(foot, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self._extras)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._stand_in_line()
        return super().event(event)

    def _stand_in_line(self) -> None:
        """Chip, switch and link stand as tall as the lists beside them, whatever the size of the text."""
        for widget in (self._assumed, self._own_words, self._more):
            widget.setMinimumHeight(self._about.sizeHint().height())

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.save)
        self.line.textChanged.connect(self._text_changed)
        self.line.suggestion.clicked.connect(self.take_suggestion)
        self._save.clicked.connect(self.save)
        self._more.clicked.connect(self._toggle_more)
        self._source.chosen.connect(self._source_chosen)
        self._extras.changed.connect(self._keep_draft)
        self._about.box.currentIndexChanged.connect(self._place_changed)
        self._session.locked.connect(self._cover)
        self._session.opened.connect(self._opened)
        for number, source in enumerate(Source, 1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda value=source.value: self._source.press(value))
        QShortcut(QKeySequence("Alt+7"), self).activated.connect(self._assumed.click)
        for sequence in ("Ctrl+Return", "Ctrl+Enter"):
            key = QShortcut(QKeySequence(sequence), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._take_and_save)

    @property
    def fields(self) -> dict[str, Field | None]:
        """The inputs of which a draft is kept."""
        return {"text": None, "original": self._extras.original, "document": self._extras.document}

    def restore(self, field: str, text: str) -> None:
        """Put a kept draft back."""
        if field == "text":
            self.line.setText(text)
            return
        kept = self.fields[field]
        if kept is not None:
            kept.restore(text)

    def refresh(self) -> None:
        """Follow the conversation: how the resident is called, who is there, whether the others are out."""
        session = self._session
        if not session.has_visit:
            return
        if session.visit.id != self._visit_id:
            self._begin(session.visit.id)
        interpreters = tuple(person.id for person in session.conversation.interpreters)
        self._via.refresh()
        if interpreters != self._interpreters:
            self._interpreters = interpreters
            self._via.choose(usual_interpreter(self._session, self._source.value()))
        self._by.refresh()
        if not self._by.value():
            self._by.choose(self._only_candidate())
        self._show_fitting()

    def _begin(self, visit_id: str) -> None:
        self._visit_id = visit_id
        self._interpreters = ()
        address = self._session.conversation.case.form_of_address
        options = source_options(address, self._session.words)
        self._source.set_options([(v, f"{n}  {text}") for n, (v, text) in enumerate(options, 1)])
        self._source.say_names(dict(options))
        self._source.follow(self.line.suggestion, self._assumed)
        self._source.choose(Source.RESIDENT.value)
        self._by.clear()
        self._forget()

    def _forget(self) -> None:
        """Empty the line without taking that for typing."""
        self._emptying = True
        self._empty()
        self._emptying = False

    def _opened(self) -> None:
        if not self._session.has_visit:
            self._visit_id = ""
            self._forget()

    def _cover(self) -> None:
        """The store locks: a line that has no draft is kept now, as the quiet line that it is."""
        if self._hushed() and self.line.text().strip():
            self.save()
            if self.line.text():
                return
        self._visit_id = ""
        self._forget()

    def take_focus(self) -> None:
        """Go to the line, from wherever we are."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_quiet(self) -> None:
        """From now on until the next line was kept, or until it is asked again: this line is never shared."""
        self._quiet = not self._quiet
        self._show_fitting()
        self._keep_draft()
        self._session.drafts.flush()
        self.take_focus()

    def take_suggestion(self) -> None:
        """The consultant agrees with the suggested life domain."""
        if self._suggested:
            self._about.choose(self._suggested)
            self.take_focus()

    def _take_and_save(self) -> None:
        self.take_suggestion()
        self.save()

    def save(self) -> None:
        """Keep what is in the line."""
        if not self._session.has_visit:
            return
        outcome = self._session.attempt(self._record)
        if outcome is None:
            return
        if isinstance(outcome, Refused):
            self._say(outcome)
            return
        self._empty()
        self._session.drafts.forget(self)
        self.take_focus()

    def _record(self) -> None:
        telling.record(self._session.visit, self._told())

    def _told(self) -> Told:
        source = Source(self._source.value())
        paper = source is Source.DOCUMENT
        speaks = self._session.conversation.case.speaks
        return Told(
            text=self.line.text(),
            speaker=self._speaker(source),
            about=self._place(),
            source=source,
            via=self._via.value(),
            certainty=Certainty.ASSUMED if self._assumed.isChecked() else Certainty.SAID,
            own_words=self._own_words.value(),
            original=None if paper else self._extras.original_words(speaks),
            share=Share.NEVER if self._quiet else self._extras.share_chosen,
            document=self._extras.paper() if paper else None,
        )

    def _speaker(self, source: Source) -> str:
        if source is Source.RESIDENT:
            return RESIDENT
        if source not in WITH_A_PERSON:
            return CONSULTANT
        if self._by.value():
            return self._by.value()
        if self._quiet:
            return CONSULTANT
        raise Refused("unknown_person", "by")

    def _place(self) -> str:
        return self._about.value() or STORY

    def _speakers(self) -> list[tuple[str, str]]:
        return speaker_options(self._session, self._source.value())

    def _only_candidate(self) -> str:
        found = candidates(self._session, self._source.value())
        return found[0].id if len(found) == 1 else ""

    def _source_chosen(self, value: str) -> None:
        self._source.choose(value)
        if not self._session.has_visit:
            return
        self._by.clear()
        self._by.refresh()
        self._by.choose(self._only_candidate())
        self._via.choose(usual_interpreter(self._session, self._source.value()))
        self._show_fitting()
        if Source(value) in WITH_A_PERSON and not self._by.value():
            self._by.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.take_focus()

    def _place_changed(self) -> None:
        self._show_fitting()
        self._keep_draft()
        if self._hushed():
            self._session.drafts.flush()

    def _text_changed(self) -> None:
        self._show_suggestion()
        self._keep_draft()

    def _toggle_more(self) -> None:
        self._extra_open = not self._extra_open
        self._show_fitting()

    def _keep_draft(self) -> None:
        """Drafts are kept beside the log; what may never be shared is not among them."""
        if self._emptying:
            return
        typed = {
            "text": self.line.text(),
            "original": self._extras.original.value(),
            "document": self._extras.document.value(),
        }
        for field, text in typed.items():
            self._session.drafts.typed(f"{self.name}.{field}", "" if self._hushed() else text)

    def _hushed(self) -> bool:
        if self._quiet:
            return True
        chosen = self._extras.share_chosen
        return chosen is Share.NEVER or (chosen is None and self._place() == SAFE_AT_HOME)

    def _show_fitting(self) -> None:
        """Show the inputs that belong to this source and this moment, and no others."""
        if not self._session.has_visit:
            return
        t, source = self._session.words.t, self._source.value()
        private = self._session.conversation.private.state is PrivateState.OPEN
        paper = source == Source.DOCUMENT
        self._by.setVisible(source in WITH_A_PERSON)
        self._via.setVisible(bool(self._interpreters) and not paper and source != Source.OBSERVED)
        self._own_words.setVisible(not paper and source != Source.OBSERVED)
        self._extras.show_fitting(
            paper=paper,
            words=self._extra_open and not paper,
            share=self._extra_open or private,
            by_the_moment=telling.default_share(self._session.visit, self._place()),
        )
        more = t("minder") if self._extra_open else t("meer")
        self._more.setText(more)
        self._more.setAccessibleName(more)
        self.line.setPlaceholderText(
            t("Schrijf op wat u hoort of ziet.") if self._quiet else t("Schrijf op wat u hoort of ziet")
        )
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        found = "" if self._place() != STORY or self._quiet else suggest_life_domain(self.line.text()) or ""
        self._suggested = found
        t = self._session.words.t
        if not found:
            self.line.suggest("", "")
            return
        title = self._session.doors.library.pack().life_domain(found).title
        self.line.suggest(
            t("→ {domain}   Ctrl Enter").format(domain=title),
            t("Hoort dit bij: {domain}?").format(domain=title),
        )

    def _empty(self) -> None:
        self._quiet = False
        self.line.setText("")
        self._assumed.setChecked(False)
        self._own_words.clear()
        self._extras.clear()
        self._about.choose(STORY)
        if self._session.has_visit:
            self._via.choose(usual_interpreter(self._session, self._source.value()))
        self._say(None)
        self._show_fitting()

    def _say(self, refused: Refused | None) -> None:
        self.setProperty("refused", refused.code if refused else "")
        self._error.setVisible(refused is not None)
        if refused is None:
            return
        self._error.setText(self._session.words.t(refused.reason.text))
        fields = (self._by, self._about, self._via, *self._extras.fields)
        at = next((field for field in fields if field.name == refused.field), None)
        if at is None or not at.isVisibleTo(self):
            self.take_focus()
        else:
            at.setFocus(Qt.FocusReason.OtherFocusReason)
