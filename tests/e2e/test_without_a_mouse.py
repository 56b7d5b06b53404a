"""The whole conversation with mevrouw Uysal by keys alone: from the passphrase to the signed and exported reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from keukentafel.app import demo_script, verify_files
from tests.e2e.playing import ROOT

pytestmark = pytest.mark.slow

FARTHEST = 40
"""How many stops of Tab anything may be away, from wherever the keyboard is."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys") / "out"


@pytest.fixture(scope="module")
def played(out: Path) -> dict[str, Any]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "KEUKENTAFEL_HOME": str(out.parent)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.without_a_mouse", str(demo_script()), str(out)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_step_is_done_and_the_keyboard_is_always_in_sight(played: dict[str, Any]) -> None:
    assert played["failed"] == []
    assert played["said"] == 14, "all but the line that is never shared"


def test_no_mouse_was_touched(played: dict[str, Any]) -> None:
    assert played["presses"] == 0


def test_nothing_is_far_away(played: dict[str, Any]) -> None:
    assert {name: stops for name, stops in played["walks"].items() if stops > FARTHEST} == {}


@pytest.mark.usefixtures("played")
def test_the_reports_are_there_and_whole(out: Path) -> None:
    files = {path.name for path in out.glob("*.pdf")}
    assert {"gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf"} <= files
    for name in files:
        assert verify_files([(out / name).read_bytes()]).exit_code == 0, name
