from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from keukentafel.play.clock import PlayClock
from keukentafel.play.errors import ScriptError
from keukentafel.play.kinds import STEPS
from keukentafel.play.script import LARGEST, parse_script, read_script
from tests.play.sample import DEMO, HEAD, line_of, script


def wrong(text: str) -> ScriptError:
    with pytest.raises(ScriptError) as caught:
        parse_script(text)
    return caught.value


def test_the_demo_is_a_valid_script() -> None:
    demo = read_script(DEMO)
    assert len(demo.steps) == 87
    assert [person.text("id") for person in demo.participants] == ["zoon", "tolk"]
    assert demo.case.keys["born"] == date(1957, 3, 2)
    assert demo.now == datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert [step.number for step in demo.steps] == list(range(1, 88))


def test_a_script_without_steps_is_valid() -> None:
    assert parse_script(HEAD).steps == ()


def test_what_the_program_may_refuse_is_no_error_of_the_script() -> None:
    child = '\n[[participant]]\nid = "k"\nname = "K."\nrole = "zoon_dochter"\nadult = false\ninterpreter = "informal"\n'
    assert parse_script(HEAD + child).participants[1].yes("adult") is False


def test_days_may_be_texts_or_empty() -> None:
    agree = 'do = "agree"\nwho = "x"\nwhat = "y"\nwhen = '
    steps = parse_script(script(f'{agree}""', f'{agree}"2026-12-01"')).steps
    assert [step.keys["when"] for step in steps] == [None, date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("step", "part", "key"),
    [
        ('do = "dance"', "dance", "do"),
        ('text = "x"', "[[step]]", "do"),
        ('do = "see"\ntext = "x"\ncolour = 1', "colour", "colour"),
        ('do = "say"\nby = "bewoner"', "[[step]]", "text"),
        ('do = "see"\ntext = 5', "text = 5", "text"),
        ('do = "see"\ntext = "x"\nabout = "keuken"', "keuken", "about"),
        ('do = "see"\ntext = "x"\nshare = "always"', "always", "share"),
        ('do = "say"\nby = "bewoner"\ntext = "x"\nvia = "niemand"', "niemand", "via"),
        ('do = "flag"\nstatement = 1', "statement = 1", "statement"),
        ('do = "flag"\nstatement = true', "statement = true", "statement"),
        ('do = "problem"\nneed = "h9"\ntext = "x"', "h9", "need"),
        ('do = "sign"\nby = "bewoner"\nact = "read"\nhow = "drawn"\nfor_need = "h9"', "h9", "for_need"),
        ('do = "agree"\nwho = "x"\nwhat = "y"\nwhen = "morgen"', "morgen", "when"),
        ('do = "agree"\nwho = "x"\nwhat = "y"\nwhen = "2026-02-30"', "2026-02-30", "when"),
        ('do = "wait"', "[[step]]", "minutes"),
        ('do = "wait"\nminutes = 1\nuntil = 2026-12-01', "[[step]]", "minutes"),
        ('do = "wait"\nminutes = nan', "nan", "minutes"),
        ('do = "wait"\nuntil = "2026-12-09 om negen uur"', "until", "until"),
        ('do = "screenshot"\nname = "../weg"', "../weg", "name"),
        ('do = "expect"', "[[step]]", "do"),
        ('do = "expect"\nlast_day = 2026-12-01', "last_day", "last_day"),
        ('do = "expect"\nwindow = "bewoner"', "window", "window"),
        ('do = "undo"\ntimes = 0', "times", "times"),
        ('do = "rate"\ndomain = "verhaal"\nvalue = "good"', "verhaal", "domain"),
        ('do = "plan"\nreceived = "no"', "received", "received"),
    ],
)
def test_a_wrong_step_names_its_line_and_key(step: str, part: str, key: str) -> None:
    text = script('do = "blank"').replace("[[step]]", "[[ step ]]") + f"\n[[step]]\n{step}\n"
    error = wrong(text)
    assert (error.line, error.key) == (line_of(text, part), key)


