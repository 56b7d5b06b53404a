"""How a statement came to be what it is: when it was said, and everything that was done with it since."""

from __future__ import annotations

from keukentafel.domain import changes as done
from keukentafel.domain.history import Entry
from keukentafel.domain.life_domains import STORY
from keukentafel.i18n import format_time
from keukentafel.ui.shared.session import Session


def history_lines(session: Session, statement_id: str, see_all: bool) -> tuple[str, ...]:
    """One line for each thing, oldest first; nothing of another statement that cannot be seen now."""
    lines = []
    today = session.doors.clock.now().date()
    before = ""
    for entry, counts in session.visit.history.about(statement_id):
        what = _what(session, entry, statement_id, before, see_all)
        if not what:
            continue
        if counts and isinstance(entry.change, done.StatementRecorded):
            before = entry.change.statement.text
        if counts and isinstance(entry.change, done.StatementCorrected):
            before = entry.change.text
        when = format_time(entry.at)
        if entry.at.date() != today:
            when = f"{session.words.day_near(entry.at.date(), today)}, {when}"
        line = f"{when}  {what}"
        lines.append(line if counts else session.words.t("{line} (teruggedraaid)").format(line=line))
    return tuple(lines)


def _what(session: Session, entry: Entry, statement_id: str, before: str, see_all: bool) -> str:
    t, conversation = session.words.t, session.conversation
    match entry.change:
        case done.StatementRecorded(statement):
            return t("opgeschreven: {text}").format(text=statement.text)
        case done.StatementCorrected(_, text):
            return t("verbeterd: {text} (was: {before})").format(text=text, before=before)
        case done.StatementPlaced(_, about):
            pack = session.doors.library.pack()
            name = t("het verhaal") if about == STORY else t(pack.life_domain(about).title)
            return t("verplaatst naar: {place}").format(place=name)
        case done.StatementConfirmed(_, by):
            return t("bevestigd door {name}").format(name=conversation.name_of(by))
        case done.StatementsContradicted(one, two):
            other = conversation.statement(two if one == statement_id else one)
            if other is None or (session.conversation.is_folded(other) and not see_all):
                return ""
            name = conversation.name_of(other.speaker)
            return t("anders dan {name}: {text}").format(name=name, text=other.text)
        case done.ShareSettled():
            return t("mag in het verslag")
        case done.StatementFlagged(_, urgent):
            return t("spoed") if urgent else t("toch geen spoed")
    return ""
