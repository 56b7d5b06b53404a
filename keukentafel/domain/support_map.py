"""All help of all needs together: on whom the plan leans, who was not asked yet, and what is left over.

The same facts for the screen, from a conversation, and for paper, from the needs of a report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from keukentafel.domain.checks.carers import same_person
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import CONSULTANT, RESIDENT
from keukentafel.domain.report.report_need_parts import NeedBlock
from keukentafel.domain.report.report_parts import Standing
from keukentafel.domain.shells import Outcome, Part, Quadrant, Shell, outcomes_of, shell_of

MOST_LEANED_ON = 2
"""With more than this many who carry the same, the plan leans on nobody in particular."""


@dataclass(frozen=True)
class Help:
    """A help line as the map needs it. `who` tells people apart, `called` is how they are named.

    `by_resident`: what the resident does; nobody is asked for that. `line` is need and number of the help line
    (`h1/2`) where it comes from a conversation.
    """

    need: int
    part: Part
    who: str
    called: str
    task: str
    frequency: str = ""
    confirmed: bool = False
    vital: bool = False
    backup: bool = False
    by_resident: bool = False
    quadrant: Quadrant | None = None
    line: str = ""


@dataclass(frozen=True)
class LeftOver:
    """What no shell before maatwerk reaches; `what` in the words of the conversation."""

    need: int
    what: str


@dataclass(frozen=True)
class Helper:
    """Somebody, or a service, with everything they do; `needs` are numbers, `tasks` what was said of them."""

    who: str
    called: str
    needs: tuple[int, ...]
    tasks: tuple[str, ...]
    frequencies: tuple[str, ...]
    vital: int
    vital_alone: int
    confirmed: bool

    @property
    def _weight(self) -> tuple[int, int, int, int]:
        return (self.vital_alone, self.vital, len(self.needs), len(self.tasks))


@dataclass(frozen=True)
class SupportMap:
    """The facts of the map. `leans_on` is empty where nobody helps, or where nobody carries more than others.

    `quadrants` counts the help of others by kind; help whose kind was not chosen is in `untagged`.
    """

    needs: int
    helps: tuple[Help, ...]
    helpers: tuple[Helper, ...]
    leans_on: tuple[Helper, ...]
    not_asked: tuple[str, ...]
    left_over: tuple[LeftOver, ...]
    quadrants: dict[Quadrant, int]
    untagged: int

    @property
    def leans_to(self) -> Quadrant | None:
        """The quadrant that most of the help is in, or None where none has more than the others."""
        most = max(self.quadrants.values(), default=0)
        first = [quadrant for quadrant, count in self.quadrants.items() if count == most]
        return first[0] if most and len(first) == 1 else None


def support_map(needs: int, helps: Iterable[Help], left_over: Sequence[LeftOver] = ()) -> SupportMap:
    """The map of these help lines; the same lines in the same order give the same map."""
    known = tuple(helps)
    others = [found for found in known if not found.by_resident]
    helpers = tuple(_helper([h for h in others if h.who == who]) for who in dict.fromkeys(h.who for h in others))
    most = max((helper._weight for helper in helpers), default=(0, 0, 0, 0))
    leading = tuple(helper for helper in helpers if helper._weight == most)
    counts = {quadrant: sum(h.quadrant is quadrant for h in others) for quadrant in Quadrant}
    return SupportMap(
        needs=needs,
        helps=known,
        helpers=helpers,
        leans_on=leading if len(leading) <= MOST_LEANED_ON else (),
        not_asked=tuple(helper.called for helper in helpers if not helper.confirmed),
        left_over=tuple(left_over),
        quadrants=counts,
        untagged=len(others) - sum(counts.values()),
    )


def _helper(lines: list[Help]) -> Helper:
    return Helper(
        who=lines[0].who,
        called=lines[0].called,
        needs=tuple(sorted({line.need for line in lines})),
        tasks=tuple(line.task for line in lines),
        frequencies=tuple(dict.fromkeys(line.frequency for line in lines if line.frequency)),
        vital=sum(line.vital for line in lines),
        vital_alone=sum(line.vital and not line.backup for line in lines),
        # Nobody is asked for maatwerk at the table: the municipality decides about it later.
        confirmed=all(line.confirmed or shell_of(line.part) is Shell.TAILORED for line in lines),
    )


def map_of(conversation: Conversation, on: date, need_id: str = "") -> SupportMap:
    """The map of a conversation as it stands on a day; with `need_id` that of one need only.

    Help of which the last day lies behind is not in it.
    """
    helps, left = [], []
    for number, need in enumerate(conversation.needs, 1):
        if need_id not in ("", need.id):
            continue
        for place, line in conversation.numbered_help(need.id):
            if line.over(on):
                continue
            who = same_person(conversation, line.who)
            helps.append(
                Help(
                    number, line.part, who, conversation.name_of(who), line.task, line.frequency, line.confirmed,
                    line.vital, bool(line.backup.strip()), who == RESIDENT or line.part is Part.OWN_STRENGTH,
                    line.quadrant, f"{need.id}/{place}",
                )
            )  # fmt: skip
        outcomes = outcomes_of(j for j in conversation.judgements if j.need == need.id)
        if _is_left(outcomes):
            support = next((s.what for s in conversation.supports if s.need == need.id), "")
            left.append(LeftOver(number, support.strip() or need.help_me))
    return support_map(1 if need_id else len(conversation.needs), helps, left)


def map_of_report(needs: Sequence[NeedBlock]) -> SupportMap:
    """The map of the needs in a report."""
    helps, left = [], []
    for need in needs:
        for shell in need.shells:
            for part in shell.parts:
                for entry in part.help:
                    # Two people who are called the same are told apart by what they are to the resident.
                    who = f"{entry.who.name.strip().casefold()}/{entry.who.role or ''}"
                    by_resident = entry.who.standing is Standing.RESIDENT or part.part is Part.OWN_STRENGTH
                    helps.append(
                        Help(
                            need.number, part.part, who, entry.who.name or CONSULTANT, entry.task, entry.frequency,
                            entry.confirmed, entry.vital, bool(entry.backup.strip()), by_resident, entry.quadrant,
                        )
                    )  # fmt: skip
        outcomes = {shell.shell: shell.reach.outcome for shell in need.shells if shell.reach is not None}
        if _is_left(outcomes):
            support = need.support.what if need.support is not None else ""
            left.append(LeftOver(need.number, support.strip() or need.help_me))
    return support_map(len(needs), helps, left)


def _is_left(outcomes: dict[Shell, Outcome]) -> bool:
    """Maatwerk is what is left over: the shells before it were all spoken about, and none of them is enough."""
    tailored = outcomes.get(Shell.TAILORED)
    if tailored is not None:
        return tailored in (Outcome.COVERS, Outcome.PARTLY)
    before = [outcomes.get(shell) for shell in Shell if shell is not Shell.TAILORED]
    return None not in before and Outcome.COVERS not in before


def is_person(part: Part) -> bool:
    """Whether a part is about people around the resident; else it is a place, a service or a law."""
    return shell_of(part) in (Shell.OWN_STRENGTH, Shell.NETWORK)
