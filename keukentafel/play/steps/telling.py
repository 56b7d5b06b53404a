"""What is said, seen and read; what can be done with it; and the moment without the others."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListView, QPushButton, QWidget

from keukentafel.domain.life_domains import STORY
from keukentafel.domain.statements import Share, Source, source_of
from keukentafel.play.errors import StepFailed, StepRefused
from keukentafel.play.filling import Undo, fill_and_save, put
from keukentafel.play.rehearsal import Rehearsal
from keukentafel.play.script import Step, Value

DRAFT_WITHIN_MS = 10_000
QUIET_KEYS = "Ctrl+Shift+K"
BEHIND_MORE = ("original", "lang", "original_by", "share", "by", "about", "via", "own_words")


def say(play: Rehearsal, step: Step) -> None:
    """Somebody says something."""
    by = step.text("by")
    source = source_of(by, play.conversation.participants)
    fields: dict[str, Value] = {} if source is Source.RESIDENT else {"by": by}
    fields |= {"about": step.text("about") or STORY, "via": step.text("via"), "own_words": step.yes("own_words")}
    fields |= {key: step.text(key) for key in ("original", "lang", "original_by") if step.text(key)}
    _catch(play, step, source, fields)


def see(play: Rehearsal, step: Step) -> None:
    """The consultant sees something."""
    _catch(play, step, Source.OBSERVED, {"about": step.text("about") or STORY})


def document(play: Rehearsal, step: Step) -> None:
    """A document says something."""
    fields: dict[str, Value] = {"about": step.text("about") or STORY, "document": step.text("document")}
    # The paper of the line before is still there; of this one only what the step says is so.
    fields |= {"dated": step.keys.get("dated"), "obtained_from": step.text("obtained_from")}
    _catch(play, step, Source.DOCUMENT, fields)


def _catch(play: Rehearsal, step: Step, source: Source, fields: dict[str, Value]) -> None:
    hands, share = play.hands, step.text("share")
    known = {statement.id for statement in play.conversation.statements}
    if share == Share.NEVER:
        hands.key(QUIET_KEYS)
    elif share:
        fields["share"] = share
    hands.choose("catch.source", (source.value,))
    _assume(play, step.text("certainty") == "assumed")
    hidden = any(
        key in fields and not _is_seen(play, f"catch.{key}") and not _is_so(play, f"catch.{key}", fields[key])
        for key in BEHIND_MORE
    )
    if hidden:
        hands.click("catch.more")
    undo: list[Undo] = []
    for key, value in fields.items():
        seen = _is_seen(play, f"catch.{key}")
        put_back = put(play, f"catch.{key}", value) if seen or not _is_so(play, f"catch.{key}", value) else None
        if put_back is not None:
            undo.append(put_back)
    line = hands.find("catch.text", QLineEdit)
    hands.type_in(line, step.text("text"))
    try:
        play.act("catch.save", "catch")
    except StepRefused:
        hands.type_in(line, "")
        for put_back in reversed(undo):
            put_back()
        _assume(play, False)
        if share == Share.NEVER:
            hands.key(QUIET_KEYS)
        # Its number is spent: the script counts what was asked, and nothing stands behind it.
        play.names.statements.append("")
        raise
    finally:
        if hidden:
            hands.click("catch.more")
    _count(play, known)


def _is_seen(play: Rehearsal, name: str) -> bool:
    return play.hands.seen(name, QWidget) is not None or bool(play.hands.chips(name))


def _is_so(play: Rehearsal, name: str, value: Value) -> bool:
    """Whether an input that is folded away already holds the value: nobody opens it for that."""
    box = play.main.findChild(QComboBox, name)
    if box is not None:
        return value == (box.currentData() or box.currentText())
    switch = play.main.findChild(QCheckBox, name)
    return switch is not None and switch.isChecked() == value


def _assume(play: Rehearsal, assumed: bool) -> None:
    button = play.hands.find("catch.assumed", QPushButton)
    if button.isChecked() != assumed:
        play.hands.click_on(button)


def _count(play: Rehearsal, known: set[str]) -> None:
    new = [statement.id for statement in play.conversation.statements if statement.id not in known]
    play.names.statements.append(new[-1] if new else "")
    if not new:
        play.names.hushed.append(len(play.names.statements))


def _select(play: Rehearsal, *ids: str) -> None:
    """Select the first of these on the story page, with all of them unfolded."""
    play.go("story")
    story = play.hands.find("story.statements", QListView)
    show = play.hands.seen("story.private.show", QPushButton)
    if show is not None and any(play.hands.find_row(story, statement) < 0 for statement in ids):
        play.hands.click_on(show)
    row = play.hands.find_row(story, ids[0])
    if row < 0:
        raise StepFailed("deze uitspraak staat niet op het scherm")
    play.hands.click_row(story, row)
    if story.currentIndex().data(Qt.ItemDataRole.UserRole) != ids[0]:
        raise StepFailed("deze uitspraak is niet te kiezen")


def confirm(play: Rehearsal, step: Step) -> None:
    """A second person says the same."""
    _select(play, play.statement(step.keys["statement"]))
    fill_and_save(play, "confirm", {"by": step.text("by")})


def contradict(play: Rehearsal, step: Step) -> None:
    """Two statements say different things."""
    other = play.statement(step.keys["other"])
    _select(play, play.statement(step.keys["statement"]), other)
    fill_and_save(play, "contradict", {"other": other})


def share(play: Rehearsal, step: Step) -> None:
    """Settle whether a statement may be in the report."""
    _select(play, play.statement(step.keys["statement"]))
    fill_and_save(play, "share", {"to": step.text("to")})
    number = step.keys["statement"]
    if step.text("to") == Share.NEVER and isinstance(number, int):
        play.names.hushed.append(number)


def withhold(play: Rehearsal, step: Step) -> None:
    """The resident wants a line out of the report."""
    _select(play, play.statement(step.keys["statement"]))
    fill_and_save(play, "withhold", {})


def flag(play: Rehearsal, step: Step) -> None:
    """Mark a statement as urgent; the button would take the mark away from one that has it."""
    statement = play.conversation.statement(play.statement(step.keys["statement"]))
    if statement is not None and not statement.urgent:
        _select(play, statement.id)
        play.act("flag.save", "flag")


def rate(play: Rehearsal, step: Step) -> None:
    """The resident's own rating of a life domain."""
    play.go("story")
    fill_and_save(play, "rate", step.keys)


