"""Steps 2 and 3 of the CRvB for each need, expert advice, and the conditions of a pgb."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.checks.base import Found, Situation, blank, dutch_date
from keukentafel.domain.content.product_words import product_words
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import Term, applications, deadline, is_overdue
from keukentafel.domain.needs import DeliveryForm, Need
from keukentafel.domain.shells import Outcome, Shell, shell_of
from keukentafel.domain.signing import Act, ReportKind


def need_without_problem(situation: Situation) -> Iterator[Found]:
    """Gap per need, CRvB step 2: no problem behind the need."""
    known = {p.need for p in situation.conversation.problems if not blank(p.text)}
    yield from (Found(need.id) for need in situation.conversation.needs if need.id not in known)


def need_without_support(situation: Situation) -> Iterator[Found]:
    """Gap per need, CRvB step 3: not said which support is needed, by kind and amount."""
    known = {s.need for s in situation.conversation.supports if not blank(s.what)}
    yield from (Found(need.id) for need in situation.conversation.needs if need.id not in known)


def support_without_basis(situation: Situation) -> Iterator[Found]:
    """Gap per need, CRvB step 3: an amount, and no norm, advice or observation that it rests on."""
    for support in situation.conversation.supports:
        if not blank(support.amount) and blank(support.basis):
            yield Found(support.need)


def with_tailored_help(conversation: Conversation) -> Iterator[Need]:
    """The needs for which something remains for maatwerk (CRvB step 5).

    What was said of that shell decides; where nothing was, a form of delivery or a helper in it does.
    """
    tailored = [j for j in conversation.judgements if j.shell is Shell.TAILORED]
    judged = {j.need for j in tailored}
    reached = {j.need for j in tailored if j.outcome in (Outcome.COVERS, Outcome.PARTLY)}
    reached |= {d.need for d in conversation.deliveries} - judged
    reached |= {h.need for h in conversation.help_lines if shell_of(h.part) is Shell.TAILORED} - judged
    return (need for need in conversation.needs if need.id in reached)


def expert_advice_undecided(situation: Situation) -> Iterator[Found]:
    """Gap per need with maatwerk, CRvB addition to step 3: not decided whether an expert must be asked."""
    decided = {a.need for a in situation.conversation.expert_advice}
    for need in with_tailored_help(situation.conversation):
        if need.id not in decided:
            yield Found(need.id)


def pgb_conditions(situation: Situation) -> Iterator[Found]:
    """Gap per need, 2.3.6 lid 2: a pgb, and able, motivation or quality is empty."""
    for delivery in situation.conversation.deliveries:
        conditions = (delivery.able, delivery.motivation, delivery.quality)
        if delivery.form is DeliveryForm.BUDGET and any(blank(text) for text in conditions):
            yield Found(delivery.need)


def product_in_need(situation: Situation) -> Iterator[Found]:
    """Warning per need, CRvB step 1: a product or an amount of hours in the hulpvraag; `detail`: which."""
    for need in situation.conversation.needs:
        words = product_words(f"{need.help_me} . {need.so_that}")
        if words:
            yield Found(need.id, ", ".join(words))


def application_before_investigation(situation: Situation) -> Iterator[Found]:
    """Warning, 2.3.2 lid 9: the resident applied while the investigation was not complete.

    Not once the six weeks have passed: then the resident may apply at once. `detail` is the day.
    """
    conversation = situation.conversation
    investigation = deadline(Term.INVESTIGATION, conversation.case.reported, situation.calendar)
    outcomes = [v.at for v in conversation.versions if v.kind is ReportKind.INVESTIGATION]
    for act in applications(conversation):
        complete = any(at <= act.at for at in outcomes)
        if not complete and not is_overdue(investigation, act.at.date()):
            yield Found(detail=dutch_date(act.at.date()))
            return


_APPLICATION_ANSWERS = (Act.APPLICATION_YES, Act.APPLICATION_NO, Act.APPLICATION_LATER)


def application_not_asked(situation: Situation) -> Iterator[Found]:
    """Warning per need with maatwerk, 2.3.5 lid 1: nobody asked whether the resident applies for it.

    Yes, no and later are answers; an answer for no need in particular counts for all of them.
    """
    asked = {act.for_need for act in situation.conversation.acts if act.act in _APPLICATION_ANSWERS}
    for need in with_tailored_help(situation.conversation):
        if not asked & {"", need.id}:
            yield Found(need.id)
