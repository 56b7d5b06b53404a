"""Metadata for the archive beside each file: MDTO-XML 1.0.1. One file of it describes one object.

The report is an `informatieobject`; each file that represents it is a `bestand`, with its checksum. No name of
anybody is in them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree as ET

from keukentafel.domain.content.municipality import Concept
from keukentafel.domain.handover import ANNEX_NAME, RECORD_NAME, REPORT_NAME, PackageParts
from keukentafel.domain.signing import ReportKind

NAMESPACE = "https://www.nationaalarchief.nl/mdto"
_SCHEMA = f"{NAMESPACE} {NAMESPACE}/MDTO-XML1.0.1.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SOURCE = "Keukentafel"

REPORT_METADATA = "verslag.mdto.xml"

_TITLES = {ReportKind.CONVERSATION: "Gespreksverslag", ReportKind.INVESTIGATION: "Onderzoeksverslag"}
_PRONOM = "PRONOM-register"
_FORMATS = {
    "3a": Concept("Acrobat PDF/A - Portable Document Format 3a", _PRONOM, "fmt/479"),
    "2a": Concept("Acrobat PDF/A - Portable Document Format 2a", _PRONOM, "fmt/476"),
    "json": Concept("JSON Data Interchange Format", _PRONOM, "fmt/817"),
}
_SHA256 = Concept("SHA256", "Begrippenlijst ChecksumAlgoritme MDTO")
_CREATED = Concept("Creatie", "Begrippenlijst EventTypeLijst MDTO")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotMdto(ValueError):
    """These bytes are not metadata as they are made here."""


def metadata_name(name: str) -> str:
    """What the metadata of a file is called: `verslag.pdf.mdto.xml`."""
    return f"{name}.mdto.xml"


def metadata(parts: PackageParts) -> dict[str, bytes]:
    """The metadata of the report and of each of its files, by name."""
    files = {REPORT_NAME: parts.report, RECORD_NAME: parts.record}
    if parts.annex is not None:
        files[ANNEX_NAME] = parts.annex
    of_files = {metadata_name(name): _of_file(parts, name, data) for name, data in files.items()}
    return {REPORT_METADATA: _of_report(parts, files), **of_files}


def _of_report(parts: PackageParts, files: Iterable[str]) -> bytes:
    head, facts = parts.document.head, parts.archive
    root, report = _document("informatieobject")
    _identified(report, _report_id(parts))
    _add(report, "naam", _title(parts))
    _concept(report, "aggregatieniveau", facts.level)
    _concept(report, "classificatie", facts.classification)
    _add(report, "taal", head.sender.language)
    event = _add(report, "event")
    _concept(event, "eventType", _CREATED)
    _add(event, "eventTijd", _moment(head.at))
    _reference(event, "eventVerantwoordelijkeActor", parts.creator)
    _concept(report, "waardering", facts.appraisal)
    if facts.retention:
        _add(_add(report, "bewaartermijn"), "termijnLooptijd", facts.retention)
    if facts.category is not None:
        _concept(report, "informatiecategorie", facts.category)
    if head.case_number:
        _reference(report, "isOnderdeelVan", "Zaak", head.case_number, parts.creator)
    for name in sorted(files):
        _reference(report, "heeftRepresentatie", name, f"{_report_id(parts)}/{name}")
    _reference(report, "archiefvormer", parts.creator, facts.creator_code, facts.creator_register)
    restriction = _add(report, "beperkingGebruik")
    _concept(restriction, "beperkingGebruikType", facts.restriction)
    _add(restriction, "beperkingGebruikNadereBeschrijving", facts.restriction_because)
    return _written(root)


def _of_file(parts: PackageParts, name: str, data: bytes) -> bytes:
    root, file = _document("bestand")
    _identified(file, f"{_report_id(parts)}/{name}")
    _add(file, "naam", name)
    _add(file, "omvang", str(len(data)))
    kind = "json" if name == RECORD_NAME else parts.document.head.sender.pdf_part
    _concept(file, "bestandsformaat", _FORMATS[kind])
    checksum = _add(file, "checksum")
    _concept(checksum, "checksumAlgoritme", _SHA256)
    _add(checksum, "checksumWaarde", hashlib.sha256(data).hexdigest())
    _add(checksum, "checksumDatum", _moment(parts.made_at))
    _reference(file, "isRepresentatieVan", _title(parts), _report_id(parts))
    return _written(root)


def checksum_of(xml: bytes) -> tuple[str, int, str]:
    """Name, size in bytes and SHA-256 that the metadata of a file says of it. Raises NotMdto."""
    file = _object(xml, "bestand")
    name, size = _text(file, "naam"), _text(file, "omvang")
    if not size.isascii() or not size.isdigit() or len(size) > 15:
        raise NotMdto
    if _text(file, "checksum/checksumAlgoritme/begripLabel") != _SHA256.label:
        raise NotMdto
    return name, int(size), _text(file, "checksum/checksumWaarde")


def files_of(xml: bytes) -> tuple[str, frozenset[str]]:
    """The identification of a report (the hash of its record), and the names of the files that represent it.

    Raises NotMdto, also when something is not there that MDTO requires.
    """
    report = _object(xml, "informatieobject")
    for required in ("naam", "waardering/begripLabel", "archiefvormer/verwijzingNaam",
                     "beperkingGebruik/beperkingGebruikType/begripLabel"):  # fmt: skip
        _text(report, required)
    names = [_plain(one) for one in report.iterfind(_path("heeftRepresentatie/verwijzingNaam"))]
    return _text(report, "identificatie/identificatieKenmerk"), frozenset(names)


def _report_id(parts: PackageParts) -> str:
    return hashlib.sha256(parts.record).hexdigest()


def _title(parts: PackageParts) -> str:
    head = parts.document.head
    return f"{_TITLES[head.kind]}, versie {head.number}, {head.at.date().isoformat()}"


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _document(kind: str) -> tuple[ET.Element, ET.Element]:
    root = ET.Element("MDTO", {"xmlns": NAMESPACE, "xmlns:xsi": _XSI, "xsi:schemaLocation": _SCHEMA})
    return root, ET.SubElement(root, kind)


def _add(parent: ET.Element, name: str, text: str = "") -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = _NOT_XML.sub("\ufffd", text) or None
    return child


def _identified(parent: ET.Element, mark: str, source: str = _SOURCE, name: str = "identificatie") -> None:
    child = _add(parent, name)
    _add(child, "identificatieKenmerk", mark)
    _add(child, "identificatieBron", source)


def _reference(parent: ET.Element, name: str, called: str, mark: str = "", source: str = _SOURCE) -> None:
    child = _add(parent, name)
    _add(child, "verwijzingNaam", called)
    if mark:
        _identified(child, mark, source, "verwijzingIdentificatie")


def _concept(parent: ET.Element, name: str, concept: Concept) -> None:
    child = _add(parent, name)
    _add(child, "begripLabel", concept.label)
    if concept.code:
        _add(child, "begripCode", concept.code)
    _reference(child, "begripBegrippenlijst", concept.listed_in)


def _written(root: ET.Element) -> bytes:
    ET.indent(root, "\t")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _object(xml: bytes, kind: str) -> ET.Element:
    try:
        text = xml.decode("utf-8")
        # A declaration of entities can make a small file grow without end.
        if "<!" in text:
            raise NotMdto
        root = ET.fromstring(text)  # noqa: S314  without entities nothing grows
    except (UnicodeDecodeError, ET.ParseError, LookupError, ValueError):
        raise NotMdto from None
    children = list(root)
    if root.tag != f"{{{NAMESPACE}}}MDTO" or [child.tag for child in children] != [f"{{{NAMESPACE}}}{kind}"]:
        raise NotMdto
    return children[0]


def _text(element: ET.Element, path: str) -> str:
    found = element.findall(_path(path))
    if len(found) != 1 or not _plain(found[0]):
        raise NotMdto
    return _plain(found[0])


def _plain(element: ET.Element) -> str:
    return (element.text or "").strip()


def _path(path: str) -> str:
    return "/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/"))
