"""Embedding what a document uses of its fonts: Type 0, Identity-H, with the text of every glyph."""

from __future__ import annotations

import hashlib

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, String

from .canvas import UsedFont

_MOST_PER_BLOCK = 100
_UNUSED_TABLES = ("GSUB", "GPOS", "GDEF", "name", "DSIG", "STAT", "meta")
_SYMBOLIC, _ITALIC = 4, 64
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"


def embed_font(pdf: pikepdf.Pdf, used: UsedFont) -> pikepdf.Object:
    """Add the glyphs a document uses and return the font object."""
    data = _subset(used)
    digest = hashlib.sha256(repr((used.face.postscript_name, sorted(used.texts))).encode()).digest()
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    name = Name(f"/{tag}+{used.face.postscript_name}")
    widths = Array()
    for glyph, advance in sorted(used.advances.items()):
        widths.append(glyph)
        widths.append(Array([round(advance, 3)]))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC | (_ITALIC if used.face.italic_angle else 0),
        FontBBox=Array(used.face.box),
        ItalicAngle=round(used.face.italic_angle, 2),
        Ascent=round(used.face.ascent),
        Descent=round(used.face.descent),
        CapHeight=714,
        StemV=80,
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=0,
        W=widths,
        CIDToGIDMap=Name.Identity,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(used.texts)),
        )
    )


def _subset(used: UsedFont) -> bytes:
    request = hb.SubsetInput()
    request.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *used.texts})
    request.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in _UNUSED_TABLES
    )
    request.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(used.face.hb_face, request).blob.data)


def _to_unicode(texts: dict[int, str]) -> bytes:
    pairs = [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in sorted(texts.items())]
    lines = [_CMAP_HEAD]
    for start in range(0, len(pairs), _MOST_PER_BLOCK):
        block = pairs[start : start + _MOST_PER_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, _CMAP_TAIL]).encode("ascii")
