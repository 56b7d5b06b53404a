from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from keukentafel import crash

SAID = "hij slaat mij"


def _run(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Runs a program that installs the hooks and then does `body`, as the real one would."""
    program = folder / "program.py"
    program.write_text(
        f"import sys\nfrom pathlib import Path\nfrom keukentafel import crash\n"
        f"crash.install(Path(sys.argv[1]), '0.1.0')\nsaid = {SAID!r}\n" + textwrap.dedent(body),
        encoding="utf-8",
    )
    return subprocess.run(
        [sys.executable, str(program), str(folder / "crash")], capture_output=True, text=True, timeout=60
    )


def _only_report(folder: Path) -> str:
    (report,) = (folder / "crash").iterdir()
    assert report.stat().st_mode & 0o077 == 0
    return report.read_text(encoding="utf-8")


def test_where_it_went_wrong_and_not_a_word(tmp_path: Path) -> None:
    done = _run(
        tmp_path,
        """
        def record(text):
            kept = {text: text}
            return kept["not " + text]
        record(said)
        """,
    )
    report = _only_report(tmp_path)
    assert done.returncode == 1
    assert "builtins.KeyError" in report
    assert "program.py:9 record" in report
    assert "keukentafel 0.1.0" in report
    assert SAID not in report + done.stdout + done.stderr
    assert str(tmp_path) not in report


def test_causes_groups_and_notes_without_words(tmp_path: Path) -> None:
    done = _run(
        tmp_path,
        """
        try:
            raise OSError(said)
        except OSError as first:
            group = ExceptionGroup(said, [TypeError(said), ValueError(said)])
            group.add_note(said)
            raise group from first
        """,
    )
    report = _only_report(tmp_path)
    for expected in ("ExceptionGroup", "caused by builtins.OSError", "part builtins.TypeError"):
        assert expected in report
    assert SAID not in report + done.stdout + done.stderr


def test_other_threads_and_finalisers_leave_a_report(tmp_path: Path) -> None:
    done = _run(
        tmp_path,
        """
        import threading
        def work():
            raise LookupError(said)
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        class Closing:
            def __del__(self):
                raise ArithmeticError(said)
        Closing()
        """,
    )
    texts = [file.read_text(encoding="utf-8") for file in sorted((tmp_path / "crash").iterdir())]
    assert len(texts) == 2
    assert "builtins.LookupError" in texts[0]
    assert "builtins.ArithmeticError" in texts[1]
    assert SAID not in "".join(texts) + done.stderr


def test_endless_recursion_gives_a_short_report(tmp_path: Path) -> None:
    _run(tmp_path, "def again():\n    again()\nagain()\n")
    report = _only_report(tmp_path)
    assert "builtins.RecursionError" in report
    assert len(report.splitlines()) < 100


def test_no_folder_no_stderr_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "crash").write_text("a file stands where the folder should be", encoding="utf-8")
    done = _run(tmp_path, "raise RuntimeError(said)")
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr and SAID not in done.stderr
    assert _run(tmp_path, "sys.stderr = None\nraise RuntimeError(said)").returncode == 1


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    written = [crash.write_report(tmp_path, "0.1.0", ValueError(SAID)) for _ in range(crash.KEPT + 5)]
    assert sorted(tmp_path.iterdir()) == written[-crash.KEPT :]


def test_stopping_from_the_keyboard_is_no_crash(tmp_path: Path) -> None:
    _run(tmp_path, "raise KeyboardInterrupt")
    assert not (tmp_path / "crash").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="what a dump is there, Windows decides")
def test_a_process_that_dies_leaves_no_dump_of_its_memory(tmp_path: Path) -> None:
    done = _run(
        tmp_path,
        """
        import os, resource
        most = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (most, most))
        crash.leave_no_memory_behind()
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
        if sys.platform == "linux":
            import ctypes
            assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0, "PR_GET_DUMPABLE"
        os.chdir(Path(sys.argv[1]).parent)
        os.abort()
        """,
    )
    assert done.returncode == -signal.SIGABRT, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["program.py"]
