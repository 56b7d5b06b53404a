"""Looks for input that readers stumble over, by coverage: `make fuzz`, or `python -m tools.fuzz READER --seconds N`.

Each reader of `tests/fuzz` gets a process of its own, which begins from files that the program made and from the cases
that were found before. What ends in a traceback, takes too long or takes too much memory is kept as a case in
`tests/fuzz/cases`, and the suite is red until it is mended. Without a name all readers have their turn.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "fuzz" / "cases"
WORK = ROOT / "build" / "fuzz"
LIMIT_SECONDS, LIMIT_MIB = 5, 2_000
"""Longer or more than this is a finding. A machine that is busy is slow, so that a case is tried again by itself."""
_INSTRUMENTED = ("keukentafel", "pyhanko", "asn1crypto", "tomllib", "zipfile", "json", "gettext")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("readers", nargs="*", metavar="READER")
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--in-this-process", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.in_this_process:
        _look(options.readers[0], options.seconds)
        return 0
    names = options.readers or _all_names()
    runs = [_found_by(name, options.seconds) for name in names]
    found = [case for cases, _ in runs for case in cases]
    for case in found:
        print(f"found: {case.relative_to(ROOT)}")
    cut_off = [name for name, (cases, code) in zip(names, runs, strict=True) if code and not cases]
    for name in cut_off:
        print(f"ended before its time, without a case: {name}, see {(WORK / name / 'log.txt').relative_to(ROOT)}")
    print(f"{len(names)} readers, {len(found)} cases to mend")
    return 1 if found or cut_off else 0


def _all_names() -> list[str]:
    from tests.fuzz.test_bad_input import ALL

    return list(ALL)


def _found_by(name: str, seconds: int) -> tuple[list[Path], int]:
    """The cases, and the exit code of the process that looked."""
    crashes = WORK / name / "found"
    shutil.rmtree(crashes, ignore_errors=True)
    crashes.mkdir(parents=True)
    command = [sys.executable, "-m", "tools.fuzz", name, "--seconds", str(seconds), "--in-this-process"]
    log = WORK / name / "log.txt"
    with log.open("wb") as said:
        ended = subprocess.run(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT, check=False)
    rounds = [line for line in log.read_text("utf-8", "replace").splitlines() if re.match(r"#\d", line)]
    print(f"{name}: {rounds[-1] if rounds else 'did not begin, see ' + str(log.relative_to(ROOT))}", flush=True)
    return sorted({_kept(name, crash) for crash in crashes.iterdir()}), ended.returncode


def _kept(name: str, crash: Path) -> Path:
    data = crash.read_bytes()
    case = CASES / name / f"{crash.name.partition('-')[0]}-{hashlib.sha256(data).hexdigest()[:12]}"
    case.parent.mkdir(parents=True, exist_ok=True)
    case.write_bytes(data)
    return case


def _look(name: str, seconds: int) -> None:
    """Until the time is over or something is found; the process ends then."""
    import atheris

    with atheris.instrument_imports(include=list(_INSTRUMENTED)):
        from tests.fuzz.test_bad_input import ALL

        reader = ALL[name]
        samples = reader.samples()
    corpus = WORK / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(samples):
        (corpus / f"sample-{number}").write_bytes(sample)
    for case in CASES.glob(f"{name}/*"):
        shutil.copyfile(case, corpus / f"case-{case.name}")

    def mutated(data: bytes, most_bytes: int, seed: int) -> bytes:
        chance = Random(seed)
        match chance.randrange(4):
            case 0:
                return bytes(atheris.Mutate(data, most_bytes))
            case 1:
                # Good files that are read by the same lines are one to the fuzzer, which keeps the shortest.
                return reader.spoil(chance.choice(samples), chance)[:most_bytes]
            case _:
                return reader.spoil(data, chance)[:most_bytes]

    def tried(data: bytes) -> None:
        with tempfile.TemporaryDirectory(prefix="keukentafel-fuzz-") as folder:
            try:
                reader.read(data, Path(folder))
            except Exception:
                # A reader that closed a file of somebody else keeps the fuzzer from writing the case itself.
                (WORK / name / "found" / "crash-told").write_bytes(data)
                raise

    flags = [
        f"-max_total_time={seconds}", f"-timeout={LIMIT_SECONDS}", f"-rss_limit_mb={LIMIT_MIB}",
        f"-max_len={reader.most_bytes}", f"-artifact_prefix={WORK / name / 'found'}/", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags, str(corpus)], tried, custom_mutator=mutated)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
