"""The checks: what a conversation still needs, and what a reviewer should know. One table, in `table`."""

from keukentafel.domain.checks.base import Check, Finding, Found, Level, Situation
from keukentafel.domain.checks.run import findings, open_gaps
from keukentafel.domain.checks.table import CHECKS

__all__ = ["CHECKS", "Check", "Finding", "Found", "Level", "Situation", "findings", "open_gaps"]
