"""What is needed, and how far each shell reaches."""

from __future__ import annotations

from dataclasses import replace

from keukentafel.domain.carers import CarerAnswer, CarerSituation
from keukentafel.domain.carried import Still
from keukentafel.domain.changes import (
    CarerDescribed,
    DeliveryChosen,
    ExpertDecided,
    HelpChanged,
    HelpPlaced,
    HelpRemoved,
    NeedStated,
    OtherLawConsidered,
    ProblemRecorded,
    Recorded,
    ShellJudged,
    SupportDetermined,
)  # fmt: skip
from keukentafel.domain.content.code_lists import ListId
from keukentafel.domain.needs import Delivery, ExpertAdvice, Need, OtherLaw, Problem, Support
from keukentafel.domain.refusals import Refused
from keukentafel.domain.review import answer_to
from keukentafel.domain.shells import PARTS_OF, HelpLine, ShellJudgement
from keukentafel.services.correcting import id_for, never_used
from keukentafel.services.validation import filled, known_need, known_place, not_after
from keukentafel.services.visit import Visit

MOST_UNITS = 100_000
"""More of any unit is a slip of the hand."""


def next_need_id(visit: Visit) -> str:
    """The id that a new need gets: h1, h2, …; that of one that was taken away is not given again.

    In a review, the needs of the previous report keep theirs: one that changed takes it again.
    """
    conversation = visit.conversation
    taken = {need.id for need in conversation.needs}
    carried = [(c.number, c.need.id) for c in (conversation.previous.items if conversation.previous else ()) if c.need]
    for number, need_id in carried:
        if need_id not in taken and answer_to(conversation, number) is Still.CHANGED:
            return need_id
    return never_used("h", visit, Recorded.NEED, taken | {need_id for _, need_id in carried})


def state_need(visit: Visit, need: Need) -> None:
    """Record a hulpvraag, or say it in other words. Raises Refused."""
    filled(need.id, "id")
    filled(need.help_me, "help_me")
    filled(need.so_that, "so_that")
    for life_domain in need.life_domains:
        known_place(life_domain)
    visit.commit(NeedStated(need))


def record_problem(visit: Visit, problem: Problem) -> None:
    """Record a problem behind a need, or, with the id of one, say it in other words. Raises Refused."""
    known_need(visit.conversation, problem.need)
    filled(problem.text, "text")
    known = {known.id for known in visit.conversation.problems}
    visit.commit(ProblemRecorded(replace(problem, id=id_for(problem.id, "p", visit, Recorded.PROBLEM, known))))


def determine_support(visit: Visit, support: Support) -> None:
    """Record kind and amount of what is needed. Raises Refused."""
    known_need(visit.conversation, support.need)
    filled(support.what, "what")
    visit.commit(SupportDetermined(support))


def judge_shell(visit: Visit, judgement: ShellJudgement) -> None:
    """Record how far a shell reaches. Raises Refused for a part of another shell."""
    known_need(visit.conversation, judgement.need)
    filled(judgement.because, "because")
    if judgement.part is not None and judgement.part not in PARTS_OF[judgement.shell]:
        raise Refused("wrong_part", "part")
    visit.commit(ShellJudged(judgement))


def place_help(visit: Visit, line: HelpLine) -> None:
    """Place a helper in a shell; the same helper, need and part again replaces the line.

    A day without a way, or a way without a day, confirms nothing yet and is no mistake. Raises Refused.
    """
    visit.commit(HelpPlaced(_sound(visit, line)))


def change_help(visit: Visit, number: int, line: HelpLine) -> None:
    """Let line `number` of its need say something else. Raises Refused, also when that helper is there already."""
    line = _sound(visit, line)
    _known_line(visit, line.need, number)
    others = (other for known, other in visit.conversation.numbered_help(line.need) if known != number)
    if any((other.part, other.who) == (line.part, line.who) for other in others):
        raise Refused("helper_twice", "who")
    visit.commit(HelpChanged(number, line))


def remove_help(visit: Visit, need: str, number: int) -> None:
    """Take a helper out of a shell again. Raises Refused when the line is not there."""
    known_need(visit.conversation, need)
    _known_line(visit, need, number)
    visit.commit(HelpRemoved(need, number))


def _sound(visit: Visit, line: HelpLine) -> HelpLine:
    known_need(visit.conversation, line.need)
    line = replace(line, who=filled(line.who, "who"))
    filled(line.task, "task")
    not_after(line.confirmed_on, visit.desk.today(), "confirmed_on")
    return line


def _known_line(visit: Visit, need: str, number: int) -> None:
    if visit.conversation.help_line(need, number) is None:
        raise Refused("no_such_help")


def describe_carer(visit: Visit, carer: CarerSituation) -> None:
    """Answer whether there is a carer and how it is with them; a carer may still be without a name."""
    visit.commit(CarerDescribed(replace(carer, who=carer.who.strip())))


def answer_that_cares(visit: Visit, who: str) -> None:
    """Answer that somebody who was written down as a carer is one; what it asks of them is still to be told."""
    describe_carer(visit, CarerSituation(CarerAnswer.YES, who))


def answer_heard_apart(visit: Visit, carer: CarerSituation) -> None:
    """Answer that this carer was spoken to apart; what else is known of them stays."""
    describe_carer(visit, replace(carer, heard_apart=True))


def consider_law(visit: Visit, other_law: OtherLaw) -> None:
    """Record what another law gives, or why not. Raises Refused."""
    filled(other_law.because, "because")
    visit.commit(OtherLawConsidered(other_law))


def decide_expert(visit: Visit, advice: ExpertAdvice) -> None:
    """Record whether expert advice is asked, and why. Raises Refused."""
    known_need(visit.conversation, advice.need)
    filled(advice.because, "because")
    visit.commit(ExpertDecided(advice))


def choose_delivery(visit: Visit, delivery: Delivery) -> None:
    """Record the wished form of delivery; the conditions of a pgb may still be open.

    Product and amount are advised or left out; an amount has a number, a unit and a frequency. Raises Refused.
    """
    known_need(visit.conversation, delivery.need)
    lists = visit.desk.library.codes()
    for list_id, value, field in (
        (ListId.CATEGORY, delivery.category, "category"),
        (ListId.UNIT, delivery.unit, "unit"),
        (ListId.FREQUENCY, delivery.per, "per"),
    ):
        if value and not lists.has(list_id, value):
            raise Refused("not_in_list", field)
    if delivery.volume is not None or delivery.unit or delivery.per:
        if delivery.volume is None or not 0 < delivery.volume <= MOST_UNITS:
            raise Refused("bad_volume", "volume")
        filled(delivery.unit, "unit")
        filled(delivery.per, "per")
    visit.commit(DeliveryChosen(delivery))
