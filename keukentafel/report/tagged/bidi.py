"""The Unicode Bidirectional Algorithm (UAX #9): levels of characters and the order of runs on a line.

Written out in full (isolates, paired brackets) because a phone number or a name inside Arabic text must never
come out in another order than it was said.  Proved with Unicode's own conformance files in the tests.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .bidi_brackets import CLOSING, OPENING, canonical_bracket

_MAX_DEPTH = 125
_MAX_OPEN_BRACKETS = 63
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_STRONG = frozenset({"L", "R", "AL"})
_LINE_END = frozenset({"WS", "FSI", "LRI", "RLI", "PDI"}) | _REMOVED

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that steer the order and leave no mark on paper."""

Item = TypeVar("Item")


def levels(text: str, base: int | None = None) -> tuple[list[int], int]:
    """Return the embedding level of every character, and the level of the paragraph.

    ``base`` is 0 (left to right), 1 (right to left) or None: decided by the first strong character (P2, P3).
    The text counts as one paragraph on one line.
    """
    classes = [unicodedata.bidirectional(char) or "L" for char in text]
    if base is None:
        base = 1 if _first_strong(classes, 0, stop_at_pdi=False) in ("R", "AL") else 0
    matching = _matching_pdi(classes)
    types, explicit = _explicit_levels(classes, base)
    result = list(explicit)
    for sequence in _isolating_runs(classes, types, explicit, matching, base, text):
        sequence.resolve(result)
    _levels_of_removed(classes, result, base)
    reset_line_end(classes, result, base)
    return result, base


