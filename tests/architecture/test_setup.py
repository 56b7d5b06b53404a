"""The set-up as a person meets it: a second run does nothing, and what make offers is listed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from tests.architecture.imports import ROOT


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    # A make that runs the tests hands its own flags down, and those change what is printed.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "-s", *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("script", ["tools/setup.sh", "tools/demo.sh", ".ci/run"])
def test_a_script_can_be_run_and_read_by_bash(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_help_lists_every_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    said = _make().stdout
    assert {"demo", "test", "run", "build"} <= targets
    assert {line.split()[1] for line in said.splitlines()} == targets


@pytest.mark.skipif(not shutil.which("make"), reason="needs make")
def test_without_a_screen_run_says_so() -> None:
    tried = _make("run", "DISPLAY=", "WAYLAND_DISPLAY=")
    assert tried.returncode != 0
    assert "geen scherm" in tried.stderr


def test_the_licence_is_the_one_that_is_named() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in licence.splitlines()[0]
    assert 'license = "EUPL-1.2"' in (ROOT / "pyproject.toml").read_text("utf-8")
