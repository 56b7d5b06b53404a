"""From a conversation to the block of each need: problem, support, the four shells, what remains."""

from __future__ import annotations

from keukentafel.domain.content.code_lists import ListId
from keukentafel.domain.content.pack import ContentPack
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.needs import Need
from keukentafel.domain.report.report_need_parts import (
    DeliveryLine,
    ExpertLine,
    HelpEntry,
    NeedBlock,
    PartSection,
    PersonReach,
    Reach,
    ShellSection,
    SupportLine,
)  # fmt: skip
from keukentafel.domain.report.report_sections import Teller, titles_on_paper
from keukentafel.domain.shells import (
    PARTS_OF,
    HelpLine,
    Outcome,
    Part,
    Shell,
    ShellJudgement,
    outcomes_of,
    shell_of,
)  # fmt: skip


def need_blocks(teller: Teller, pack: ContentPack) -> tuple[NeedBlock, ...]:
    """A block for every need, numbered from 1 in the order they were stated."""
    return tuple(
        _block(teller, pack, need, number) for number, need in enumerate(teller.conversation.needs, 1)
    )


def _block(teller: Teller, pack: ContentPack, need: Need, number: int) -> NeedBlock:
    conversation = teller.conversation
    titles = titles_on_paper(pack)
    return NeedBlock(
        number=number,
        help_me=need.help_me,
        so_that=need.so_that,
        life_domains=tuple(titles[domain] for domain in need.life_domains if domain in titles),
        problems=tuple(p.text for p in conversation.problems if p.need == need.id),
        support=_support(conversation, need.id),
        shells=_shells(teller, pack, need.id),
        delivery=_delivery(teller, need.id),
        expert=_expert(conversation, need.id),
    )


def _support(conversation: Conversation, need: str) -> SupportLine | None:
    found = next((s for s in conversation.supports if s.need == need), None)
    if found is None:
        return None
    return SupportLine(found.what, found.amount, found.frequency, found.duration, found.why, found.basis)


def _delivery(teller: Teller, need: str) -> DeliveryLine | None:
    found = next((d for d in teller.conversation.deliveries if d.need == need), None)
    if found is None:
        return None
    paid = tuple(teller.name(person) for person in found.paid)
    manager = teller.name(found.managed_by) if found.managed_by else ""
    facts = ((ListId.CATEGORY, found.category), (ListId.UNIT, found.unit), (ListId.FREQUENCY, found.per))
    return DeliveryLine(
        found.form, found.able, found.motivation, found.quality, paid, manager,
        found.category, found.volume, found.unit, found.per, teller.codes.codes(*facts),
    )  # fmt: skip


def _expert(conversation: Conversation, need: str) -> ExpertLine | None:
    found = next((e for e in conversation.expert_advice if e.need == need), None)
    return ExpertLine(found.asked, found.because) if found else None


def _shells(teller: Teller, pack: ContentPack, need: str) -> tuple[ShellSection, ...]:
    titles = {shell.id: shell.title for shell in pack.shells}
    part_titles = {part.id: part.title for shell in pack.shells for part in shell.parts}
    judged = [j for j in teller.conversation.judgements if j.need == need]
    outcomes = outcomes_of(judged)
    alone = outcomes.get(Shell.OWN_STRENGTH) is Outcome.COVERS
    sections = []
    for shell in Shell:
        parts = tuple(_part(teller, need, part, part_titles.get(part.value, ""), alone) for part in PARTS_OF[shell])
        reach = Reach(outcomes[shell], _because(teller, judged, shell)) if shell in outcomes else None
        sections.append(ShellSection(shell, titles.get(shell.value, shell.value), reach, parts))
    return tuple(sections)


def _because(teller: Teller, judged: list[ShellJudgement], shell: Shell) -> str:
    """The reasons given for a shell as a whole; those for its parts stand with the parts."""
    whole = [j for j in judged if j.shell is shell and j.part is None]
    return " ".join(f"{teller.name(j.who)}: {j.because}" if j.who else j.because for j in whole)


def _part(teller: Teller, need: str, part: Part, title: str, alone: bool) -> PartSection:
    """`alone`: the resident covers the need, and nobody has to be asked for usual help."""
    conversation = teller.conversation
    shell = shell_of(part)
    judged = [
        j.who for j in conversation.judgements if (j.need, j.shell, j.part) == (need, shell, part) and j.who
    ]
    asked = part is Part.USUAL_HELP and not alone
    expected = [person.id for person in conversation.housemates] if asked else []
    people = tuple(
        PersonReach(teller.who(person), _reach(_judgement(conversation, need, shell, part, person)))
        for person in dict.fromkeys([*expected, *judged])
    )
    lines = tuple(_help(teller, line) for line in conversation.help_of(need) if line.part is part)
    return PartSection(part, title, _reach(_judgement(conversation, need, shell, part, "")), people, lines)


def _judgement(
    conversation: Conversation, need: str, shell: Shell, part: Part | None, who: str
) -> ShellJudgement | None:
    key = (need, shell, part, who)
    return next((j for j in conversation.judgements if (j.need, j.shell, j.part, j.who) == key), None)


def _reach(judgement: ShellJudgement | None) -> Reach | None:
    return Reach(judgement.outcome, judgement.because) if judgement else None


def _help(teller: Teller, line: HelpLine) -> HelpEntry:
    return HelpEntry(
        teller.who(line.who), line.task, line.frequency, line.until, line.confirmed_on, line.confirmed_how,
        line.backup, line.vital, line.quadrant,
    )  # fmt: skip
