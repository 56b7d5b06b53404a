"""The sentences of a verdict, without how each is meant."""

from __future__ import annotations

from collections.abc import Callable

from keukentafel.report.sealing.sentences import about, about_pair
from keukentafel.report.sealing.verdict import PairVerdict, Verdict


def said(verdict: Verdict | PairVerdict, t: Callable[[str], str] = str) -> tuple[str, ...]:
    told = about(verdict, t) if isinstance(verdict, Verdict) else about_pair(verdict, t)
    return tuple(one.text for one in told)