NEED = 'do = "need"\nid = "trap"\nhelp_me = "a"\nso_that = "b"'
AGREED = 'do = "agree"\nwho = "x"\nwhat = "y"\nwhen = ""'


@pytest.mark.parametrize(
    ("step", "part", "key"),
    [
        ('do = "need_change"\nneed = "bad"\nhelp_me = "c"', "bad", "need"),
        ('do = "need_change"\nneed = "trap"', "[[step]]", "do"),
        ('do = "need_change"\nneed = "trap"\ncolour = "c"', "colour", "colour"),
        ('do = "agree_change"\nagreement = "a2"\nwhat = "z"', "a2", "agreement"),
        ('do = "agree_change"\nagreement = "eerste"\nwhat = "z"', "eerste", "agreement"),
        ('do = "agree_change"\nagreement = 1\nwhat = "z"', "agreement", "agreement"),
        ('do = "problem_change"\nproblem = "p1"\ntext = "z"', "p1", "problem"),
        ('do = "rate_change"\ndomain = "dag"\nvalue = "5"', '"5"', "value"),
        ('do = "take_away"\nwhat = "statement"', "statement", "what"),
        ('do = "take_away"\nwhat = "agreement"', "[[step]]", "agreement"),
        ('do = "take_away"\nwhat = "agreement"\nagreement = "a1"\nneed = "trap"', 'need = "trap"', "need"),
        ('do = "need_move"\nneed = "trap"\nto = "top"', "top", "to"),
    ],
)
def test_a_correction_of_what_is_not_there_is_not_valid(step: str, part: str, key: str) -> None:
    text = script(NEED, AGREED).replace("[[step]]", "[[ step ]]") + f"\n[[step]]\n{step}\n"
    error = wrong(text)
    assert (error.line, error.key) == (line_of(text, part), key)


def test_corrections_of_what_is_there_are_valid() -> None:
    gone = 'do = "take_away"\nwhat = "agreement"\nagreement = "a1"'
    changed = 'do = "agree_change"\nagreement = "a1"\nwhen = ""'
    assert len(parse_script(script(NEED, AGREED, changed, gone)).steps) == 4


@pytest.mark.parametrize(
    ("old", "new", "part", "key"),
    [
        ("format = 1", "format = 2", "format", "format"),
        ("format = 1\n", "", "title", "format"),
        ("+01:00", "", "now", "now"),
        ("2026-11-24T10:00:00+01:00", "2026-11-24", "now", "now"),
        ('"lamp-touw-zee-brood"', '" "', "passphrase", "passphrase"),
        ("[case]", "[zaak]", "[zaak]", "zaak"),
        ("born = 1950-01-31\n", "", "[case]", "born"),
        ("reported = 2026-11-20", 'reported = ""', "reported", "reported"),
        ('"zoon_dochter"', '"zoon"', "role", "role"),
        ('"dochter"', '"bewoner"', '"bewoner"', "id"),
        ("title", "colour = 1\ntitle", "colour", "colour"),
    ],
)
def test_a_wrong_head_names_its_line_and_key(old: str, new: str, part: str, key: str) -> None:
    text = HEAD.replace(old, new)
    error = wrong(text)
    expected = 1 if (old, new) == ("format = 1\n", "") else line_of(text, part)
    assert (error.line, error.key) == (expected, key)


def test_a_statement_is_counted_over_say_see_and_document() -> None:
    document = 'do = "document"\ntext = "c"\ndocument = "d"'
    said = ('do = "see"\ntext = "a"', 'do = "say"\nby = "bewoner"\ntext = "b"', document)
    assert parse_script(script(*said, 'do = "contradict"\nstatement = 3\nother = 1')).steps
    assert wrong(script(*said, 'do = "contradict"\nstatement = 3\nother = 4')).key == "other"


