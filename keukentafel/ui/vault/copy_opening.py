"""What follows a passphrase that opens a copy: looking into it beside the window, what was found, and opening it.

The end of the card that puts a copy back and of the card that rescues: what comes out of either is a copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from keukentafel.domain.ports import StoreCopy, WorldError
from keukentafel.domain.safekeeping.store_copies import Stopped
from keukentafel.ui.parts.enclosing import enclosing
from keukentafel.ui.parts.named_button import named_button
from keukentafel.ui.parts.passphrase_line import passphrase_line
from keukentafel.ui.parts.said_line import SaidLine
from keukentafel.ui.parts.text_label import label
from keukentafel.ui.shared.session import Session
from keukentafel.ui.shared.slow_act import SlowAct
from keukentafel.ui.shared.world_errors import sentence
from keukentafel.ui.vault.wait_line import WaitLine

LEFT = Qt.AlignmentFlag.AlignLeft
FORGET_MS = 5 * 60 * 1000
"""A passphrase that waits for somebody to read what was found waits no longer than a store stays open by itself."""
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Looking(Generic[_Found]):
    """How a card looks. What `act` gives is done on another thread: it touches no window, and may be stopped.

    `told` gives what to say of what was found, or raises WorldError: then nothing of it is told. `made` gives the copy
    that it can open. `refused` says otherwise than usual what the world refused, or gives nothing.
    """

    act: Callable[[], Callable[[str, Stopped], _Found]]
    told: Callable[[_Found], str]
    made: Callable[[_Found], StoreCopy | None]
    refused: Callable[[WorldError], str] = lambda _error: ""


@dataclass(frozen=True)
class Said:
    """The sentences of a card, and what its first button and its answer are called after its own name.

    `once`: who found something does not begin again.
    """

    card: str
    secret: str
    begin: tuple[str, str]
    found: str
    busy: str
    before_open: str
    open: str
    once: bool = False


class CopyOpening(QWidget, Generic[_Found]):
    """`<card>.passphrase`, the button that begins, what was found, `<card>.open`, `<card>.stop`, `<card>.error`,
    `<card>.back`. The property `busy` is true while something goes on beside the window.
    """

    opened = Signal()
    back = Signal()

    def __init__(self, session: Session, said: Said, looking: Looking[_Found]) -> None:
        super().__init__()
        self._session, self._texts, self._looking = session, said, looking
        self._copy: StoreCopy | None = None
        self._stop = Event()
        self._number = 0
        self._is_offered = True
        t, card = session.words.t, said.card
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.secret = passphrase_line(f"{card}.passphrase", said.secret, column)
        self.secret.textEdited.connect(lambda _text: self.forget_found())
        # Queued: else the window takes this same Enter for a press on the button that comes next,
        # and nobody reads what was found.
        self.secret.returnPressed.connect(self.begin, Qt.ConnectionType.QueuedConnection)
        name, text = said.begin
        self._begin = named_button(f"{card}.{name}", text, self.begin, "primary" if said.once else "")
        column.addWidget(self._begin, 0, LEFT)
        self._found = SaidLine(f"{card}.{said.found}", "story")
        column.addWidget(self._found)
        self._before_open = label(said.before_open, "quiet")
        column.addWidget(self._before_open)
        self._open = named_button(f"{card}.open", said.open, self._put_back, "primary")
        column.addWidget(self._open, 0, LEFT)
        self._stopping = named_button(f"{card}.stop", t("Stoppen"), self.stop)
        column.addWidget(self._stopping, 0, LEFT)
        self._error = WaitLine(f"{card}.error", session)
        column.addWidget(self._error)
        self._back = named_button(f"{card}.back", t("Terug"), self.back.emit, "link")
        column.addWidget(self._back, 0, LEFT)
        self._forgetting = QTimer(self, interval=FORGET_MS, singleShot=True)
        self._forgetting.setObjectName(f"{card}.forgetting")
        self._forgetting.timeout.connect(self.forget_secret)
        self._be_busy(False)
        self.forget_found()

    def empty(self) -> None:
        """Forget what was typed and found; what still goes on is stopped, and nobody hears of it."""
        self.give_up()
        self.forget_secret()
        self.forget_found()

    def give_up(self) -> None:
        """Stop, and hear nothing more of it."""
        self.stop()
        self._number += 1
        self._be_busy(False)

    def offer(self, there_is_something: bool) -> None:
        """Whether there is anything to look into."""
        self._is_offered = there_is_something
        self._be_busy(bool(self.property("busy")))

    def stop(self) -> None:
        """Do not wait any longer; nothing was changed yet."""
        self._stop.set()

    def forget_secret(self) -> None:
        """Have it typed again before anything opens."""
        self._forgetting.stop()
        self.secret.clear()

    def forget_found(self) -> None:
        """It is another copy, or another passphrase."""
        self._copy = None
        for line in (self._found, self._error):
            line.say("")
        for part in (self._before_open, self._open):
            part.hide()
        self._begin.show()

    def say(self, text: str) -> None:
        """Say why not, and go to where it is typed again."""
        self._error.say(text)
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._into_view(self._error)

    def begin(self) -> None:
        """Look, beside the window."""
        secret = self.secret.text()
        if self.property("busy"):
            return
        self.forget_found()
        if not self._may_try(secret):
            return
        self._stop = Event()
        self._be_busy(True)
        self._found.say(self._texts.busy)
        self._into_view(self._stopping)
        act, stopped = self._looking.act(), self._stop.is_set
        SlowAct(self, lambda: act(secret, stopped), partial(self._looked, self._number))

    def _may_try(self, secret: str) -> bool:
        if not secret:
            self.say(self._session.words.t("Typ eerst een wachtzin."))
        elif wait := self._session.must_wait():
            self.say(wait)
        else:
            return True
        return False

    def _be_busy(self, busy: bool) -> None:
        self.setProperty("busy", busy)
        for part in (self.secret, self._begin):
            part.setEnabled(self._is_offered and not busy)
        self._back.setVisible(not busy)
        self._stopping.setVisible(busy)

    def _looked(self, number: int, outcome: Callable[[], _Found]) -> None:
        if number != self._number:
            # Emptied since: whoever asked is not there any more.
            return
        self._be_busy(False)
        self._found.say("")
        try:
            found = outcome()
            told = self._looking.told(found)
        except WorldError as error:
            self.say(self._looking.refused(error) or self._session.words.t(sentence(error)))
            return
        self._copy = self._looking.made(found)
        self._found.say(told)
        self._open.setVisible(self._copy is not None)
        self._before_open.setVisible(self._copy is not None and bool(self._texts.before_open))
        self._begin.setVisible(not self._texts.once)
        self._forgetting.start()
        self._open.setFocus(Qt.FocusReason.TabFocusReason)
        self._into_view(self._open)

    def _put_back(self) -> None:
        copy, secret = self._copy, self.secret.text()
        if copy is not None and self._may_try(secret):
            self._session.restore(copy, secret, self._over)

    def _over(self, problem: str) -> None:
        if problem:
            self.say(problem)
            return
        self.empty()
        if self._session.is_unlocked:
            self.opened.emit()

    def _into_view(self, part: QWidget) -> None:
        above = enclosing(self, QScrollArea)
        if above is not None:
            # What was just shown has its place only after the layouts were worked out.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            above.ensureWidgetVisible(part)
