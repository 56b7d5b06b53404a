"""Whether a file meets the archive and accessibility standards that it claims."""

import page

from keukentafel.report.sealing.contents import Claims
from keukentafel.report.sealing.findings import Standard

_ACCESSIBLE = "ua1"
_PROFILES = frozenset({"1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u"})

_FALSE_ALARMS = {
    "STREAM-LENGTH-001": "fires exactly when the data of a stream ends in a carriage return; veraPDF "
    "and qpdf find the length right",
    "SIGNATURE-BYTERANGE-001": "wants the first of two seals to reach the end of the file, where the "
    "second one stands; what a seal covers is judged with the seals themselves",
}
"""Rules of page 0.11 that were proven wrong, each with the reason why it is not counted."""


def check(pdf: bytes, claimed: Claims) -> tuple[Standard, ...]:
    """A verdict for each claimed standard; none where nothing is claimed. Never raises for any bytes."""
    standards = []
    if claimed.archive is not None:
        standards.append(_check(pdf, f"PDF/A-{claimed.archive}", claimed.archive))
    if claimed.accessible:
        standards.append(_check(pdf, "PDF/UA-1", _ACCESSIBLE))
    return tuple(standards)


def _check(pdf: bytes, name: str, profile: str) -> Standard:
    if profile not in _PROFILES | {_ACCESSIBLE}:
        return Standard(name, (), checked=False)
    try:
        report = page.validate_pdf_bytes(pdf, profile=profile)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001  a panic in the Rust of the checker is no Exception, and must not end the program
        return Standard(name, (), checked=False)
    broken = sorted({failure.rule_id for failure in report.failures if not _is_false_alarm(failure.rule_id)})
    return Standard(name, tuple(broken), checked=True)


def _is_false_alarm(rule: str) -> bool:
    return any(rule.endswith(known) for known in _FALSE_ALARMS)
