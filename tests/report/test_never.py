"""What may not be shared is nowhere: not on a page, not in the record, not in the metadata, not by a number."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pikepdf
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.life_domains import LIFE_DOMAINS, STORY, DomainRating, Rating
from keukentafel.domain.statements import Certainty, Share, Source, Statement
from tests.report import uysal
from tests.report.conftest import Room, text_of
from tests.report.unsealed import unsealed_report

MARK = "qzx"

_secret = st.text("bcdfghjklmnp", min_size=6, max_size=12).map(lambda word: MARK + word)


@st.composite
def _private(draw: st.DrawFn) -> tuple[Statement, ...]:
    count = draw(st.integers(1, 4))
    return tuple(
        Statement(
            id=f"p{number}",
            text=f"{draw(_secret)} en {draw(_secret)}",
            about=draw(st.sampled_from([STORY, *LIFE_DOMAINS])),
            source=draw(st.sampled_from(Source)),
            speaker=draw(st.sampled_from(["bewoner", "zoon", draw(_secret)])),
            at=uysal.BEGAN,
            certainty=draw(st.sampled_from(Certainty)),
            share=draw(st.sampled_from([Share.ASK, Share.NEVER])),
            urgent=draw(st.booleans()),
            own_words=True,
            contradicted_by=draw(st.sampled_from([(), ("s1",), ("s5",)])),
        )
        for number in range(count)
    )


def _with(conversation: Conversation, private: tuple[Statement, ...], first: bool) -> Conversation:
    said = tuple(
        replace(s, contradicted_by=(*s.contradicted_by, "p0")) if s.id == "s5" else s for s in conversation.statements
    )
    together = (*private, *said) if first else (*said, *private)
    return replace(conversation, statements=together)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(private=_private(), first=st.booleans())
def test_private_words_leave_no_trace(room: Room, private: tuple[Statement, ...], first: bool) -> None:
    conversation = uysal.at_the_table()
    quiet = room.document(conversation)
    document = room.document(_with(conversation, private, first))
    assert document == quiet
    record = room.press.record(document)
    pdf = unsealed_report(room.press, record, room.addendum(document, conversation))
    assert MARK.encode() not in record
    assert MARK not in text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert MARK.encode() not in opened.Root.Metadata.read_bytes()
        assert MARK not in str(opened.docinfo)
    summary = room.press.summary(record, "tr", room.key, uysal.FROZEN + timedelta(minutes=1))
    assert MARK not in text_of(summary.pdf)


def test_a_rating_of_what_is_only_spoken_of_does_not_name_it(room: Room) -> None:
    conversation = replace(uysal.at_the_table(), ratings=(DomainRating("thuis_veilig", Rating.NOT, important=True),))
    document = room.document(conversation)
    assert "thuis_veilig" not in room.press.record(document).decode()
