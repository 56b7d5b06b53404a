"""The record: canonical, readable back, published as a schema, and the same pages from the same record."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from keukentafel.domain.needs import Delivery, DeliveryForm
from keukentafel.report.press import PrintRoom
from keukentafel.report.record import from_record, to_record
from keukentafel.report.record_schema import as_text
from keukentafel.report.same_text import says_the_same
from tests.report.conftest import ROOT, Room, Visit, broken_rules
from tests.report.unsealed import unsealed_report

PUBLISHED = ROOT / "docs/schema/verslag-4.schema.json"


def _valid(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """As much of JSON Schema 2020-12 as the published schema uses."""
    if "$ref" in schema:
        return _valid(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole)
    if "anyOf" in schema:
        return any(_valid(value, option, whole) for option in schema["anyOf"])
    if "const" in schema:
        return bool(value == schema["const"])
    if "enum" in schema:
        return value in schema["enum"]
    match schema["type"]:
        case "object":
            return (
                isinstance(value, dict)
                and set(schema["required"]) <= set(value) <= set(schema["properties"])
                and all(_valid(value[name], part, whole) for name, part in schema["properties"].items())
            )
        case "array":
            return isinstance(value, list) and all(_valid(item, schema["items"], whole) for item in value)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return value is None
        case _:
            return isinstance(value, str) and _well_formed(value, schema.get("format", ""))


def _well_formed(value: str, form: str) -> bool:
    try:
        if form == "date":
            date.fromisoformat(value)
        elif form == "date-time":
            return datetime.fromisoformat(value).utcoffset() is not None
    except ValueError:
        return False
    return True


def test_the_published_schema_is_that_of_the_program() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == as_text()


def test_the_record_is_valid_and_a_broken_one_is_not(visit: Visit) -> None:
    schema = json.loads(PUBLISHED.read_bytes())
    record = json.loads(visit.record)
    assert _valid(record, schema, schema)
    del record["report"]["head"]["case_number"]
    assert not _valid(record, schema, schema)


def test_the_record_is_canonical_and_has_no_floats(visit: Visit) -> None:
    assert to_record(visit.document) == visit.record
    assert (
        visit.record
        == (json.dumps(json.loads(visit.record), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()
    )
    assert not re.search(rb":\s*-?\d+\.\d", visit.record)


def test_reading_back_gives_the_same_document_and_the_same_pages(room: Room, visit: Visit) -> None:
    again = from_record(visit.record)
    assert again == visit.document
    press = PrintRoom(room.library, ROOT / "resources/fonts", ROOT / "resources/colour/sRGB.icc")
    first = unsealed_report(room.press, visit.record, visit.addendum)
    assert unsealed_report(press, to_record(again), visit.addendum) == first
    assert broken_rules(first) == []
    assert visit.printed.pdf.startswith(first)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda whole: whole.update(schema=5), "newer program"),
        (lambda whole: whole.update(schema="1"), "no known schema"),
        (lambda whole: whole.update(format="anders"), "not one of a report"),
        (lambda whole: whole["report"].pop("needs"), "missing or odd"),
        (lambda whole: whole["report"]["head"].update(number="1"), "form in which it was made"),
        (lambda whole: whole["report"]["head"].update(extra=1), "missing or odd"),
        (lambda whole: whole["report"]["head"].update(at="2026-11-24T10:00:00"), "missing or odd"),
    ],
)
def test_a_record_that_is_not_ours_says_why(visit: Visit, change: Any, why: str) -> None:
    whole = json.loads(visit.record)
    change(whole)
    with pytest.raises(ValueError, match=why):
        from_record(json.dumps(whole).encode())


def _as_schema(record: bytes, schema: int) -> dict[str, Any]:
    """The record as an older program wrote it."""
    whole: dict[str, Any] = json.loads(record)
    whole["schema"] = schema
    report = whole["report"]
    for section in report["life_domains"]:
        del section["rated_on"]
    for remark in report["remarks"]:
        del remark["about"]
    if schema == 3:
        return whole
    for person in report["present"]:
        del person["codes"]
    for need in report["needs"]:
        for name in ("category", "codes", "per", "unit", "volume"):
            need["delivery"] and need["delivery"].pop(name)
    del report["code_lists"]
    if schema == 1:
        for name in ("changed", "review", "visits"):
            del report[name]
        for section in report["life_domains"]:
            for line in section["statements"]:
                del line["on"]
        for person in report["present"]:
            for name in ("came_at", "left_at", "not_interpreted"):
                del person[name]
    return whole


def _bytes(whole: dict[str, Any]) -> bytes:
    return (json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


@pytest.mark.parametrize("schema", [1, 2, 3])
def test_a_record_of_an_older_schema_is_read_and_checked(visit: Visit, schema: int) -> None:
    whole = _as_schema(visit.record, schema)
    document = from_record(_bytes(whole))
    undated = tuple(replace(section, rated_on=None) for section in visit.document.life_domains)
    without = replace(visit.document, life_domains=undated)
    if schema < 3:
        present = tuple(replace(one, codes=()) for one in visit.document.present)
        without = replace(without, code_lists=(), present=present)
    assert document == without
    published = json.loads((PUBLISHED.parent / f"verslag-{schema}.schema.json").read_bytes())
    assert _valid(whole, published, published)
    whole["report"]["code_lists" if schema < 3 else "review"] = []
    with pytest.raises(ValueError, match=r"form in which it was made|missing or odd"):
        from_record(_bytes(whole))


def test_the_record_carries_the_codes_that_exist_and_says_from_which_list(room: Room, visit: Visit) -> None:
    product = "hulp bij het huishouden"
    advice = Delivery("h1", DeliveryForm.IN_KIND, category=product, volume=2, unit="uur", per="per week")
    report = json.loads(to_record(room.document(replace(visit.conversation, deliveries=(advice,)))))["report"]
    son = next(one for one in report["present"] if one["who"]["role"] == "zoon_dochter")
    assert son["codes"] == [{"code": "16", "list": "COD472", "meaning": "zoon of dochter"}]
    codes = [(one["list"], one["code"]) for one in report["needs"][0]["delivery"]["codes"]]
    assert codes == [("WMO020", "01"), ("WJ756", "04"), ("WMO757", "2")]
    assert {one["id"]: one["to_verify"] for one in report["code_lists"]} == {
        "COD472": False, "Communicatie.Vorm": True, "WMO020": False, "WJ756": False, "WMO757": False,
    }  # fmt: skip
    assert {one["release"] for one in report["code_lists"]} == {"iWmo 3.2"}


def test_what_has_no_exact_code_gets_none(room: Room, visit: Visit) -> None:
    advice = Delivery("h1", DeliveryForm.BUDGET, volume=3, unit="stuks", per="in totaal")
    document = room.document(replace(visit.conversation, deliveries=(advice,)))
    told = document.needs[0].delivery
    assert told is not None
    assert told.advised == "3 stuks in totaal"
    assert [code.list for code in told.codes] == ["WMO757"]


def test_bytes_that_are_no_json_or_not_canonical_are_refused(visit: Visit) -> None:
    with pytest.raises(ValueError, match="not JSON"):
        from_record(b"\xff{")
    with pytest.raises(ValueError, match="form in which it was made"):
        from_record(visit.record.replace(b"\n", b"\r\n"))


def test_a_record_beside_other_words_is_told(visit: Visit) -> None:
    head = replace(visit.document.head, resident="Mevrouw Zonnebloem")
    assert says_the_same(visit.document, visit.printed.pdf)
    assert not says_the_same(replace(visit.document, head=head), visit.printed.pdf)
