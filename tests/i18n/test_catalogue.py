from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from babel.core import UnknownLocaleError
from hypothesis import given, strategies as st

from keukentafel.domain.marks import N_
from keukentafel.i18n import Catalogue, format_day, format_day_short, format_time
from tools.compile_catalogues import compile_catalogue, stale

POLISH = r"""
msgid ""
msgstr ""
"Language: pl\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"
"X-Review-Status: draft\n"

msgid "Bewaard"
msgstr "Zapisano"

msgctxt "knop"
msgid "Open"
msgstr "Otwórz"

#, fuzzy
msgid "Nog niet"
msgstr "Jeszcze nie"

msgid "Leeg"
msgstr ""

msgid "{n} dag"
msgid_plural "{n} dagen"
msgstr[0] "{n} dzień"
msgstr[1] "{n} dni"
msgstr[2] "{n} dni"
"""


@pytest.fixture
def polish(tmp_path: Path) -> Catalogue:
    source = tmp_path / "pl" / "LC_MESSAGES" / "ui.po"
    source.parent.mkdir(parents=True)
    source.write_text(POLISH, encoding="utf-8")
    assert stale(tmp_path) == [source]
    compile_catalogue(source)
    return Catalogue("ui", "pl", tmp_path)


def test_a_translated_text_is_translated(polish: Catalogue) -> None:
    assert polish.t("Bewaard") == "Zapisano"


def test_a_text_that_another_context_has_is_not_taken_for_this_one(polish: Catalogue) -> None:
    assert polish.t("Open") == "Open"


@pytest.mark.parametrize("text", ["Onbekend", "Nog niet", "Leeg"])
def test_what_is_missing_or_stale_is_dutch(polish: Catalogue, text: str) -> None:
    assert polish.t(text) == text


@pytest.mark.parametrize(("n", "text"), [(1, "{n} dzień"), (3, "{n} dni"), (5, "{n} dni")])
def test_plural_by_the_rules_of_the_language(polish: Catalogue, n: int, text: str) -> None:
    assert polish.tn("{n} dag", "{n} dagen", n) == text


def test_two_catalogues_live_side_by_side(polish: Catalogue, tmp_path: Path) -> None:
    dutch = Catalogue("ui", "nl", tmp_path)
    assert (dutch.t("Bewaard"), polish.t("Bewaard")) == ("Bewaard", "Zapisano")


def test_a_damaged_catalogue_is_an_error(tmp_path: Path) -> None:
    target = tmp_path / "ar" / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "ui.mo").write_bytes(b"this is no catalogue at all")
    with pytest.raises(OSError):
        Catalogue("ui", "ar", tmp_path)


@given(text=st.text(), n=st.integers(min_value=0, max_value=10_000))
def test_without_a_catalogue_every_text_is_itself(text: str, n: int) -> None:
    nothing = Catalogue("ui", "rif", Path("does-not-exist"))
    assert nothing.t(text) == N_(text) == text
    assert nothing.tn(text, text + "en", n) == (text if n == 1 else text + "en")


def test_days_and_times_in_dutch() -> None:
    assert format_day(date(2026, 11, 24)) == "dinsdag 24 november 2026"
    assert format_day_short(date(2026, 11, 24)) == "24 nov 2026"
    assert format_time(time(14, 3)) == "14:03"
    assert format_time(datetime(2026, 11, 24, 14, 3, tzinfo=UTC)) == "14:03"


def test_another_locale_is_asked_for_by_name_and_never_guessed() -> None:
    assert format_day(date(2026, 11, 24), "tr") == "24 Kasım 2026 Salı"
    with pytest.raises(UnknownLocaleError):
        format_day(date(2026, 11, 24), "zz")


@pytest.mark.parametrize("later", [-3600, 0, 3600])
def test_only_what_changed_is_compiled_again_whatever_the_times_say(
    polish: Catalogue, tmp_path: Path, later: int
) -> None:
    source = tmp_path / "pl" / "LC_MESSAGES" / "ui.po"
    compiled = source.with_suffix(".mo")
    moment = source.stat().st_mtime + later
    os.utime(compiled, (moment, moment))
    assert stale(tmp_path) == []
    source.write_text(POLISH.replace("Zapisano", "Zachowano"), encoding="utf-8")
    os.utime(compiled, (moment, moment))
    assert stale(tmp_path) == [source]
    compile_catalogue(source)
    assert stale(tmp_path) == []
    assert Catalogue("ui", "pl", tmp_path).t("Bewaard") == "Zachowano"
    assert set(source.parent.iterdir()) == {source, compiled}


def test_a_catalogue_that_says_nothing_of_its_source_is_compiled_again(polish: Catalogue, tmp_path: Path) -> None:
    source = tmp_path / "pl" / "LC_MESSAGES" / "ui.po"
    compiled = source.with_suffix(".mo")
    compiled.write_bytes(compiled.read_bytes().replace(b"X-Source-SHA256", b"X-Unknown-Thing"))
    assert stale(tmp_path) == [source]
