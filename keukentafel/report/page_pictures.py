"""Pages of a file as pictures, made in memory."""

from __future__ import annotations

import io

import pypdfium2

_TALLEST = 10
"""Times its width: a file of somebody else may have a page like a thread, of which a picture fills the memory."""


def pages_of(pdf: bytes) -> int:
    """How many pages a file has. Raises ValueError when it cannot be opened."""
    try:
        opened = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ValueError("not a file with pages") from error
    try:
        return len(opened)
    finally:
        opened.close()


def page_picture(pdf: bytes, page: int, width_px: int) -> bytes:
    """One page (from 0) as PNG. Raises IndexError when there is no such page, ValueError when it cannot be drawn."""
    try:
        return _drawn(pdf, page, width_px)
    except pypdfium2.PdfiumError as error:
        raise ValueError("this page cannot be drawn") from error


def _drawn(pdf: bytes, page: int, width_px: int) -> bytes:
    opened = pypdfium2.PdfDocument(pdf)
    try:
        if not 0 <= page < len(opened):
            raise IndexError(page)
        opened.init_forms()
        sheet = opened[page]
        width, height = sheet.get_size()
        if height > _TALLEST * width:
            raise ValueError("this page is too tall for a picture")
        picture = sheet.render(scale=width_px / width, may_draw_forms=True).to_pil()
        buffer = io.BytesIO()
        picture.save(buffer, "PNG")
        return buffer.getvalue()
    finally:
        opened.close()
