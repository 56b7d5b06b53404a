"""What is said, seen and read at the table, and who may read it back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from keukentafel.domain.changes import (
    DomainRated,
    PrivateMomentSet,
    ShareSettled,
    StatementConfirmed,
    StatementCorrected,
    StatementFlagged,
    StatementPlaced,
    StatementRecorded,
    StatementsContradicted,
    StatementWithheld,
)  # fmt: skip
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import SAFE_AT_HOME, STORY, DomainRating
from keukentafel.domain.people import RESIDENT, InterpreterKind, Participant, Role
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.statements import (
    Certainty,
    DocumentRef,
    Original,
    QuietNote,
    Share,
    Source,
    Statement,
    quiet_note_of,
    source_of,
)  # fmt: skip
from keukentafel.services.validation import filled, known_place, known_statement, not_after
from keukentafel.services.visit import Visit


@dataclass(frozen=True)
class Told:
    """What was caught in the catch line. `share` is None where the consultant left the choice to the moment."""

    text: str
    speaker: str
    about: str = STORY
    source: Source | None = None
    via: str = ""
    certainty: Certainty = Certainty.SAID
    own_words: bool = False
    original: Original | None = None
    share: Share | None = None
    document: DocumentRef | None = None


def usual_interpreter(conversation: Conversation, source: Source) -> str:
    """The one interpreter of a resident who does not speak Dutch; nothing for anybody else."""
    speaks_dutch = conversation.case.speaks == DUTCH
    if speaks_dutch or source is not Source.RESIDENT or len(conversation.interpreters) != 1:
        return ""
    return conversation.interpreters[0].id


def default_share(visit: Visit, about: str) -> Share:
    """Never for safety at home, ask during the private moment, else the report."""
    if about == SAFE_AT_HOME:
        return Share.NEVER
    return Share.ASK if visit.conversation.private.is_open else Share.REPORT


def record(visit: Visit, told: Told) -> str:
    """Record a statement and give back its id.

    What may never be shared goes to the quiet channel and nowhere else. Raises Refused as `statement_of`.
    """
    statement = statement_of(visit, told)
    if statement.share is Share.NEVER:
        visit.whisper(QuietNote(statement.id, statement.text, statement.about, statement.speaker, statement.at))
    else:
        visit.commit(StatementRecorded(statement))
    return statement.id


def statement_of(visit: Visit, told: Told) -> Statement:
    """What would be recorded, with an id that is new.

    Raises Refused, also for words of somebody else that are given to the resident, and for an interpreter who does
    not interpret.
    """
    text = filled(told.text, "text")
    about = known_place(told.about)
    if told.original is not None:
        filled(told.original.text, "original")
    if told.document is not None:
        filled(told.document.name, "document")
        not_after(told.document.dated, visit.desk.today(), "dated")
    if told.via and told.via not in {person.id for person in visit.conversation.interpreters}:
        raise Refused("unknown_person", "via")
    speaker = filled(told.speaker, "by")
    source = told.source or source_of(speaker, visit.conversation.participants)
    if (source is Source.RESIDENT) != (speaker == RESIDENT):
        raise Refused("unknown_person", "by")
    private = visit.conversation.private
    return Statement(
        id=secrets.token_hex(6),
        text=text,
        about=about,
        source=source,
        speaker=speaker,
        at=visit.desk.now(),
        via=told.via,
        certainty=told.certainty,
        own_words=told.own_words,
        original=told.original,
        share=told.share or default_share(visit, about),
        told_in_private=private.is_open,
        document=told.document,
        apart_with=private.with_whom if private.is_open and private.with_whom != RESIDENT else "",
    )


def correct(visit: Visit, statement_id: str, text: str) -> None:
    """Say it in other words; the earlier words stay in the history. Raises Refused."""
    known_statement(visit.conversation, statement_id)
    visit.commit(StatementCorrected(statement_id, filled(text, "text")))


def place(visit: Visit, statement_id: str, about: str) -> None:
    """Send a statement to a life domain or back to the story; for safety at home sharing is asked again.

    Raises Refused.
    """
    known_statement(visit.conversation, statement_id)
    visit.commit(StatementPlaced(statement_id, known_place(about)))


def confirm(visit: Visit, statement_id: str, by: str) -> None:
    """A second person said the same. Raises Refused when it is the same person."""
    statement = known_statement(visit.conversation, statement_id)
    by = filled(by, "by")
    if by == statement.speaker:
        raise Refused("unknown_person", "by")
    visit.commit(StatementConfirmed(statement_id, by))


def contradict(visit: Visit, statement_id: str, other_id: str) -> None:
    """Two statements say different things. Raises Refused."""
    known_statement(visit.conversation, statement_id)
    known_statement(visit.conversation, other_id, "other")
    if statement_id == other_id:
        raise Refused("same_statement", "other")
    visit.commit(StatementsContradicted(statement_id, other_id))


def settle_share(visit: Visit, statement_id: str, share: Share) -> None:
    """The resident decided: in the report, or never.

    Raises Refused for `ask`, which settles nothing, and for a "never" that comes after the words were frozen:
    a definitive version stays as it is, so that could not be promised any more.
    """
    statement = known_statement(visit.conversation, statement_id)
    if share is Share.ASK:
        raise Refused("empty", "to")
    if share is Share.NEVER:
        if visit.history.froze(statement_id):
            raise Refused("already_frozen/share", "to")
        visit.hush(quiet_note_of(statement))
    else:
        visit.commit(ShareSettled(statement_id))


def withhold(visit: Visit, statement_id: str) -> None:
    """The resident wants this line out of the report, before or after a version was made. Raises Refused.

    That version stays as it is; the next one is a draft without the line, and does not tell what went. It is no
    promise that the words are nowhere: `settle_share` gives that one, while nothing was frozen.
    """
    known_statement(visit.conversation, statement_id)
    visit.commit(StatementWithheld(statement_id))


def rewrite_quiet(visit: Visit, note_id: str, text: str) -> None:
    """Change the words of a quiet line; the earlier ones are gone. Raises Refused when there are none."""
    note = next(note for note in visit.quiet_notes if note.id == note_id)
    visit.rewrite_note(replace(note, text=filled(text, "text")))


def take_quiet_away(visit: Visit, note_id: str) -> None:
    """A quiet line is gone for good."""
    visit.forget_note(note_id)


def flag_urgent(visit: Visit, statement_id: str, urgent: bool = True) -> None:
    """Mark a statement as urgent. Raises Refused."""
    known_statement(visit.conversation, statement_id)
    visit.commit(StatementFlagged(statement_id, urgent))


def rate(visit: Visit, rating: DomainRating) -> None:
    """The resident's own rating of a life domain. Raises Refused for the story or an unknown domain."""
    if rating.life_domain == STORY:
        raise Refused("unknown_life_domain", "domain")
    known_place(rating.life_domain)
    visit.commit(DomainRated(rating))