def reorder(items: Sequence[Item], level_of: Callable[[Item], int]) -> list[Item]:
    """Put the items of one line in visual order, left to right (rule L2)."""
    visual = list(items)
    highest = max((level_of(item) for item in visual), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(visual):
            end = start
            while end < len(visual) and level_of(visual[end]) >= level:
                end += 1
            visual[start:end] = reversed(visual[start:end])
            start = end + 1
    return visual


def reset_line_end(classes: Sequence[str], result: list[int], base: int) -> None:
    """Give separators, and white space before them or at the end, the level of the paragraph (L1)."""
    at_end = True
    for index in range(len(classes) - 1, -1, -1):
        kind = classes[index]
        if kind in ("B", "S"):
            at_end = True
            result[index] = base
        elif at_end and kind in _LINE_END:
            result[index] = base
        else:
            at_end = False


def _first_strong(classes: Sequence[str], start: int, stop_at_pdi: bool) -> str | None:
    depth = 0
    for kind in classes[start:]:
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if depth:
                depth -= 1
            elif stop_at_pdi:
                return None
        elif depth == 0:
            if kind in _STRONG:
                return kind
            if kind == "B":
                return None
    return None


def _matching_pdi(classes: Sequence[str]) -> dict[int, int]:
    """BD9: which PDI closes which isolate."""
    matching: dict[int, int] = {}
    waiting: list[int] = []
    for index, kind in enumerate(classes):
        if kind in _ISOLATES:
            waiting.append(index)
        elif kind == "PDI" and waiting:
            matching[waiting.pop()] = index
    return matching


def _next_level(level: int, rtl: bool) -> int:
    return (level + 1) | 1 if rtl else (level + 2) & ~1


def _explicit_levels(classes: Sequence[str], base: int) -> tuple[list[str], list[int]]:
    """X1 to X8: the level every character gets from embeddings, overrides and isolates."""
    types = list(classes)
    result = [base] * len(classes)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    for index, kind in enumerate(classes):
        level, override, in_isolate = stack[-1]
        result[index] = level
        room = not overflow_isolates and not overflow_embeddings
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            deeper = _next_level(level, kind[0] == "R")
            if room and deeper <= _MAX_DEPTH:
                stack.append((deeper, {"RLO": "R", "LRO": "L"}.get(kind), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif kind in _ISOLATES:
            types[index] = override or kind
            rtl = kind == "RLI"
            if kind == "FSI":
                rtl = _first_strong(classes, index + 1, stop_at_pdi=True) in ("R", "AL")
            deeper = _next_level(level, rtl)
            if room and deeper <= _MAX_DEPTH:
                valid_isolates += 1
                stack.append((deeper, None, True))
            else:
                overflow_isolates += 1
        elif kind == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
            result[index] = level
            types[index] = override or kind
        elif kind == "PDF":
            if overflow_isolates:
                continue
            if overflow_embeddings:
                overflow_embeddings -= 1
            elif not in_isolate and len(stack) > 1:
                stack.pop()
        elif kind == "B":
            result[index] = base
        elif kind != "BN":
            types[index] = override or kind
    return types, result


def _isolating_runs(
    classes: Sequence[str],
    types: Sequence[str],
    explicit: Sequence[int],
    matching: dict[int, int],
    base: int,
    text: str,
) -> list[_Sequence]:
    """X9, X10: join level runs over isolates into the sequences that are resolved as one."""
    kept = [index for index, kind in enumerate(classes) if kind not in _REMOVED]
    runs: list[list[int]] = []
    for position, index in enumerate(kept):
        if position and explicit[index] == explicit[kept[position - 1]]:
            runs[-1].append(index)
        else:
            runs.append([index])
    starting = {run[0]: run for run in runs}
    closers = set(matching.values())
    found = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in closers:
            continue
        indexes = list(run)
        while classes[indexes[-1]] in _ISOLATES and indexes[-1] in matching:
            indexes += starting[matching[indexes[-1]]]
        level = explicit[indexes[0]]
        before = bisect_right(kept, indexes[0]) - 2
        previous = explicit[kept[before]] if before >= 0 else base
        after = bisect_right(kept, indexes[-1])
        dangling = classes[indexes[-1]] in _ISOLATES and indexes[-1] not in matching
        following = base if dangling or after >= len(kept) else explicit[kept[after]]
        found.append(
            _Sequence(
                indexes=indexes,
                level=level,
                start="LR"[max(level, previous) & 1],
                end="LR"[max(level, following) & 1],
                types=[types[index] for index in indexes],
                original=[classes[index] for index in indexes],
                chars=[text[index] for index in indexes],
            )
        )
    return found


def _levels_of_removed(classes: Sequence[str], result: list[int], base: int) -> None:
    """Removed characters follow the one before them, so that they never split a run."""
    previous = base
    for index, kind in enumerate(classes):
        if kind in _REMOVED:
            result[index] = previous
        previous = result[index]


def _direction(kind: str) -> str | None:
    """How N0 to N2 see a type: numbers count as right to left."""
    if kind in ("R", "EN", "AN"):
        return "R"
    return "L" if kind == "L" else None


@dataclass(slots=True)
class _Sequence:
    """One isolating run sequence; ``resolve`` applies W1-W7, N0-N2 and I1-I2."""

    indexes: list[int]
    level: int
    start: str
    end: str
    types: list[str]
    original: list[str]
    chars: list[str]

    def resolve(self, result: list[int]) -> None:
        self._weak_marks_and_numbers()
        self._weak_separators()
        self._brackets()
        self._neutrals()
        for index, kind in zip(self.indexes, self.types, strict=True):
            if self.level % 2 == 0:
                result[index] = self.level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
            else:
                result[index] = self.level + (kind in ("L", "EN", "AN"))

    def _weak_marks_and_numbers(self) -> None:
        types = self.types
        previous = strong = self.start
        for position, kind in enumerate(types):
            if kind == "NSM":  # W1
                kind = "ON" if previous in _ISOLATES or previous == "PDI" else previous
            previous = kind
            if kind in _STRONG:
                strong = kind
            elif kind == "EN" and strong == "AL":  # W2
                kind = "AN"
            types[position] = kind
        for position, kind in enumerate(types):  # W3
            if kind == "AL":
                types[position] = "R"

    def _weak_separators(self) -> None:
        types = self.types
        for position in range(1, len(types) - 1):  # W4
            left, kind, right = types[position - 1 : position + 2]
            if (kind == "ES" and left == right == "EN") or (kind == "CS" and left == right and left in ("EN", "AN")):
                types[position] = left
        for start, end in _stretches(types, {"ET"}):  # W5
            if (start and types[start - 1] == "EN") or (end < len(types) and types[end] == "EN"):
                types[start:end] = ["EN"] * (end - start)
        strong = self.start
        for position, kind in enumerate(types):
            if kind in ("ES", "ET", "CS"):  # W6
                types[position] = "ON"
            elif kind in ("R", "L"):
                strong = kind
            elif kind == "EN" and strong == "L":  # W7
                types[position] = "L"

    def _bracket_pairs(self) -> list[tuple[int, int]]:
        """BD16: pairs of positions, in the order of their opening brackets."""
        waiting: list[tuple[str, int]] = []
        pairs: list[tuple[int, int]] = []
        for position, char in enumerate(self.chars):
            if self.types[position] != "ON":
                continue
            if char in OPENING:
                if len(waiting) == _MAX_OPEN_BRACKETS:
                    return []
                waiting.append((canonical_bracket(OPENING[char]), position))
            elif char in CLOSING:
                closer = canonical_bracket(char)
                for depth in range(len(waiting) - 1, -1, -1):
                    if waiting[depth][0] == closer:
                        pairs.append((waiting[depth][1], position))
                        del waiting[depth:]
                        break
        return sorted(pairs)

    def _brackets(self) -> None:
        """N0: a pair of brackets takes one direction."""
        types, embedding = self.types, "LR"[self.level & 1]
        for opening, closing in self._bracket_pairs():
            inside = {_direction(kind) for kind in types[opening + 1 : closing]} - {None}
            if not inside:
                continue
            chosen = embedding
            if embedding not in inside:
                before = (_direction(kind) for kind in reversed(types[:opening]))
                context = next((direction for direction in before if direction), self.start)
                if context in inside:
                    chosen = context
            for position in (opening, closing):
                types[position] = chosen
                mark = position + 1
                while mark < len(types) and self.original[mark] == "NSM":
                    types[mark] = chosen
                    mark += 1

    def _neutrals(self) -> None:
        """N1, N2."""
        types, embedding = self.types, "LR"[self.level & 1]
        for start, end in _stretches(types, _NEUTRAL):
            left = _direction(types[start - 1]) if start else self.start
            right = _direction(types[end]) if end < len(types) else self.end
            chosen = left if left == right and left else embedding
            types[start:end] = [chosen] * (end - start)


def _stretches(types: list[str], wanted: frozenset[str] | set[str]) -> list[tuple[int, int]]:
    """Maximal stretches of the wanted types, as (start, end) pairs."""
    found = []
    start = 0
    while start < len(types):
        end = start
        while end < len(types) and types[end] in wanted:
            end += 1
        if end > start:
            found.append((start, end))
        start = end + 1
    return found
