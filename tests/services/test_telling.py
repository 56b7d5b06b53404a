"""What is said: in whose mouth it is put, who may read it, and what cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from keukentafel.domain.changes import StatementRecorded
from keukentafel.domain.life_domains import DomainRating, Rating
from keukentafel.domain.refusals import Refused
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.domain.statements import (
    Certainty,
    DocumentRef,
    Original,
    OriginalBy,
    Share,
    Source,
    Statement,
)
from keukentafel.services import freezing, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit


def kept(visit: Visit, statement_id: str) -> Statement:
    statement = visit.conversation.statement(statement_id)
    assert statement is not None
    return statement


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        (Told("  ", "bewoner"), "empty", "text"),
        (Told("Ja.", " "), "empty", "by"),
        (Told("Ja.", "bewoner", "gezondheid"), "unknown_life_domain", "about"),
        (Told("Ja.", "bewoner", via="iemand"), "unknown_person", "via"),
        (Told("Ja.", "bewoner", via="zoon"), "unknown_person", "via"),
        (Told("Ja.", "zoon", source=Source.RESIDENT), "unknown_person", "by"),
        (Told("Ja.", "bewoner", source=Source.RELATIVE), "unknown_person", "by"),
        (Told("Ja.", "bewoner", original=Original(" ", "tr", OriginalBy.RECORDING)), "empty", "original"),
        (Told("Ja.", "consulent", document=DocumentRef("")), "empty", "document"),
        (Told("Ja.", "consulent", document=DocumentRef("brief", date(2026, 11, 25))), "date_in_future", "dated"),
    ],
)
@pytest.mark.parametrize("share", [None, Share.NEVER])
def test_what_cannot_be_said_is_refused_and_leaves_nothing(
    visit: Visit, told: Told, code: str, field: str, share: Share | None
) -> None:
    before = visit.history
    with pytest.raises(Refused) as refused:
        telling.record(visit, Told(**{**vars(told), "share": share}))
    assert (refused.value.code, refused.value.field) == (code, field)
    assert visit.history == before and visit.quiet_notes == ()


@pytest.mark.parametrize(
    ("speaker", "source"),
    [
        ("bewoner", Source.RESIDENT),
        ("zoon", Source.RELATIVE),
        ("mentor", Source.PROFESSIONAL),
        ("consulent", Source.PROFESSIONAL),
        ("buurvrouw Els", Source.RELATIVE),
    ],
)
def test_the_source_follows_from_who_says_it(visit: Visit, speaker: str, source: Source) -> None:
    statement = kept(visit, telling.record(visit, Told("Zij kookt nog.", speaker, certainty=Certainty.ASSUMED)))
    assert (statement.source, statement.speaker) == (source, speaker)
    assert statement.unconfirmed_assumption


def test_what_the_consultant_sees_is_an_observation(visit: Visit) -> None:
    statement = kept(visit, telling.record(visit, Told("De koelkast is leeg.", "consulent", "huis", Source.OBSERVED)))
    assert (statement.source, statement.about) == (Source.OBSERVED, "huis")


def test_an_interpreter_carries_the_words_of_another(visit: Visit) -> None:
    statement = kept(visit, telling.record(visit, Told("Ik ben moe.", "bewoner", via="tolk")))
    assert (statement.source, statement.via) == (Source.RESIDENT, "tolk")


def test_two_the_same_lines_are_two_statements(visit: Visit) -> None:
    ids = {telling.record(visit, Told("Ja.", "bewoner")) for _ in range(5)}
    assert len(ids) == len(visit.conversation.statements) == 5


def test_sharing_goes_by_the_moment(visit: Visit) -> None:
    before = telling.record(visit, Told("Een.", "bewoner"))
    telling.open_private(visit)
    apart = telling.record(visit, Told("Twee.", "bewoner"))
    chosen = telling.record(visit, Told("Drie.", "bewoner", share=Share.REPORT))
    telling.record(visit, Told("Vier.", "bewoner", "thuis_veilig"))
    telling.end_private(visit)
    after = telling.record(visit, Told("Vijf.", "bewoner"))
    shares = [kept(visit, s).share for s in (before, apart, chosen, after)]
    assert shares == [Share.REPORT, Share.ASK, Share.REPORT, Share.REPORT]
    assert [kept(visit, s).told_in_private for s in (before, apart, chosen, after)] == [False, True, True, False]
    assert [n.text for n in visit.quiet_notes] == ["Vier."]


def test_safety_at_home_is_asked_again_when_a_line_is_placed_there_later(visit: Visit) -> None:
    caught = telling.record(visit, Told("Hij is driftig.", "bewoner"))
    telling.place(visit, caught, "thuis_veilig")
    assert kept(visit, caught).share is Share.ASK
    with pytest.raises(Refused, match="freeze_with_gaps"):
        freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    telling.settle_share(visit, caught, Share.REPORT)
    telling.place(visit, caught, "thuis_veilig")
    assert kept(visit, caught).share is Share.REPORT
    telling.place(visit, caught, "mensen")
    assert kept(visit, caught).about == "mensen"
    for _ in range(4):
        visit.undo()
    assert (kept(visit, caught).about, kept(visit, caught).share) == ("verhaal", Share.REPORT)


def test_ask_settles_nothing(visit: Visit) -> None:
    telling.open_private(visit)
    apart = telling.record(visit, Told("Twee.", "bewoner"))
    with pytest.raises(Refused, match="empty"):
        telling.settle_share(visit, apart, Share.ASK)
    assert kept(visit, apart).share is Share.ASK
    telling.settle_share(visit, apart, Share.REPORT)
    assert kept(visit, apart).share is Share.REPORT


def test_never_is_not_promised_of_words_that_were_frozen(visit: Visit) -> None:
    early = telling.record(visit, Told("Hij is driftig.", "bewoner"))
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    late = telling.record(visit, Told("Hij slaat.", "bewoner"))
    with pytest.raises(Refused, match="already_frozen") as refused:
        telling.settle_share(visit, early, Share.NEVER)
    assert refused.value.field == "to"
    assert kept(visit, early).text == "Hij is driftig."
    telling.settle_share(visit, late, Share.NEVER)
    assert visit.conversation.statement(late) is None
    with pytest.raises(Refused, match="unknown_statement"):
        telling.settle_share(visit, late, Share.NEVER)


def test_a_correction_keeps_the_earlier_words(visit: Visit) -> None:
    statement_id = telling.record(visit, Told("Ik kook.", "bewoner"))
    telling.correct(visit, statement_id, " Ik kookte. ")
    assert kept(visit, statement_id).text == "Ik kookte."
    assert kept(visit, statement_id).earlier_texts == ("Ik kook.",)
    with pytest.raises(Refused, match="empty"):
        telling.correct(visit, statement_id, " ")


def test_who_confirmed_the_old_words_did_not_hear_the_new_ones(visit: Visit) -> None:
    statement_id = telling.record(visit, telling.Told("Zij kookt elke dag.", "zoon"))
    telling.confirm(visit, statement_id, "bewoner")
    telling.correct(visit, statement_id, "Zij kookt op zondag.")
    assert visit.conversation.statements[-1].confirmed_by == ()


def test_a_second_person_confirms_and_not_the_first(visit: Visit) -> None:
    guess = telling.record(visit, Told("Zij kookt, denk ik.", "zoon", certainty=Certainty.ASSUMED))
    with pytest.raises(Refused, match="unknown_person"):
        telling.confirm(visit, guess, " zoon ")
    assert kept(visit, guess).unconfirmed_assumption
    telling.confirm(visit, guess, "bewoner")
    telling.confirm(visit, guess, "bewoner")
    assert kept(visit, guess).standing is Certainty.CONFIRMED
    assert kept(visit, guess).confirmed_by == ("bewoner",)
    assert kept(visit, guess).speaker == "zoon"


def test_contradictions_link_both_ways(visit: Visit) -> None:
    one, two = (telling.record(visit, Told(text, "bewoner")) for text in ("Ik kook.", "Ik kook niet."))
    telling.contradict(visit, one, two)
    telling.contradict(visit, two, one)
    assert kept(visit, one).contradicted_by == (two,)
    assert kept(visit, two).contradicted_by == (one,)
    with pytest.raises(Refused, match="same_statement"):
        telling.contradict(visit, one, one)
    with pytest.raises(Refused) as refused:
        telling.contradict(visit, one, "nergens")
    assert refused.value.field == "other"


def test_a_statement_that_is_not_there_is_refused_everywhere(visit: Visit) -> None:
    gone = telling.record(visit, Told("Ik kook.", "bewoner"))
    visit.undo()
    acts: tuple[Callable[[], None], ...] = (
        lambda: telling.correct(visit, gone, "x"),
        lambda: telling.place(visit, gone, "zin"),
        lambda: telling.confirm(visit, gone, "zoon"),
        lambda: telling.settle_share(visit, gone, Share.NEVER),
        lambda: telling.flag_urgent(visit, gone),
    )
    for act in acts:
        with pytest.raises(Refused, match="unknown_statement"):
            act()
    assert sum(isinstance(entry.change, StatementRecorded) for entry in visit.history.entries) == 1


def test_urgent_is_a_flag_that_can_be_taken_back(visit: Visit) -> None:
    statement_id = telling.record(visit, Told("Ik val vaak.", "bewoner"))
    telling.flag_urgent(visit, statement_id)
    assert kept(visit, statement_id).urgent
    telling.flag_urgent(visit, statement_id, False)
    assert not kept(visit, statement_id).urgent


def test_a_rating_is_of_a_life_domain(visit: Visit) -> None:
    telling.rate(visit, DomainRating("huis", Rating.GOOD))
    telling.rate(visit, DomainRating("huis", Rating.NOT, True))
    assert visit.conversation.ratings == (DomainRating("huis", Rating.NOT, True),)
    for wrong in ("verhaal", "sport"):
        with pytest.raises(Refused, match="unknown_life_domain"):
            telling.rate(visit, DomainRating(wrong, Rating.GOOD))


def test_the_private_moment_opens_and_ends_once(visit: Visit) -> None:
    with pytest.raises(Refused, match="private_not_open"):
        telling.end_private(visit)
    telling.open_private(visit)
    with pytest.raises(Refused, match="private_already_open"):
        telling.open_private(visit)
    for later in (True, False):
        with pytest.raises(Refused, match="private_already_open"):
            telling.put_off_private(visit, later)
    telling.end_private(visit)
    assert visit.conversation.private.state is PrivateState.HELD


def test_a_talk_apart_with_somebody_else_is_not_the_one_with_the_resident(visit: Visit) -> None:
    telling.put_off_private(visit, later=True)
    telling.open_private(visit, "zoon")
    statement_id = telling.record(visit, Told("Ik houd dit niet vol.", "zoon"))
    assert (kept(visit, statement_id).share, kept(visit, statement_id).apart_with) == (Share.ASK, "zoon")
    telling.end_private(visit)
    private = visit.conversation.private
    assert (private.state, private.opened_at, private.others) == (PrivateState.LATER, None, ("zoon",))
    telling.open_private(visit)
    assert visit.conversation.is_folded(kept(visit, statement_id)), "it is the resident who sits there now"
    telling.end_private(visit)
    assert visit.conversation.private.state is PrivateState.HELD
    telling.open_private(visit, "zoon")
    assert not visit.conversation.is_folded(kept(visit, statement_id))


@pytest.mark.parametrize("who", ["tolk", "niemand", "consulent"])
def test_nobody_is_spoken_to_apart_who_is_not_here_or_only_interprets(visit: Visit, who: str) -> None:
    with pytest.raises(Refused, match="unknown_person"):
        telling.open_private(visit, who)
    assert not visit.conversation.private.is_open


@pytest.mark.parametrize(("later", "state"), [(True, PrivateState.LATER), (False, PrivateState.NOT_HELD)])
def test_there_may_be_no_private_moment(visit: Visit, later: bool, state: PrivateState) -> None:
    telling.put_off_private(visit, later)
    assert visit.conversation.private.state is state
    telling.open_private(visit)
    assert visit.conversation.private.state is PrivateState.OPEN


def test_a_line_that_the_resident_wants_out_is_in_no_later_version_and_stays_in_the_earlier_one(visit: Visit) -> None:
    kitchen = telling.record(visit, Told("Ik kook niet meer.", "bewoner"))
    angry = telling.record(visit, Told("Hij is driftig.", "bewoner"))
    telling.contradict(visit, kitchen, angry)
    freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    with visit.desk.store.work() as work:
        first = work.reports.record(visit.id, ReportKind.CONVERSATION, 1)
    telling.withhold(visit, angry)
    assert [s.id for s in visit.conversation.statements] == [kitchen]
    assert kept(visit, kitchen).contradicted_by == ()
    second = freezing.freeze(visit, ReportKind.CONVERSATION, Ended.COMPLETE)
    assert second.number == 2
    with visit.desk.store.work() as work:
        assert work.reports.record(visit.id, ReportKind.CONVERSATION, 1) == first
        document = visit.desk.press.document(work.reports.record(visit.id, ReportKind.CONVERSATION, 2))
        assert work.logs.search("driftig", 5) == ()
    assert "driftig" not in repr(document)


def test_a_line_that_was_left_out_comes_back_by_undo(visit: Visit) -> None:
    said = telling.record(visit, Told("Hij is driftig.", "bewoner"))
    telling.withhold(visit, said)
    with pytest.raises(Refused, match="unknown_statement"):
        telling.withhold(visit, said)
    visit.undo()
    assert kept(visit, said).text == "Hij is driftig."