def private(play: Rehearsal, step: Step) -> None:
    """The others leave the room; or there is no such moment, or it comes later."""
    play.go("story")
    if step.yes("held"):
        who = step.text("with")
        button = f"private.open.{who}" if who else "private.open"
        if play.hands.seen(button, QPushButton) is None:
            play.hands.click("fold.private_with")
        play.act(button, "private")
        return
    button = "private.later" if step.yes("later") else "private.not_held"
    if play.hands.seen(button, QPushButton) is None:
        play.hands.click("fold.private")
    play.act(button, "private")


def private_end(play: Rehearsal, _step: Step) -> None:
    """The others come back."""
    play.go("story")
    play.act("private.end", "private")


def type_half(play: Rehearsal, step: Step) -> None:
    """Begin a line in the catch line, or (empty) take it away; done when it is kept as a draft."""
    play.must_be_at_visit()
    play.hands.type_in(play.hands.find("catch.text", QLineEdit), step.text("text"))
    drafts = play.session.drafts
    if not play.hands.wait(lambda: drafts.nothing_is_due, DRAFT_WITHIN_MS):
        raise StepFailed(play.alarm() or "wat getypt is, wordt niet bewaard")


ACTS = {
    "type": type_half,
    "say": say,
    "see": see,
    "document": document,
    "confirm": confirm,
    "contradict": contradict,
    "share": share,
    "withhold": withhold,
    "flag": flag,
    "rate": rate,
    "private": private,
    "private_end": private_end,
}

