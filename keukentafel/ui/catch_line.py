"""The catch line: the one place to write down what is said, always there, always the same."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel.domain.life_domain_words import suggest_life_domains
from keukentafel.domain.life_domains import LIFE_DOMAINS, SAFE_AT_HOME, STORY
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Certainty, Share, Source
from keukentafel.services import telling
from keukentafel.services.telling import Told
from keukentafel.ui.catch_extras import CatchExtras
from keukentafel.ui.catch_fields import (
    WITH_A_PERSON,
    BarePick,
    SourceChips,
    candidates,
    interpreter_options,
    place_options,
    short_address,
    source_options,
    speaker_options,
    usual_interpreter,
)  # fmt: skip
from keukentafel.ui.catch_input import CatchInput
from keukentafel.ui.catch_who import CatchWho
from keukentafel.ui.fields import Field
from keukentafel.ui.page import label
from keukentafel.ui.session import Session
from keukentafel.ui.shortcuts import ASSUMED_KEY, IN_THE_LINE, SOURCE_KEYS, bind, bind_key
from keukentafel.ui.squeeze import Squeezed

SIDE = 24
SHARE = 0.36
"""What of the window the inputs beneath the line may take."""
JUST_KEPT = timedelta(minutes=1)
"""How long the line offers to send elsewhere what was kept last."""


class CatchLine(QWidget):
    """Everything in it is called `catch.…`. Enter keeps the line; the source stays, all else is empty again.

    A suggested life domain is never taken silently: `catch.suggestion`, Tab or Ctrl+Enter takes it. The property
    `refused` holds the code of the last refusal.
    """

    name = "catch"
    move_asked = Signal(str)
    """Send the statement with this id elsewhere."""
    left = Signal()
    """Escape: back to where the keyboard was."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quiet = self._emptying = self._extra_open = False
        self._suggested: tuple[str, ...] = ()
        self._kept_last = ""
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
        self._about = BarePick("about", t("Waar gaat het over?"), lambda: place_options(session))
        self._about.box.removeItem(0)
        self.line = CatchInput(session.words, self._about)
        self.line.setObjectName("catch.text")
        self.line.setProperty("role", "catch")
        self.line.setAccessibleName(t("Wat u hoort of ziet"))
        self._more, self._save = self.line.more, self.line.save
        self._source = SourceChips(t("Wie zegt dit?"), t("≈ aangenomen"), Source.RESIDENT.value)
        self._assumed = self._source.assumed
        self._assumed.setAccessibleName(t("aangenomen"))
        self._who = CatchWho(session.words, self._speakers, partial(interpreter_options, session))
        self._by, self._via, self._own_words = self._who.by, self._who.via, self._who.own_words
        self._error = label("", "error")
        self._error.setObjectName("catch.error")
        self._error.hide()
        self._extras = CatchExtras(session, self.name)
        for field in (self._source, self._by, self._about, self._via, self._own_words):
            field.claim(self.name)
        self._minute = QTimer(self, singleShot=True, interval=JUST_KEPT // timedelta(milliseconds=1))
        self._minute.timeout.connect(self._offer_move)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 14, SIDE, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._error)
        beneath_it = QWidget()
        column.addWidget(Squeezed(beneath_it, SHARE))
        column = QVBoxLayout(beneath_it)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._source, self._who, self._extras):
            column.addWidget(part)
        self.line.follow()

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.save)
        self.line.textChanged.connect(self._text_changed)
        self.line.taken.connect(self.take_suggestion)
        self.line.stepped.connect(self._step_place)
        self.line.move_last.clicked.connect(lambda: self.move_asked.emit(self._kept_last))
        self._save.clicked.connect(self.save)
        self._more.clicked.connect(self._toggle_more)
        self._source.chosen.connect(self._source_chosen)
        self._who.answered.connect(self.take_focus)
        self._extras.changed.connect(self._keep_draft)
        self._about.box.currentIndexChanged.connect(self._place_changed)
        self._session.locked.connect(self._cover)
        self._session.opened.connect(self._opened)
        for value, key in SOURCE_KEYS.items():
            bind_key(key, self, partial(self._source.press, value))
        bind_key(ASSUMED_KEY, self, self._assumed.click)
        bind(IN_THE_LINE["own_words"], self, self._toggle_own_words)
        bind(IN_THE_LINE["more"], self, self._more.click)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        bind(IN_THE_LINE["keep_there"], self, self._take_and_save, inside)

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
        self._who.offer(candidates(session, self._source.value()))
        if not self._by.value():
            self._by.choose(self._only_candidate())
        self._show_fitting()
        self._offer_move()

    def _begin(self, visit_id: str) -> None:
        self._visit_id = visit_id
        self._interpreters = ()
        address = self._session.conversation.case.form_of_address
        options = source_options(address, self._session.words)
        shown = dict(options) | {Source.RESIDENT.value: short_address(address)}
        self._source.set_options(shown.items())
        self._source.say_names(dict(options))
        self._source.follow(self._save, self._by.box)
        self._source.choose(Source.RESIDENT.value)
        self._by.clear()
        self._forget()

    def _forget(self) -> None:
        """Empty the line without taking that for typing."""
        self._kept_last = ""
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
        # Not by shortcut: that selects what stands there, and the next letter would take its place.
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def just_kept(self) -> str:
        """The id of what was kept in the last minute and can be seen, or nothing."""
        if not self._session.has_visit or not self._kept_last:
            return ""
        statement = self._session.conversation.statement(self._kept_last)
        now = self._session.doors.clock.now()
        return statement.id if statement is not None and now - statement.at < JUST_KEPT else ""

    def toggle_quiet(self) -> None:
        """From now on until the next line was kept, or until it is asked again: this line is never shared."""
        self._quiet = not self._quiet
        self._show_fitting()
        self._keep_draft()
        self._session.drafts.flush()
        self.take_focus()

    def take_suggestion(self) -> None:
        """The consultant agrees with the suggested life domain."""
        if self._suggested and self._place() == STORY and not self._quiet:
            self._about.choose(self._suggested[0])
            self.take_focus()

    def _step_place(self, step: int) -> None:
        """The next life domain: what the words suggest first; safety at home is never passed by in sight."""
        others = [d for d in LIFE_DOMAINS if d not in self._suggested and d != SAFE_AT_HOME]
        row = [STORY, *self._suggested, *others]
        here = row.index(self._place()) if self._place() in row else 0
        self._about.choose(row[(here + step) % len(row)])

    def _toggle_own_words(self) -> None:
        self._own_words.box.toggle()
        self._show_fitting()

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
        self._minute.start()
        self._offer_move()
        self.take_focus()

    def _record(self) -> None:
        self._kept_last = telling.record(self._session.visit, self._told())

    def _offer_move(self) -> None:
        waits = bool(self.just_kept()) and not self.line.text()
        self.line.offer_move(self._session.words.t("verplaats") if waits else "")

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
        self._who.offer(candidates(self._session, value))
        self._by.choose(self._only_candidate())
        self._via.choose(usual_interpreter(self._session, self._source.value()))
        self._show_fitting()
        if Source(value) in WITH_A_PERSON and not self._by.value():
            self._who.ask()
        else:
            self.take_focus()

    def _place_changed(self) -> None:
        self._show_fitting()
        self._keep_draft()
        if self._hushed():
            self._session.drafts.flush()

    def _text_changed(self) -> None:
        self._show_suggestion()
        self._offer_move()
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
        speaks = not paper and source != Source.OBSERVED
        one_candidate = bool(self._only_candidate()) and self._by.value() == self._only_candidate()
        opened, several = self._extra_open, len(self._interpreters) > 1
        self._who.show_fitting(
            by=source in WITH_A_PERSON and (opened or not one_candidate),
            via=speaks and bool(self._interpreters) and (opened or several),
            own_words=speaks and (opened or self._own_words.value()),
        )
        self._extras.show_fitting(
            paper=paper,
            words=opened and not paper,
            share=opened or private,
            by_the_moment=telling.default_share(self._session.visit, self._place()),
        )
        more = t("minder") if opened else t("meer")
        self._more.setText(more)
        self._more.setAccessibleName(more)
        said = self._invitation(source)
        self.line.setPlaceholderText(f"{said}." if self._quiet else said)
        self._show_suggestion()

    def _invitation(self, source: str) -> str:
        """What the empty line asks for: what, of whom, and through whom."""
        t, conversation = self._session.words.t, self._session.conversation
        if source == Source.OBSERVED:
            return t("Schrijf op wat u ziet")
        if source == Source.DOCUMENT:
            return t("Schrijf op wat er staat")
        who = RESIDENT if source == Source.RESIDENT else self._by.value()
        if not who:
            return t("Schrijf op wat u hoort of ziet")
        via = self._via.value()
        said = t("Schrijf op wat {who} zegt, via {via}") if via else t("Schrijf op wat {who} zegt")
        return said.format(who=conversation.name_of(who), via=conversation.name_of(via))

    def _show_suggestion(self) -> None:
        self._suggested = () if self._quiet else suggest_life_domains(self.line.text())
        t = self._session.words.t
        # With "meer" open every list is there, this one too.
        if not self._suggested or self._place() != STORY or self._extra_open:
            self.line.suggest("", "")
            return
        title = self._session.doors.library.pack().life_domain(self._suggested[0]).title
        self.line.suggest(t("→ {domain}").format(domain=title), t("Hoort dit bij: {domain}?").format(domain=title))

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
