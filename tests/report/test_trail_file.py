"""The file for a supervisor: what was signed reads back as whole, and anything else does not."""

from __future__ import annotations

import json
from datetime import timedelta

from hypothesis import given, strategies as st

from keukentafel.domain.safekeeping.trail import SignedTrail, TrailLine
from keukentafel.report import trail_file
from keukentafel.report.sealing import keys
from keukentafel.report.sealing.keys import make_self_signed, open_pkcs12
from tests.fakes.entries import NOON

KEY = open_pkcs12(make_self_signed("Gemeente Voorbeeld", "Keukentafel zegel", NOON, b"zin"), b"zin")
OURS = {keys.fingerprint(KEY.certificate)}
LINES = tuple(
    TrailLine(NOON + timedelta(minutes=n), event, subject)
    for n, (event, subject) in enumerate((("unlocked", "passphrase"), ("exported", "a1 annex 2"), ("iets nieuws", "")))
)
FILE = trail_file.signed(SignedTrail("0123abcd", NOON, LINES, "ff" * 32), KEY)


def told(data: bytes, ours: set[str] = OURS) -> tuple[int, str]:
    verdict = trail_file.verdict(data, ours, str)
    return verdict.exit_code, " ".join(verdict.lines)


def test_what_was_signed_is_whole_and_says_whose_it_is() -> None:
    assert trail_file.is_trail(FILE)
    code, lines = told(FILE)
    assert code == 0 and "0123abcd" in lines and "3 regels" in lines and "van deze laptop" in lines
    assert "Vraag de gemeente" in told(FILE, set())[1]
    assert trail_file.verdict(FILE, OURS, str).details["link"] == "ff" * 32


def test_a_person_can_read_what_happened() -> None:
    lines = json.loads(FILE)["lines"]
    assert [line["event"] for line in lines] == ["unlocked", "exported", "iets nieuws"]
    assert lines[0]["dutch"] == "De kluis ging open"


def test_a_line_that_was_taken_out_or_changed_is_told() -> None:
    for damage in ("out", "other", "count", "link"):
        content = json.loads(FILE)
        match damage:
            case "out":
                del content["lines"][-1]
                content["count"] = 2
            case "other":
                content["lines"][0]["subject"] = "code"
            case "count":
                content["count"] = 4
            case "link":
                content["link"] = "ee" * 32
        assert told(json.dumps(content).encode())[0] == 1, damage


def test_a_key_of_somebody_else_does_not_pass_for_ours() -> None:
    other = open_pkcs12(make_self_signed("Gemeente Voorbeeld", "Keukentafel zegel", NOON, b"zin"), b"zin")
    forged = trail_file.signed(SignedTrail("0123abcd", NOON, LINES[:1], ""), other)
    code, lines = told(forged)
    assert code == 0 and "Vraag de gemeente" in lines and "van deze laptop" not in lines


@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_any_byte_that_changed_never_raises_and_never_says_more_than_was_signed(place: int, by: int) -> None:
    data = bytearray(FILE)
    data[place] ^= by
    verdict = trail_file.verdict(bytes(data), OURS, str)
    if verdict.exit_code == 0:
        # White space between the values, or the way a character is written.
        assert {**json.loads(data), "signature": 0} == {**json.loads(FILE), "signature": 0}


@given(st.binary(max_size=300))
def test_other_bytes_are_no_trail(data: bytes) -> None:
    assert trail_file.verdict(data, OURS, str).exit_code == 2 or json.loads(data)
