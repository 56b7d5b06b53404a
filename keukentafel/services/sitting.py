"""Where the consultant is while the store is open, so that an unclean end can be told and the way back found.

It lies inside the store: beside it, it would say when somebody worked and on what. It holds no word that was said.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from keukentafel.services.desk import Desk

NAME = "sitting"
"""What the cabinet calls it."""


@dataclass(frozen=True)
class Sitting:
    """The open conversation (its id, "" for none), the place on the path, the input and the caret in it.

    `prompt`, `slot` and `language` are what the second window showed last. `ended` is False from the moment the
    store opens until it is closed in order.
    """

    conversation: str = ""
    place: str = ""
    field: str = ""
    anchor: int = -1
    caret: int = -1
    prompt: str = ""
    slot: str = ""
    language: str = ""
    ended: bool = False


def begin(desk: Desk) -> Sitting | None:
    """Where the last sitting was when it stopped, None at the first one. From now on a sitting is under way."""
    with desk.store.work() as work:
        before = _read(work.cabinet.get(NAME))
        work.cabinet.put(NAME, _written(replace(before or Sitting(), ended=False)))
    return before


def keep(desk: Desk, sitting: Sitting) -> None:
    """This is where she is now."""
    with desk.store.work() as work:
        work.cabinet.put(NAME, _written(sitting))


def _written(sitting: Sitting) -> bytes:
    return json.dumps(asdict(sitting), ensure_ascii=False).encode()


def _read(kept: bytes | None) -> Sitting | None:
    """What an older or newer program wrote counts as far as it is understood; the rest is forgotten."""
    if not kept:
        return None
    try:
        found = json.loads(kept)
    except (ValueError, RecursionError):
        return Sitting(ended=True)
    known = asdict(Sitting())
    if not isinstance(found, dict):
        return Sitting(ended=True)
    return Sitting(**{name: found[name] for name, usual in known.items() if type(found.get(name)) is type(usual)})
