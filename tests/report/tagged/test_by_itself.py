"""The package could be published by itself: taken out under another name, its own example makes a valid document."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.report.tagged.samples import ROOT, verdict

PACKAGE = ROOT / "keukentafel" / "report" / "tagged"
OF_THE_PRODUCT = re.compile(
    r"keukentafel|gemeente|municipal|bewoner|resident|consulent|consultant|verslag|gesprek|wmo\b", re.IGNORECASE
)


def test_the_example_of_its_own_papers_makes_a_valid_document_without_this_program(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "tagged", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "resources" / "fonts", tmp_path / "fonts")
    shutil.copy(ROOT / "resources" / "colour" / "sRGB.icc", tmp_path)
    example = re.search(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    alone = "import sys\nsys.path.insert(0, '.')\n" + example[1]
    alone += "\nassert not [name for name in sys.modules if name.startswith('keukentafel.')]\n"
    subprocess.run([sys.executable, "-I", "-c", alone], cwd=tmp_path, check=True)
    pdf = (tmp_path / "garden.pdf").read_bytes()
    assert verdict(pdf, "3a") + verdict(pdf, "ua1") == []


def test_no_word_of_it_is_about_this_product() -> None:
    files = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".md")]
    assert len(files) > 20
    found = {(path.name, match[0]) for path in files for match in OF_THE_PRODUCT.finditer(path.read_text("utf-8"))}
    assert found == set()
