"""Clips: written whole, read back as they sounded, and refused when they are no clip."""

from __future__ import annotations

import io
from array import array
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import soundfile
from hypothesis import given, strategies as st

from keukentafel.domain.content.voice import SAMPLE_RATE, ClipName, Speaker, Take, what_is_wrong
from keukentafel.domain.ports import StoreUnwritable
from keukentafel.sound.clips import ClipDamaged, ClipShelf, decode, encode
from tests.sound.conftest import tone

NOBODY = Speaker(date(2026, 11, 22))


def _pitch(samples: array[int], rate: int) -> float:
    rising = sum(1 for before, after in pairwise(samples) if before < 0 <= after)
    return rising / (len(samples) / rate)


def test_a_clip_sounds_as_it_was_recorded() -> None:
    samples, channels, rate = decode(encode(tone(1.0), NOBODY))
    assert channels == 1
    assert len(samples) / rate == pytest.approx(1.0, abs=0.05)
    assert _pitch(samples, rate) == pytest.approx(440, rel=0.02)
    middle = Take(samples[len(samples) // 4 : -len(samples) // 4])
    assert middle.peak == pytest.approx(0.4, abs=0.05)


def test_the_consent_travels_in_the_clip_and_a_name_only_where_it_was_wanted() -> None:
    def tags(speaker: Speaker) -> tuple[str, str, str]:
        with soundfile.SoundFile(io.BytesIO(encode(tone(0.5), speaker))) as file:
            assert (file.format, file.subtype) == ("OGG", "OPUS")
            return file.comment, file.date, file.artist

    comment, day, nobody = tags(NOBODY)
    assert "agreed" in comment
    assert (day, nobody) == ("2026-11-22", "")
    assert tags(Speaker(date(2026, 11, 22), "Fadma"))[2] == "Fadma"


def test_vorbis_is_a_clip_too() -> None:
    made = io.BytesIO()
    with soundfile.SoundFile(made, "w", 44_100, 2, "VORBIS", format="OGG") as file:
        file.buffer_write(array("h", [1000, -1000] * 44_100).tobytes(), dtype="int16")
    samples, channels, rate = decode(made.getvalue())
    assert (len(samples), channels, rate) == (88_200, 2, 44_100)


@pytest.mark.parametrize("keep", [0, 3, 40, 600, 3000])
def test_a_clip_that_was_cut_off_is_damaged(keep: int) -> None:
    with pytest.raises(ClipDamaged):
        decode(encode(tone(1.0), NOBODY)[:keep])


def test_what_is_too_long_or_of_another_kind_is_no_clip() -> None:
    long = encode(tone(31.0), NOBODY)
    wave = io.BytesIO()
    with soundfile.SoundFile(wave, "w", SAMPLE_RATE, 1, "PCM_16", format="WAV") as file:
        file.buffer_write(tone(0.5).samples.tobytes(), dtype="int16")
    for data in (long, wave.getvalue(), b"Nee" * 1000):
        with pytest.raises(ClipDamaged):
            decode(data)


@pytest.mark.parametrize(
    ("take", "why"),
    [
        (tone(1.0), ""),
        (tone(1.0, loud=0.01), "clip_silent"),
        (Take(array("h", bytes(2 * SAMPLE_RATE))), "clip_silent"),
        (tone(0.1), "clip_too_short"),
        (Take(array("h")), "clip_too_short"),
        (tone(30.0), "clip_too_long"),
    ],
)
def test_a_take_is_refused_with_the_reason(take: Take, why: str) -> None:
    assert what_is_wrong(take) == why


@given(
    code=st.from_regex(r"[A-Z]{1,2}[0-9]{1,2}", fullmatch=True),
    word=st.from_regex(r"([a-z][a-z0-9_]*)?", fullmatch=True),
)
def test_the_name_of_a_file_says_which_sentence_it_holds(code: str, word: str) -> None:
    name = ClipName(code, word)
    assert ClipName.of_file(name.file_name) == name


@pytest.mark.parametrize("name", ["Z2.wav", "../Z2.ogg", "Z2.a.b.ogg", ".Z2.ogg.part", "notes.txt", "Z2"])
def test_another_file_in_the_folder_is_no_clip(name: str) -> None:
    assert ClipName.of_file(name) is None


def test_a_clip_of_the_user_goes_before_one_that_ships(shelf: ClipShelf, tmp_path: Path) -> None:
    shipped = tmp_path / "shipped" / "rif"
    shipped.mkdir(parents=True)
    for name in ("Z2.ogg", "Z3.boodschappen.ogg", "readme.txt"):
        (shipped / name).write_bytes(b"-")
    assert shelf.find("rif", ClipName("Z2")) == shipped / "Z2.ogg"
    shelf.write("rif", ClipName("Z2"), b"own")
    own = shelf.find("rif", ClipName("Z2"))
    assert own == tmp_path / "packs" / "rif" / "voices" / "Z2.ogg"
    assert own.read_bytes() == b"own"
    assert shelf.recorded("rif") == {ClipName("Z2"), ClipName("Z3", "boodschappen")}
    assert shelf.recorded("so") == frozenset()
    assert shelf.own("rif") == {ClipName("Z2")}
    for _ in range(2):
        shelf.remove("rif", ClipName("Z2"))
    assert shelf.own("rif") == frozenset()
    assert shelf.find("rif", ClipName("Z2")) == shipped / "Z2.ogg"


def test_a_clip_that_cannot_be_written_leaves_the_earlier_one(shelf: ClipShelf, tmp_path: Path) -> None:
    shelf.write("rif", ClipName("Z2"), b"earlier")
    folder = tmp_path / "packs" / "rif" / "voices"
    (folder / ".Z2.ogg.part").mkdir()
    with pytest.raises(StoreUnwritable):
        shelf.write("rif", ClipName("Z2"), b"later")
    assert (folder / "Z2.ogg").read_bytes() == b"earlier"
    (tmp_path / "packs" / "so").write_text("in the way", "ascii")
    with pytest.raises(StoreUnwritable):
        shelf.write("so", ClipName("Z2"), b"new")
