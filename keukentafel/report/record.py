"""The record of a report: canonical JSON (`verslag.json`) that gives the same document and pages.

Keys are sorted, text is UTF-8 without escapes, moments are ISO 8601 with their zone; there are no floats.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, time
from typing import Any

from cattrs import Converter

from keukentafel.domain.report.report_document import ReportDocument

SCHEMA = 4
"""The number of the schema that this program writes: docs/schema/verslag-4.schema.json."""

FIRST_SCHEMA = 1
"""The oldest schema that is still read: docs/schema/verslag-1.schema.json. It knew one visit and no changes."""

_NEW: dict[int, dict[str, tuple[str, ...]]] = {
    2: {
        "report": ("changed", "review", "visits"),
        "statement": ("on",),
        "person": ("came_at", "left_at", "not_interpreted"),
    },
    3: {
        "report": ("code_lists",),
        "person": ("codes",),
        "delivery": ("category", "codes", "per", "unit", "volume"),
    },
    4: {"life_domain": ("rated_on",), "remark": ("about",)},
}
"""What each schema added, and where; nothing was ever taken away or renamed."""

FORMAT = "keukentafel-verslag"


def to_record(document: ReportDocument) -> bytes:
    """The canonical record: the same document gives the same bytes."""
    return _written(document, SCHEMA)


def _written(document: ReportDocument, schema: int) -> bytes:
    body = _CONVERTER.unstructure(document)
    for newer in range(schema + 1, SCHEMA + 1):
        for place, names in _NEW[newer].items():
            for part in _parts(body, place):
                for name in names:
                    del part[name]
    whole = {"format": FORMAT, "schema": schema, "report": body}
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n").encode()


def _parts(body: dict[str, Any], place: str) -> list[dict[str, Any]]:
    match place:
        case "statement":
            return [line for section in body["life_domains"] for line in section["statements"]]
        case "life_domain":
            return list(body["life_domains"])
        case "remark":
            return list(body["remarks"])
        case "person":
            return list(body["present"])
        case "delivery":
            return [need["delivery"] for need in body["needs"] if need["delivery"] is not None]
        case _:
            return [body]


def from_record(record: bytes) -> ReportDocument:
    """The document of a record.

    Raises ValueError that says why: not JSON, not ours, of a newer program, or with something missing or odd.
    """
    try:
        whole = json.loads(record)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise ValueError("the record is not JSON") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise ValueError("the record is not one of a report")
    schema = whole.get("schema")
    if type(schema) is not int or not FIRST_SCHEMA <= schema <= SCHEMA:
        newer = isinstance(schema, int) and schema > SCHEMA
        raise ValueError("the record was made by a newer program" if newer else "the record has no known schema")
    try:
        document = _CONVERTER.structure(whole.get("report"), ReportDocument)
    except Exception as error:  # cattrs raises what the values raise
        raise ValueError("the record has something missing or odd in it") from error
    # What cattrs would quietly turn into a number or a text comes out of it in another form.
    if _written(document, schema) != record:
        raise ValueError("the record is not in the form in which it was made")
    return document


def sha256_of(record: bytes) -> str:
    """The hash of a record, in hexadecimal."""
    return hashlib.sha256(record).hexdigest()


def _moment(text: Any, _: type) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    return moment


def _converter() -> Converter:
    # Stops at the first fault: a list of all is made for nobody, and a text of a megabyte in the place of a list has
    # one for each letter.
    converter = Converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_unstructure_hook(time, time.isoformat)
    converter.register_structure_hook(time, lambda text, _: time.fromisoformat(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    converter.register_structure_hook(datetime, _moment)
    return converter


_CONVERTER = _converter()
