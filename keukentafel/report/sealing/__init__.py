"""Seals on reports: setting them, and telling what became of a sealed file."""

from .quiet import silence_signing_logs

silence_signing_logs()
