"""A font that came with a language pack is there when the windows open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import sys
from pathlib import Path
from PySide6.QtGui import QFontDatabase
from keukentafel.app import WallClock, make_windows
windows = make_windows(Path(sys.argv[1]) / "kluis", WallClock())
windows.main.furnish_a_little()
print("Foto Sans Ethiopic" in QFontDatabase.families())
"""


def test_the_windows_know_the_font_of_a_pack(tmp_path: Path) -> None:
    old, new = (f"{letter}oto Sans Ethiopic".encode("utf-16-be") for letter in "NF")
    folder = tmp_path / "packs" / "xx" / "fonts"
    folder.mkdir(parents=True)
    font = (ROOT / "resources" / "fonts" / "NotoSansEthiopic-Regular.ttf").read_bytes()
    (folder / "Foto.ttf").write_bytes(font.replace(old, new))
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path)],
        env={**os.environ, "KEUKENTAFEL_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stdout.strip() == "True", done.stderr
