"""Close one side of a report: an incremental PAdES B-B seal over everything that was there before."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import FormFillingError, PdfError
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import BaseStamp, BaseStampStyle, NoOpStampStyle

from keukentafel.report.sealing.drawing import Stroke, appearance, bounding_box
from keukentafel.report.sealing.keys import KeyNotUsableError, SealKey, common_name, organisation


class SealingError(Exception):
    """The file cannot be sealed: no such empty field, already sealed, certified too late, or not a PDF."""


def seal(
    pdf: bytes,
    field: str,
    key: SealKey,
    strokes: Sequence[Stroke] | None,
    reason: str,
    at: datetime,
    certify: bool,
    box: tuple[float, float] | None = None,
) -> bytes:
    """`pdf` followed by one more revision that fills `field` with a seal of `key`.

    The result starts with `pdf`, byte for byte. `strokes`, drawn in `box` (by default the box around the
    points), become the look of the field; without strokes its look stays as it was. `at` is the signing time
    and carries a time zone. `certify` is for the first seal: afterwards only the other fields may be filled.
    The seal names the organisation of the key and nobody else.

    Raises SealingError, KeyNotUsableError when the key is not valid at `at`, DrawingError for impossible
    strokes, ValueError for a naive `at`.
    """
    if at.tzinfo is None:
        raise ValueError("the moment of sealing needs a time zone")
    certificate = key.certificate
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        raise KeyNotUsableError("the key is not valid at the moment of sealing")
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=reason,
        name=organisation(certificate) or common_name(certificate),
        certify=certify,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    signer = _OurClockSigner(metadata, key.signer(), stamp_style=_style(strokes, box))
    signer.at = at
    try:
        sealed = signer.sign_pdf(_UntouchedMetadataWriter(io.BytesIO(pdf)), existing_fields_only=True)
    except (FormFillingError, PdfError) as error:
        raise SealingError(str(error)) from error
    return bytes(sealed.getvalue())


class _UntouchedMetadataWriter(IncrementalPdfFileWriter):
    """Leaves XMP and Info as they are.

    pyHanko writes XMP anew on every save and turns the text of pdfaSchema:namespaceURI into an rdf:resource,
    which PDF/A forbids in the extension schema of PDF/UA.
    """

    def _update_meta(self) -> None:
        return


class _OurClockSigner(PdfSigner):
    """Takes the signing time from the caller; pyHanko would read the clock of the machine."""

    at: datetime

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def _style(strokes: Sequence[Stroke] | None, box: tuple[float, float] | None) -> BaseStampStyle:
    if strokes is None or not any(strokes):
        # Without a style pyHanko stamps text in Courier, which is not embedded: no PDF/A, no PDF/UA.
        return NoOpStampStyle()
    return _Handwriting(strokes=strokes, drawn_in=box or bounding_box(strokes))


@dataclass(frozen=True)
class _Handwriting(BaseStampStyle):
    strokes: Sequence[Stroke] = ()
    drawn_in: tuple[float, float] = (1.0, 1.0)

    def create_stamp(
        self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, object]
    ) -> "_DrawnAppearance":
        return _DrawnAppearance(writer, box, self)


class _DrawnAppearance(BaseStamp):
    def __init__(self, writer: BasePdfFileWriter, box: BoxConstraints, style: _Handwriting) -> None:
        super().__init__(writer, style, box)
        self._drawn = style

    def render(self) -> bytes:
        return appearance(self._drawn.strokes, self._drawn.drawn_in, (self.box.width, self.box.height))

    def as_form_xobject(self) -> StreamObject:
        form = super().as_form_xobject()
        form.compress()  # type: ignore[no-untyped-call]
        return form
