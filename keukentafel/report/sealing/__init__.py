"""Seals on reports: setting them, and telling what became of a sealed file."""

from keukentafel.report.sealing.quiet import silence_signing_logs

silence_signing_logs()
