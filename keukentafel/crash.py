"""What is kept of a crash: where in the program, and not a word that was said; nor a dump of the memory.

The report has the class of the error, the stack (file, line, function) and versions. It has no local
variables, no message of the exception and no path outside the program: each of these can hold words or names.
Standard library only, and no other module of ours: this must work when everything else is broken.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

KEPT = 20
MAX_FRAMES = 60
MAX_ERRORS = 12
_PR_SET_DUMPABLE = 4

_busy = threading.local()
_program = Path(__file__).resolve().parent.parent


def install(folder: Path, version: str) -> None:
    """From now on an error that nobody caught, on any thread, leaves a report in `folder`.

    The usual traceback is not printed: it ends with the message, and stderr may be a file.
    """

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _handle(folder, version, error)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            _handle(folder, version, args.exc_value)

    def on_unraisable(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            _handle(folder, version, args.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread
    sys.unraisablehook = on_unraisable


def leave_no_memory_behind() -> None:
    """From now on no dump of this process's memory is written when it crashes: it would hold everything.

    Linux: no core file, and not a byte for a collector of cores either; the process cannot be looked into by another
    of the same user then. Other Unix: no core file. Windows: no report to Windows Error Reporting. What the system
    refuses is left: there is no better way.
    """
    if sys.platform == "win32":
        import ctypes

        # SEM_FAILCRITICALERRORS and SEM_NOGPFAULTERRORBOX.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
        return
    import resource

    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def write_report(folder: Path, version: str, error: BaseException) -> Path:
    """Writes the report of `error` and gives its path; the newest twenty are kept.

    Raises OSError when it cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    now = datetime.now(UTC)
    file = folder / f"crash-{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.txt"
    text = "\n".join(
        [
            f"keukentafel {version}",
            f"python {sys.version.split()[0]} on {_system()}",
            f"at {now.isoformat(timespec='seconds')}",
            "",
            *_describe(error),
            "",
        ]
    )
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as opened:
        opened.write(text)
    for old in sorted(folder.glob("crash-*.txt"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return file


def _system() -> str:
    """Name, release and processor of the system, and not the name of this computer."""
    if sys.platform == "win32":
        release = sys.getwindowsversion()
        processor = os.environ.get("PROCESSOR_ARCHITECTURE", "")
        return f"Windows {release.major}.{release.minor}.{release.build} {processor}"
    named = os.uname()
    return f"{named.sysname} {named.release} {named.machine}"


def _handle(folder: Path, version: str, error: BaseException) -> None:
    if getattr(_busy, "now", False):
        return
    _busy.now = True
    try:
        kind = type(error).__name__
        try:
            said = f"keukentafel: {kind}; {write_report(folder, version, error)}\n"
        except Exception as second:  # noqa: BLE001  whatever it is, the first error is told
            said = f"keukentafel: {kind}; geen crashrapport ({type(second).__name__})\n"
        if sys.stderr is not None:
            sys.stderr.write(said)
    except Exception:  # noqa: BLE001
        # Nothing is left to say it with.
        return
    finally:
        _busy.now = False


def _describe(error: BaseException) -> Iterator[str]:
    waiting: list[tuple[str, BaseException]] = [("", error)]
    seen: set[int] = set()
    while waiting and len(seen) < MAX_ERRORS:
        how, current = waiting.pop(0)
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield f"{how}{type(current).__module__}.{type(current).__qualname__}"
        yield from _frames(current.__traceback__)
        if current.__cause__ is not None:
            waiting.append(("caused by ", current.__cause__))
        elif current.__context__ is not None and not current.__suppress_context__:
            waiting.append(("while handling ", current.__context__))
        if isinstance(current, BaseExceptionGroup):
            waiting.extend(("part ", inner) for inner in current.exceptions)


def _frames(trace: TracebackType | None) -> Iterator[str]:
    lines: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    if len(lines) > MAX_FRAMES:
        half = MAX_FRAMES // 2
        lines[half:-half] = [f"  … {len(lines) - 2 * half} frames …"]
    yield from lines


def _short(file: str) -> str:
    """The part of a path that says which code it is; the part before it may hold somebody's name."""
    path = PurePath(file)
    if "site-packages" in path.parts:
        start = len(path.parts) - path.parts[::-1].index("site-packages")
        return PurePath(*path.parts[start:]).as_posix()
    try:
        return path.relative_to(_program).as_posix()
    except ValueError:
        return path.name
