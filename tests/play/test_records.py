from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, strategies as st

from keukentafel.play.clock import PlayClock
from keukentafel.play.names import Names
from keukentafel.play.result import percentile, timings
from keukentafel.play.script import Value
from keukentafel.play.wire import Outcome, Reply, Request, keys_as_json, read_reply, read_request, write

VALUES = st.one_of(
    st.text(), st.booleans(), st.integers(), st.none(), st.dates(), st.datetimes(timezones=st.just(UTC)),
    st.lists(st.text()).map(tuple),
)  # fmt: skip


@given(st.dictionaries(st.text(), VALUES))
def test_a_step_is_the_same_at_the_other_end(keys: dict[str, Value]) -> None:
    line = write(Request("say", "2026-11-24T10:00:00+01:00", 3, keys_as_json(keys)))
    assert line.count(b"\n") == 1
    step = read_request(line).step
    assert (step.number, step.do, step.keys) == (3, "say", keys)


def test_a_reply_is_the_same_at_the_other_end() -> None:
    reply = Reply(Outcome.REFUSED, "empty", {"needs": {"h1": "h1"}}, [1.5], {"unlock": 2.0})
    assert read_reply(write(reply)) == reply


def test_names_go_both_ways_and_leave_the_rest_alone() -> None:
    names = Names(statements=["ab12", "", "cd34"], needs={"wassen": "h1", "h1": "h2"})
    for script, program in (("s3", "cd34"), ("wassen/2", "h1/2"), ("h1/zoon", "h2/zoon"), ("a1", "a1"), ("", "")):
        assert names.in_program(script) == program
        assert names.in_script(program) == script
    assert names.in_program("s2") == "s2"
    assert Names(**names.as_json()) == names


@given(st.lists(st.floats(0, 1000), min_size=1), st.integers(1, 100))
def test_a_percentile_is_a_value_that_enough_others_do_not_exceed(values: list[float], percent: int) -> None:
    found = percentile(values, percent)
    assert found in values
    assert sum(value <= found for value in values) * 100 >= percent * len(values)
    assert sum(value < found for value in values) * 100 < percent * len(values)


def test_what_did_not_happen_took_no_time() -> None:
    assert set(timings({}, []).values()) == {0.0}
    assert timings({"start": 1.239}, [1.0, 3.0])["start"] == pytest.approx(1.24)


def test_a_day_alone_is_that_day_at_the_time_of_now() -> None:
    clock = PlayClock(datetime(2026, 7, 1, 8, 30, tzinfo=UTC))
    assert clock.now().hour == 10
    assert clock.moment_of(date(2026, 12, 9)).isoformat() == "2026-12-09T10:30:00+01:00"
