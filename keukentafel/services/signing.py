"""One act of signing on a definitive version: who may do it, and how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from keukentafel.domain.changes import ActSigned
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import GIVEN
from keukentafel.domain.people import CONSULTANT, REPRESENTATIVE_ROLES, RESIDENT, is_ground
from keukentafel.domain.press import Printed
from keukentafel.domain.refusals import Refused
from keukentafel.domain.signing import Act, FrozenVersion, How, SigningAct
from keukentafel.services.closing import close
from keukentafel.services.validation import filled, not_after
from keukentafel.services.visit import Visit

AGREEING_ACTS = frozenset({Act.CORRECT, Act.PARTLY, Act.APPLICATION_YES})
NOT_READ = frozenset({How.REFUSED, How.UNABLE, How.LATER})


def sign(visit: Visit, act: SigningAct) -> Printed | None:
    """Record one signing act on the frozen version; the consultant's own act closes the files with seals.

    Of an act on a paper that came back, `kind` and `version` say which version the paper is, also an earlier one; any
    other act is on the current version.

    Gives back the sealed report when this closed it; the act is kept also where the key to seal with is not there
    (`closing.awaits_seal`). Raises Refused before a freeze, for `klopt` or an application by somebody who neither read
    the text nor heard it (an application goes through when they insist; who refuses, is unable or waits agrees with
    nothing), for a representative without a ground, also one who applies in the resident's place, a cross without a
    witness, a spoken yes that nobody heard, a drawing without a line, and a paper that came back before there was this
    version or after today.
    """
    conversation = visit.conversation
    version = _version_signed(conversation, act)
    if act.how is How.ON_PAPER:
        act = replace(act, came_in=act.came_in or visit.desk.today())
    _refuse_who(visit, act, version)
    _refuse_how(act, version, visit.desk.today())
    visit.commit(ActSigned(replace(act, kind=version.kind, version=version.number, at=visit.desk.now())))
    if act.act is not Act.CONSULTANT or act.how is How.LATER or version is not conversation.current_version:
        return None
    try:
        return close(visit)
    except Refused:
        # The act is durable and must not be given twice; sealing can be done later.
        return None


def _refuse_who(visit: Visit, act: SigningAct, version: FrozenVersion) -> None:
    conversation = visit.conversation
    filled(act.by, "by")
    if _speaks_for_resident(conversation, act) and not is_ground(act.ground):
        person = conversation.participant(act.by)
        if person is None or person.role not in REPRESENTATIVE_ROLES:
            raise Refused("representative_without_ground", "ground")
    insisting = act.act is Act.APPLICATION_YES and act.insists
    agrees = act.act in AGREEING_ACTS and act.how not in NOT_READ and act.by != CONSULTANT and not insisting
    if agrees and not knows_text(visit, act.by, version):
        raise Refused("not_read_out", "act")
    if act.for_need and conversation.need(act.for_need) is None:
        raise Refused("unknown_need", "for_need")


def _refuse_how(act: SigningAct, version: FrozenVersion, today: date) -> None:
    if act.how in (How.DRAWN, How.CROSS) and (act.drawing is None or not act.drawing.strokes):
        raise Refused("nothing_drawn", "how")
    if act.how is How.ON_PAPER:
        _paper_could_come(act, version, today)
    if act.how is How.CROSS and not act.witness.strip():
        raise Refused("witness_missing", "witness")
    if act.how is How.SPOKEN and not act.heard_by.strip():
        raise Refused("heard_by_missing", "heard_by")


def _version_signed(conversation: Conversation, act: SigningAct) -> FrozenVersion:
    current = conversation.current_version
    if current is None:
        raise Refused("sign_before_freeze")
    if act.how is not How.ON_PAPER:
        return current
    return next((v for v in conversation.versions if (v.kind, v.number) == (act.kind, act.version)), current)


def _paper_could_come(act: SigningAct, version: FrozenVersion, today: date) -> None:
    not_after(act.came_in, today, "came_in")
    if act.given_on < version.at.date():
        raise Refused("paper_before_version", "came_in")


def _speaks_for_resident(conversation: Conversation, act: SigningAct) -> bool:
    """Signs in the resident's place: by saying so, or by applying for what only the resident may apply for."""
    resident = {RESIDENT, conversation.case.resident, conversation.case.form_of_address}
    applies = act.act is Act.APPLICATION_YES and act.how in GIVEN and act.by not in resident
    return act.how is How.BY_REPRESENTATIVE or applies


def knows_text(visit: Visit, who: str, version: FrozenVersion) -> bool:
    """Whether `who` read that version or heard it read out, as a whole or its summary; who was away heard nothing."""
    conversation = visit.conversation
    since = max((v.at for v in conversation.versions if v.at < version.at), default=conversation.began_at)
    until = min((v.at for v in conversation.versions if v.at > version.at), default=visit.desk.now())
    person = conversation.participant(who)
    was_there = person is None or person.present
    if was_there and any(since <= reading.at <= until for reading in conversation.read_outs):
        return True
    return any(
        act.by == who and act.act is Act.READ and act.how not in NOT_READ
        and (act.kind, act.version) == (version.kind, version.number)
        for act in conversation.acts
    )  # fmt: skip
