"""The last step: structure tree, fonts, fields, bookmarks, metadata, colour profile and attachments."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from .blocks import Attachment, DocumentMeta
from .canvas import UsedFont
from .cleaning import plain
from .fonts_embed import embed_font
from .structure import Elem, FieldArea, LinkArea, Mark, Rect
from .xmp import Part, xmp_packet

_PRINTED = 4
_URI_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: the depth from 1, the page from 0, and the height on it in PDF coordinates."""

    level: int
    title: str
    page: int
    top: float


def finish(
    raw: bytes,
    root: Elem,
    fonts: Iterable[UsedFont],
    bookmarks: Sequence[Bookmark],
    meta: DocumentMeta,
    icc_profile: bytes,
    part: Part,
    attachments: Sequence[Attachment],
) -> bytes:
    """Turn painted pages into a tagged archival document.  The same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _clean_pages(pdf, fonts)
        _Tree(pdf).write(root)
        _catalog(pdf, meta, part, icc_profile)
        if bookmarks:
            _outline(pdf, bookmarks)
        if attachments:
            _attach(pdf, attachments, _pdf_date(meta.created))
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
            fix_metadata_version=False,
        )
        return out.getvalue()


def _clean_pages(pdf: pikepdf.Pdf, fonts: Iterable[UsedFont]) -> None:
    embedded = Dictionary({f"/{font.resource}": embed_font(pdf, font) for font in fonts})
    shared = pdf.make_indirect(embedded)
    for number, page in enumerate(pdf.pages):
        page.obj.Resources = Dictionary(Font=shared)
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        for unwanted in ("/Trans", "/Rotate"):
            if unwanted in page.obj:
                del page.obj[unwanted]


class _Tree:
    """Writes the structure tree with its parent tree, and the annotations that belong to its elements."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: list[dict[int, pikepdf.Object]] = [{} for _ in self._pages]
        self._annotation_owners: list[pikepdf.Object] = []
        self._fields = Array()
        self._names: set[str] = set()

    def write(self, root: Elem) -> None:
        pdf = self._pdf
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers = Array()
        for page, owners in enumerate(self._owners):
            numbers.append(page)
            numbers.append(pdf.make_indirect(Array([owners[mcid] for mcid in range(len(owners))])))
        for offset, owner in enumerate(self._annotation_owners):
            numbers.append(len(self._pages) + offset)
            numbers.append(owner)
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages) + len(self._annotation_owners)
        pdf.Root.StructTreeRoot = tree
        if len(self._fields):
            pdf.Root.AcroForm = Dictionary(Fields=self._fields, SigFlags=1)

    def _element(self, elem: Elem, parent: pikepdf.Object) -> pikepdf.Object:
        written = Dictionary(Type=Name.StructElem, S=Name(f"/{elem.role}"), P=parent)
        if elem.alt is not None:
            written.Alt = String(elem.alt)
        if elem.lang is not None:
            written.Lang = String(elem.lang)
        attributes = _attributes(elem)
        if attributes is not None:
            written.A = attributes
        obj = self._pdf.make_indirect(written)
        kids = [self._kid(kid, obj) for kid in elem.kids]
        if elem.role == "Form":
            # Signing tools that compare revisions accept a filled field only with one direct kid.
            (obj.K,) = kids
        elif kids:
            obj.K = Array(kids)
        return obj

    def _kid(self, kid: Elem | Mark | LinkArea | FieldArea, parent: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, Elem):
            return self._element(kid, parent)
        page = self._pages[kid.page]
        if isinstance(kid, Mark):
            self._owners[kid.page][kid.mcid] = parent
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        annotation = self._link(kid) if isinstance(kid, LinkArea) else self._field(kid, page)
        annotation.StructParent = len(self._pages) + len(self._annotation_owners)
        self._annotation_owners.append(parent)
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(annotation)
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)

    def _link(self, area: LinkArea) -> pikepdf.Object:
        uri = quote(area.uri, safe=_URI_SAFE, errors="replace")
        return self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Link,
                Rect=Array(area.rect),
                Border=Array([0, 0, 0]),
                F=_PRINTED,
                Contents=String(area.text),
                A=Dictionary(S=Name.URI, URI=String(uri)),
            )
        )

    def _field(self, area: FieldArea, page: pikepdf.Object) -> pikepdf.Object:
        if area.name in self._names:
            raise ValueError(f"two signature fields are called {area.name!r}")
        self._names.add(area.name)
        left, bottom, right, top = area.rect
        appearance = self._pdf.make_stream(
            b"",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, round(right - left, 2), round(top - bottom, 2)]),
            Resources=Dictionary(),
        )
        field = self._pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(area.name),
                TU=String(area.tooltip),
                F=_PRINTED,
                P=page,
                Rect=Array(area.rect),
                AP=Dictionary(N=appearance),
            )
        )
        self._fields.append(field)
        return field


def _attributes(elem: Elem) -> pikepdf.Object | None:
    if elem.scope or elem.col_span > 1:
        told = Dictionary(O=Name.Table)
        if elem.scope:
            told.Scope = Name(f"/{elem.scope}")
        if elem.col_span > 1:
            told.ColSpan = elem.col_span
        return told
    if elem.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{elem.numbering}"))
    if elem.box:
        return Dictionary(O=Name.Layout, BBox=_box(elem.box), Placement=Name.Block)
    return None


def _box(rect: Rect) -> pikepdf.Object:
    return Array(rect)


def _catalog(pdf: pikepdf.Pdf, meta: DocumentMeta, part: Part, icc_profile: bytes) -> None:
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(meta.lang)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    for unwanted in ("/PageMode", "/Outlines"):
        if unwanted in root:
            del root[unwanted]
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=pdf.make_stream(icc_profile, N=3),
    )
    root.OutputIntents = Array([intent])
    root.Metadata = pdf.make_stream(xmp_packet(meta, part), Type=Name.Metadata, Subtype=Name.XML)
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    date = _pdf_date(meta.created)
    facts = {
        "/Title": plain(meta.title),
        "/Author": plain(meta.author),
        "/Subject": plain(meta.subject),
        "/Keywords": plain(meta.keywords),
        "/CreationDate": date,
        "/ModDate": date,
    }
    for key, value in facts.items():
        if value:
            pdf.docinfo[key] = String(value)


def _pdf_date(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"{moment:D:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _outline(pdf: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        branch: list[OutlineItem] = []
        for mark in bookmarks:
            item = OutlineItem(mark.title, mark.page, "XYZ", top=mark.top)
            del branch[mark.level - 1 :]
            (branch[-1].children if branch else outline.root).append(item)
            branch.append(item)
    pdf.Root.PageMode = Name.UseOutlines


def _attach(pdf: pikepdf.Pdf, attachments: Sequence[Attachment], date: str) -> None:
    files, names = Array(), Array()
    for attachment in sorted(attachments, key=lambda item: item.name):
        embedded = pdf.make_stream(
            attachment.data,
            Type=Name.EmbeddedFile,
            Subtype=Name(f"/{attachment.mime}"),
            Params=Dictionary(Size=len(attachment.data), ModDate=String(date)),
        )
        specification = pdf.make_indirect(
            Dictionary(
                Type=Name.Filespec,
                F=String(attachment.name),
                UF=String(attachment.name),
                EF=Dictionary(F=embedded, UF=embedded),
                AFRelationship=Name(f"/{attachment.relationship}"),
                Desc=String(plain(attachment.description)),
            )
        )
        files.append(specification)
        names.append(String(attachment.name))
        names.append(specification)
    pdf.Root.AF = files
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=names))
