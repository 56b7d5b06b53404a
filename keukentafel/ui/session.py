"""What both windows share: the doors to the other rooms, the open visit, and how saving goes.

The first window is painted with a session and without a conversation: what only an open store needs is loaded then.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from keukentafel.domain.ports import WorldError
from keukentafel.domain.refusals import Refused
from keukentafel.ui.drafts import DraftKeeper
from keukentafel.ui.world_errors import OUR_MISTAKE, sentence

if TYPE_CHECKING:
    from keukentafel.domain.conversation import Conversation
    from keukentafel.domain.handover import LetterBox
    from keukentafel.domain.library import Library
    from keukentafel.domain.ports import Clock, Store, StoreCopy, Vault
    from keukentafel.domain.press import Press, Printed
    from keukentafel.domain.voice import ClipStudio, Voice
    from keukentafel.i18n import Catalogue
    from keukentafel.services.desk import Desk, Exits
    from keukentafel.services.visit import Visit


class PathAsker(Protocol):
    """Asks where a file should go; a seam, because no test and no script can click a system dialog."""

    def __call__(self, suggested: str) -> Path | None:
        """The chosen path, or None when the consultant thought better of it."""
        ...


@dataclass
class Doors:
    """What the assembly of the program gives to the living room."""

    vault: Callable[[], Vault]
    store_was_made: Callable[[], bool]
    """Asked before the first paint, so without loading what opens a store."""
    open_library: Callable[[], Library]
    press: Callable[[], Press]
    exits: Callable[[], Exits]
    letter_box: Callable[[], LetterBox]
    clock: Clock
    words: Catalogue
    pictures: Path
    ask_path: PathAsker | None = None
    ask_record: Callable[[], Path | None] | None = None
    ask_folder: Callable[[], Path | None] = lambda: None
    settings_folder: Path | None = None
    """Where the settings of this laptop are kept; None keeps none."""
    copies_at_lock: bool = True
    """Whether locking makes a copy of the store; a play leaves nothing beside its store."""
    ask_reports: Callable[[], tuple[Path, ...]] | None = None
    """Which files are to be judged; none when somebody thought better of it."""
    ask_key: Callable[[], Path | None] | None = None
    """Which PKCS#12 file holds the key that the municipality gives."""
    battery: Callable[[], int | None] = lambda: None
    """How many percent are left while the laptop runs on its battery; None on mains power or when nobody knows."""
    voice: Callable[[], Voice | None] = lambda: None
    """What reads a prompt aloud; None where nothing may be heard, as in a play."""
    studio: Callable[[], ClipStudio | None] = lambda: None
    """Where a clip of a prompt is recorded; None where nothing may be."""
    keep_language: Callable[[str], object] = lambda _language: None
    """Keeps the language that the consultant's windows are in from the next time they are opened."""
    timings_ms: dict[str, float] = field(default_factory=dict)

    @cached_property
    def library(self) -> Library:
        """The library, opened by the first who asks."""
        return self.open_library()


