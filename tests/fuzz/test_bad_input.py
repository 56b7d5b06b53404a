"""Whatever comes from outside is taken or refused as documented: never a traceback, never half of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from tests.fuzz.folder_readers import FOLDER_READERS
from tests.fuzz.reader import Reader
from tests.fuzz.readers import READERS

ALL = {reader.name: reader for reader in (*READERS, *FOLDER_READERS)}
CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))
# A seed for a whole file cannot be made smaller, so nothing is won by trying.
_QUICK = settings(phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))


@contextmanager
def _own_folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="keukentafel-fuzz-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _taken(reader: Reader, data: bytes) -> bool:
    with _own_folder() as folder:
        try:
            return reader.read(data, folder)
        except Exception as problem:
            problem.add_note(f"the reader {reader.name} was given {data[:4_000]!r}")
            raise


@pytest.mark.parametrize("reader", ALL.values(), ids=ALL)
def test_what_the_program_made_is_taken(reader: Reader) -> None:
    assert [sample[:40] for sample in reader.samples() if not _taken(reader, sample)] == []


@pytest.mark.parametrize("reader", ALL.values(), ids=ALL)
def test_any_bytes_are_refused_or_taken(reader: Reader) -> None:
    @settings(_QUICK, max_examples=min(reader.tries, 20))
    @given(data=st.binary(max_size=300))
    def tried(data: bytes) -> None:
        _taken(reader, data)

    tried()


@pytest.mark.parametrize("reader", ALL.values(), ids=ALL)
def test_a_spoiled_file_is_refused_or_taken(reader: Reader) -> None:
    samples = reader.samples()

    @settings(_QUICK, max_examples=reader.tries)
    @given(sample=st.sampled_from(samples), chance=st.randoms(use_true_random=True))
    def tried(sample: bytes, chance: Random) -> None:
        _taken(reader, reader.spoil(sample, chance))

    tried()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_what_once_went_wrong_goes_well(case: Path) -> None:
    _taken(ALL[case.parent.name], case.read_bytes())
