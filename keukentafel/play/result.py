"""`result.json`: the play's own record, in the names of the script."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from keukentafel.domain.checks import Finding, findings
from keukentafel.domain.deadlines import Deadline, deadlines_of
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.statements import Share, Statement
from keukentafel.play.names import Names

if TYPE_CHECKING:
    from keukentafel.ui.shared.session import Session

FORMAT = 1
FILE = "result.json"

Json = dict[str, Any]


def conversation_result(session: Session, names: Names) -> Json:
    """What the open conversation has to say: case number, deadlines, findings, statements."""
    conversation, calendar = session.conversation, session.doors.library.calendar()
    today = session.doors.clock.now().date()
    return {
        "case_number": conversation.case.case_number,
        "deadlines": [_deadline(found) for found in deadlines_of(conversation, calendar)],
        "findings": [_finding(found, names) for found in findings(conversation, today, calendar)],
        "statements": list(_statements(conversation.statements, names)),
    }


def _deadline(found: Deadline) -> Json:
    return {
        "term": found.term.value,
        "start": found.start.isoformat(),
        "raw": found.raw.isoformat(),
        "last_day": found.last_day.isoformat(),
        "why": list(found.why),
    }


def _finding(found: Finding, names: Names) -> Json:
    told = {"code": found.code, "level": found.level.value, "about": names.in_script(found.about)}
    return told if found.motivated is None else {**told, "motivated": found.motivated}


def _statements(known: Sequence[Statement], names: Names) -> Iterable[Json]:
    by_id = {statement.id: statement for statement in known}
    for number, own in enumerate(names.statements, 1):
        if number in names.hushed:
            yield {"id": f"s{number}", "share": Share.NEVER.value}
        elif own in by_id:
            yield _statement(f"s{number}", by_id[own])


def _statement(script_id: str, statement: Statement) -> Json:
    return {
        "id": script_id,
        "domain": statement.about,
        "text": statement.text,
        "source": statement.source.value,
        "speaker": statement.speaker,
        "via": statement.via,
        "certainty": statement.standing.value,
        "share": statement.share.value,
        "lang": statement.original.lang if statement.original else DUTCH,
    }


def timings(measured: dict[str, float], saves_ms: Sequence[float]) -> Json:
    """What took how long, in milliseconds; 0 where it did not happen."""
    times = {
        "start": measured.get("start", 0.0),
        "unlock": measured.get("unlock", 0.0),
        "save_p50": percentile(saves_ms, 50),
        "save_p99": percentile(saves_ms, 99),
        "report": measured.get("report", 0.0),
        "seal": measured.get("seal", 0.0),
    }
    return {name: round(value, 2) for name, value in times.items()}


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that at least so many percent of the values do not exceed; 0.0 of nothing."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(len(values) * percent / 100) - 1)]


def write_result(
    out: Path, conversation: Json, reports: Sequence[Json], refused: Sequence[Json], times: Json
) -> None:
    """Write `result.json`; what nothing is known of is empty."""
    told = {
        "format": FORMAT,
        "case_number": conversation.get("case_number", ""),
        "reports": list(reports),
        "deadlines": conversation.get("deadlines", []),
        "findings": conversation.get("findings", []),
        "refused": list(refused),
        "statements": conversation.get("statements", []),
        "timings_ms": times,
    }
    (out / FILE).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
