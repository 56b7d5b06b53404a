"""A full page that shows one signing act and nothing else: the resident may hold the laptop now."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from keukentafel.domain.content.languages import Direction
from keukentafel.domain.deadlines import GIVEN
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Act, How, SigningAct
from keukentafel.domain.source_language import DUTCH
from keukentafel.i18n import format_time
from keukentafel.services import closing, signing
from keukentafel.ui.parts.choices import options
from keukentafel.ui.parts.fields import ChoiceField, DateField, Field, LineField, PickField, Row, SwitchField
from keukentafel.ui.parts.form import Form, Values
from keukentafel.ui.parts.keep_in_sight import MARGIN as ABOVE, ROUNDS, UNDER
from keukentafel.ui.parts.page import label
from keukentafel.ui.parts.pickers import need_options, people
from keukentafel.ui.report.acts_given import ActsGiven
from keukentafel.ui.report.signing_fields import APPLICATIONS, ActField, PadField, acts_for, show_only
from keukentafel.ui.report.version_words import changed_line, value_of, version_line, version_of, version_options
from keukentafel.ui.shared.session import Session
from keukentafel.ui.style.theme import Palette

MARGIN, BETWEEN = 48, 64
TO_ASK, TO_GIVE = 2, 3
"""The shares of the width for the questions, and for the act beside them."""
DRAWN = (How.DRAWN, How.CROSS, How.BY_REPRESENTATIVE)


class Sentence(QWidget):
    """What somebody puts their name to: large, in Dutch and in the resident's language, without any mark.

    Who does not give the act now sees that, and beneath it, small, what it would have been about.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._dutch = label("", "large")
        self._own = label("", "large")
        self._note = label("", "quiet")
        self._not_given = label("", "quiet")
        self._not_given.setObjectName("sign.sentence.not_given")
        self._dutch.setObjectName("sign.sentence.dutch")
        self._own.setObjectName("sign.sentence.own")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 10)
        column.setSpacing(6)
        for each in (self._dutch, self._own, self._note, self._not_given):
            column.addWidget(each)
        self.hide()

    def show_act(self, act: str, how: str) -> None:
        """Show what this act says, given in this way; nothing when the act is empty."""
        self.setVisible(bool(act))
        if not act:
            return
        library, case = self._session.doors.library, self._session.conversation.case
        given = not how or how in GIVEN
        text = library.resident_text(f"signing.{act}" if given else f"signing.how.{how}", case.reads or case.speaks)
        self._not_given.setVisible(not given)
        if not given:
            about = library.resident_text(f"signing.{act}", case.reads or case.speaks).dutch
            said = self._session.words.t("Dit wordt nu niet gegeven: {sentence}")
            self._not_given.setText(said.format(sentence=about))
        # The consultant reads Dutch; everybody else may need the sentence in the language of the table.
        own_language = act != Act.CONSULTANT
        self._dutch.setText(text.dutch)
        translated = own_language and text.translated and text.language != DUTCH
        self._own.setVisible(translated)
        self._note.setVisible(translated and text.draft)
        if translated:
            write(self._own, text.text, library.language(text.language).direction)
            note = self._session.words.t("Deze vertaling is nog niet nagelezen. De tolk leest de zin voor.")
            self._note.setText(note)


def write(where: QLabel, text: str, direction: Direction) -> None:
    """Put a text of that direction in a label, from the side where it begins."""
    rtl = direction is Direction.RTL
    where.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    where.setText(text)


def height_of(field: Field, width: int) -> int:
    """How high a field is when it is that wide."""
    return max(field.heightForWidth(width), field.minimumSizeHint().height())


