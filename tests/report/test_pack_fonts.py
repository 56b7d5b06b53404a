"""A font that came with a language pack is used on paper for what the program's own fonts do not have."""

from __future__ import annotations

import shutil
from pathlib import Path

from keukentafel.report.paper_press import font_set
from keukentafel.report.tagged.faces import Faces

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


def test_a_letter_that_only_the_pack_has_is_printed(tmp_path: Path) -> None:
    shutil.copy(FONTS / "NotoSans-Regular.ttf", tmp_path)
    assert not Faces(font_set(tmp_path)).has("ት")
    faces = Faces(font_set(tmp_path, (FONTS / "NotoSansEthiopic-Regular.ttf",)))
    assert faces.has("ት")
    assert "ት" not in map(chr, faces.chain(bold=False, italic=False)[0].unicodes)
