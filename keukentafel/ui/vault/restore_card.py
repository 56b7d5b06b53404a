"""Putting a copy of the store back: choose one, look what is in it, and only then put it in place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from keukentafel.domain.ports import CopyContents, StoreCopy
from keukentafel.domain.safekeeping.store_copies import Stopped
from keukentafel.services import backups
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.slow_act import SlowAct
from keukentafel.ui.vault.backup_words import made_on, what_is_in
from keukentafel.ui.vault.copy_opening import LEFT, CopyOpening, Looking, Said

ROWS_SHOWN = 5
_Looked = tuple[StoreCopy, CopyContents]


class RestoreCard(QWidget):
    """`restore.copies`, `restore.folder`, `restore.passphrase`, `restore.look`, `restore.contents`, `restore.open`,
    `restore.stop`, `restore.back`, `restore.error`. `restore.open` comes after a look at the copy that is chosen.
    The property `busy` is true while the disk is asked for its copies.
    """

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session, heading: str = "title") -> None:
        """`heading` is the role of its title: that of a page, or of a part of one."""
        super().__init__()
        self._session = session
        self._found: tuple[StoreCopy, ...] = ()
        self._number = 0
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
        self._copies.currentRowChanged.connect(lambda _row: self._choose_another())
        column.addWidget(self._copies)
        self._elsewhere = named_button("restore.folder", t("Kijken in een andere map"), self._ask_folder, "link")
        column.addWidget(self._elsewhere, 0, LEFT)
        said = Said(
            "restore",
            t("Wachtzin van toen of herstelcode"),
            ("look", t("Kijken wat erin staat")),
            "contents",
            t("De reservekopie wordt nagekeken…"),
            t("Wat er nu in de kluis staat, wordt niet weggegooid. Het blijft apart bewaard."),
            t("Deze kopie terugzetten"),
        )
        self._opening = CopyOpening(session, said, Looking(self._look, self._told, lambda looked: looked[0]))
        self._opening.opened.connect(self.opened)
        self._opening.back.connect(self.back)
        column.addWidget(self._opening)
        self._show_copies()

    def prepare(self) -> None:
        """Empty the card."""
        self._number += 1
        self._found = ()
        self._copies.clear()
        self._opening.empty()

    def look_for_copies(self, folder: Path | None = None) -> None:
        """List the copies that there are, newest first, beside the window; those of the usual place without a folder.

        The keyboard goes to them where it is nowhere else by then.
        """
        vault = self._session.doors.vault()
        self._number += 1
        self._found = ()
        self._show_copies()
        self.setProperty("busy", True)
        self._what.setText(self._session.words.t("De schijf wordt bekeken…"))
        SlowAct(self, lambda: vault.copies(folder), partial(self._listed, self._number))

    def _listed(self, number: int, outcome: Callable[[], tuple[StoreCopy, ...]]) -> None:
        if number != self._number:
            return
        self.setProperty("busy", False)
        self._found = outcome()
        self._show_copies()
        self.take_focus()

    def _show_copies(self) -> None:
        words, now = self._session.words, self._session.doors.clock.now()
        self._copies.clear()
        for copy in self._found:
            self._copies.addItem(QListWidgetItem(made_on(copy, now, words)))
        some = bool(self._found)
        self._what.setText(
            words.t("Kies een reservekopie. Met de wachtzin van toen ziet u eerst wat erin staat.")
            if some
            else words.t("Hier staat geen reservekopie. Staat er een op een andere schijf? Kijk dan in een andere map.")
        )
        self._copies.setVisible(some)
        self._opening.offer(some)
        if some:
            self._copies.setCurrentRow(0)
            row = self._copies.sizeHintForRow(0)
            self._copies.setFixedHeight(row * min(len(self._found), ROWS_SHOWN) + 2 * self._copies.frameWidth() + 4)

    def take_focus(self) -> None:
        """Begin at the copies, or where to look for them."""
        (self._copies if self._found else self._elsewhere).setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_another(self) -> None:
        if self._opening.property("busy"):
            self._opening.give_up()
        self._opening.forget_found()

    def _ask_folder(self) -> None:
        folder = self._session.doors.ask_folder()
        if folder is not None:
            self._opening.empty()
            self.look_for_copies(folder)

    def _look(self) -> Callable[[str, Stopped], _Looked]:
        copy, vault = self._found[self._copies.currentRow()], self._session.doors.vault()
        now = self._session.doors.clock.now()
        return lambda secret, stopped: (copy, backups.look_into(vault, copy, secret, now, stopped))

    def _told(self, looked: _Looked) -> str:
        session, (copy, contents) = self._session, looked
        now = session.doors.clock.now()
        if session.is_unlocked:
            # First: nobody sees what is in a copy without a line in the trail.
            backups.note_look(session.desk.store, copy, now)
        return what_is_in(contents, now, session.words)
