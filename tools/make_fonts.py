"""Make the font files in ``resources/fonts`` from Debian's ``fonts-noto-core`` and ``fonts-noto-cjk``.

Run it as ``python tools/make_fonts.py [SOURCE_DIRECTORY]``.  The result is the same bytes every time: the
subsetter is told to keep the dates of the source files.  The windows and the printed report use these files.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

DEBIAN_NOTO = Path("/usr/share/fonts/truetype/noto")
DEBIAN_CJK = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
SIMPLIFIED_CHINESE = 2
"""The number of "Noto Sans CJK SC" in the collection."""
FURTHEST_OFF = 1.0
"""How far a quadratic outline may be from the cubic one, in units of a thousandth of the type size."""
NO_INSTRUCTIONS = (
    "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth",
    "maxComponentElements", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
    "maxStackElements", "maxSizeOfInstructions",
)
"""The counts of ``maxp``: those of outlines are filled in on saving, those of instructions stay at none."""
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


def make_chinese(target: Path) -> int:
    """Write the characters of GB 2312 with TrueType outlines, from Debian's ``fonts-noto-cjk``; its size in bytes.

    The source has cubic outlines (CFF); paper embeds TrueType only, so they are turned into quadratic ones.
    """
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.hinting = False
    options.recalc_timestamp = False
    options.notdef_outline = True
    options.font_number = SIMPLIFIED_CHINESE
    cubic = subset.load_font(str(DEBIAN_CJK), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=_gb_2312())
    subsetter.subset(cubic)
    kept = BytesIO()
    cubic.save(kept)
    font = TTFont(kept, recalcTimestamp=False)
    _make_quadratic(font)
    path = target / "NotoSansCJKsc-Regular.ttf"
    font.save(str(path))
    return path.stat().st_size


def _gb_2312() -> str:
    rows = range(0xA1, 0xF8)
    chinese = (bytes((row, cell)).decode("gb2312", "ignore") for row in rows for cell in range(0xA1, 0xFF))
    return "".join((*map(chr, range(0x20, 0x7F)), *chinese))


def _make_quadratic(font: TTFont) -> None:
    order, shapes = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(None)
        shapes[name].draw(Cu2QuPen(pen, FURTHEST_OFF, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in NO_INSTRUCTIONS:
        setattr(maxp, name, 0)
    maxp.maxZones = 1
    del font["CFF "], font["VORG"]
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def main() -> None:
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else DEBIAN_NOTO
    TARGET.mkdir(parents=True, exist_ok=True)
    for recipe in RECIPES:
        print(f"{make(recipe, source, TARGET):>8} {recipe.name}.ttf")
    print(f"{make_chinese(TARGET):>8} NotoSansCJKsc-Regular.ttf")


if __name__ == "__main__":
    main()
