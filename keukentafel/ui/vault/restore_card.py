"""Putting a copy of the store back: choose one, look what is in it, and only then put it in place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from keukentafel.domain.ports import StoreCopy, WorldError
from keukentafel.services import backups
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.backup_words import made_on, what_is_in
from keukentafel.ui.vault.wait_line import WaitLine

LEFT = Qt.AlignmentFlag.AlignLeft
ROWS_SHOWN = 5


class RestoreCard(QWidget):
    """`restore.copies`, `restore.folder`, `restore.passphrase`, `restore.look`, `restore.contents`, `restore.open`,
    `restore.back`, `restore.error`. `restore.open` comes after a look at the copy that is chosen.
    """

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session, heading: str = "title") -> None:
        """`heading` is the role of its title: that of a page, or of a part of one."""
        super().__init__()
        self._session = session
        self._found: tuple[StoreCopy, ...] = ()
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(t("Een reservekopie terugzetten"), heading))
        self._what = label("", "quiet")
        column.addWidget(self._what)
        self._copies = QListWidget()
        self._copies.setObjectName("restore.copies")
        self._copies.setAccessibleName(t("Reservekopieën"))
        self._copies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._copies.currentRowChanged.connect(lambda _row: self._not_looked())
        column.addWidget(self._copies)
        self._elsewhere = named_button("restore.folder", t("Kijken in een andere map"), self._ask_folder, "link")
        column.addWidget(self._elsewhere, 0, LEFT)
        self._secret = passphrase_line("restore.passphrase", t("Wachtzin van toen of herstelcode"), column)
        self._secret.textEdited.connect(lambda _text: self._not_looked())
        self._secret.returnPressed.connect(self._look)
        self._look_button = named_button("restore.look", t("Kijken wat erin staat"), self._look)
        column.addWidget(self._look_button, 0, LEFT)
        self._contents = SaidLine("restore.contents", "story")
        column.addWidget(self._contents)
        self._aside = label(t("Wat er nu in de kluis staat, wordt niet weggegooid. Het blijft apart bewaard."), "quiet")
        column.addWidget(self._aside)
        self._open = named_button("restore.open", t("Deze kopie terugzetten"), self._restore, "primary")
        column.addWidget(self._open, 0, LEFT)
        self._error = WaitLine("restore.error", session)
        column.addWidget(self._error)
        column.addWidget(named_button("restore.back", t("Terug"), self.back.emit, "link"), 0, LEFT)
        self._not_looked()

    def prepare(self) -> None:
        """Empty the card."""
        self._found = ()
        self._copies.clear()
        self._secret.clear()
        self._not_looked()

    def look_for_copies(self, folder: Path | None = None) -> None:
        """List the copies that there are, newest first; those of the usual place without a folder."""
        t, doors = self._session.words.t, self._session.doors
        self._found = doors.vault().copies(folder)
        self._copies.clear()
        for copy in self._found:
            self._copies.addItem(QListWidgetItem(made_on(copy, doors.clock.now(), self._session.words)))
        some = bool(self._found)
        self._what.setText(
            t("Kies een reservekopie. Met de wachtzin van toen ziet u eerst wat erin staat.")
            if some
            else t("Hier staat geen reservekopie. Staat er een op een andere schijf? Kijk dan in een andere map.")
        )
        self._copies.setVisible(some)
        self._secret.setEnabled(some)
        self._look_button.setEnabled(some)
        if some:
            self._copies.setCurrentRow(0)
            row = self._copies.sizeHintForRow(0)
            self._copies.setFixedHeight(row * min(len(self._found), ROWS_SHOWN) + 2 * self._copies.frameWidth() + 4)

    def take_focus(self) -> None:
        """Begin at the copies, or where to look for them."""
        (self._copies if self._found else self._elsewhere).setFocus(Qt.FocusReason.TabFocusReason)

    def _not_looked(self) -> None:
        for said in (self._contents, self._error):
            said.say("")
        for part in (self._aside, self._open):
            part.hide()

    def _ask_folder(self) -> None:
        folder = self._session.doors.ask_folder()
        if folder is not None:
            self._secret.clear()
            self.look_for_copies(folder)

    def _chosen(self) -> StoreCopy | None:
        row = self._copies.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _look(self) -> None:
        copy = self._chosen()
        if copy is None:
            return
        self._not_looked()
        if not self._secret.text():
            self._say(self._session.words.t("Typ eerst een wachtzin."))
            return
        if wait := self._session.must_wait():
            self._say(wait)
            return
        doors, store = self._session.doors, self._session.desk.store if self._session.is_unlocked else None
        try:
            contents = backups.look_into(doors.vault(), store, copy, self._secret.text(), doors.clock.now())
        except WorldError as error:
            self._say(self._session.words.t(sentence(error)))
            return
        self._contents.say(what_is_in(contents, doors.clock.now(), self._session.words))
        for part in (self._aside, self._open):
            part.show()
        self._open.setFocus(Qt.FocusReason.TabFocusReason)
        self._into_view(self._open)

    def _restore(self) -> None:
        copy, secret = self._chosen(), self._secret.text()
        if copy is None:
            return
        problem = self._session.restore(copy, secret)
        if problem:
            self._say(problem)
            return
        self.prepare()
        self.opened.emit()

    def _say(self, text: str) -> None:
        self._error.say(text)
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._into_view(self._error)

    def _into_view(self, part: QWidget) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            # What was just shown has its place only after the layouts were worked out.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            above.ensureWidgetVisible(part)
