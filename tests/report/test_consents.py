"""What may be shared: of the same thing only what was said last."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.agreements import ConsentHow
from keukentafel.domain.report.report_parts import ConsentLine
from keukentafel.report.conversation_report import consents_section
from keukentafel.report.tagged.blocks import Bullets

GIVEN = ConsentLine(
    "ergotherapeut", "de trap", "advies", date(2026, 11, 24), date(2027, 2, 28), ConsentHow.ORAL, False
)
STOPPED = ConsentLine(
    "ergotherapeut", "de trap", "advies", date(2026, 11, 24), date(2027, 2, 28), ConsentHow.ORAL, True
)
OTHER = ConsentLine("zoon", "de vraag", "hulp", date(2026, 11, 24), None, ConsentHow.ORAL, False)


def test_a_consent_that_was_stopped_is_not_printed_as_given_too() -> None:
    bullets = next(block for block in consents_section((GIVEN, OTHER, STOPPED), str) if isinstance(block, Bullets))
    said = [" ".join(span.text for span in item) for item in bullets.items]
    assert len(said) == 2
    assert "gestopt" in said[0] and "gestopt" not in said[1]
