"""What somebody could do to a file, each as a function from bytes to other bytes."""

# mypy: disable-error-code="no-untyped-call, no-any-return"
# The objects of pyHanko are only partly typed.

import io
import re
from collections.abc import Callable

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

Tampering = Callable[[bytes], bytes]


class Writer(IncrementalPdfFileWriter):
    """Leaves the metadata alone, so that each tampering is only what its name says."""

    def _update_meta(self) -> None:
        return


def edit(pdf: bytes, change: Callable[[Writer], None]) -> bytes:
    writer = Writer(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    assert len(out.getvalue()) > len(pdf)
    return out.getvalue()


def field_widget(writer: Writer, field: str) -> generic.DictionaryObject:
    fields = writer.root["/AcroForm"]["/Fields"]
    return next(fields[i] for i in range(len(fields)) if str(fields[i]["/T"]) == field)


def form(data: bytes) -> generic.StreamObject:
    return generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 200, 60)]),
            pdf_name("/Resources"): generic.DictionaryObject(),
        },
        stream_data=data,
    )


def last_gap(pdf: bytes) -> tuple[int, int]:
    """Where the last seal itself stands, which is what it does not cover."""
    first, second = re.findall(rb"/ByteRange \[0 (\d+) (\d+) \d+\]", pdf)[-1]
    return int(first), int(second)


def text_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        extra = writer.add_object(generic.StreamObject(stream_data=b"/Artifact BMC 60 60 m 90 90 l S EMC"))
        writer.add_stream_to_page(0, extra)

    return edit(pdf, change)


def attachment_replaced(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        spec = writer.root["/AF"][0]
        stream = writer.add_object(
            generic.StreamObject(
                {
                    pdf_name("/Type"): pdf_name("/EmbeddedFile"),
                    pdf_name("/Subtype"): pdf_name("/application/json"),
                },
                stream_data=b'{"hulpvraag": "Iets heel anders."}',
            )
        )
        spec["/EF"][pdf_name("/F")] = stream
        spec["/EF"][pdf_name("/UF")] = stream
        writer.update_container(spec)

    return edit(pdf, change)


def catalog_changed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        writer.root[pdf_name("/Lang")] = generic.pdf_string("en")
        writer.update_root()

    return edit(pdf, change)


def appearance_replaced(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        widget = field_widget(writer, "bewoner")
        look = writer.add_object(form(b"0 0 m 50 50 l S"))
        widget[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): look})
        writer.update_container(widget)

    return edit(pdf, change)


def appearance_edited_in_place(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        reference = field_widget(writer, "bewoner")["/AP"].raw_get("/N").reference
        writer.objects[(reference.generation, reference.idnum)] = form(b"0 0 m 60 60 l S")

    return edit(pdf, change)


def rect_moved(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        widget = field_widget(writer, "bewoner")
        numbers = (310, 100, 510, 160)
        widget[pdf_name("/Rect")] = generic.ArrayObject([generic.NumberObject(n) for n in numbers])
        writer.update_container(widget)

    return edit(pdf, change)


def field_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        append_signature_field(writer, SigFieldSpec("wethouder", on_page=0, box=(60, 300, 260, 360)))

    return edit(pdf, change)


def keywords_changed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        info = writer.trailer["/Info"]
        info[pdf_name("/Keywords")] = generic.pdf_string("kind:summary")
        writer.update_container(info)

    return edit(pdf, change)


def keywords_hidden(pdf: bytes) -> bytes:
    """No object changes: the trailer calls another dictionary of the file its Info."""

    def change(writer: Writer) -> None:
        writer.set_info(writer.root["/AcroForm"]["/Fields"].raw_get(0))
        widget = field_widget(writer, "consulent")
        writer.update_container(widget)

    return edit(pdf, change)


def claim_changed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        reference = writer.root.raw_get("/Metadata").reference
        xmp = writer.root["/Metadata"].data.replace(b"<pdfaid:part>3", b"<pdfaid:part>2")
        header = {pdf_name("/Type"): pdf_name("/Metadata"), pdf_name("/Subtype"): pdf_name("/XML")}
        stream = generic.StreamObject(header, stream_data=xmp)
        writer.objects[(reference.generation, reference.idnum)] = stream

    return edit(pdf, change)


def seal_emptied(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        widget = field_widget(writer, "bewoner")
        del widget[pdf_name("/V")]
        writer.update_container(widget)

    return edit(pdf, change)


def page_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        page = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Page"),
                pdf_name("/Parent"): writer.root.raw_get("/Pages"),
                pdf_name("/MediaBox"): generic.ArrayObject([generic.NumberObject(n) for n in (0, 0, 595, 842)]),
                pdf_name("/Resources"): generic.DictionaryObject(),
            }
        )
        pages["/Kids"].append(writer.add_object(page))
        pages[pdf_name("/Count")] = generic.NumberObject(2)
        writer.update_container(pages)

    return edit(pdf, change)


def script_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("1")}
        writer.root[pdf_name("/OpenAction")] = generic.DictionaryObject(action)
        writer.update_root()

    return edit(pdf, change)


def signed_mark_removed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        del writer.root[pdf_name("/Perms")]
        writer.update_root()

    return edit(pdf, change)


INCREMENTAL: tuple[Tampering, ...] = (
    text_added,
    attachment_replaced,
    catalog_changed,
    appearance_replaced,
    appearance_edited_in_place,
    rect_moved,
    field_added,
    keywords_changed,
    keywords_hidden,
    claim_changed,
    seal_emptied,
    page_added,
    script_added,
    signed_mark_removed,
)


def saved_again(pdf: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out)
    return out.getvalue()


def line_end_added(pdf: bytes) -> bytes:
    return pdf + b"\n"


def comment_added(pdf: bytes) -> bytes:
    return pdf + b"% gezien\n%%EOF\n"


def shifted(pdf: bytes) -> bytes:
    return b"\n" + pdf


WHOLE_FILE: tuple[Tampering, ...] = (saved_again, line_end_added, comment_added, shifted)
