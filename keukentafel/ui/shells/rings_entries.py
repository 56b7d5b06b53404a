"""What stands in the rings: a helper of one need, or somebody with all they do, and the words for each."""

from __future__ import annotations

from dataclasses import dataclass

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.marks import N_
from keukentafel.domain.people import RESIDENT
from keukentafel.domain.shells import HelpLine, Part, Quadrant, Shell, shell_of
from keukentafel.domain.support_map import Help, SupportMap, is_person
from keukentafel.i18n import Catalogue
from keukentafel.ui.parts.choices import name

PART_NAMES = {
    Part.USUAL_HELP: N_("gebruikelijke hulp"),
    Part.CARE: N_("mantelzorg"),
    Part.OTHER_NETWORK: N_("overig netwerk"),
    Part.GENERAL_FACILITY: N_("algemene voorziening"),
    Part.COLLECTIVE: N_("collectief aanbod"),
    Part.OTHER_LAW: N_("andere wet"),
}
"""The parts that stand apart in the drawing, by their short names."""

DEFAULT_PART = {
    Shell.OWN_STRENGTH: Part.OWN_STRENGTH,
    Shell.NETWORK: Part.OTHER_NETWORK,
    Shell.GENERAL: Part.GENERAL_FACILITY,
    Shell.TAILORED: Part.IN_KIND,
}
"""Where somebody is put of whom only the shell is known."""


@dataclass(frozen=True)
class RingEntry:
    """Somebody in the drawing. `key` tells them apart; `said` is all there is to know, in words.

    `sure`: drawn with a whole edge. `alone`: vital, and nobody steps in.
    """

    key: str
    part: Part
    called: str
    below: str
    said: str
    sure: bool
    alone: bool
    pill: bool
    quadrant: Quadrant | None = None

    @property
    def shell(self) -> Shell:
        """The shell they stand in."""
        return shell_of(self.part)


def short_name(who: str, conversation: Conversation) -> str:
    """How somebody is called in the drawing: as they are called at this table."""
    if who == RESIDENT:
        return conversation.case.form_of_address
    person = conversation.participant(who)
    return person.id if person else who


def entries_of(conversation: Conversation, need_id: str, words: Catalogue) -> tuple[RingEntry, ...]:
    """The helpers of one need; the key is the number of the line, as in `h1/2`."""
    return tuple(
        _entry(f"{need_id}/{number}", line, short_name(line.who, conversation), words)
        for number, line in conversation.numbered_help(need_id)
    )


def _entry(key: str, line: HelpLine, called: str, words: Catalogue) -> RingEntry:
    own = _own(line)
    below = line.frequency if line.confirmed or own else words.t("gevraagd?")
    where = ", ".join(dict.fromkeys((name(shell_of(line.part), words).lower(), name(line.part, words))))
    return RingEntry(
        key, line.part, called, below, f"{called}, {where}: {details(line, words)}", line.confirmed or own,
        line.vital and not line.backup.strip(), not is_person(line.part), line.quadrant,
    )  # fmt: skip


def _own(line: HelpLine) -> bool:
    return line.who == RESIDENT or line.part is Part.OWN_STRENGTH


def details(line: HelpLine, words: Catalogue) -> str:
    """Everything of a help line but who and where: "boodschappen, elke dinsdag, nog niet gevraagd, …"."""
    return ", ".join(part for part in (line.task, line.frequency, *standing(line, words)) if part)


def standing(line: HelpLine, words: Catalogue) -> tuple[str, ...]:
    """Until when, whether they said yes and how, who steps in, and what depends on it."""
    t = words.t
    said = [t("tot {day}").format(day=words.day(line.until))] if line.until else []
    if line.confirmed_on is not None and line.confirmed_how is not None:
        day = words.day(line.confirmed_on)
        said.append(t("zei ja op {day}, {how}").format(day=day, how=name(line.confirmed_how, words)))
    elif not _own(line):
        said.append(t("nog niet gevraagd"))
    if line.backup.strip():
        said.append(t("valt dit weg: {backup}").format(backup=line.backup))
    elif not _own(line) or line.vital:
        said.append(t("niemand achter de hand"))
    if line.vital:
        said.append(t("zonder deze hulp gaat het mis"))
    if line.quadrant is not None:
        said.append(name(line.quadrant, words))
    return tuple(said)


def map_entries(found: SupportMap, words: Catalogue, by_quadrant: bool) -> tuple[RingEntry, ...]:
    """Everybody once in each shell they stand in, for all needs; by quadrant only who has one.

    The key is that of the first of their lines.
    """
    together: dict[tuple[str, Part, Quadrant | None], list[Help]] = {}
    for line in found.helps:
        quadrant = line.quadrant if by_quadrant else None
        if not by_quadrant or (quadrant is not None and not line.by_resident):
            together.setdefault((line.who, line.part, quadrant), []).append(line)
    return tuple(
        _together(lines, words, by_quadrant) for lines in together.values()
    )


def needs_in_words(numbers: tuple[int, ...], words: Catalogue) -> str:
    """ "vraag 1" or "vraag 1 en 3"."""
    texts = [str(number) for number in numbers]
    if len(texts) > 1:
        texts = [words.t("{first} en {last}").format(first=", ".join(texts[:-1]), last=texts[-1])]
    return words.t("vraag {number}").format(number=texts[0])


def _together(lines: list[Help], words: Catalogue, by_quadrant: bool) -> RingEntry:
    first = lines[0]
    needs = needs_in_words(tuple(sorted({line.need for line in lines})), words)
    sure = all(line.confirmed or line.by_resident for line in lines)
    alone = any(line.vital and not line.backup for line in lines)
    where = ", ".join(dict.fromkeys((name(shell_of(first.part), words).lower(), name(first.part, words))))
    said = [line.task for line in lines]
    if not sure:
        said.append(words.t("nog niet gevraagd"))
    if alone:
        said.append(words.t("niemand achter de hand"))
    if by_quadrant and first.quadrant is not None:
        said.append(name(first.quadrant, words))
    return RingEntry(
        first.line, first.part, first.called, needs, f"{first.called}, {where}, {needs}: {', '.join(said)}", sure,
        alone, not is_person(first.part), first.quadrant,
    )  # fmt: skip
