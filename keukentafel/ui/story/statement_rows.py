"""What a row of the story says: who, what, and how sure, in that order; and what is folded away."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import is_, itemgetter
from weakref import WeakKeyDictionary

from keukentafel.domain.content.languages import Direction
from keukentafel.domain.life_domains import STORY
from keukentafel.domain.statements import Share, Source, Statement
from keukentafel.domain.urgent_words import suggests_urgent
from keukentafel.i18n import format_time
from keukentafel.ui.shared.session import Session

_Around = tuple[object, ...]
"""What the row of a statement is made from beside the statement: compared by identity."""


@dataclass(frozen=True)
class Tag:
    """A small word beneath a statement; `open` ones have a dashed line around them."""

    text: str
    open: bool = False


@dataclass(frozen=True)
class StoryRow:
    """One row. A row without an id stands for lines that were told apart, and holds no word of them."""

    id: str
    text: str
    source: Source | None = None
    dashed: bool = False
    original: str = ""
    original_slanted: bool = False
    meta: str = ""
    tags: tuple[Tag, ...] = ()

    @property
    def spoken(self) -> str:
        """The row for who hears it: who, what, how sure."""
        if not self.id:
            return self.text
        return ". ".join((f"{self.meta}: {self.text}", *(tag.text for tag in self.tags)))


class StoryRows:
    """Makes the rows of the open conversation; one that stays as it was is the same object as the time before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._made: dict[int, tuple[Statement, StoryRow]] = {}
        self._around: _Around = ()
        self.foldable = False
        """Whether there are lines that were told apart, also where they are unfolded now."""

    def forget(self) -> None:
        """Keep no row: the rows hold what was said."""
        self._made = {}
        self.foldable = False

    def now(self, unfolded: bool) -> tuple[StoryRow, ...]:
        """The story as it may be seen now; nothing without a conversation."""
        if not self._session.has_visit:
            self.forget()
            return ()
        conversation = self._session.conversation
        around = (conversation.participants, conversation.urgent_actions, conversation.case, unfolded)
        if len(self._around) != len(around) or not all(map(is_, around, self._around)):
            self._made = {}
        before, self._around, self._made = self._made, around, {}
        folds = [conversation.is_folded(statement) for statement in conversation.statements]
        self.foldable = any(folds)
        rows: list[StoryRow] = []
        for folded, group in groupby(zip(conversation.statements, folds, strict=True), itemgetter(1)):
            if folded and not unfolded:
                rows.append(StoryRow("", self._session.words.t("apart verteld")))
            else:
                rows.extend(self._row(statement, unfolded, before) for statement, _ in group)
        return tuple(rows)

    def _row(self, statement: Statement, unfolded: bool, before: dict[int, tuple[Statement, StoryRow]]) -> StoryRow:
        known = before.get(id(statement))
        # What another statement says, or whether it is folded, shows in the row of one that was contradicted.
        if known is None or statement.contradicted_by:
            known = statement, _made(self._session, statement, unfolded)
        self._made[id(statement)] = known
        return known[1]


def _made(session: Session, statement: Statement, unfolded: bool) -> StoryRow:
    original = statement.original
    direction = session.doors.library.language(original.lang).direction if original else Direction.LTR
    return StoryRow(
        id=statement.id,
        text=_quoted(statement),
        source=statement.source,
        dashed=statement.unconfirmed_assumption,
        original=original.text if original else "",
        original_slanted=direction is Direction.LTR,
        meta=_meta(session, statement),
        tags=tuple(_tags(session, statement, unfolded)),
    )


def _quoted(statement: Statement) -> str:
    """Quotation marks only around words that were caught as they were said."""
    direct = statement.source is Source.RESIDENT and not statement.via
    literal = statement.own_words and (statement.original is not None or direct)
    return f"“{statement.text}”" if literal else statement.text


def _meta(session: Session, statement: Statement) -> str:
    t, conversation = session.words.t, session.conversation
    time = format_time(statement.at)
    if statement.source is Source.OBSERVED:
        return t("gezien · {time}").format(time=time)
    if statement.document is not None:
        name, dated = statement.document.name, statement.document.dated
        day = f", {session.words.day_short(dated)}" if dated else ""
        return t("uit: {document} · {time}").format(document=name + day, time=time)
    who = conversation.name_of(statement.speaker)
    if statement.via:
        via = conversation.name_of(statement.via)
        return t("{who}, via {interpreter} · {time}").format(who=who, interpreter=via, time=time)
    return t("{who} · {time}").format(who=who, time=time)


def _tags(session: Session, statement: Statement, unfolded: bool) -> list[Tag]:
    t, conversation = session.words.t, session.conversation
    tags: list[Tag] = []
    if statement.about != STORY:
        tags.append(Tag(t(session.doors.library.pack().life_domain(statement.about).title)))
    if statement.own_words:
        tags.append(Tag(t("eigen woorden")))
    if statement.unconfirmed_assumption:
        tags.append(Tag(t("≈ aangenomen · niemand bevestigde dit"), open=True))
    tags += [
        Tag(t("ook volgens {name}").format(name=conversation.name_of(person))) for person in statement.confirmed_by
    ]
    for other_id in statement.contradicted_by:
        other = conversation.statement(other_id)
        # A difference with something told apart would tell the others that something was told.
        if other is not None and (unfolded or not session.conversation.is_folded(other)):
            name = conversation.name_of(other.speaker)
            tags.append(Tag(t("↔ anders dan {name}").format(name=name)))
    if statement.earlier_texts:
        tags.append(Tag(t("verbeterd")))
    tags.extend(_urgency(session, statement))
    if statement.share is Share.ASK:
        tags.append(Tag(t("mag dit in het verslag?"), open=True))
    return tags


def _urgency(session: Session, statement: Statement) -> list[Tag]:
    t = session.words.t
    if not statement.urgent:
        return [Tag(t("spoed?"), open=True)] if _seems_urgent(statement) else []
    decided = any(statement.id in action.statements for action in session.conversation.urgent_actions)
    if decided:
        return [Tag(t("spoed · besloten"))]
    return [Tag(t("spoed · wat doen we vandaag?"), open=True)]


_JUDGED: WeakKeyDictionary[Statement, bool] = WeakKeyDictionary()
"""What the words of a statement suggest, for as long as the statement is in the open conversation."""


def _seems_urgent(statement: Statement) -> bool:
    seems = _JUDGED.get(statement)
    if seems is None:
        seems = _JUDGED[statement] = suggests_urgent(statement.text)
    return seems
