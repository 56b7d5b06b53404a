"""What goes over the pipe between the supervisor and the application: one JSON value a line, both ways."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from keukentafel.play.script import Step, Value

BEGIN = "@begin"
RESULT = "@result"


class Outcome(StrEnum):
    """What became of a step."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True)
class Request:
    """One thing to do, at a moment of the play's clock. `names` and the reply's are `Names` as JSON."""

    do: str
    now: str
    number: int = 0
    keys: dict[str, Any] = field(default_factory=dict)
    names: dict[str, Any] = field(default_factory=dict)

    @property
    def step(self) -> Step:
        """The step that is asked for."""
        return Step(self.number, self.do, {key: _value(value) for key, value in self.keys.items()}, 0)


@dataclass(frozen=True)
class Reply:
    """What became of it. `said` is the code of a refusal, or why it failed. Times are in milliseconds."""

    outcome: Outcome
    said: str = ""
    names: dict[str, Any] = field(default_factory=dict)
    saves_ms: list[float] = field(default_factory=list)
    timings_ms: dict[str, float] = field(default_factory=dict)
    data: dict[str, Any] = field(default_factory=dict)


def keys_as_json(keys: Mapping[str, Value]) -> dict[str, Any]:
    """The values of a step; days and moments are marked, because JSON has none."""
    return {key: _marked(value) for key, value in keys.items()}


def write(message: Request | Reply) -> bytes:
    """A message as one line."""
    return json.dumps(asdict(message)).encode() + b"\n"


def read_request(line: bytes) -> Request:
    """A request. Raises ValueError or TypeError for any other line."""
    return Request(**json.loads(line))


def read_reply(line: bytes) -> Reply:
    """A reply. Raises ValueError or TypeError for any other line."""
    told = json.loads(line)
    return Reply(**{**told, "outcome": Outcome(told["outcome"])})


def _marked(value: Value) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _value(value: Any) -> Value:
    if isinstance(value, dict):
        if "day" in value:
            return date.fromisoformat(value["day"])
        return datetime.fromisoformat(value["moment"])
    return tuple(value) if isinstance(value, list) else value
