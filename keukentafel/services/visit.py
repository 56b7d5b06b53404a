"""One open conversation: its history, kept in step with the store, and who wants to know that it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from keukentafel.domain.changes import Change
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import Entry, History, Redone, Undone, read
from keukentafel.domain.ports import Work
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.case_summary import summary_of
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground
from keukentafel.domain.statements import QuietNote
from keukentafel.services.desk import Desk


class Visit:
    """A conversation that is open at the desk.

    Everything that changes it is durable in the store before `conversation` shows it. When the store fails, a
    WorldError is raised and nothing has changed.
    """

    def __init__(self, desk: Desk, conversation_id: str) -> None:
        self.desk = desk
        self.id = conversation_id
        with desk.store.work() as work:
            self._history = read(work.logs.entries(conversation_id))
            self._quiet = work.quiet.notes(conversation_id)
            self._drafts = work.drafts.kept(conversation_id)
        self._listeners: list[Callable[[], None]] = []
        self._entering = ""
        self._changed_here = False
        self._heed_last()
        conversation = self.conversation
        self._summed_up = conversation, summary_of(conversation_id, conversation, desk.now())

    @property
    def conversation(self) -> Conversation:
        """The conversation as the store has it."""
        return self._history.conversation

    @property
    def history(self) -> History:
        """The log behind it."""
        return self._history

    @property
    def quiet_notes(self) -> tuple[QuietNote, ...]:
        """What may never be shared; for the quiet channel's own page only."""
        return self._quiet

    def when_changed(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def commit(self, *changes: Change, also: Callable[[Work], None] | None = None) -> None:
        """Make changes durable, all or none; `also` does more within the same unit of work.

        Raises WorldError, and what `also` raises; then nothing changed.
        """
        after, new = self._after(changes)
        entered = [place for place, text in self._drafts.items() if text and self._is_entered(place)]
        with self.desk.store.work() as work:
            for entry in new:
                work.logs.append(self.id, entry)
            for place in entered:
                work.drafts.keep(self.id, place, "")
            if also is not None:
                also(work)
            self._register(work, after)
            self._note_change(work)
        self._drafts.update(dict.fromkeys(entered, ""))
        self._changed_here = True
        self._set(after)

    def _after(self, changes: Iterable[Change | Undone | Redone]) -> tuple[History, list[Entry]]:
        after, new = self._history, []
        for change in changes:
            entry = Entry(after.next_seq, self.desk.now(), change)
            after = after.with_entry(entry)
            new.append(entry)
        return after, new

    @contextmanager
    def entering(self, form: str) -> Iterator[None]:
        """What is committed in this block was typed in that form: its drafts go in the same unit of work."""
        self._entering = form
        try:
            yield
        finally:
            self._entering = ""

    def _is_entered(self, place: str) -> bool:
        return bool(self._entering) and place.startswith(f"{self._entering}.")

    def whisper(self, note: QuietNote) -> None:
        """Keep a line in the quiet channel."""
        with self.desk.store.work() as work:
            work.quiet.add(self.id, note)
            betraying = self._forget_drafts(work, note.text)
        self._hushed(note, betraying)
        self._tell()

    def rewrite_note(self, note: QuietNote) -> None:
        """Keep a line of the quiet channel in other words. No log knows of it, and nothing undoes it."""
        with self.desk.store.work() as work:
            work.quiet.replace(self.id, note)
        self._quiet = tuple(note if old.id == note.id else old for old in self._quiet)

    def forget_note(self, note_id: str) -> None:
        """Take a line out of the quiet channel for good."""
        with self.desk.store.work() as work:
            work.quiet.remove(self.id, note_id)
        self._quiet = tuple(old for old in self._quiet if old.id != note_id)

    def hush(self, note: QuietNote) -> None:
        """Move a statement to the quiet channel: every trace of it leaves the log and the drafts.

        A copy of before that is put back has it in the quiet channel too.
        """
        after = self._history.without_statement(note.id)
        with self.desk.store.work() as work:
            work.destructions.hush(self.id, note)
            betraying = self._forget_drafts(work, note.text)
            self._register(work, after)
        self._hushed(note, betraying)
        self._set(after)

    def destroy_statement(self, statement_id: str) -> Destroyed:
        """Take a statement out for good, with every trace of it in the log and the drafts. Raises KeyError."""
        known = self.conversation.statement(statement_id)
        if known is None:
            raise KeyError(statement_id)
        after = self._history.without_statement(statement_id)
        now = self.desk.now()
        with self.desk.store.work() as work:
            gone = work.destructions.destroy_statement(self.id, statement_id, Ground.REQUEST, now)
            work.audit.note("statement_destroyed", now, f"{self.id} {statement_id}")
            betraying = self._forget_drafts(work, known.text)
            self._register(work, after)
        for place in betraying:
            self._drafts[place] = ""
        self._set(after)
        return gone

    def undo(self) -> None:
        """Take back the newest change, and what the same answer did. Raises Refused when there is nothing."""
        entry = self._history.undoable
        if entry is None:
            raise Refused("nothing_to_undo")
        self._log(*(Undone(one.seq) for one in reversed(self._history.together(entry))))

    def redo(self) -> None:
        """Do again what was taken back last. Raises Refused when there is nothing."""
        entry = self._history.redoable
        if entry is None:
            raise Refused("nothing_to_redo")
        self._log(*(Redone(one.seq) for one in self._history.together(entry)))

    @property
    def drafts(self) -> Mapping[str, str]:
        """What was being typed when the program last stopped, by place; empty where that was entered."""
        return MappingProxyType(self._drafts)

    def keep_draft(self, place: str, text: str) -> None:
        """Keep what is being typed; an empty text forgets it."""
        if self._drafts.get(place, "") == text:
            return
        with self.desk.store.work() as work:
            work.drafts.keep(self.id, place, text)
        self._drafts[place] = text

    def _forget_drafts(self, work: Work, said: str) -> tuple[str, ...]:
        # What was typed before the line went may still be kept as a draft, whole or half.
        betraying = tuple(
            place
            for place, text in self._drafts.items()
            if text.strip() and (text.strip() in said or said in text)
        )
        for place in betraying:
            work.drafts.keep(self.id, place, "")
        return betraying

    def _hushed(self, note: QuietNote, betraying: tuple[str, ...]) -> None:
        self._quiet = (*self._quiet, note)
        for place in betraying:
            self._drafts[place] = ""

    def _log(self, *done: Undone | Redone) -> None:
        after, new = self._after(done)
        with self.desk.store.work() as work:
            for entry in new:
                work.logs.append(self.id, entry)
            self._register(work, after)
            self._note_change(work)
        self._changed_here = True
        self._set(after)

    def _note_change(self, work: Work) -> None:
        # Once for each opening: the log of the conversation itself knows every change and its moment.
        if not self._changed_here:
            work.audit.note("conversation_changed", self.desk.now(), self.id)

    def _register(self, work: Work, after: History) -> None:
        # Only what the start screen tells of the case is compared: most changes leave it as it was.
        moment, (known, before) = self.desk.now(), self._summed_up
        if known is not self.conversation:
            before = summary_of(self.id, self.conversation, moment)
        line = summary_of(self.id, after.conversation, moment)
        if line != before._replace(changed_at=moment):
            work.logs.register(line)
        self._summed_up = after.conversation, line

    def _set(self, history: History) -> None:
        self._history = history
        self._heed_last()
        self._tell()

    def _heed_last(self) -> None:
        if self._history.entries:
            self.desk.heed(self._history.entries[-1].at)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
