"""What holds for every test: no screen unless asked for, no unexpected log line, no thread left behind."""

from __future__ import annotations

import gc
import logging
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from keukentafel.content.library import ResourceLibrary
from tools.compile_catalogues import compile_catalogue

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 60_000
"""How long a window is waited for: what comes comes soon, and a busy machine is not a fault."""

# How long an example takes says something of the machine and nothing of the program.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same examples for everybody: what `make test` says must not hang on luck. A plain pytest looks for new ones.
settings.register_profile("same", settings.get_profile("search"), derandomize=True, database=None)
settings.load_profile("search")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows instead of testing offscreen")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


class PatientBot(QtBot):
    """Waits for what has to happen; pytest-qt gives up after five seconds."""

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **how)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **how)

    def waitUntil(self, callback: Any, *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues as their sources are now, whatever was compiled last."""
    folder = tmp_path_factory.mktemp("catalogues") / "translations"
    shutil.copytree(ROOT / "translations", folder, ignore=shutil.ignore_patterns("*.mo"))
    for source in folder.rglob("*.po"):
        compile_catalogue(source)
    return folder


@pytest.fixture(scope="session")
def library(translations: Path) -> ResourceLibrary:
    """The real library; read once, never changed."""
    return ResourceLibrary(ROOT / "resources", translations)


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


def pytest_collection_finish() -> None:
    # What is loaded stays: a test that looks for what it left behind need not look through all modules each time.
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The walls first: a wrong import explains many a later failure. Then the files that take long, so that at the end
    # nobody waits for the last of them.
    long = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: ("tests/architecture/" not in item.nodeid, item.path not in long))
