"""Rights and identity, agreements and consents, what is urgent, and how it is understood."""

from __future__ import annotations

from dataclasses import replace

from keukentafel.domain.agreements import Agreement, Consent, UrgentAction
from keukentafel.domain.changes import (
    AgreementMade,
    ConceptReadOut,
    ConsentGiven,
    GapMotivated,
    IdentityShown,
    PlanAnswered,
    ReactionGiven,
    Recorded,
    RightExplained,
    TaughtBack,
    UrgentDecided,
    ViewWritten,
    by_one_act,
)  # fmt: skip
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import IdentitySeen, PersonalPlan, Right, RightTold
from keukentafel.domain.signing import (
    Motivation,
    Reaction,
    ReadOut,
    ReadWhat,
    TeachBack,
    TeachBackAnswer,
)  # fmt: skip
from keukentafel.services.correcting import id_for
from keukentafel.services.overview import findings_of, must_be_motivatable
from keukentafel.services.validation import filled, known_language, known_statement, not_after
from keukentafel.services.visit import Visit


def explain_right(visit: Visit, told: RightTold, *more: Right) -> None:
    """Record that a right was explained, and `more` at that same moment to the same people. Raises Refused."""
    if not told.told:
        raise Refused("nobody_told", "told")
    not_after(told.on, visit.desk.today(), "on")
    rights = dict.fromkeys((told.right, *more))
    visit.commit(*by_one_act(RightExplained(replace(told, right=right)) for right in rights))


def answer_plan(visit: Visit, plan: PersonalPlan) -> None:
    """Record the persoonlijk plan, or that there is none."""
    visit.commit(PlanAnswered(plan))


def see_identity(visit: Visit, document: str, last_characters: str, identity: IdentitySeen) -> None:
    """Record that an identity document was seen. Raises Refused."""
    filled(document, "document")
    filled(last_characters, "last_characters")
    visit.commit(IdentityShown(identity))


def decide_urgent(visit: Visit, action: UrgentAction) -> None:
    """Record what was done today and the decision on a temporary provision (2.3.3). Raises Refused."""
    for field in ("what", "done_today", "by", "because"):
        filled(getattr(action, field), field)
    for statement_id in action.statements:
        known_statement(visit.conversation, statement_id)
    visit.commit(UrgentDecided(action))


def agree(visit: Visit, agreement: Agreement) -> None:
    """Record an agreement, literally, or, with the id of one, say it in other words. Raises Refused."""
    filled(agreement.what, "what")
    known = {made.id for made in visit.conversation.agreements}
    agreement_id = id_for(agreement.id, "a", visit, Recorded.AGREEMENT, known)
    visit.commit(AgreementMade(replace(agreement, id=agreement_id)))


def consent(visit: Visit, given: Consent) -> None:
    """Record one consent, or that it was revoked: one written the same but for capitals and spaces is meant.

    Revoking says nothing new about when and how it was given: what was done until then had consent. Raises Refused.
    """
    for field in ("to", "what", "purpose"):
        filled(getattr(given, field), field)
    if given.until is not None and given.until < given.given_on and not given.revoked:
        raise Refused("dates_reversed", "until")
    known = next((c for c in visit.conversation.consents if _same_consent(c) == _same_consent(given)), None)
    if known is not None:
        given = _again(known, given)
    visit.commit(ConsentGiven(given))


def _again(known: Consent, given: Consent) -> Consent:
    if not given.revoked:
        return replace(given, to=known.to, what=known.what, purpose=known.purpose)
    return known if known.revoked else replace(known, revoked=True, revoked_on=given.given_on)


def _same_consent(given: Consent) -> tuple[str, ...]:
    return tuple(" ".join(text.casefold().split()) for text in (given.to, given.what, given.purpose))


def write_view(visit: Visit, text: str, view_id: str = "") -> None:
    """Record the consultant's own view, or, with the id of a part of it, say that in other words. Raises Refused."""
    text = filled(text, "text")
    known = {view.id for view in visit.conversation.views}
    visit.commit(ViewWritten(text, id_for(view_id, "v", visit, Recorded.VIEW, known)))


def read_out(visit: Visit, what: ReadWhat, by: str, lang: str) -> None:
    """Record that the concept was read out. Raises Refused."""
    known_language(visit.desk.library, lang, "lang")
    visit.commit(ConceptReadOut(ReadOut(what, filled(by, "by"), lang, visit.desk.now())))


def teach_back(visit: Visit, taught: TeachBack) -> None:
    """Record the teach-back. Raises Refused when it was given without words."""
    if taught.answer is TeachBackAnswer.GIVEN:
        filled(taught.text, "text")
    visit.commit(TaughtBack(taught))


def react(visit: Visit, by: str, text: str, statement_id: str = "") -> None:
    """Record a remark, byte for byte, about one line or the whole report.

    Raises Refused when it is empty, is nobody's, or is about a line that is not there.
    """
    filled(text, "text")
    if statement_id:
        known_statement(visit.conversation, statement_id)
    visit.commit(ReactionGiven(Reaction(filled(by, "by"), text, visit.desk.now(), statement_id)))


def motivate(visit: Visit, finding: str, about: str, text: str) -> None:
    """Record why a gap stays. An empty `about` means every gap of that name that has no reason yet.

    Where all of them have one, and where `about` names a gap, it takes the place of the reason that was given before.
    Raises Refused when no gap has that name, or it cannot be motivated.
    """
    must_be_motivatable(finding)
    text = filled(text, "text")
    about = about.strip()
    found = [gap for gap in findings_of(visit) if gap.code == finding]
    unexplained = [gap for gap in found if gap.motivated is None] or found
    wanted = dict.fromkeys(gap.about for gap in unexplained) if not about and found else {about: None}
    visit.commit(*by_one_act(GapMotivated(Motivation(finding, each, text)) for each in wanted))


def take_reason_back(visit: Visit, finding: str, about: str) -> None:
    """The gap is open again. Raises Refused when no reason was written for it."""
    if (finding, about) not in {(m.finding, m.about) for m in visit.conversation.motivations}:
        raise Refused("no_such_gap", "finding")
    visit.commit(GapMotivated(Motivation(finding, about, "")))
