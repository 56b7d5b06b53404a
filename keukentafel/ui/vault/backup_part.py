"""The copies of the store: how new the newest is, where they lie, and the way to putting one back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from keukentafel import settings
from keukentafel.domain.ports import StoreCopy
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.vault.backup_words import made_on
from keukentafel.ui.vault.restore_card import RestoreCard

LEFT = Qt.AlignmentFlag.AlignLeft


class BackupPart(QWidget):
    """`backup.state`, `backup.place`, `backup.now`, `backup.choose`, `backup.restore`, `backup.error`.

    `backup.restore` unfolds a RestoreCard in the place of the rest.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        t = session.words.t
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._rest = QWidget()
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(t("Reservekopieën"), "head"))
        self._state = label("")
        self._state.setObjectName("backup.state")
        column.addWidget(self._state)
        self._place = label("", "quiet")
        self._place.setObjectName("backup.place")
        column.addWidget(self._place)
        column.addWidget(named_button("backup.now", t("Nu een reservekopie maken"), self._back_up), 0, LEFT)
        links = QWidget()
        flow = FlowLayout(links, gap=22, line_gap=0)
        choose = named_button("backup.choose", t("Een andere map kiezen"), self._choose, "link")
        flow.addWidget(choose)
        flow.addWidget(named_button("backup.restore", t("Een reservekopie terugzetten"), self._put_back, "link"))
        column.addWidget(links)
        choose.setVisible(session.doors.settings_folder is not None)
        self._error = SaidLine("backup.error", "error")
        column.addWidget(self._error)
        outer.addWidget(self._rest)
        self._restore = RestoreCard(session, "head")
        self._restore.back.connect(self.forget)
        outer.addWidget(self._restore)
        self.forget()

    def refresh(self) -> None:
        """Say how new the newest copy of this store is, and where copies are made."""
        t, now = self._session.words.t, self._session.doors.clock.now()
        mine = self._mine()
        if mine:
            text = t("De nieuwste is van {moment}. Er komt vanzelf een nieuwe als het slot erop gaat.")
            self._state.setText(text.format(moment=made_on(mine[0], now, self._session.words)))
        else:
            self._state.setText(t("Er is nog geen reservekopie. Die komt er vanzelf als het slot erop gaat."))
        folder = self._session.doors.settings_folder
        other = settings.load(folder).backup_folder if folder else ""
        if other:
            text = t("De kopieën staan in {folder}. Zonder wachtzin kan niemand ze lezen.").format(folder=other)
        else:
            text = t("De kopieën staan op deze laptop. Is die weg, dan zij ook. Kies liever een andere schijf.")
        self._place.setText(text)

    def forget(self) -> None:
        """Fold the card of copies away, with what was typed in it."""
        self._restore.prepare()
        self._restore.hide()
        self._rest.show()
        self._error.say("")

    def _mine(self) -> list[StoreCopy]:
        own = self._session.desk.store.id
        return [copy for copy in self._session.doors.vault().copies() if copy.store == own]

    def _back_up(self) -> None:
        self._error.say(self._session.back_up())
        self.refresh()

    def _choose(self) -> None:
        folder, chosen = self._session.doors.settings_folder, self._session.doors.ask_folder()
        if chosen is None or folder is None:
            return
        if not settings.keep_backup_folder(folder, chosen):
            self._error.say(self._session.words.t("Deze keuze kan niet bewaard worden. Probeer het later opnieuw."))
            return
        # At once: a folder in which nothing can be written is found out now and not after a month.
        self._back_up()

    def _put_back(self) -> None:
        self._rest.hide()
        self._restore.prepare()
        self._restore.look_for_copies()
        self._restore.show()
        self._restore.take_focus()
