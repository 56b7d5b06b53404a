"""What both windows share: the open visit, and how saving goes.

The first window is painted with a session and without a conversation: what only an open store needs is loaded then.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from keukentafel.domain.refusals import Refused
from keukentafel.domain.troubles import StoreDamaged, StoreGone, StoreMissing, WorldError
from keukentafel.ui.shared.drafts import DraftKeeper
from keukentafel.ui.shared.due_keeper import DueKeeper
from keukentafel.ui.shared.last_copy import LastCopy
from keukentafel.ui.shared.letting_go import LettingGo
from keukentafel.ui.shared.store_ways import StoreWays
from keukentafel.ui.shared.world_errors import OUR_MISTAKE, sentence

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation
    from keukentafel.domain.ports import Store, StoreCopy
    from keukentafel.domain.press import Printed
    from keukentafel.services.desk import Desk
    from keukentafel.services.sitting import Sitting
    from keukentafel.services.visit import Visit
    from keukentafel.ui.shared.doors import Doors
    from keukentafel.ui.shared.exported import Exported
    from keukentafel.ui.shared.letting_go import Last
    from keukentafel.ui.shared.putting_back import PuttingBack


class Session(QObject):
    """The view model. Widgets ask it to attempt something; it says saved, refused or failed, and what changed."""

    opened = Signal()
    """A visit was opened or closed."""
    changed = Signal()
    """The conversation is another one now."""
    saved = Signal(str)
    """Something is durable; the text is for the header."""
    failed = Signal(str)
    """The store could not; the sentence stays until something succeeds. Empty: it is over."""
    locking = Signal()
    """The windows are about to be covered: the last moment at which can be seen where the hands are."""
    locked = Signal()
    unlocking = Signal()
    """The store is open and nobody was told yet: who listens to `unlocked` has to be there now."""
    unlocked = Signal()
    alone = Signal()
    """The others left the room: a private moment began."""
    together = Signal()
    """The others came back."""
    restored = Signal()
    leaving = Signal()
    """Everything is flushed, and the store is about to be closed."""
    returned = Signal()
    """The store is open for the first time in this life of the program, and `came_back` says what was before."""
    held = Signal(str)
    """The windows are covered and the store cannot take what was typed; why. Empty: it is over."""
    putting_back = Signal(bool)
    """A copy is being put in the place of the store, beside the windows; False: that is over."""
    at_the_door = Signal(str)
    """What went wrong with that, for whoever finds the windows covered. Empty: nothing, and the store was locked."""

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self.doors = doors
        self.words = doors.words
        self._ways = StoreWays(doors)
        self.last_copy = LastCopy(self._ways, doors.words, self)
        self.save_times_ms: list[float] = []
        self.saves = 0
        self.exported: list[Exported] = []
        self._desk: Desk | None = None
        self._visit: Visit | None = None
        self._printing = False
        self._reopen = ""
        self._failed = False
        self._is_closing = False
        self._why = ""
        self.has_been_open = False
        """Whether a store was open in the life of this program: one that is missing now is gone, not new."""
        self.damage_seen = False
        """Whether the store turned out damaged, so that the first page offers to rescue what reads."""
        self.is_ending = False
        """Whether the program is being closed, and the next life begins at the start screen."""
        self.came_back: Sitting | None = None
        """Where the last life of the program was, until the windows are back there."""
        self.due = DueKeeper()
        for moment in (self.unlocked, self.opened):
            moment.connect(lambda: self.due.look(self._desk_at_rest))
        self.drafts = DraftKeeper(self._keep_draft, self)
        self._letting_go = LettingGo(self.drafts, doors.clock, self._close_up, self)
        self._letting_go.held.connect(lambda: self.held.emit(self._why))
        self._letting_go.over.connect(lambda: self.held.emit(""))

    @property
    def desk(self) -> Desk:
        """The desk. Raises RuntimeError while the store is locked."""
        if self._desk is None:
            raise RuntimeError("the store is locked")
        return self._desk

    @property
    def _desk_at_rest(self) -> Desk | None:
        return None if self.has_visit or self.reopens or not self.is_unlocked else self._desk

    @property
    def is_unlocked(self) -> bool:
        """Whether the store is open, and not covered while it waits to be closed."""
        return self._desk is not None and not self.is_held

    @property
    def is_held(self) -> bool:
        """Whether the windows are covered, and the store cannot be closed before it takes what was typed."""
        return self._letting_go.is_held

    @property
    def visit(self) -> Visit:
        """The open visit. Raises RuntimeError when there is none."""
        if self._visit is None:
            raise RuntimeError("no conversation is open")
        return self._visit

    @property
    def has_visit(self) -> bool:
        """Whether a conversation is open."""
        return self._visit is not None

    @property
    def conversation(self) -> Conversation:
        """The open conversation. Raises RuntimeError when there is none."""
        return self.visit.conversation

    @property
    def reopens(self) -> bool:
        """Whether the conversation that was open when the lock fell is about to be opened again."""
        return self.is_unlocked and bool(self._reopen) and not self.has_visit

    def unlock(self, passphrase: str, new: bool) -> str:
        """Open the store, or make it. Gives back the sentence for the person, empty when it is open."""
        return self._opened_by(lambda: self._ways.by_passphrase(passphrase, new))

    def recover(self, code: str, passphrase: str) -> str:
        """Open the store with the recovery code and give it this passphrase; otherwise like `unlock`."""
        return self._opened_by(lambda: self._ways.by_code(code, passphrase))

    def must_wait(self) -> str:
        """The sentence while no passphrase or code is tried, after too many that did not fit; empty when one is."""
        return self._ways.must_wait()

    def restore(self, copy: StoreCopy, secret: str, done: Callable[[str], None]) -> None:
        """Put a copy in the place of the store beside the window, and open it. An open store is closed first.

        `done` gets the sentence for the person, empty when the copy is the store now.
        """
        # No copy now: thinning could take away the very one that is put back.
        self._close(lambda _store: None)
        self._letting_go.insist()
        self._reopen = ""
        if wait := self.must_wait():
            done(wait)
        else:
            self.beside.begin(partial(self._ways.by_copy, copy, secret), done)

    @cached_property
    def beside(self) -> PuttingBack:
        """What puts a copy back; made when one is."""
        from keukentafel.ui.shared.putting_back import PuttingBack

        tells = (self.putting_back.emit, self.at_the_door.emit)
        return PuttingBack(self, self.doors.clock, self._take_copy, self.lock, tells)

    def _take_copy(self, opens: Callable[[], Store]) -> str:
        problem = self._taken(opens, comes_back=False)
        if not problem:
            self.restored.emit()
        return problem

    def back_up(self) -> str:
        """Make a copy of the open store now. Gives back the sentence for the person, empty when it was made."""
        return self.last_copy.make(self.desk.store, at_once=True)

    def _opened_by(self, opens: Callable[[], Store]) -> str:
        if wait := self.must_wait():
            return wait
        self._letting_go.insist()
        return self._taken(opens)

    def _taken(self, opens: Callable[[], Store], *, comes_back: bool = True) -> str:
        try:
            store = opens()
        except StoreMissing as missing:
            return self.words.t(sentence(StoreGone() if self.has_been_open or self.doors.store_was_made() else missing))
        except WorldError as error:
            self.damage_seen = isinstance(error, StoreDamaged)
            return self.words.t(sentence(error))
        self.damage_seen = False
        self._all_is_well()
        self._desk = self._ways.desk_over(store)
        self._sit_down(comes_back and not self.has_been_open)
        self.has_been_open = True
        self.unlocking.emit()
        self.unlocked.emit()
        if self._reopen:
            self._open_again(self._desk)
        self.returned.emit()
        return ""

    def _open_again(self, desk: Desk) -> None:
        from keukentafel.services import cases

        again, self._reopen = self._reopen, ""
        try:
            visit = cases.continue_case(desk, again)
        except (KeyError, WorldError) as trouble:
            # Deleted since, or not there yet when this copy was made; or it does not read.
            if isinstance(trouble, WorldError):
                self.say_failed(trouble)
            self.opened.emit()
            return
        self.open_visit(visit)

    def _sit_down(self, comes_back: bool) -> None:
        from keukentafel.services import sitting

        try:
            before = sitting.begin(self.desk)
        except WorldError as error:
            self.say_failed(error)
            return
        if comes_back and before is not None:
            self.came_back, self._reopen = before, before.conversation

    def lock(self) -> None:
        """Cover, flush, copy, close, forget the key. Never asks anything; where flushing fails it stays covered.

        Then it tries again by itself (`held`); the key goes after five minutes in any case, and what was typed waits
        in memory for whoever opens the store.
        """
        self._close(lambda store: self.doors.copies_at_lock and self.last_copy.make(store, at_once=False))

    def leave(self) -> None:
        """Lock for good: the program is being closed."""
        self.is_ending = True
        try:
            if "beside" in vars(self):
                self.beside.end()
            self.lock()
        finally:
            self.is_ending = False

    @property
    def holds_words(self) -> bool:
        """Whether something that was typed is in memory only, because the store would not take it."""
        return self._letting_go.has_words

    def _close(self, before: Callable[[Store], object]) -> None:
        if "beside" in vars(self):
            self.beside.lock()
        if self._desk is None or self._is_closing or self.is_held:
            return
        self._is_closing = True
        try:
            self.locking.emit()
            self.locked.emit()
            self._letting_go.begin(before)
        finally:
            self._is_closing = False

    def _close_up(self, last: Last) -> str:
        from keukentafel.services import unlocking

        assert self._desk is not None
        self.leaving.emit()
        open_one = self._reopen = self._visit.id if self._visit else ""
        desk, self._desk, self._visit = self._desk, None, None
        desk.forget_keys()
        try:
            unlocking.leave(desk.store, self.doors.clock.now())
            last(desk.store)
        finally:
            # Whatever went wrong with a copy, the key goes.
            try:
                desk.store.close()
            except WorldError as error:
                self.say_failed(error)
        return open_one

    def open_visit(self, visit: Visit) -> None:
        """Work on this conversation from now on."""
        self._visit = visit
        visit.when_changed(self.changed.emit)
        self.drafts.drop()
        self.opened.emit()
        self.changed.emit()
        self.drafts.restore(visit.drafts, self._letting_go.owed_to(visit.id))

    def close_visit(self) -> None:
        """Back to the start screen; while what was typed cannot be kept, the conversation stays open and says so."""
        if not self.drafts.flush():
            return
        self._visit = None
        self._reopen = ""
        self.opened.emit()

    def day_changed(self) -> None:
        """It is another day: terms and checks are worked out again."""
        if self._visit is not None:
            self.changed.emit()

    def settle(self) -> None:
        """Let the store do its housekeeping in an idle moment; a failure is shown and nothing is lost."""
        try:
            self.desk.store.settle()
        except WorldError as error:
            self.say_failed(error)

    def attempt(self, act: Callable[[], None], form: str = "") -> Refused | bool | None:
        """Do something that is saved. True: durable. Refused: not taken. None: the store failed, nothing changed.

        What was typed in the `form` is no draft any more once it is durable.
        """
        began = time.perf_counter()
        self._printing = False
        with self._visit.entering(form) if self._visit else nullcontext():
            outcome = self.look(act)
        if outcome is True:
            if not self._printing:
                self.save_times_ms.append((time.perf_counter() - began) * 1000)
            self.saves += 1
            self._all_is_well()
            self.saved.emit(self.words.t("bewaard"))
        return outcome

    def look(self, act: Callable[[], None]) -> Refused | bool | None:
        """Do something that needs no saying when it goes well; the outcomes are those of `attempt`."""
        try:
            act()
        except Refused as refused:
            return refused
        except WorldError as error:
            self.say_failed(error)
            return None
        except Exception:
            # A mistake of ours: the person is told, and the crash report is made where it is caught.
            self._failed = True
            self.failed.emit(self.words.t(OUR_MISTAKE))
            raise
        return True

    def note_printing(self, printed: Printed | None) -> None:
        """Remember how long the print room took; an act that waited for it says nothing about saving."""
        if printed is None:
            return
        self.doors.timings_ms["report"] = printed.report_ms
        # An invitation or inzage has no seal, and says nothing about how long sealing took.
        if printed.seal_ms > 0:
            self.doors.timings_ms["seal"] = printed.seal_ms
        self._printing = True

    def _all_is_well(self) -> None:
        if self._failed:
            self._failed = False
            self.failed.emit("")

    def _keep_draft(self, place: str, text: str) -> bool:
        if self._visit is None:
            return True
        try:
            self._visit.keep_draft(place, text)
        except WorldError as error:
            self.say_failed(error)
            return False
        return True

    def say_failed(self, error: WorldError) -> None:
        """The store could not; where it is gone, the windows are covered."""
        self._failed = True
        self.damage_seen = self.damage_seen or isinstance(error, StoreDamaged)
        self._why = self.words.t(sentence(error))
        self.failed.emit(self._why)
        if isinstance(error, StoreGone) and self.is_unlocked and not self._is_closing:
            # Later: somebody is in the middle of saving, and keeps the text when it comes back to them.
            QTimer.singleShot(0, self, self.lock)
