"""The log of a conversation: changes one after another, undone and redone by adding to it, never by taking away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from keukentafel.domain.changes import (
    ActSigned,
    CaseOpened,
    Change,
    GapMotivated,
    ReactionGiven,
    ReviewBegan,
    StatementRecorded,
    VersionFrozen,
)  # fmt: skip
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.signing import FrozenVersion


@dataclass(frozen=True)
class Undone:
    """The change with that number does not count."""

    seq: int


@dataclass(frozen=True)
class Redone:
    """The undone change with that number counts again."""

    seq: int


@dataclass(frozen=True)
class Entry:
    """One line of the log; `seq` counts from 1 and only grows, with gaps where a line was erased."""

    seq: int
    at: datetime
    change: Change | Undone | Redone


class BrokenLog(Exception):
    """The log does not begin with the opening of a case."""


@dataclass(frozen=True)
class History:
    """The log and what it amounts to. Undo and redo never cross a freeze or a signing act."""

    entries: tuple[Entry, ...]
    conversation: Conversation

    @property
    def next_seq(self) -> int:
        """The number of the next entry."""
        return self.entries[-1].seq + 1 if self.entries else 1

    def with_entry(self, entry: Entry) -> History:
        """The history with one more entry."""
        entries = (*self.entries, entry)
        if isinstance(entry.change, Undone | Redone):
            return read(entries)
        return History(entries, applied(self.conversation, entry.change, entry.at))

    def without_statement(self, statement_id: str) -> History:
        """The history as if that statement had never been said: for what moves to the quiet channel."""
        return read(tuple(e for e in self.entries if not mentions(e.change, statement_id)))

    def as_frozen(self, version: FrozenVersion) -> Conversation | None:
        """The conversation as it was when that version was made, or None when this log did not make it."""
        undone = _undone(self.entries)
        for place, entry in enumerate(self.entries):
            change = entry.change
            if isinstance(change, VersionFrozen) and change.version == version and entry.seq not in undone:
                return read(self.entries[:place]).conversation
        return None

    def about(self, statement_id: str) -> tuple[tuple[Entry, bool], ...]:
        """What was done with that statement, oldest first, and whether it still counts: false where it was undone."""
        undone = _undone(self.entries)
        return tuple((e, e.seq not in undone) for e in self.entries if mentions(e.change, statement_id))

    def froze(self, statement_id: str) -> bool:
        """Whether a version was frozen after that statement was recorded."""
        seqs = [entry.seq for entry in self.entries if _records(entry.change, statement_id)]
        frozen = [entry.seq for entry in self.entries if isinstance(entry.change, VersionFrozen)]
        return bool(seqs) and any(seq > seqs[0] for seq in frozen)

    @property
    def undoable(self) -> Entry | None:
        """The newest change that counts and may be undone, or None."""
        undone = _undone(self.entries)
        for entry in reversed(self.entries):
            if isinstance(entry.change, Undone | Redone) or entry.seq in undone:
                continue
            barrier = isinstance(entry.change, CaseOpened | ReviewBegan | VersionFrozen | ActSigned)
            return None if barrier else entry
        return None

    @property
    def redoable(self) -> Entry | None:
        """The change undone last and not followed by anything new, or None; what was erased is skipped."""
        undone = _undone(self.entries)
        stack: list[int] = []
        for entry in self.entries:
            match entry.change:
                case Undone(seq):
                    stack.append(seq)
                case Redone(seq):
                    stack.remove(seq)
                case _:
                    stack.clear()
        known = {entry.seq: entry for entry in self.entries}
        newest = next((known[seq] for seq in reversed(stack) if seq in known and seq in undone), None)
        if newest is None:
            return None
        return next(e for e in reversed(self.entries) if e.seq - _made_before(e) <= newest.seq <= e.seq)

    def together(self, entry: Entry) -> tuple[Entry, ...]:
        """What is taken back and done again with that entry, itself too, in the order of the log."""
        return tuple(e for e in self.entries if entry.seq - _made_before(entry) <= e.seq <= entry.seq)


def applied(conversation: Conversation, change: Change, at: datetime | None = None) -> Conversation:
    """The conversation after `change`, made `at`; anything but an addendum makes it a draft again."""
    after = change.apply_to(conversation)
    if after.ratings is not conversation.ratings:
        # The change does not say when it was made, so that a log of before that was asked for tells it too.
        before = {id(one) for one in conversation.ratings}
        dated = (one if id(one) in before else replace(one, at=at) for one in after.ratings)
        after = replace(after, ratings=tuple(dated))
    return after if change.addendum else replace(after, draft_since_freeze=True)


def _made_before(entry: Entry) -> int:
    """How many numbers just before it in the log were made by the same act."""
    made: int = getattr(entry.change, "together", 0)
    return made


def _undone(entries: Iterable[Entry]) -> set[int]:
    seqs: set[int] = set()
    for entry in entries:
        if isinstance(entry.change, Undone):
            seqs.add(entry.change.seq)
        elif isinstance(entry.change, Redone):
            seqs.discard(entry.change.seq)
    return seqs


def read(entries: tuple[Entry, ...]) -> History:
    """The history that a log amounts to.

    Raises BrokenLog when it does not begin with CaseOpened.
    """
    if not entries or not isinstance(entries[0].change, CaseOpened):
        raise BrokenLog
    first = entries[0].change
    conversation = Conversation(case=first.case, began_at=first.at)
    undone = _undone(entries)
    for entry in entries:
        if entry.seq not in undone and not isinstance(entry.change, Undone | Redone):
            conversation = applied(conversation, entry.change, entry.at)
    return History(entries, conversation)


def _records(change: Change | Undone | Redone, statement_id: str) -> bool:
    return isinstance(change, StatementRecorded) and change.statement.id == statement_id


def mentions(change: Change | Undone | Redone, statement_id: str) -> bool:
    """Whether a change is about that statement, and would betray it."""
    if _records(change, statement_id):
        return True
    if isinstance(change, GapMotivated):
        return change.motivation.about == statement_id
    if isinstance(change, ReactionGiven):
        return change.reaction.statement == statement_id
    return statement_id in (getattr(change, "statement_id", None), getattr(change, "other_id", None))
