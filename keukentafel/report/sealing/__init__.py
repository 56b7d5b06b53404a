"""Seals on reports: setting them, and telling what became of a sealed file."""

from .quiet import keep_signing_logs_inside

keep_signing_logs_inside()