def apart_with(conversation: Conversation) -> tuple[Participant, ...]:
    """With whom, besides the resident, there can be a talk apart: who is here and does not only help it along."""
    return tuple(
        person
        for person in conversation.participants
        if person.present
        and person.interpreter is not InterpreterKind.PROFESSIONAL
        and person.role is not Role.SECOND_CONSULTANT
    )


def open_private(visit: Visit, with_whom: str = RESIDENT) -> None:
    """The others leave the room. Raises Refused when a moment is already open, or it is with nobody who is here."""
    if visit.conversation.private.is_open:
        raise Refused("private_already_open")
    if with_whom != RESIDENT and with_whom not in {person.id for person in apart_with(visit.conversation)}:
        raise Refused("unknown_person", "with")
    visit.commit(PrivateMomentSet(PrivateState.OPEN, visit.desk.now(), with_whom))


def end_private(visit: Visit) -> None:
    """The others come back. Raises Refused when no moment is open."""
    if not visit.conversation.private.is_open:
        raise Refused("private_not_open")
    visit.commit(PrivateMomentSet(PrivateState.HELD, visit.desk.now()))


def put_off_private(visit: Visit, later: bool) -> None:
    """There was no moment apart: later, or not at all. Raises Refused while it is going on."""
    if visit.conversation.private.is_open:
        raise Refused("private_already_open")
    state = PrivateState.LATER if later else PrivateState.NOT_HELD
    visit.commit(PrivateMomentSet(state, visit.desk.now()))
