"""The catch line: the one place to write down what is said, always there, always the same."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from keukentafel.domain.content.life_domain_words import suggest_life_domains
from keukentafel.domain.life_domains import SAFE_AT_HOME, STORY
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.statements import Share, Source, source_of
from keukentafel.services import telling
from keukentafel.ui.catch.catch_fields import (
    WITH_A_PERSON,
    candidates,
    invitation,
    next_place,
    only_candidate,
    short_address,
    source_options,
    unknown_words,
)  # fmt: skip
from keukentafel.ui.catch.catch_kept import LastKept
from keukentafel.ui.catch.catch_parts import CatchParts
from keukentafel.ui.catch.source_keys import SOURCE_KEYS
from keukentafel.ui.parts.chip import Chip
from keukentafel.ui.parts.fields import Field
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.shortcuts import ASSUMED_KEY, IN_THE_LINE, bind, bind_key


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
        self._visit_id = ""
        self._interpreters: tuple[str, ...] = ()
        self.setObjectName("catch")
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(session.words.t("Opschrijven"))
        self.setProperty("refused", "")
        self._parts = CatchParts(session, self.name)
        self.line = self._parts.line
        self.kept = LastKept(session, self.line)
        self._parts.lay_out(self)
        self._connect()
        self.refresh()
        session.drafts.attach(self)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.save)
        self.line.textChanged.connect(self._text_changed)
        self.line.taken.connect(self.take_suggestion)
        self.line.stepped.connect(self._step_place)
        self.line.move_last.clicked.connect(lambda: self.move_asked.emit(self.kept.id))
        self.line.save.clicked.connect(self.save)
        self.line.more.clicked.connect(self._toggle_more)
        self._parts.source.chosen.connect(self._source_chosen)
        self._parts.who.answered.connect(self._answered)
        self._parts.who.typed_on.connect(self._parts.type_on)
        self._parts.extras.changed.connect(self._keep_draft)
        self._parts.extras.share_said.connect(self.take_focus)
        self._parts.extras.entered.connect(self.save)
        for field in (self._parts.by, *self._parts.extras.fields):
            field.changed.connect(self._parts.error.hide)
        self._parts.about.box.currentIndexChanged.connect(self._place_changed)
        self._session.locked.connect(self._cover)
        self._session.alone.connect(self._alone_began)
        # What the button stood on is gone, and it was the key of the next talk apart that Enter would press.
        self._session.together.connect(self.take_focus)
        self._session.opened.connect(self._opened)
        for value, key in SOURCE_KEYS.items():
            bind_key(key, self, partial(self._parts.source.press, value))
        bind_key(ASSUMED_KEY, self, self._parts.assumed.click)
        bind(IN_THE_LINE["own_words"], self, self._toggle_own_words)
        bind(IN_THE_LINE["more"], self, self.line.more.click)
        bind(IN_THE_LINE["keep_there"], self, self._take_and_save, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def fields(self) -> dict[str, Field | None]:
        """The inputs of which a draft is kept."""
        return {"text": None, "original": self._parts.extras.original, "document": self._parts.extras.document}

    def restore(self, field: str, text: str) -> None:
        """Put a kept draft back."""
        if field == "text":
            self.line.put_back(text)
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
        self._parts.via.refresh()
        if interpreters != self._interpreters:
            self._interpreters = interpreters
            self._parts.via.choose(self._usual_interpreter())
        self._parts.by.refresh()
        self._parts.who.offer(candidates(session, self._parts.source.value()))
        if not self._parts.by.value():
            self._parts.by.choose(only_candidate(self._session, self._parts.source.value()))
        self._show_fitting()
        self.kept.offer()

    def _usual_interpreter(self) -> str:
        return telling.usual_interpreter(self._session.conversation, Source(self._parts.source.value()))

    def say_anew(self, text: str, about: str) -> None:
        """Words of the resident from elsewhere, to be changed into what they say now; what stands here is left."""
        if not self.line.text():
            self._source_chosen(Source.RESIDENT.value)
            self._parts.about.choose(about)
            self.line.setText(text)
        self.take_focus()

    def _begin(self, visit_id: str) -> None:
        self._visit_id = visit_id
        self._interpreters = ()
        address = self._session.conversation.case.form_of_address
        options = source_options(address, self._session.words)
        shown = dict(options) | {Source.RESIDENT.value: short_address(address)}
        self._parts.source.set_options(shown.items())
        self._parts.source.say_names(dict(options))
        self._parts.source.follow(self.line.save, self._parts.by.box)
        self._parts.source.choose(Source.RESIDENT.value)
        self._parts.by.clear()
        self._forget()

    def _forget(self) -> None:
        """Empty the line without taking that for typing."""
        self.kept.id = ""
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

    def stand_alone(self, alone: bool) -> None:
        """Be part of the paper, while nothing else is there, or the bar beneath a page."""
        self.setProperty("role", "alone" if alone else "bar")
        self.style().unpolish(self)
        self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            here = QApplication.focusWidget()
            if isinstance(here, QPushButton) and not isinstance(here, Chip):
                super().keyPressEvent(event)
            # Else it was for the input where it was pressed. What it led to has the keyboard by now: the first of the
            # people who it can be, of whom nobody said that it is them.
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.line.hasFocus():
            self.left.emit()
        else:
            self.take_focus()

    def toggle_quiet(self) -> None:
        """From now on until the next line was kept, or until it is asked again: this line is never shared."""
        self._quiet = not self._quiet
        self._show_fitting()
        self._keep_draft()
        self._session.drafts.flush()
        self.take_focus()

    def take_suggestion(self) -> None:
        """The consultant agrees with the suggested life domain."""
        if self._suggested and self._parts.place == STORY and not self._quiet:
            self._parts.about.choose(self._suggested[0])
            self.take_focus()

    def _step_place(self, step: int) -> None:
        self._parts.about.choose(next_place(self._parts.place, self._suggested, step))

    def _toggle_own_words(self) -> None:
        self._parts.own_words.box.toggle()
        self._show_fitting()

    def _take_and_save(self) -> None:
        self.take_suggestion()
        self.save()

    def save(self) -> None:
        """Keep what is in the line."""
        if not self._session.has_visit:
            return
        outcome = self._session.attempt(self._record, self.name)
        if outcome is None:
            return
        if isinstance(outcome, Refused):
            self._say(outcome)
            return
        self._empty(but_the_paper=self._parts.source.value() == Source.DOCUMENT)
        self._session.drafts.forget(self)
        self.kept.offer()
        self.take_focus()

    def _record(self) -> None:
        self.kept.remember(telling.record(self._session.visit, self._parts.told(self._quiet)))

    def _source_chosen(self, value: str) -> None:
        self._parts.source.choose(value)
        if not self._session.has_visit:
            return
        self._parts.extras.let_paper_go()
        if not self.line.text():
            self._say(None)
        self._parts.by.clear()
        self._parts.by.refresh()
        self._parts.who.offer(candidates(self._session, value))
        self._parts.by.choose(only_candidate(self._session, self._parts.source.value()))
        self._parts.via.choose(self._usual_interpreter())
        self._show_fitting()
        # Where nobody here can be meant there is nothing to choose: first the sentence, and then who said it.
        if Source(value) in WITH_A_PERSON and not self._parts.by.value() and candidates(self._session, value):
            self._parts.who.ask()
        else:
            self.take_focus()

    def _alone_began(self) -> None:
        """Whoever spoke last, it is the one who stayed now."""
        who = self._session.conversation.private.with_whom
        self._source_chosen(source_of(who, self._session.conversation.participants).value)
        if who != RESIDENT:
            self._parts.by.choose(who)
            self._show_fitting()
            self.take_focus()

    def _answered(self) -> None:
        """Who said it: a line that waited for nothing else is kept."""
        if self.property("refused") == "unknown_person" and self.line.text():
            self.save()
        else:
            self.take_focus()

    def _place_changed(self) -> None:
        self._show_fitting()
        self._keep_draft()
        if self._hushed():
            self._session.drafts.flush()

    def _text_changed(self) -> None:
        if self.property("refused") == "empty" and self.line.text():
            self._say(None)
        self._parts.error.hide()
        self._show_suggestion()
        self.kept.offer()
        self._keep_draft()

    def _toggle_more(self) -> None:
        self._extra_open = not self._extra_open
        self._show_fitting()
        if self._extra_open and not self.isAncestorOf(self.window().focusWidget() or self.window()):
            # What was asked for folds away again as soon as somebody works elsewhere.
            self.take_focus()

    def _keep_draft(self) -> None:
        """Drafts are kept beside the log; what may never be shared is not among them."""
        if self._emptying:
            return
        typed = {
            "text": self.line.text(),
            "original": self._parts.extras.original.value(),
            "document": self._parts.extras.document.value(),
        }
        for field, text in typed.items():
            self._session.drafts.typed(f"{self.name}.{field}", "" if self._hushed() else text)

    def _hushed(self) -> bool:
        if self._quiet:
            return True
        chosen = self._parts.extras.share_chosen
        return chosen is Share.NEVER or (chosen is None and self._parts.place == SAFE_AT_HOME)

    def _show_fitting(self) -> None:
        """Show the inputs that belong to this source and this moment, and no others."""
        if not self._session.has_visit:
            return
        t, source = self._session.words.t, self._parts.source.value()
        paper = source == Source.DOCUMENT
        speaks = not paper and source != Source.OBSERVED
        only = only_candidate(self._session, source)
        opened = self._extra_open
        self._parts.who.show_fitting(
            by=source in WITH_A_PERSON and (opened or not only or self._parts.by.value() != only),
            via=speaks and bool(self._interpreters) and (opened or len(self._interpreters) > 1),
            own_words=speaks and (opened or self._parts.own_words.value()),
        )
        self._parts.extras.show_fitting(
            paper=paper,
            words=opened and not paper,
            share=opened or self._session.conversation.private.is_open,
            by_the_moment=telling.default_share(self._session.visit, self._parts.place),
        )
        self._parts.extras.say_unknown(unknown_words(self._session, self._parts.via.value()))
        self.line.say_more(t("minder") if opened else t("meer"))
        said = invitation(self._session, source, self._parts.by.value(), self._parts.via.value())
        self.line.invite([text + "." * self._quiet for text in said])
        self._show_suggestion()

    def _show_suggestion(self) -> None:
        self._suggested = () if self._quiet else suggest_life_domains(self.line.text())
        t = self._session.words.t
        # With "meer" open every list is there, this one too.
        if not self._suggested or self._parts.place != STORY or self._extra_open:
            self.line.suggest("", "")
            return
        title = t(self._session.doors.library.pack().life_domain(self._suggested[0]).title)
        self.line.suggest(t("→ {domain}").format(domain=title), t("Hoort dit bij: {domain}?").format(domain=title))

    def _empty(self, but_the_paper: bool = False) -> None:
        self._quiet = False
        self.line.setText("")
        self._parts.assumed.setChecked(False)
        self._parts.own_words.clear()
        self._parts.extras.clear(but_the_paper)
        self._parts.about.choose(STORY)
        if self._session.has_visit:
            self._parts.via.choose(self._usual_interpreter())
        self._say(None)
        self._show_fitting()

    def _say(self, refused: Refused | None) -> None:
        self.setProperty("refused", refused.code if refused else "")
        self._parts.error.setVisible(refused is not None)
        if refused is None:
            return
        self._parts.error.setText(self._session.words.t(refused.reason.text))
        self._parts.go_to(refused.field)
