"""The first page: one passphrase opens the store, or makes it the first time. It says nothing about anybody."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from keukentafel.domain.safekeeping.passphrases import ADVICE, suggested, weakness
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line, show_line
from keukentafel.ui.parts.reading_column import ReadingColumn
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.scrolled import in_an_area, scrolled, settle
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.report.verify_ways import VerifyWays
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.language_choice import LanguageChoice
from keukentafel.ui.vault.wait_line import WaitLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from keukentafel.ui.vault.recovery_card import RecoveryCard
    from keukentafel.ui.vault.rescue_card import RescueCard
    from keukentafel.ui.vault.restore_card import RestoreCard

AnotherWayIn = TypeVar("AnotherWayIn", "RecoveryCard", "RescueCard", "RestoreCard")

CARD_LETTERS = 58
"""How wide a card in the middle of the page is, in letters "n", margins included."""


class UnlockPage(QWidget):
    """`unlock.passphrase`, `unlock.open`, `unlock.error`; the first time also `unlock.again` and `unlock.suggest`.

    `unlock.forgotten` leads to the recovery code, `unlock.restore` to the copies where the store is missing or damaged,
    `unlock.rescue` to what still reads of a damaged one, `unlock.verify` to judging a file, which needs no
    passphrase. The property `insist` is true while a weak passphrase
    was advised against and the next press takes it all the same.
    """

    opened = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("paper")
        t = session.words.t
        self._cards = QStackedLayout(self)
        self._pages: dict[QWidget, QWidget] = {}
        card, column = QWidget(), QVBoxLayout()
        # Filled where they stay: whatever was measured is styled anew under each new parent.
        self._first = in_an_area(card)
        self._cards.addWidget(self._first)
        self._in_the_middle(card, column)
        column.addWidget(label("Keukentafel", "title"))
        self._what = label("", "quiet")
        column.addWidget(self._what)
        self._passphrase = passphrase_line("unlock.passphrase", t("Wachtzin"), column)
        self._again = passphrase_line("unlock.again", t("Nog een keer dezelfde wachtzin"), column)
        self._help = SaidLine("unlock.help", "quiet")
        column.addWidget(self._help)
        self._error = WaitLine("unlock.error", session)
        column.addWidget(self._error)
        self._open = named_button("unlock.open", "", self._submit, "primary")
        column.addWidget(self._open)
        self._suggest = named_button("unlock.suggest", t("Stel een wachtzin voor"), self._propose)
        column.addWidget(self._suggest)
        self._forgotten = named_button("unlock.forgotten", t("Wachtzin vergeten?"), self._recover, "link")
        column.addWidget(self._forgotten)
        self._restore = named_button("unlock.restore", t("Een reservekopie terugzetten"), self._put_back, "link")
        column.addWidget(self._restore)
        self._rescue = named_button("unlock.rescue", t("Redden wat er te redden is"), self._save_what_reads, "link")
        column.addWidget(self._rescue)
        self._verify = VerifyWays(session, self)
        column.addWidget(self._verify.button("unlock.verify", "link"))
        self._language = LanguageChoice(session)
        column.addWidget(self._language)
        self._passphrase.returnPressed.connect(self._return_pressed)
        self._again.returnPressed.connect(self._submit)
        for line in (self._passphrase, self._again):
            line.textEdited.connect(self._edited)
        self._passphrase.textEdited.connect(self._edit_suggestion)
        self._new = False
        session.held.connect(self._say_held)
        session.putting_back.connect(self._show_putting_back)
        session.at_the_door.connect(self._say_at_the_door)
        self._before_waiting = 0
        self._proposed = ""
        self.prepare()

    def _in_the_middle(self, page: QWidget, column: QVBoxLayout) -> None:
        outer = ReadingColumn(page, CARD_LETTERS)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        card = QWidget()
        card.setLayout(column)
        column.setSpacing(8)
        outer.addWidget(card)
        outer.addStretch(3)

    def settle(self) -> None:
        """What the first paint did without."""
        settle(self._first)
        self._verify.take_drops().guard()

    def prepare(self) -> None:
        """Empty the page and ask whether there is a store."""
        t = self._session.words.t
        self._new = not (self._session.doors.store_was_made() or self._session.has_been_open)
        self._cards.setCurrentIndex(0)
        self._empty()
        self._insist(False)
        self.setProperty("warned", False)
        for part in (self._error, self._help):
            part.say("")
        show_line(self._again, self._new)
        self._language.show()
        self._suggest.setVisible(self._new)
        self._forgotten.setVisible(not self._new)
        self._restore.setVisible(self._new or self._session.damage_seen)
        self._rescue.setVisible(self._session.damage_seen)
        self._what.setText(
            t("Kies een wachtzin van een paar woorden. Zonder deze zin kan niemand de gesprekken lezen.")
            if self._new
            else t("Uw gesprekken staan op slot. Typ uw wachtzin om verder te gaan.")
        )
        self.take_focus()

    def take_focus(self) -> None:
        """Have the keyboard in the passphrase."""
        self._passphrase.setFocus()

    def lets_close(self) -> bool:
        """Whether the window may be closed: the first time not while something that was typed is in memory only."""
        if not self._session.holds_words or self.property("warned"):
            return True
        self.setProperty("warned", True)
        t = self._session.words.t
        self._say(
            t("Wat u het laatst typte, is nog niet bewaard. Sluit u nu toch? Sluit dan nog een keer: dan is het weg.")
        )
        return False

    def _say_held(self, why: str) -> None:
        t = self._session.words.t
        if why:
            self._say(t("Het slot zit erop. Het laatste is nog niet bewaard.") + " " + why)
        else:
            self.prepare()

    def _empty(self) -> None:
        self._proposed = ""
        for line in (self._passphrase, self._again):
            line.clear()
            line.setEchoMode(QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """The Enter that opened the store presses nothing of what came in its place."""
        if self.isVisible():
            super().keyPressEvent(event)

    def upgrade(self, act: Callable[[], None]) -> None:
        """Do what brings the store to this program's schema beside the window, which says so until it is done.

        Whoever opens the store waits for it, but the window goes on answering the system. Raises what `act` raises.
        """
        from PySide6.QtCore import QEventLoop, QThread

        from keukentafel.ui.shared.slow_act import SlowAct

        if QThread.currentThread() is not self.thread():
            # A copy of before is being put back beside the window, which says that.
            act()
            return
        before = self._cards.currentIndex()
        outcomes: list[Callable[[], None]] = []
        self._cards.setCurrentWidget(self._upgrading)
        loop = QEventLoop()

        def over(outcome: Callable[[], None]) -> None:
            outcomes.append(outcome)
            loop.quit()

        slow = SlowAct(self, act, over)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not outcomes:
            # Whoever ends the program meanwhile ends this loop too, and a store is not left half-way.
            slow.wait()
        self._cards.setCurrentIndex(before)
        outcomes[0]()

    @cached_property
    def _upgrading(self) -> QWidget:
        t = self._session.words.t
        once = t("Dat hoeft maar één keer. Laat de laptop zo lang aan staan.")
        page, _ = self._waiting("unlock.upgrading", t("Uw kluis wordt bijgewerkt…"), once)
        return page

    @cached_property
    def _putting_back(self) -> QWidget:
        t = self._session.words.t
        calm = t("Dat kan een paar minuten duren. Laat de laptop zo lang aan staan.")
        page, column = self._waiting("unlock.putting_back", t("De reservekopie wordt teruggezet…"), calm)
        column.addWidget(named_button("unlock.putting_back.stop", t("Stoppen"), self._session.beside.stop))
        return page

    def _waiting(self, name: str, what: str, calm: str) -> tuple[QWidget, QVBoxLayout]:
        page, column = QWidget(), QVBoxLayout()
        page.setObjectName(name)
        self._in_the_middle(page, column)
        column.addWidget(label("Keukentafel", "title"))
        column.addWidget(label(what, "story"))
        column.addWidget(label(calm, "quiet"))
        self._cards.addWidget(page)
        return page, column

    def _show_putting_back(self, is_under_way: bool) -> None:
        if is_under_way:
            self._before_waiting = self._cards.currentIndex()
            self._cards.setCurrentWidget(self._putting_back)
        else:
            self._cards.setCurrentIndex(self._before_waiting)

    def _say_at_the_door(self, problem: str) -> None:
        # The card from which a copy was put back says it itself, where it is still there.
        if self._cards.currentIndex() == 0:
            if problem:
                self._say(problem)
            else:
                self._say_help(self._session.words.t("De reservekopie is teruggezet."))
            self.take_focus()

    def _insist(self, insist: bool) -> None:
        t = self._session.words.t
        text = t("Openen")
        if self._new:
            text = t("Toch deze wachtzin nemen") if insist else t("Kluis maken")
        self.setProperty("insist", insist)
        self._open.setText(text)
        self._open.setAccessibleName(text)

    def _edited(self) -> None:
        if self.property("insist"):
            self._insist(False)
            self._help.say("")

    def _edit_suggestion(self, text: str) -> None:
        """What is typed in the place of a suggestion is somebody's own: hidden like any other, and typed twice."""
        if not self._proposed:
            return
        if self._again.text() == self._proposed:
            self._again.clear()
        if not set(text.split()) & set(self._proposed.split()):
            self._proposed = ""
            self._help.say("")
            for line in (self._passphrase, self._again):
                line.setEchoMode(QLineEdit.EchoMode.Password)

    def _propose(self) -> None:
        import secrets

        t = self._session.words.t
        phrase = suggested(self._session.doors.library.passphrase_words(), secrets.choice)
        self._insist(False)
        for line in (self._passphrase, self._again):
            line.setText(phrase)
            line.setEchoMode(QLineEdit.EchoMode.Normal)
        self._proposed = phrase
        # Who would rather have a phrase of their own types it in the place of this one.
        self._passphrase.setFocus()
        self._passphrase.selectAll()
        self._say_help(t("Lees deze woorden een paar keer, of schrijf ze op een papier dat niet bij de laptop ligt."))

    def _recover(self) -> None:
        self._recovery.prepare()
        self._cards.setCurrentWidget(self._pages[self._recovery])
        self._recovery.code.setFocus()

    def _put_back(self) -> None:
        self._copies.prepare()
        self._cards.setCurrentWidget(self._pages[self._copies])
        self._copies.take_focus()
        self._copies.look_for_copies()

    def _save_what_reads(self) -> None:
        self._rescuing.prepare()
        self._cards.setCurrentWidget(self._pages[self._rescuing])
        self._rescuing.secret.setFocus()

    @cached_property
    def _recovery(self) -> RecoveryCard:
        from keukentafel.ui.vault.recovery_card import RecoveryCard

        return self._take_in(RecoveryCard(self._session))

    @cached_property
    def _copies(self) -> RestoreCard:
        from keukentafel.ui.vault.restore_card import RestoreCard

        return self._take_in(RestoreCard(self._session))

    @cached_property
    def _rescuing(self) -> RescueCard:
        from keukentafel.ui.vault.rescue_card import RescueCard

        return self._take_in(RescueCard(self._session))

    def _take_in(self, card: AnotherWayIn) -> AnotherWayIn:
        card.back.connect(self.prepare)
        card.opened.connect(self.opened)
        holder, inside = QWidget(), QVBoxLayout()
        self._in_the_middle(holder, inside)
        inside.addWidget(card)
        self._pages[card] = scrolled(holder)
        self._cards.addWidget(self._pages[card])
        return card

    def _return_pressed(self) -> None:
        if self._new and not self._again.text():
            self._again.setFocus()
        else:
            self._submit()

    def _submit(self) -> None:
        t = self._session.words.t
        phrase = self._passphrase.text()
        if not phrase:
            self._say(t("Typ eerst een wachtzin."))
        elif self._new and phrase != self._again.text():
            self._say(t("De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."))
        elif self._new and not self.property("insist") and (weak := weakness(phrase)):
            self._error.say("")
            self._say_help(t(ADVICE[weak]))
            self._insist(True)
        elif wait := self._session.must_wait():
            self._say(wait)
        else:
            self._try(phrase)

    def _try(self, phrase: str) -> None:
        problem = self._session.unlock(phrase, self._new)
        self._empty()
        if not problem:
            self.opened.emit()
            return
        self._insist(False)
        self._restore.setVisible(self._new or self._session.damage_seen)
        self._rescue.setVisible(self._session.damage_seen)
        self._say(problem)
        self._passphrase.setFocus()

    def _say(self, text: str) -> None:
        self._make_room()
        self._error.say(text)

    def _say_help(self, text: str) -> None:
        self._make_room()
        self._help.say(text)

    def _make_room(self) -> None:
        # With letters twice as large there is no place for the choice of language and for what is said.
        self._language.hide()