def test_a_need_may_be_stated_again_after_it_was_refused_or_taken_back() -> None:
    stated = 'do = "need"\nid = "trap"\nhelp_me = "a"\nso_that = "b"'
    assert len(parse_script(script(stated, 'do = "undo"', stated)).steps) == 3


@pytest.mark.parametrize("until", ["2026-12-09T09:00:00", '"2026-12-09 09:00"', "2026-12-09T09:00:00+01:00"])
def test_a_time_to_wait_for_is_on_the_clock_of_the_table(until: str) -> None:
    (step,) = parse_script(script(f'do = "wait"\nuntil = {until}')).steps
    moment = step.keys["until"]
    assert isinstance(moment, datetime)
    clock = PlayClock(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    assert clock.moment_of(moment) == datetime(2026, 12, 9, 8, 0, tzinfo=UTC)


def test_lines_are_counted_through_texts_of_several_lines_and_comments() -> None:
    long = 'do = "see"\ntext = """\n[[step]] # no\ncolour = 1\n\\"\\"\\"\n"""   # yes\nabout = \'\'\'verhaal\'\'\''
    text = script(long, 'do = "blank"\n# colour\ncolour = [\n "[[step]]", # ]\n]')
    assert wrong(text).line == line_of(text, "colour = [")


def test_tables_may_be_written_inline() -> None:
    text = HEAD.replace("[case]", 'step = [\n  {do = "blank", colour = 1},\n]\n[case]')
    assert wrong(text).line == line_of(text, "step = [")


@pytest.mark.parametrize("text", ["a = \n", "a = 1\na = 2", '"', "a = [" * 3000, "a = 99-99", "a = " + "9" * 5000])
def test_what_is_no_toml_is_an_error_within_the_file(text: str) -> None:
    assert 1 <= wrong(text).line <= text.count("\n") + 1


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "script.toml"
    file.write_bytes(HEAD.encode() + b'\n# \xff\n')
    with pytest.raises(ScriptError) as caught:
        read_script(file)
    assert caught.value.line == HEAD.count("\n") + 2
    with pytest.raises(ScriptError):
        read_script(tmp_path / "missing.toml")


@pytest.mark.skipif(os.name != "posix", reason="pipes and devices of that kind are of POSIX")
def test_what_would_be_read_for_ever_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    for endless in (pipe, Path("/dev/zero"), tmp_path):
        with pytest.raises(ScriptError, match="dit is geen bestand"):
            read_script(endless)


def test_a_file_that_is_no_script_by_its_size_is_not_read(tmp_path: Path) -> None:
    film = tmp_path / "film.toml"
    with film.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ScriptError, match="te groot"):
        read_script(film)


def test_every_kind_of_the_format_is_known() -> None:
    kinds = """show blank language say see document confirm contradict share rate right plan identity private
        private_end need problem support shell help help_change help_remove carer other_law expert delivery flag
        urgent agree view read_out teach_back react motivate
        freeze sign consent export undo redo open_case close_case search lock unlock
        battery_dies wait screenshot expect"""
    assert set(kinds.split()) <= set(STEPS)


LINES = DEMO.read_text("utf-8").split("\n")


@st.composite
def spoiled(draw: st.DrawFn) -> str:
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "swap", "twice", "cut", "key", "noise"])):
            case "drop":
                del lines[place]
            case "swap":
                lines[place] = draw(st.sampled_from(LINES))
            case "twice":
                lines.insert(place, lines[place])
            case "cut":
                lines[place] = lines[place][: draw(st.integers(0, 20))]
            case "key":
                lines[place] = lines[place].replace(" = ", "x = ")
            case _:
                at = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:at] + draw(st.text(max_size=4)) + lines[place][at:]
    return "\n".join(lines)


@given(spoiled())
def test_a_spoiled_script_is_valid_or_says_where_it_is_wrong(text: str) -> None:
    try:
        assert parse_script(text).title is not None
    except ScriptError as error:
        assert 1 <= error.line <= text.count("\n") + 1
        assert error.reason
