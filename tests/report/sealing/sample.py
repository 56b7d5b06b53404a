"""A small tagged PDF/A and PDF/UA file with signature fields; a picture with a description needs no fonts."""

import hashlib
import io
from collections.abc import Sequence
from importlib.resources import files

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

RECORD = b'{"hulpvraag": "Ik wil weer veilig onder de douche."}'
RECORD_SHA256 = hashlib.sha256(RECORD).hexdigest()

_DATE, _ISO = "D:20261124140000+01'00'", "2026-11-24T14:00:00+01:00"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Proef</rdf:li></rdf:Alt></dc:title>
<dc:format>application/pdf</dc:format><pdf:Keywords>{keywords}</pdf:Keywords>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def keywords(kind: str, record_sha256: str = RECORD_SHA256, report_sha256: str | None = None) -> str:
    words = [f"kind:{kind}", "version:1", f"record-sha256:{record_sha256}"]
    return " ".join([*words, *([f"report-sha256:{report_sha256}"] if report_sha256 else [])])


def sample(
    words: str = keywords("conversation"),
    part: int = 3,
    fields: Sequence[str] = ("bewoner", "consulent"),
    record: bytes | None = RECORD,
) -> bytes:
    """One page with a line drawing, empty signature fields, and the record where the part allows it."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(b"/Figure <</MCID 0>> BDC 0 0 1 RG 60 700 m 200 780 l S EMC")
    page.Resources = Dictionary()
    page.StructParents = 0
    page.Tabs = Name.S
    _tag(pdf, page, fields)
    _describe(pdf, words, part)
    if record is not None and part == 3:
        _attach(pdf, record)
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    pdf.save(out, deterministic_id=True, object_stream_mode=mode, min_version="1.7")
    return out.getvalue()


def _tag(pdf: Pdf, page: pikepdf.Object, fields: Sequence[str]) -> None:
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
    figure = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.Figure, P=document, Alt=String("Een blauwe lijn"),
            A=Dictionary(O=Name.Layout, BBox=Array([60, 700, 200, 780]), Placement=Name.Block),
            K=Dictionary(Type=Name.MCR, Pg=page, MCID=0),
        )
    )  # fmt: skip
    kids, numbers = [figure], Array([0, pdf.make_indirect(Array([figure]))])
    page.Annots = Array()
    for index, name in enumerate(fields, start=1):
        look = pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 200, 60]), Resources=Dictionary()
        )
        tip = f"Zegel van {name}"
        left = 60 + 250 * (index - 1)
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String(name), TU=String(tip), F=4,
                P=page, Rect=Array([left, 100, left + 200, 160]), StructParent=index,
                AP=Dictionary(N=look),
            )
        )  # fmt: skip
        page.Annots.append(widget)
        form = pdf.make_indirect(
            Dictionary(
                Type=Name.StructElem, S=Name.Form, P=document, Alt=String(tip),
                K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
            )
        )  # fmt: skip
        kids.append(form)
        numbers.append(index)
        numbers.append(form)
    document.K = Array(kids)
    tree.K = document
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    tree.ParentTreeNextKey = len(fields) + 1
    pdf.Root.StructTreeRoot = tree
    pdf.Root.AcroForm = Dictionary(Fields=Array(list(page.Annots)), SigFlags=1)


def _describe(pdf: Pdf, words: str, part: int) -> None:
    root = pdf.Root
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String("nl-NL")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    profile = pdf.make_stream(files("pikepdf").joinpath("pdfa/data/sRGB.icc").read_bytes(), N=3)
    root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"),
                Info=String("sRGB IEC61966-2.1"), DestOutputProfile=profile,
            )
        ]
    )  # fmt: skip
    for key, value in (
        ("/Title", "Proef"),
        ("/Keywords", words),
        ("/CreationDate", _DATE),
        ("/ModDate", _DATE),
    ):
        pdf.docinfo[key] = String(value)
    xmp = _XMP.format(part=part, keywords=words, date=_ISO).encode()
    root.Metadata = pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)


def _attach(pdf: Pdf, record: bytes) -> None:
    stream = pdf.make_stream(
        record, Type=Name.EmbeddedFile, Subtype=Name("/application/json"),
        Params=Dictionary(Size=len(record), ModDate=String(_DATE)),
    )  # fmt: skip
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec, F=String("verslag.json"), UF=String("verslag.json"),
            EF=Dictionary(F=stream, UF=stream),
            AFRelationship=Name.Data, Desc=String("De gegevens van het verslag"),
        )
    )  # fmt: skip
    pdf.Root.AF = Array([spec])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String("verslag.json"), spec])))
