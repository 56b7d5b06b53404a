"""Make the font files in ``resources/fonts`` from the Noto fonts of Debian's ``fonts-noto-core``.

Run it as ``python tools/make_fonts.py [SOURCE_DIRECTORY]``.  The result is the same bytes every time: the
subsetter is told to keep the dates of the source files.  The windows and the printed report use these files.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset

DEBIAN_NOTO = Path("/usr/share/fonts/truetype/noto")
DEBIAN_CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SIMPLIFIED_CHINESE = 2
"""The number of "Noto Sans CJK SC" in the collection."""
OWN_NAMES = "中文"
TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"

LATIN_GREEK_CYRILLIC = (
    (0x0020, 0x02AF),
    (0x02B0, 0x052F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x2070, 0x209F),
    (0x20A0, 0x20BF),
    (0x2100, 0x214F),
    (0x2150, 0x218F),
    (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F),
    (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
SHAPES_AND_MARKS = ((0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x270E, 0x2718), (0x2B24, 0x2B24))
ARROWS_AND_SIGNS = ((0x2190, 0x21FF), (0x2200, 0x222B), (0x2248, 0x2248), (0x2260, 0x2265), (0x2212, 0x2212))
EVERYTHING = ((0x0020, 0x10FFFF),)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One output file: which code points stay, and whether the screen hints stay."""

    name: str
    ranges: tuple[tuple[int, int], ...]
    hinting: bool = False


RECIPES = (
    Recipe("NotoSans-Regular", LATIN_GREEK_CYRILLIC, hinting=True),
    Recipe("NotoSans-Bold", LATIN_GREEK_CYRILLIC, hinting=True),
    Recipe("NotoSans-Italic", LATIN_GREEK_CYRILLIC, hinting=True),
    Recipe("NotoSansSymbols2-Regular", SHAPES_AND_MARKS),
    Recipe("NotoSansMath-Regular", ARROWS_AND_SIGNS),
    Recipe("NotoSansArabic-Regular", EVERYTHING),
    Recipe("NotoSansArabic-Bold", EVERYTHING),
    Recipe("NotoSansEthiopic-Regular", EVERYTHING),
    Recipe("NotoSansEthiopic-Bold", EVERYTHING),
)


def make(recipe: Recipe, source: Path, target: Path) -> int:
    """Write one subset font and return its size in bytes."""
    options = subset.Options()
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.hinting = recipe.hinting
    options.recalc_timestamp = False
    options.notdef_outline = True
    if recipe.ranges is ARROWS_AND_SIGNS:
        # The mathematical alphabets hang on the layout features of this font; a report has no formulas.
        options.layout_features = []
        options.drop_tables += ["MATH"]
    font = subset.load_font(str(source / f"{recipe.name}.ttf"), options)
    wanted = {code for first, last in recipe.ranges for code in font.getBestCmap() if first <= code <= last}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    path = target / f"{recipe.name}.ttf"
    subset.save_font(font, str(path), options)
    return path.stat().st_size


def make_own_names(target: Path) -> int:
    """Write the few Chinese characters of the language list, from Debian's ``fonts-noto-cjk``; its size in bytes."""
    options = subset.Options()
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    options.font_number = SIMPLIFIED_CHINESE
    font = subset.load_font(str(DEBIAN_CJK), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=OWN_NAMES)
    subsetter.subset(font)
    path = target / "NotoSansCJKsc-OwnNames.otf"
    subset.save_font(font, str(path), options)
    return path.stat().st_size


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN_NOTO
    TARGET.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        print(f"{make(recipe, source, TARGET):>8} {recipe.name}.ttf")
    print(f"{make_own_names(TARGET):>8} own names")


if __name__ == "__main__":
    main()
