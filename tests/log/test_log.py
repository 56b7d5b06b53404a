from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from keukentafel import log
from keukentafel.log import Event

SAID = "ze kookt nog wel denk ik"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    raising = logging.raiseExceptions
    log.start(tmp_path / "log")
    yield tmp_path / "log"
    log.stop()
    logging.raiseExceptions = raising


def _written(folder: Path) -> str:
    return (folder / log.FILE_NAME).read_text(encoding="utf-8")


def test_an_event_is_one_line_with_its_numbers(folder: Path) -> None:
    log.note(Event.STARTED, pages=6, seconds=0.25)
    line = _written(folder).rstrip("\n")
    assert line.split(" ")[1:] == ["INFO", "app.started", "pages=6", "seconds=0.25"]


@pytest.mark.logs
def test_of_an_error_only_the_class_is_written(folder: Path) -> None:
    try:
        raise ValueError(SAID)
    except ValueError as error:
        log.note(Event.SAVE_FAILED, error=error)
    assert "store.save_failed error=ValueError" in _written(folder)
    assert SAID not in _written(folder)


@pytest.mark.logs
def test_of_others_only_the_logger_and_that_it_warned(folder: Path) -> None:
    logging.getLogger("sqlalchemy.pool").error("insert %s", SAID)
    logging.getLogger("sqlalchemy.pool").info("chatter %s", SAID)
    logging.getLogger("keukentafel").warning(SAID)
    lines = _written(folder).splitlines()
    assert [line.split(" ")[1:] for line in lines] == [
        ["ERROR", "other", "logger=sqlalchemy.pool"],
        ["WARNING", "other", "logger=keukentafel"],
    ]


@pytest.mark.logs
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(words=st.text(alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x4FF), min_size=1))
def test_no_words_whatever_the_way_in(folder: Path, words: str) -> None:
    logging.getLogger(words).error(words, extra={"numbers": {words: words}})
    logging.getLogger("keukentafel").error(words, exc_info=RuntimeError(words))
    logging.getLogger("keukentafel").error(Event.OTHER, extra={"numbers": {"a": words}})
    assert not any(0x400 <= ord(character) <= 0x4FF for character in _written(folder))


def test_the_file_is_for_this_user_only(folder: Path) -> None:
    assert (folder / log.FILE_NAME).stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_the_log_does_not_grow_for_ever(folder: Path) -> None:
    for number in range(50_000):
        log.note(Event.LOCKED, number=number)
    files = list(folder.iterdir())
    assert 1 < len(files) <= log.OLD_FILES + 1
    assert all(file.stat().st_size <= log.MAX_BYTES for file in files)


def test_starting_again_does_not_write_twice(folder: Path, tmp_path: Path) -> None:
    log.start(tmp_path / "elsewhere")
    log.note(Event.STARTED)
    assert _written(folder) == ""
    assert len(_written(tmp_path / "elsewhere").splitlines()) == 1
