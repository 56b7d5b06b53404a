"""More of what somebody could do to a file: what a reader would see, hear or copy differently."""

# mypy: disable-error-code="no-untyped-call, no-any-return"
# The objects of pyHanko are only partly typed.

import re

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name

from .tampering import Tampering, Writer, edit, field_widget, form, last_gap


def _numbers(*numbers: int) -> generic.ArrayObject:
    return generic.ArrayObject([generic.NumberObject(number) for number in numbers])


def _page(writer: Writer) -> generic.DictionaryObject:
    return writer.root["/Pages"]["/Kids"][0]


def _annotation(writer: Writer, **more: object) -> None:
    entries = {
        pdf_name("/Type"): pdf_name("/Annot"),
        pdf_name("/Rect"): _numbers(60, 690, 400, 790),
        pdf_name("/F"): generic.NumberObject(4),
        **{pdf_name(f"/{key}"): value for key, value in more.items()},
    }
    page = _page(writer)
    page["/Annots"].append(writer.add_object(generic.DictionaryObject(entries)))
    writer.update_container(page["/Annots"])
    writer.update_container(page)


def text_hidden_under_white(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        white = b"/Artifact BMC 1 g 0 0 595 842 re f EMC"
        writer.add_stream_to_page(0, writer.add_object(generic.StreamObject(stream_data=white)))

    return edit(pdf, change)


def words_replaced(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        reference = _page(writer).raw_get("/Contents").reference
        other = generic.StreamObject(stream_data=b"/Figure <</MCID 0>> BDC 60 700 m 90 720 l S EMC")
        writer.objects[(reference.generation, reference.idnum)] = other

    return edit(pdf, change)


def page_swapped(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        pages = writer.root["/Pages"]
        other = generic.DictionaryObject(dict(pages["/Kids"][0]))
        other[pdf_name("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"0 0 m 9 9 l S"))
        pages[pdf_name("/Kids")] = generic.ArrayObject([writer.add_object(other)])
        writer.update_container(pages)

    return edit(pdf, change)


def page_cropped(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        page = _page(writer)
        page[pdf_name("/CropBox")] = _numbers(0, 0, 595, 90)
        writer.update_container(page)

    return edit(pdf, change)


def page_turned(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        page = _page(writer)
        page[pdf_name("/Rotate")] = generic.NumberObject(180)
        writer.update_container(page)

    return edit(pdf, change)


def note_laid_over_text(pdf: bytes) -> bytes:
    return edit(
        pdf,
        lambda writer: _annotation(
            writer, Subtype=pdf_name("/FreeText"), Contents=generic.pdf_string("Akkoord"), DA=generic.pdf_string("1 g")
        ),
    )


def picture_laid_over_text(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        look = writer.add_object(form(b"1 g 0 0 200 60 re f"))
        appearance = generic.DictionaryObject({pdf_name("/N"): look})
        _annotation(writer, Subtype=pdf_name("/Stamp"), AP=appearance)

    return edit(pdf, change)


def link_to_elsewhere_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        action = {pdf_name("/S"): pdf_name("/URI"), pdf_name("/URI"): generic.pdf_string("https://elders.invalid/")}
        _annotation(writer, Subtype=pdf_name("/Link"), A=generic.DictionaryObject(action))

    return edit(pdf, change)


def field_renamed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        first = field_widget(writer, "bewoner")
        first[pdf_name("/TU")] = generic.pdf_string("Zegel van de wethouder")
        writer.update_container(first)

    return edit(pdf, change)


def text_field_filled_in(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        entries = {
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): generic.pdf_string("opmerking"),
            pdf_name("/V"): generic.pdf_string("Ik zie af van hulp."),
        }
        fields = writer.root["/AcroForm"]
        fields["/Fields"].append(writer.add_object(generic.DictionaryObject(entries)))
        writer.update_container(fields["/Fields"])
        writer.update_root()

    return edit(pdf, change)


def script_by_name_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        action = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): generic.pdf_string("app.alert(1)")}
        named = generic.ArrayObject([generic.pdf_string("a"), generic.DictionaryObject(action)])
        tree = generic.DictionaryObject({pdf_name("/Names"): named})
        names = writer.root["/Names"]
        names[pdf_name("/JavaScript")] = tree
        writer.update_container(names)
        writer.update_root()

    return edit(pdf, change)


def attachment_added(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        stream = writer.add_object(generic.StreamObject(stream_data=b"nog een bijlage"))
        held = generic.DictionaryObject({pdf_name("/F"): stream, pdf_name("/UF"): stream})
        spec = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Filespec"), pdf_name("/EF"): held})
        names = writer.root["/Names"]["/EmbeddedFiles"]["/Names"]
        names.extend([generic.pdf_string("zz.txt"), writer.add_object(spec)])
        writer.update_container(names)
        writer.update_root()

    return edit(pdf, change)


def title_changed(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        info = writer.trailer["/Info"]
        info[pdf_name("/Title")] = generic.pdf_string("Beschikking")
        writer.update_container(info)

    return edit(pdf, change)


def description_changed(pdf: bytes) -> bytes:
    """Only somebody who listens to the file would notice."""

    def change(writer: Writer) -> None:
        figure = writer.root["/StructTreeRoot"]["/K"]["/K"][0]
        figure[pdf_name("/Alt")] = generic.pdf_string("Een rode lijn")
        writer.update_container(figure)

    return edit(pdf, change)


def layer_hidden(pdf: bytes) -> bytes:
    def change(writer: Writer) -> None:
        group = {pdf_name("/Type"): pdf_name("/OCG"), pdf_name("/Name"): generic.pdf_string("tekst")}
        layer = writer.add_object(generic.DictionaryObject(group))
        off = generic.DictionaryObject({pdf_name("/OFF"): generic.ArrayObject([layer])})
        layers = {pdf_name("/OCGs"): generic.ArrayObject([layer]), pdf_name("/D"): off}
        writer.root[pdf_name("/OCProperties")] = generic.DictionaryObject(layers)
        writer.update_root()

    return edit(pdf, change)


INCREMENTAL: tuple[Tampering, ...] = (
    text_hidden_under_white,
    words_replaced,
    page_swapped,
    page_cropped,
    page_turned,
    note_laid_over_text,
    picture_laid_over_text,
    link_to_elsewhere_added,
    field_renamed,
    text_field_filled_in,
    script_by_name_added,
    attachment_added,
    title_changed,
    description_changed,
    layer_hidden,
)


def _last_byte_range(pdf: bytes) -> re.Match[bytes]:
    return list(re.finditer(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\] *", pdf))[-1]


def _with_byte_range(pdf: bytes, first: int, second: int, rest: int) -> bytes:
    found = _last_byte_range(pdf)
    other = b"/ByteRange [0 %d %d %d]" % (first, second, rest)
    assert len(other) <= len(found.group())
    return pdf[: found.start()] + other.ljust(len(found.group())) + pdf[found.end() :]


def gap_widened(pdf: bytes) -> bytes:
    """More room beside the seal, where something could be written later."""
    first, second, rest = (int(number) for number in _last_byte_range(pdf).groups())
    return _with_byte_range(pdf, first - 20, second, rest)


def end_left_out_of_the_range(pdf: bytes) -> bytes:
    first, second, rest = (int(number) for number in _last_byte_range(pdf).groups())
    return _with_byte_range(pdf, first, second, rest - 12)


def range_stretched_over_an_addition(pdf: bytes) -> bytes:
    first, second, rest = (int(number) for number in _last_byte_range(pdf).groups())
    added = text_hidden_under_white(pdf)
    return _with_byte_range(added, first, second, rest + len(added) - len(pdf))


def contents_emptied(pdf: bytes) -> bytes:
    start, end = last_gap(pdf)
    return pdf[: start + 1] + b"0" * (end - start - 2) + pdf[end - 1 :]


def seal_of_the_other_side_copied(pdf: bytes) -> bytes:
    """The bytes of the first seal in the place of the last one."""
    first = re.findall(rb"/Contents <([0-9A-Fa-f]+)>", pdf)[0]
    start, end = last_gap(pdf)
    room = end - start - 2
    return pdf[: start + 1] + first[:room].ljust(room, b"0") + pdf[end - 1 :]


def whole_file_appended(pdf: bytes) -> bytes:
    return pdf + pdf


def earlier_end_of_file_appended(pdf: bytes) -> bytes:
    """A reader that starts at the end finds the file as it was before any seal."""
    found = re.findall(rb"startxref\s+(\d+)\s+%%EOF", pdf)[0]
    return pdf + b"startxref\n" + found + b"\n%%EOF\n"


IN_THE_BYTES: tuple[Tampering, ...] = (
    gap_widened,
    end_left_out_of_the_range,
    range_stretched_over_an_addition,
    contents_emptied,
    seal_of_the_other_side_copied,
    whole_file_appended,
    earlier_end_of_file_appended,
)
