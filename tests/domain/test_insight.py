"""Every field that is kept has a name on paper, and what would harm somebody else is not shown."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_type_hints

from keukentafel.domain.agreements import UrgentAction
from keukentafel.domain.changes import (
    PrivateMomentSet,
    ReactionGiven,
    StatementCorrected,
    StatementRecorded,
    StatementWithheld,
    UrgentDecided,
)
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.history import Entry, History, Redone, Undone, read
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground, Removed
from keukentafel.domain.safekeeping.destruction_paper import GROUNDS, proof_of_destruction
from keukentafel.domain.safekeeping.insight import insight_data, insight_paper, may_be_seen
from keukentafel.domain.safekeeping.insight_labels import LABELS, LEFT_OUT, OF_OTHERS
from keukentafel.domain.signing import Reaction
from keukentafel.domain.statements import Share, Source, Statement
from tests.fakes.entries import at as moment, entry, opening

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def names_of(kind: Any, seen: set[Any]) -> set[str]:
    found: set[str] = set()
    for inside in get_args(kind):
        found |= names_of(inside, seen)
    if is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        hints = get_type_hints(kind)
        for field in fields(kind):
            found |= {field.name, *names_of(hints[field.name], seen)}
    return found


def test_every_field_has_a_name_on_paper_or_is_left_out_on_purpose() -> None:
    known = names_of(Conversation, set())
    assert known - set(LABELS) - LEFT_OUT - OF_OTHERS == set()
    assert (set(LABELS) | LEFT_OUT | OF_OTHERS) - known == set()
    assert not set(LABELS) & LEFT_OUT


def told(seq: int, text: str, speaker: str, share: Share) -> Entry:
    source = Source.RESIDENT if speaker == "bewoner" else Source.RELATIVE
    statement = Statement(f"s{seq}", text, "verhaal", source, speaker, moment(seq), share=share)
    return entry(seq, StatementRecorded(statement))


def a_talk() -> History:
    return read((
        opening(),
        told(2, "Koken gaat niet meer.", "bewoner", Share.REPORT),
        told(3, "Apart: ik ben moe.", "bewoner", Share.ASK),
        told(4, "Zij drinkt, denk ik.", "dochter", Share.ASK),
        entry(5, StatementCorrected("s4", "Zij drinkt vaak.")),
        entry(6, StatementCorrected("s2", "Koken gaat slecht.")),
    ))  # fmt: skip


def test_a_talk_apart_that_was_held_is_told_as_that_and_nothing_else() -> None:
    steps = ((PrivateState.OPEN, "dochter"), (PrivateState.HELD, "dochter"), (PrivateState.OPEN, "bewoner"))
    moments = (*steps, (PrivateState.HELD, "bewoner"))
    log = (entry(seq, PrivateMomentSet(state, moment(seq), who)) for seq, (state, who) in enumerate(moments, start=2))
    paper = insight_paper(read((opening(), *log)).conversation, (), {}, {}, str, NOW)
    told = next(part for part in paper.parts if part.title == LABELS["private"])
    assert ("stand", "gehouden") in [(line.label, line.text) for line in told.lines]
    assert "nog niet" not in repr(told)


def test_what_others_told_and_nobody_settled_is_left_out_of_paper_and_data() -> None:
    history = may_be_seen(a_talk())
    paper = insight_paper(history.conversation, (), {}, {}, str, NOW)
    data = json.dumps(insight_data(history), ensure_ascii=False)
    for text in (repr(paper), data):
        assert "Koken gaat slecht." in text and "Koken gaat niet meer." in text
        assert "ik ben moe" in text
        assert "drinkt" not in text


def test_what_others_told_is_left_out_too_where_it_was_taken_back() -> None:
    for last in (Undone(2), StatementWithheld("s2")):
        history = read((opening(), told(2, "Zij drinkt, denk ik.", "dochter", Share.ASK), entry(3, last)))
        assert history.conversation.statements == ()
        assert "drinkt" not in json.dumps(insight_data(may_be_seen(history)))


def test_what_the_resident_said_is_in_the_data_where_it_was_taken_back() -> None:
    history = read((opening(), told(2, "Ik ben moe.", "bewoner", Share.ASK), entry(3, Undone(2))))
    assert "Ik ben moe." in json.dumps(insight_data(may_be_seen(history)))


def test_no_number_is_missing_where_something_is_left_out() -> None:
    history = read((*a_talk().entries, entry(9, Undone(6)), entry(12, Undone(4)), entry(13, Redone(6))))
    seen = may_be_seen(history)
    lines = insight_data(seen)["log"]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1)) and len(lines) == 6
    assert [line["change"] for line in lines[-2:]] == [{"seq": 4}, {"seq": 4}]
    assert seen.conversation.statements[0].text == "Koken gaat slecht."


def test_nothing_points_at_what_is_left_out() -> None:
    action = UrgentAction("honger", "boodschappen gebracht", "consulent", False, "zij at niet", ("s2", "s4"), NOW)
    seen = may_be_seen(read((*a_talk().entries, entry(7, UrgentDecided(action)))))
    assert '"s4"' not in json.dumps(insight_data(seen)) and '"s2"' in json.dumps(insight_data(seen))


def test_a_remark_about_what_is_left_out_is_there_and_points_at_nothing() -> None:
    remarks = [Reaction("bewoner", "Dat klopt niet.", NOW, about) for about in ("s2", "s4")]
    lines = [entry(7 + number, ReactionGiven(remark)) for number, remark in enumerate(remarks)]
    seen = may_be_seen(read((*a_talk().entries, *lines)))
    assert [one.statement for one in seen.conversation.reactions] == ["s2", ""]
    paper = insight_paper(seen.conversation, (), {}, {}, str, NOW)
    assert "over de regel: \u2018" in repr(paper.parts)


def test_the_data_hold_the_whole_log() -> None:
    history = a_talk()
    lines = insight_data(history)["log"]
    assert [line["number"] for line in lines] == [entry.seq for entry in history.entries]
    assert lines[1]["change"]["statement"]["text"] == "Koken gaat niet meer."


def test_the_paper_ends_with_the_same_sentences_whoever_it_is_about() -> None:
    empty = insight_paper(read((opening(),)).conversation, (), {}, {}, str, NOW)
    full = insight_paper(a_talk().conversation, (), {}, {}, str, NOW)
    assert empty.foot == full.foot and len(full.parts) > len(empty.parts)


def test_the_proof_names_ground_numbers_and_days_and_nobody() -> None:
    line = Destroyed("ab12", NOW, Ground.REQUEST, Removed(40, 12, 2, 3), "", NOW.date())
    one = Destroyed("ab12", NOW, Ground.REQUEST, Removed(2, 1, 0, 0), "cd34")
    paper = proof_of_destruction((line, one), "kluis-1", NOW)
    text = repr(paper.parts)
    assert "ab12" in text and "cd34" in text and "5.3.5" in text and "'Aantekeningen', text='40'" in text
    assert "24-11-2026" in text and len(paper.parts) == 2
    assert set(GROUNDS) == set(Ground)
