"""Reviews (2.3.9): begun from the previous report, and asked item by item whether it still holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date

from keukentafel.domain.carried import CarriedWords, PreviousReport, Still, StillAnswer
from keukentafel.domain.carrying import previous_report
from keukentafel.domain.changes import ShellJudged, StatementRecorded, StatementWithheld, StillAnswered, by_one_act
from keukentafel.domain.people import RESIDENT, CaseDetails, CaseKind
from keukentafel.domain.refusals import Refused
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_review import StillLine, still_lines
from keukentafel.domain.report.report_sections import titles_on_paper
from keukentafel.domain.review import answer_to, ended, to_ask
from keukentafel.domain.statements import Share, Source
from keukentafel.domain.story import carried_story
from keukentafel.services import telling
from keukentafel.services.desk import Desk
from keukentafel.services.visit import Visit


@dataclass(frozen=True)
class ReviewStart:
    """What a review begins with: the previous report, and what is known of the resident.

    The case has today as the day of the melding and no case number: both are of the new one. `paper` is what came
    along to read, empty for none.
    """

    previous: PreviousReport
    case: CaseDetails
    paper: bytes = b""


def start_from_case(desk: Desk, conversation_id: str) -> ReviewStart:
    """A review of the newest definitive report of a conversation in this store.

    Raises Refused when nothing was frozen there, or what was frozen cannot be read.
    """
    visit = Visit(desk, conversation_id)
    version = visit.conversation.current_version
    if version is None:
        raise Refused("not_frozen")
    with desk.store.work() as work:
        record = work.reports.record(conversation_id, version.kind, version.number)
        work.audit.note("report_viewed", desk.now(), f"{conversation_id} {version.kind.value} {version.number}")
    document = _document(desk, record)
    previous = _previous(desk, document, record, conversation_id)
    return ReviewStart(previous, _anew(visit.conversation.case, desk.today()))


def start_from_record(desk: Desk, record: bytes) -> ReviewStart:
    """A review of a report that was made on another laptop, from its record (`verslag.json`).

    Raises Refused when it is no whole and unchanged record of a report.
    """
    document = _document(desk, record)
    _note_read_in(desk, "record")
    return ReviewStart(_previous(desk, document, record, ""), _case_of(desk, document))


def start_from_story(desk: Desk, data: bytes, words: str) -> ReviewStart:
    """What a resident brought along from another municipality, opened with their words. Nothing of it is a fact yet.

    Raises Refused for other words, and for a file that is no such story.
    """
    opened = desk.letter_box.open_story(data, words)
    if opened is None:
        raise Refused("words_do_not_open", "words")
    story, sha256, paper = opened
    codes = {language.code for language in desk.library.languages()}
    case = CaseDetails(
        resident=story.resident, form_of_address=story.form_of_address, born=story.born, address="",
        municipality="", case_number="", reported=desk.today(),
        speaks=story.speaks if story.speaks in codes else "", reads=story.reads if story.reads in codes else "",
    )  # fmt: skip
    _note_read_in(desk, "story")
    return ReviewStart(carried_story(story, sha256), case, paper)


def _note_read_in(desk: Desk, kind: str) -> None:
    with desk.store.work() as work:
        work.audit.note("read_in", desk.now(), kind)


def _document(desk: Desk, record: bytes) -> ReportDocument:
    try:
        return desk.press.document(record)
    except ValueError:
        raise Refused("bad_record") from None


def _previous(desk: Desk, document: ReportDocument, record: bytes, conversation_id: str) -> PreviousReport:
    return previous_report(document, conversation_id, hashlib.sha256(record).hexdigest(), desk.today())


def _anew(case: CaseDetails, today: date) -> CaseDetails:
    return replace(
        case, kind=CaseKind.REVIEW, case_number="", reported=today, reported_by="", receipt_confirmed=None
    )


def _case_of(desk: Desk, document: ReportDocument) -> CaseDetails:
    head, library = document.head, desk.library
    codes = {language.dutch_name: language.code for language in library.languages()}
    names = {library.profile(one).name: one for one in library.profiles()}
    return CaseDetails(
        resident=head.resident,
        form_of_address=head.form_of_address,
        born=head.born,
        address=head.address,
        municipality=names.get(head.sender.name, ""),
        case_number="",
        reported=desk.today(),
        speaks=codes.get(head.speaks, ""),
        reads=codes.get(head.reads, ""),
        kind=CaseKind.REVIEW,
        lives_alone=head.lives_alone,
    )


def lines_of(visit: Visit) -> tuple[tuple[int, StillLine], ...]:
    """The carried items that are asked, by number, each with its answer and what is said now."""
    titles = titles_on_paper(visit.desk.library.pack())
    numbers = [carried.number for carried in to_ask(visit.conversation)]
    return tuple(zip(numbers, still_lines(visit.conversation, titles), strict=True))


def answer(visit: Visit, number: int, still: Still) -> None:
    """Record whether an item of the previous report still holds; with yes it becomes a fact of this conversation.

    Raises Refused for an unknown item, for a yes to what ended meanwhile, for what belongs to a need that was not
    said to hold yet, and for taking back a need to which more was written down.
    """
    conversation = visit.conversation
    carried = conversation.previous.item(number) if conversation.previous else None
    if carried is None:
        raise Refused("unknown_statement")
    if still is Still.YES and ended(carried.item, visit.desk.today()):
        raise Refused("still_ended")
    if still is Still.YES and carried.of_need and conversation.need(carried.of_need) is None:
        raise Refused("unknown_need/still")
    if still is not Still.YES and carried.need is not None and _in_use(visit, carried.need.id):
        raise Refused("still_in_use")
    said = _said_again(visit, carried.said, still, answer_to(conversation, number)) if carried.said is not None else ()
    visit.commit(*said, StillAnswered(StillAnswer(number, still), together=len(said)))


def _said_again(
    visit: Visit, words: CarriedWords, still: Still, before: Still | None
) -> tuple[StatementRecorded | StatementWithheld, ...]:
    """With yes the resident says it here, through who interprets for them; a yes that is taken back unsays it.

    The words in their own language come along as they were caught.
    """
    conversation = visit.conversation
    here = [s for s in conversation.statements if s.source is Source.RESIDENT and s.text == words.text]
    if still is Still.YES and not here:
        via = telling.usual_interpreter(conversation, Source.RESIDENT)
        told = telling.Told(words.text, RESIDENT, words.about, via=via, original=words.original)
        said = telling.statement_of(visit, told)
        if said.share is Share.NEVER:
            telling.record(visit, told)
            return ()
        return (StatementRecorded(said),)
    if still is not Still.YES and before is Still.YES:
        return tuple(StatementWithheld(said.id) for said in here)
    return ()


def _in_use(visit: Visit, need_id: str) -> bool:
    c = visit.conversation
    hung = {j.need for j in c.judgements} | {line.need for line in c.help_lines} | {p.need for p in c.problems}
    hung |= {s.need for s in c.supports} | {a.need for a in c.expert_advice} | {d.need for d in c.deliveries}
    return c.need(need_id) is not None and need_id in hung


def shells_still_hold(visit: Visit, need_id: str) -> None:
    """What was judged for a need before the gespreksverslag is still so: it is said again, as it was said."""
    conversation = visit.conversation
    again = [j for j in conversation.judgements if j.need == need_id and j.key in conversation.to_ask_again]
    if not again:
        raise Refused("unknown_need", "need")
    visit.commit(*by_one_act(ShellJudged(judgement) for judgement in again))
