"""The store itself: passphrase, recovery code, the key that seals. On the start screen, never at a visit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from keukentafel.domain.ports import WorldError
from keukentafel.domain.safekeeping.passphrases import ADVICE, weakness
from keukentafel.services import unlocking
from keukentafel.ui.parts.fold_button import FoldButton
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.backup_part import BackupPart
from keukentafel.ui.vault.seal_key_card import SealKeyCard
from keukentafel.ui.vault.wait_line import WaitLine

LEFT = Qt.AlignmentFlag.AlignLeft


class VaultCard(QWidget):
    """`vault.state`; `vault.code.passphrase`, `vault.code.make`, `vault.code`, `vault.code.done`;
    behind `fold.vault.change`: `vault.old`, `vault.new`, `vault.again`, `vault.change`; `vault.said`, `vault.error`;
    beneath it the copies (`BackupPart`), and `vault.trail`.
    """

    trail_asked = Signal()
    """Who did what."""
    code_made = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._state = label("", "")
        self._state.setObjectName("vault.state")
        column.addWidget(self._state)
        column.addSpacing(12)
        column.addWidget(label(t("Een herstelcode op papier"), "head"))
        self._for_code = passphrase_line("vault.code.passphrase", t("Uw wachtzin"), column)
        self._make = named_button("vault.code.make", t("Nieuwe herstelcode maken"), self._make_code)
        column.addWidget(self._make, 0, LEFT)
        self._code = label("", "title")
        self._code.setObjectName("vault.code")
        column.addWidget(self._code)
        self._how = label(t(
            "Schrijf deze code nu over. Leg het papier thuis of op kantoor, niet bij de laptop. "
            "De code staat nergens anders en komt niet terug."), "quiet")  # fmt: skip
        column.addWidget(self._how)
        self._done = named_button("vault.code.done", t("Ik heb de code opgeschreven"), self._hide_code)
        column.addWidget(self._done, 0, LEFT)
        column.addSpacing(12)
        self._fold = FoldButton(t("Een andere wachtzin"))
        self._fold.setObjectName("fold.vault.change")
        self._fold.show_open(False)
        self._fold.clicked.connect(lambda: self._set_open(self._folded.isHidden()))
        column.addWidget(self._fold)
        column.addWidget(self._make_folded())
        self._said = SaidLine("vault.said", "quiet")
        self._error = WaitLine("vault.error", session)
        column.addWidget(self._said)
        column.addWidget(self._error)
        column.addSpacing(12)
        self._key = SealKeyCard(session)
        column.addWidget(self._key)
        # Queued: else the window takes this same Enter for a press on "Ik heb de code opgeschreven",
        # and the code is gone before anybody saw it.
        self._for_code.returnPressed.connect(self._make_code, Qt.ConnectionType.QueuedConnection)
        self._backups = BackupPart(session)
        column.addSpacing(12)
        column.addWidget(self._backups)
        column.addSpacing(12)
        column.addWidget(label(t("Wie deed wat"), "head"))
        what = t("De kluis onthoudt wie wat wanneer deed. Wat iemand zei, staat daar niet bij.")
        column.addWidget(label(what, "quiet"))
        trail = named_button("vault.trail", t("Wie deed wat bekijken"), self.trail_asked.emit, "link")
        column.addWidget(trail, 0, LEFT)
        session.locked.connect(self.forget)
        self.forget()

    def _make_folded(self) -> QWidget:
        t = self._session.words.t
        self._folded = QWidget()
        self._folded.hide()
        column = self._changing = QVBoxLayout(self._folded)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._old = passphrase_line("vault.old", t("De wachtzin van nu"), column)
        self._new = passphrase_line("vault.new", t("Nieuwe wachtzin"), column)
        self._again = passphrase_line("vault.again", t("Nog een keer dezelfde wachtzin"), column)
        change = named_button("vault.change", t("Wachtzin veranderen"), self._change_passphrase)
        column.addWidget(change, 0, LEFT)
        self._old.returnPressed.connect(self._new.setFocus)
        self._new.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._change_passphrase)
        return self._folded

    def _set_open(self, is_open: bool) -> None:
        if is_open:
            self._folded.show()
            self._old.setFocus()
        elif not self._folded.isHidden():
            self._close()
        self._fold.show_open(is_open)

    def _close(self) -> None:
        here = QApplication.focusWidget()
        if here is not None and self._folded.isAncestorOf(here):
            self._fold.setFocus(Qt.FocusReason.OtherFocusReason)
        # Unlike in other folds: no passphrase stays where nobody sees that it is there.
        for line in (self._old, self._new, self._again):
            line.clear()
        if self._folded.isAncestorOf(self._error):
            self._error.say("")
        self._folded.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        here = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape and here is not None and self._folded.isAncestorOf(here):
            self._set_open(False)
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Say which ways to the store there are, which copies, and what seals. Where that cannot be read, say so."""
        self._backups.refresh()
        self._key.refresh()
        t = self._session.words.t
        try:
            ways = self._session.doors.vault().ways_in()
        except WorldError as error:
            self._state.setText(t(sentence(error)))
            return
        if ways.code:
            text = t("Er is een herstelcode. Bent u dat papier kwijt? Maak dan een nieuwe: de oude past dan niet meer.")
        else:
            text = t("Er is nog geen herstelcode. Vergeet u uw wachtzin, dan kan niemand de gesprekken nog lezen.")
        if ways.organisations:
            text += " " + t("Uw gemeente heeft een noodsleutel waarmee de helpdesk deze kluis kan openen.")
        self._state.setText(text)

    def take_focus(self) -> None:
        """Begin at the first line."""
        self._for_code.setFocus()

    def forget(self) -> None:
        """Take everything that was typed, and a code that still shows, off the window."""
        for line in self._lines():
            line.clear()
        self._set_open(False)
        self._hide_code()
        self._key.forget()
        self._said.say("")
        self._error.say("")
        self._backups.forget()

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self._for_code, self._old, self._new, self._again)

    def _make_code(self) -> None:
        if wait := self._session.must_wait():
            self._say(wait, self._for_code)
            return
        doors, store = self._session.doors, self._session.desk.store
        try:
            code = unlocking.new_recovery_code(doors.vault(), store, self._for_code.text(), doors.clock.now())
        except WorldError as error:
            self._say(self._session.words.t(sentence(error)), self._for_code)
            return
        self._for_code.clear()
        self._error.say("")
        self._code.setText(_on_two_lines(code))
        for part in (self._code, self._how, self._done):
            part.show()
        self._done.setFocus()
        self.refresh()
        self.code_made.emit()

    def _hide_code(self) -> None:
        self._code.clear()
        for part in (self._code, self._how, self._done):
            part.hide()

    def _change_passphrase(self) -> None:
        t = self._session.words.t
        new = self._new.text()
        if not new:
            self._say(t("Typ eerst een wachtzin."), self._new)
        elif new != self._again.text():
            self._say(t("De twee wachtzinnen zijn niet gelijk. Typ ze nog een keer."), self._again)
        elif weak := weakness(new):
            self._say(t(ADVICE[weak]), self._new)
        else:
            self._try_change(new)

    def _try_change(self, new: str) -> None:
        t = self._session.words.t
        if wait := self._session.must_wait():
            self._say(wait, self._old)
            return
        doors, store = self._session.doors, self._session.desk.store
        try:
            unlocking.change_passphrase(doors.vault(), store, self._old.text(), new, doors.clock.now())
        except WorldError as error:
            self._say(t(sentence(error)), self._old)
            return
        for line in self._lines():
            line.clear()
        self._error.say("")
        self._set_open(False)
        self._said.say(t("Vanaf nu opent de kluis met de nieuwe wachtzin."))

    def _say(self, text: str, at: QLineEdit) -> None:
        self._said.say("")
        # Under the line that it is about: what stands further down may be out of sight.
        for column in (self._column, self._changing):
            column.removeWidget(self._error)
        column = self._changing if self._folded.isAncestorOf(at) else self._column
        column.insertWidget(column.indexOf(at) + 1, self._error)
        self._error.say(text)
        at.setFocus()


def _on_two_lines(code: str) -> str:
    # A line that breaks by itself leaves one group alone, which is easily forgotten.
    groups = code.split("-")
    return "-".join(groups[:4]) + "-\n" + "-".join(groups[4:])
