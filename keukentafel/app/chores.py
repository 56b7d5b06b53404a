"""What the command line asks of the rooms: papers, judging, examining, playing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from keukentafel import paths, settings
from keukentafel.app.place import named_store
from keukentafel.app.rooms import WallClock, copy_shelf, library, packs_dir, press, words_in
from keukentafel.app.windows import make_windows
from keukentafel.domain.source_language import DUTCH

if TYPE_CHECKING:
    from keukentafel.domain.safekeeping.trail import ExportedTrail
    from keukentafel.domain.verdicts import FileVerdict, Together
    from keukentafel.storage.check_findings import Examination


def demo_script() -> Path:
    """The conversation that ships with the program."""
    return paths.resources_dir() / "demo" / "mevrouw-uysal.toml"


def check_store(home: Path, ask_passphrase: Callable[[], str], exported: bytes | None = None) -> Examination:
    """What is whole and what is not in the store in that home, or in that folder itself; nothing is written.

    `exported` is a trail that somebody kept, to be laid beside that of the store. Raises ValueError for what is none,
    or was changed.
    """
    from keukentafel.storage.check import examine

    folder, own = named_store(home)
    trail = _exported_trail(exported) if exported is not None else None
    return examine(folder, ask_passphrase, copy_shelf(own), trail)


def _exported_trail(data: bytes) -> ExportedTrail:
    from keukentafel.domain.safekeeping.trail import ExportedTrail

    verdict = press().verify(data)
    said = verdict.details
    if said.get("kind") != "trail" or verdict.exit_code:
        raise ValueError("not a whole trail")
    return ExportedTrail(str(said["store"]), int(str(said["count"])), bytes.fromhex(str(said["link"])))


def make_papers(language: str, municipality: str, out: Path) -> list[Path]:
    """Write the papers that are about nobody in a language, for a municipality; `out` is made when it is not there.

    Without a `municipality` it is the only one there is. Raises UnknownContent for what is not in the tables, and
    OSError.
    """
    from keukentafel.domain.content.content_text import UnknownContent
    from keukentafel.domain.loose_papers import PaperKind, loose_paper

    lent, now = library(), WallClock().now()
    known = lent.profiles()
    if not municipality and len(known) != 1:
        raise UnknownContent("municipality", municipality)
    profile = lent.profile(municipality or known[0])
    lent.language(language)
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in PaperKind:
        paper = loose_paper(kind, language, profile, lent.calendar(), now.date())
        written.append(out / paper.file_name)
        written[-1].write_bytes(press().paper(paper, now).pdf)
    return written


def verify_files(files: Sequence[bytes], seals: Mapping[str, str] | None = None) -> Together:
    """The verdict about files and whether they belong together; this laptop's own stores are unknown sealers here.

    `seals` is the list of those that are known to who asks: what each is called, by its fingerprint.
    """
    return press().verify_together(files, seals=seals)


def verify_in_window(files: Sequence[Path], seals: Mapping[str, str] | None = None) -> int:
    """The same in a window, for a reviewer who has no store; gives back the exit code of the event loop."""
    from keukentafel.ui.report import verify_window
    from keukentafel.ui.style import dressing, fonts
    from keukentafel.ui.style.qt_words import system_language

    folder, fonts_dir = paths.data_dir(), paths.resources_dir() / "fonts"
    kept, keep = settings.load(folder), partial(settings.keep_text_size, folder)
    words = words_in(kept.language or system_language())
    app, look = dressing.dressed(words.language, fonts_dir, kept.text_percent, keep)

    def judge(read: Sequence[bytes]) -> Together:
        return press().verify_together(read, words.language, seals)

    fonts.load_others(fonts_dir, packs_dir())
    return verify_window.run(app, verify_window.VerifyWindow(words, judge, look=look), files)


def check_package(data: bytes, key: bytes | None, ask_password: Callable[[], str]) -> FileVerdict:
    """The verdict about a package for the municipality. Raises ValueError for a key or password that is not right."""
    from keukentafel.handover.checking import check_with_pem

    return check_with_pem(data, key, ask_password, press(), words_in(DUTCH).t)


def play_script(script: Path, out: Path, onscreen: bool) -> int:
    """Play a conversation script through the real windows; gives back the exit code of a play."""
    from keukentafel.play.supervisor import play

    return play(script, out, onscreen)


def serve_play() -> int:
    """Be the program that a play supervises: steps come in on standard input."""
    from keukentafel.play.child import serve

    return serve(make_windows)


def serve_card() -> int:
    """Be the process that speaks with a card: what is asked comes in on standard input."""
    from keukentafel.report.sealing.card_child import serve

    return serve()
