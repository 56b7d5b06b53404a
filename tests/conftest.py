"""What holds for every test: no screen unless asked for, no unexpected log line, no thread left behind."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Iterator

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows instead of testing offscreen")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs") is None:
        lines = [
            f"{record.name}: {record.getMessage()}"
            for phase in ("setup", "call")
            for record in caplog.get_records(phase)
            if record.levelno >= logging.WARNING
        ]
        assert not lines, f"unexpected log lines: {lines}"


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread.name for thread in threading.enumerate() if thread not in before and not thread.daemon]
    assert not left, f"threads left behind: {left}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The walls first: a wrong import explains many a later failure.
    items.sort(key=lambda item: "tests/architecture/" not in item.nodeid)
