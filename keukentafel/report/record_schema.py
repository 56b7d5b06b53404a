"""The JSON Schema of the record, derived from the types of the document, so that the two cannot drift apart.

`python -m keukentafel.report.record_schema` prints it; it is published in docs/schema.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.report.record import FORMAT, SCHEMA

Schema = dict[str, Any]

_SIMPLE: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    time: {"type": "string", "format": "time"},
}


def schema() -> Schema:
    """The schema of a whole record, JSON Schema 2020-12."""
    definitions: dict[str, Schema] = {}
    report = _of(ReportDocument, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"verslag-{SCHEMA}.schema.json",
        "title": "Keukentafel: the record of a report (verslag.json)",
        "type": "object",
        "properties": {"format": {"const": FORMAT}, "schema": {"const": SCHEMA}, "report": report},
        "required": ["format", "report", "schema"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def as_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if kind in _SIMPLE:
        return dict(_SIMPLE[kind])
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [_of(part, definitions) for part in get_args(kind)]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], definitions)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [member.value for member in kind]}
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_dataclass(kind, definitions)
    raise TypeError(f"no schema for {kind!r}")


def _of_dataclass(kind: type, definitions: dict[str, Schema]) -> Schema:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        definitions[name] = {
            "description": (kind.__doc__ or "").strip().split("\n")[0],
            "type": "object",
            "properties": {field: _of(hints[field], definitions) for field in names},
            "required": sorted(names),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


if __name__ == "__main__":
    print(as_text(), end="")
