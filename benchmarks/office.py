"""The yardstick of a paper: how long LibreOffice Writer takes to export the same text as PDF/A and PDF/UA."""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from xml.sax.saxutils import escape

_MORE = 5
_OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": "3"},
    "PDFUACompliance": {"type": "boolean", "value": "true"},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
}
_BEFORE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>"""
_AFTER = "</office:text></office:body></office:document>"


@dataclass(frozen=True)
class Office:
    """Milliseconds of the processor for one document, and by the clock for the whole program with one."""

    export_ms: float
    start_ms: float


def command() -> str | None:
    """The program, where it is installed (Debian: libreoffice-writer-nogui)."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def measure(lines: list[str]) -> Office | None:
    """Export these paragraphs; None where there is no LibreOffice.

    One document and then `_MORE` more in one start of the program: the difference is the export alone.
    """
    program = command()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        _export(program, lines, here, 1)
        one, whole = _export(program, lines, here, 1)
        more, _ = _export(program, lines, here, 1 + _MORE)
    return Office((more - one) / _MORE, whole)


def _export(program: str, lines: list[str], here: Path, count: int) -> tuple[float, float]:
    body = "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)
    files = [here / f"{number}.fodt" for number in range(count)]
    for file in files:
        file.write_text(_BEFORE + body + _AFTER, "utf-8")
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run(
        [
            program, f"-env:UserInstallation={(here / 'profile').as_uri()}", "--headless", "--convert-to",
            f"pdf:writer_pdf_Export:{json.dumps(_OPTIONS)}", "--outdir", str(here / "out"), *map(str, files),
        ],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if len(list((here / "out").glob("*.pdf"))) < count:
        raise RuntimeError("LibreOffice made no PDF")
    return used * 1000, (ended - began) * 1000