@dataclass(frozen=True)
class Exported:
    """A file that went out. `kind` is that of a sealed file, `package` or `story`; the last two have no pages."""

    kind: str
    version: int
    path: Path
    sha256: str
    pages: int
    open: tuple[str, ...]


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
    locked = Signal()
    unlocked = Signal()
    alone = Signal()
    """The others left the room: a private moment began."""
    backed_up = Signal(bool)
    """A copy of the store was made, or (False) it could not be."""
    restored = Signal()

    def __init__(self, doors: Doors) -> None:
        super().__init__()
        self.doors = doors
        self.words = doors.words
        self.save_times_ms: list[float] = []
        self.saves = 0
        self.exported: list[Exported] = []
        self._printing = False
        self._desk: Desk | None = None
        self._visit: Visit | None = None
        self._reopen = ""
        self._failed = False
        self.drafts = DraftKeeper(self._keep_draft, self)

    @property
    def desk(self) -> Desk:
        """The desk. Raises RuntimeError while the store is locked."""
        if self._desk is None:
            raise RuntimeError("the store is locked")
        return self._desk

    @property
    def is_unlocked(self) -> bool:
        """Whether the store is open."""
        return self._desk is not None

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
        from keukentafel.services import unlocking

        vault, now = self.doors.vault(), self.doors.clock.now()
        opens = unlocking.make if new else unlocking.unlock
        return self._opened_by(lambda: opens(vault, passphrase, now))

    def recover(self, code: str, passphrase: str) -> str:
        """Open the store with the recovery code and give it this passphrase; otherwise like `unlock`."""
        from keukentafel.services import unlocking

        vault, now = self.doors.vault(), self.doors.clock.now()
        return self._opened_by(lambda: unlocking.recover(vault, code, passphrase, now))

    def must_wait(self) -> str:
        """The sentence while no passphrase or code is tried, after too many that did not fit; empty when one is."""
        from keukentafel.services import unlocking

        seconds = unlocking.seconds_to_wait(self.doors.vault(), self.doors.clock.now())
        wait = self.words.t("Het ging een paar keer mis. Wacht {seconds} seconden.")
        return wait.format(seconds=seconds) if seconds else ""

    def restore(self, copy: StoreCopy, secret: str) -> str:
        """Put a copy in the place of the store and open it; otherwise like `unlock`. An open store is closed first."""
        from keukentafel.services import backups

        # No copy now: thinning could take away the very one that is put back.
        self._close(lambda _store: None)
        self._reopen = ""
        vault, now = self.doors.vault(), self.doors.clock.now()
        problem = self._opened_by(lambda: backups.restore(vault, copy, secret, now))
        if not problem:
            self.restored.emit()
        return problem

    def back_up(self) -> str:
        """Make a copy of the open store now. Gives back the sentence for the person, empty when it was made."""
        return self._back_up(self.desk.store, at_once=True)

    def _back_up(self, store: Store, at_once: bool) -> str:
        from keukentafel import settings
        from keukentafel.services import backups

        folder = self.doors.settings_folder
        days = (settings.load(folder) if folder else settings.Settings()).backup_days
        vault, now = self.doors.vault(), self.doors.clock.now()
        try:
            made = backups.back_up(vault, store, now, days, at_once=at_once)
        except WorldError as error:
            self.backed_up.emit(False)
            return self.words.t(sentence(error))
        if made is not None:
            self.backed_up.emit(True)
        return ""

    def _opened_by(self, opens: Callable[[], Store]) -> str:
        if wait := self.must_wait():
            return wait
        try:
            store = opens()
        except WorldError as error:
            return self.words.t(sentence(error))
        self._desk = self._at(store)
        self.unlocked.emit()
        if self._reopen:
            from keukentafel.services import cases

            again, self._reopen = self._reopen, ""
            self.open_visit(cases.continue_case(self._desk, again))
        return ""

    def _at(self, store: Store) -> Desk:
        from keukentafel.services.desk import Desk

        doors = self.doors
        return Desk(store, doors.clock, doors.library, doors.press(), doors.exits(), doors.letter_box())

    def lock(self) -> None:
        """Cover, flush, copy, close, forget the key. Never asks anything; where flushing fails it stays covered."""
        self._close(lambda store: self.doors.copies_at_lock and self._back_up(store, at_once=False))

    def _close(self, before: Callable[[Store], object]) -> None:
        if self._desk is None:
            return
        self.locked.emit()
        self.drafts.flush()
        self._reopen = self._visit.id if self._visit else ""
        desk, self._desk, self._visit = self._desk, None, None
        desk.press.forget_keys()
        try:
            self._note_leaving(desk.store)
            before(desk.store)
        finally:
            # Whatever went wrong with a copy, the key goes.
            self._forget_key(desk.store)

    def _note_leaving(self, store: Store) -> None:
        from keukentafel.services import unlocking

        unlocking.leave(store, self.doors.clock.now())

    def _forget_key(self, store: Store) -> None:
        try:
            store.close()
        except WorldError as error:
            self._fail(error)

    def open_visit(self, visit: Visit) -> None:
        """Work on this conversation from now on."""
        self._visit = visit
        visit.when_changed(self._visit_changed)
        self.drafts.drop()
        self.opened.emit()
        self.changed.emit()
        self.drafts.restore(visit.draft)

    def close_visit(self) -> None:
        """Back to the start screen."""
        self.drafts.flush()
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
            self._fail(error)

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
            self._say_saved()
        return outcome

    def look(self, act: Callable[[], None]) -> Refused | bool | None:
        """Do something that needs no saying when it goes well; the outcomes are those of `attempt`."""
        try:
            act()
        except Refused as refused:
            return refused
        except WorldError as error:
            self._fail(error)
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
        self.doors.timings_ms.update(report=printed.report_ms, seal=printed.seal_ms)
        self._printing = True

    def _say_saved(self) -> None:
        self.saves += 1
        if self._failed:
            self._failed = False
            self.failed.emit("")
        self.saved.emit(self.words.t("bewaard"))

    def _keep_draft(self, place: str, text: str) -> bool:
        if self._visit is None:
            return True
        try:
            self._visit.keep_draft(place, text)
        except WorldError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: WorldError) -> None:
        self._failed = True
        self.failed.emit(self.words.t(sentence(error)))

    def _visit_changed(self) -> None:
        self.changed.emit()