class SigningPage(QScrollArea):
    """Who, what and how; then the sentence itself and, where it is drawn, the pad. Nothing is ticked beforehand."""

    closed = Signal()

    def __init__(self, session: Session, palette: Palette) -> None:
        super().__init__()
        self._session = session
        t, words = session.words.t, session.words
        self.setObjectName("page.sign")
        self.setAccessibleName(t("Tekenen"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._by = PickField("by", t("Wie tekent of antwoordt?"), people(session), free=True)
        self._act = ActField("act", t("Waarvoor?"), words)
        self._how = ChoiceField("how", t("Hoe?"), options(How, words))
        self._for_need = PickField("for_need", t("Voor welke hulpvraag?"), need_options(session))
        self._insists = SwitchField("insists", t("Wil nu al aanvragen, zonder het verslag te kennen"))
        self._heard_by = PickField("heard_by", t("Wie hoorde het?"), people(session), free=True)
        self._witness = LineField("witness", t("Wie zag het kruisje zetten?"))
        self._ground = LineField("ground", t("Waarom mag deze persoon tekenen? Bijvoorbeeld: mentor"))
        self._came_in = DateField("came_in", t("Wanneer kwam het getekende papier terug?"))
        self._paper = PickField("version", t("Welk verslag is het dat terugkwam?"), version_options(session))
        self._pad = PadField(words, palette)
        fields: list[Field | Row] = [
            self._by, self._act, self._for_need, self._insists, self._how,
            self._heard_by, self._witness, self._ground, self._paper, self._came_in, self._pad,
        ]  # fmt: skip
        self._more = QPushButton(t("Meer opschrijven"))
        self._more.setObjectName("sign.more")
        self._more.setProperty("role", "link")
        self._more.setAccessibleName(self._more.text())
        self._more.setCheckable(True)
        self._more.toggled.connect(self._follow)
        self.form = Form("sign", session, fields, t("Vastleggen"), self._sign)
        self._sentence = Sentence(session)
        self._rounds = 0
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._bring)
        self._lay_out()
        self._by.box.currentTextChanged.connect(self._person_changed)
        self._act.chosen.connect(self._follow)
        self._how.chosen.connect(self._how_changed)
        self._paper.box.currentIndexChanged.connect(self._show_version)
        self.form.done.connect(self._done)
        session.locked.connect(self._empty)
        self._follow()

    def _lay_out(self) -> None:
        t = self._session.words.t
        back = QPushButton(t("‹  Terug"))
        back.setObjectName("sign.back")
        back.setProperty("role", "link")
        back.setAccessibleName(t("Terug naar het verslag"))
        back.clicked.connect(self._leave)
        self._version = label("", "quiet")
        self._thanks = label("", "story")
        self._thanks.setObjectName("sign.thanks")
        self._facts = label("", "quiet")
        self._own_facts = label("", "quiet")
        self._acts = ActsGiven(self._session)
        self._arrange_form()
        self._holder = holder = QWidget()
        holder.setObjectName("paper")
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, 20, MARGIN, 28)
        column.setSpacing(8)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(t("Eén ding tegelijk"), "title"))
        column.addSpacing(10)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(holder)

    def _arrange_form(self) -> None:
        """At the start side who, what and how; beside it, with all the room there is, the act itself."""
        whole = self.form.layout()
        assert isinstance(whole, QVBoxLayout)
        last = whole.takeAt(whole.count() - 1)
        foot = last.layout() if last else None
        assert isinstance(foot, QHBoxLayout)
        # Between the questions and the act it would push the one away from the other.
        foot.insertWidget(1, self._more)
        asked, given = QVBoxLayout(), QVBoxLayout()
        asked.setSpacing(16)
        given.setSpacing(12)
        for field in self.form.fields.values():
            (given if field is self._pad else asked).addWidget(field)
        asked.addStretch(1)
        given.insertWidget(0, self._version)
        given.insertWidget(1, self._thanks)
        given.insertWidget(2, self._sentence)
        given.addLayout(foot)
        given.addSpacing(12)
        given.addWidget(self._facts)
        given.addWidget(self._own_facts)
        given.addWidget(self._acts)
        given.addStretch(1)
        self._asked, self._given, self._beside = asked, given, QHBoxLayout()
        self._beside.setSpacing(BETWEEN)
        self._beside.addLayout(asked, TO_ASK)
        self._beside.addLayout(given, TO_GIVE)
        whole.addLayout(self._beside)

    def _fit(self) -> None:
        # With large letters or a small window the act goes beneath its questions: nothing is ever cut off.
        seen = self.viewport().size()
        needed = self._asked.minimumSize().width() + BETWEEN + self._given.minimumSize().width() + 2 * MARGIN
        # So that what is done there does not stand beside questions that run on far below it.
        narrow = (seen.width() - 2 * MARGIN - BETWEEN) * TO_ASK // (TO_ASK + TO_GIVE)
        questions = sum(height_of(field, narrow) for field in (self._by, self._act, self._how))
        fits = needed <= seen.width() and questions <= seen.height()
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(direction)
        self._beside.setSpacing(BETWEEN if fits else 16)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        super().resizeEvent(event)
        self._fit()

    def begin(self) -> None:
        """A clean page for the next act."""
        self._empty()
        self.form.refresh()
        session = self._session
        self._show_version()
        case = session.conversation.case
        fact = session.doors.library.resident_text("signing.fact.not_required", case.reads or case.speaks)
        self._facts.setText(fact.dutch)
        has_own = fact.translated and fact.language != DUTCH
        self._own_facts.setVisible(has_own)
        if has_own:
            write(self._own_facts, fact.text, session.doors.library.language(fact.language).direction)
        self.verticalScrollBar().setValue(0)
        self._by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_version(self) -> None:
        """What the act is about: the newest version, or the one that came back on paper."""
        session = self._session
        conversation = session.conversation if session.has_visit else None
        version = conversation.current_version if conversation else None
        if conversation is not None and self._how.value() == How.ON_PAPER:
            version = version_of(conversation, self._paper.value()) or version
        said = [version_line(version, session.words)] if version else []
        # Who signs now signs what it said before: that is to be known before the pen is given.
        if conversation is not None and version is conversation.current_version and conversation.draft_since_freeze:
            said.append(changed_line(session.words))
        self._version.setText("\n".join(said))
        self._version.setVisible(version is not None)
        self._acts.show_version(version)

    def _empty(self) -> None:
        self.form.clear()
        self._more.setChecked(False)
        self._thanks.hide()
        self._follow()

    def _leave(self) -> None:
        self._empty()
        self.closed.emit()

    def _done(self) -> None:
        now = format_time(self._session.doors.clock.now())
        t, session = self._session.words.t, self._session
        said = t("Dank u wel. Dit is vastgelegd om {time}.").format(time=now)
        waits: list[bool] = []
        if session.has_visit:
            session.look(lambda: waits.append(closing.awaits_seal(session.visit)))
        if waits == [True]:
            said += " " + t("Het verslag is nog niet verzegeld. Dat kan later, op de bladzijde Verslag.")
        self._thanks.setText(said)
        self._thanks.show()
        self._follow()
        self.verticalScrollBar().setValue(0)
        self._by.setFocus(Qt.FocusReason.OtherFocusReason)

    def _person_changed(self) -> None:
        if self._session.has_visit:
            self._act.order(acts_for(self._session.conversation, self._by.value()))
        if self._by.value():
            self._thanks.hide()

    def _how_changed(self) -> None:
        self._follow()
        if self._how.value() == How.SPOKEN and not self._heard_by.value():
            self._heard_by.choose(CONSULTANT)
        if self._how.value() == How.CROSS and not self._witness.value():
            self._witness.restore(CONSULTANT)
        newest = self._session.conversation.current_version if self._session.has_visit else None
        if newest is not None and not self._paper.value():
            self._paper.choose(value_of(newest))
        if self._how.value():
            # After the round in which whoever keeps the chip in sight, that has the keyboard, is done.
            self._rounds = ROUNDS + 1
            self._later.start()

    def _bring(self) -> None:
        """Scroll to what is to be done now, and to what goes with it as far as there is room for both."""
        self._rounds -= 1
        if self._rounds:
            self._later.start()
            return
        paper, room = self._holder, self.viewport().height()
        with_it = (self._heard_by, self._witness, self._ground, self._paper, self._came_in, self._sentence, self._pad)
        parts = [part for part in (*with_it, self.form.save_button) if part.isVisibleTo(paper)]
        tops = [part.mapTo(paper, QPoint(0, 0)).y() for part in parts]
        bottom = max(top + part.height() for top, part in zip(tops, parts, strict=True)) + UNDER
        first = next((top for top in tops if bottom - top + ABOVE <= room), tops[-1]) - ABOVE
        self.ensureVisible(0, bottom, 0, 0)
        self.ensureVisible(0, max(first, 0), 0, 0)

    def _follow(self) -> None:
        act, how = self._act.value(), self._how.value()
        more = self._more.isChecked()
        wanted: dict[Field, bool] = {
            self._for_need: more or act in APPLICATIONS,
            self._insists: more or act == Act.APPLICATION_YES,
            self._heard_by: more or how in (How.SPOKEN, How.REFUSED),
            self._witness: more or how == How.CROSS,
            self._ground: more or how == How.BY_REPRESENTATIVE,
            self._paper: how == How.ON_PAPER and (more or len(version_options(self._session)()) > 1),
            self._came_in: how == How.ON_PAPER,
            self._pad: how in DRAWN,
        }
        interpreted = more or not self._session.has_visit or bool(self._session.conversation.interpreters)
        self._act.leave_out(*(() if interpreted else (Act.INTERPRETED.value,)))
        show_only(wanted, (field for field, shown in wanted.items() if shown))
        self._fit()
        self._show_version()
        self._sentence.show_act(act, how)

    def _sign(self, values: Values) -> None:
        session = self._session
        visit = session.visit
        version = visit.conversation.current_version
        if version is None:
            raise Refused("sign_before_freeze")
        for field in ("by", "act", "how"):
            if not values[field]:
                raise Refused("empty", field)
        how = How(values["how"])
        signed = version_of(visit.conversation, values["version"]) or version
        act = SigningAct(
            by=values["by"],
            act=Act(values["act"]),
            how=how,
            at=visit.desk.now(),
            kind=signed.kind,
            version=signed.number,
            heard_by=values["heard_by"],
            witness=values["witness"].strip(),
            ground=values["ground"].strip(),
            for_need=values["for_need"],
            insists=values["insists"],
            drawing=self._pad.pad.drawing(version.record_sha256) if how in DRAWN else None,
            came_in=values["came_in"] if how is How.ON_PAPER else None,
        )
        session.note_printing(signing.sign(visit, act))
