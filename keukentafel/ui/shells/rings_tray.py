"""Who could help: the people of this conversation and the municipality's social map, to be carried into a shell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from keukentafel.domain.content.municipality import SocialMapEntry
from keukentafel.ui.parts.carrying import Carrying
from keukentafel.ui.parts.flow_layout import FlowLayout
from keukentafel.ui.parts.page import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shells.rings_entries import short_name


def social_map(session: Session) -> tuple[SocialMapEntry, ...]:
    """The places and services of the municipality of this case; none where it is not known any more."""
    if not session.has_visit:
        return ()
    library, municipality = session.desk.library, session.conversation.case.municipality
    return library.profile(municipality).social_map if municipality in library.profiles() else ()


class TrayChip(QPushButton):
    """Somebody who can be put in a shell. A click puts them where the keyboard was in the drawing."""

    def __init__(self, text: str, note: str) -> None:
        super().__init__(text)
        self.carrying = Carrying(self)
        self.setProperty("role", "chip")
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self.setToolTip(note)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        # The same people are in the list behind "who": Tab does not stop at each of them here as well.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class Tray(QWidget):
    """`chosen` gives who was clicked; `carried` and `let_go` where somebody is."""

    chosen = Signal(str)
    carried = Signal(QPoint)
    let_go = Signal(str, QPoint)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("shells.tray")
        self._session = session
        t = session.words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(4)
        column.addWidget(label(t("Mensen: sleep iemand in een schil"), "quiet"))
        self._people = QWidget()
        self._flow = FlowLayout(self._people, gap=6, line_gap=0)
        column.addWidget(self._people)
        column.addWidget(label(t("Wat er is in deze gemeente"), "quiet"))
        self._places = QWidget()
        self._places_flow = FlowLayout(self._places, gap=6, line_gap=0)
        column.addWidget(self._places)
        self._shown: tuple[tuple[str, str, str], ...] = ()

    def refresh(self) -> None:
        """Offer who there is now."""
        conversation = self._session.conversation
        known = dict.fromkeys((*(p.id for p in conversation.participants), *(h.who for h in conversation.help_lines)))
        services = [(entry.name, entry.name, f"{entry.what} · {entry.days}") for entry in social_map(self._session)]
        names = {value for value, _, _ in services}
        people = [(who, short_name(who, conversation), conversation.name_of(who)) for who in known if who not in names]
        wanted = (("bewoner", conversation.case.form_of_address, ""), *people, *services)
        if wanted == self._shown:
            return
        self._shown = wanted
        self._fill(self._flow, wanted[: 1 + len(people)])
        self._fill(self._places_flow, services)

    def _fill(self, flow: FlowLayout, offered: Sequence[tuple[str, str, str]]) -> None:
        while (item := flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value, text, note in offered:
            chip = TrayChip(text, note)
            chip.clicked.connect(lambda _checked=False, v=value: self.chosen.emit(v))
            chip.carrying.carried.connect(self.carried)
            chip.carrying.let_go.connect(lambda at, v=value: self.let_go.emit(v, at))
            flow.addWidget(chip)
