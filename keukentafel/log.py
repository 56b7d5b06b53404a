"""A log that cannot tell what was said.

Only events of the closed list below, whole or broken numbers, and names of error classes reach the file.
A message of anybody else, whatever it says, is reduced to the name of its logger and its level; below the
level of a warning it is dropped. An exception is reduced to the name of its class.
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

LOGGER = "keukentafel"
FILE_NAME = "keukentafel.log"
MAX_BYTES = 512 * 1024
OLD_FILES = 3


class Event(StrEnum):
    """Everything the log can say."""

    STARTED = "app.started"
    CLOSED = "app.closed"
    WINDOW_WARNING = "app.window_warning"
    UNLOCKED = "store.unlocked"
    LOCKED = "store.locked"
    SAVE_FAILED = "store.save_failed"
    BACKED_UP = "store.backed_up"
    BACKUP_SKIPPED = "store.backup_skipped"
    RESTORED = "store.restored"
    OTHER = "other"


class _OnlyEvents(logging.Filter):
    """Lets through what `note` made; of others only that they warned."""

    def filter(self, record: logging.LogRecord) -> bool:
        return isinstance(record.msg, Event) or record.levelno >= logging.WARNING


class _Line(logging.Formatter):
    """Builds the line from checked parts; message, arguments and the exception's text are never read."""

    def format(self, record: logging.LogRecord) -> str:
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        ours = isinstance(record.msg, Event)
        parts = [when, record.levelname, record.msg if ours else Event.OTHER]
        if not ours:
            parts.append(f"logger={_safe_name(record.name)}")
        for key, value in getattr(record, "numbers", {}).items() if ours else ():
            if isinstance(value, int | float):
                parts.append(f"{_safe_name(key)}={value}")
        error = record.exc_info[0] if record.exc_info else None
        if error is not None:
            parts.append(f"error={_safe_name(error.__name__)}")
        return " ".join(parts)


def start(folder: Path) -> None:
    """Writes the log to `folder` (made readable to this user only). A second call changes the folder.

    Raises OSError when the folder cannot be written to.
    """
    # Loads sockets and pickles, of which it uses nothing; the first window does not wait for that.
    from logging.handlers import RotatingFileHandler

    stop()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / FILE_NAME, maxBytes=MAX_BYTES, backupCount=OLD_FILES, encoding="utf-8"
    )
    (folder / FILE_NAME).chmod(0o600)
    handler.addFilter(_OnlyEvents())
    handler.setFormatter(_Line())
    handler.set_name(LOGGER)
    logging.getLogger().addHandler(handler)
    logging.getLogger(LOGGER).setLevel(logging.INFO)
    # A failing log prints the record, message and all, on stderr, and stderr may be a file.
    logging.raiseExceptions = False


def stop() -> None:
    """Closes the log file; nothing happens where none is open."""
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if handler.get_name() == LOGGER]:
        root.removeHandler(handler)
        handler.close()


def note(event: Event, *, error: BaseException | None = None, **numbers: float) -> None:
    """Writes that `event` happened, with numbers and the class of the error, which makes it a warning."""
    logging.getLogger(LOGGER).log(
        logging.INFO if error is None else logging.WARNING,
        event,
        exc_info=None if error is None else (type(error), error, None),
        extra={"numbers": numbers},
    )


def _safe_name(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9_.]", "_", name)[:80]
