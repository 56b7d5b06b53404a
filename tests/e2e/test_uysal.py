"""The conversation with mevrouw Uysal, from the script to the verified files, and what it leaves behind."""

from __future__ import annotations

from hashlib import sha256

import pytest

from keukentafel.app import demo_script, verify_files
from tests.e2e.playing import Played, files_left, insides, play, spellings, text_of

pytestmark = pytest.mark.slow

SHARED = ("gepoetst voor vandaag", "tree voor tree", "twee uur op de grond", "Ik eet brood")
NEVER_SHARED = ("leent", "niet te weten")
PDFS = {"gespreksverslag.pdf", "onderzoeksverslag.pdf", "bijlage-beoordelaar.pdf", "samenvatting-tr.pdf"}


@pytest.fixture(scope="module")
def uysal(tmp_path_factory: pytest.TempPathFactory) -> Played:
    return play(demo_script(), tmp_path_factory.mktemp("uysal"))


def test_every_step_is_done(uysal: Played) -> None:
    assert (uysal.code, uysal.errors) == (0, "")
    assert uysal.result["refused"] == []
    assert uysal.result["case_number"] == "VB-2026-0142"


def test_the_files_are_where_the_format_says(uysal: Played) -> None:
    here = {path.name for path in uysal.out.iterdir()}
    assert here == PDFS | {"result.json", "screens", "kluis"}
    pictures = {path.name for path in (uysal.out / "screens").iterdir()}
    taken = ("008-wat-is-belangrijk", "064-in-eigen-woorden")
    assert pictures == {f"{name}-{who}.png" for name in taken for who in ("consulent", "bewoner")}


@pytest.mark.parametrize("name", sorted(PDFS))
def test_every_exported_file_is_complete_and_unchanged(uysal: Played, name: str) -> None:
    verdict = verify_files([(uysal.out / name).read_bytes()])
    assert verdict.exit_code == 0, verdict.files[0].lines


def test_the_result_tells_of_both_reports(uysal: Played) -> None:
    reports = uysal.result["reports"]
    assert [(report["kind"], report["version"]) for report in reports] == [("conversation", 1), ("investigation", 1)]
    for report in reports:
        assert sha256((uysal.out / report["path"]).read_bytes()).hexdigest() == report["sha256"]
        assert report["pages"] > 1


def test_the_result_knows_the_last_day_of_the_investigation(uysal: Played) -> None:
    terms = {term["term"]: term for term in uysal.result["deadlines"]}
    assert terms["investigation"]["start"] == "2026-11-13"
    assert (terms["investigation"]["raw"], terms["investigation"]["last_day"]) == ("2026-12-25", "2026-12-28")
    assert terms["investigation"]["why"] == ["Eerste Kerstdag", "Tweede Kerstdag", "zondag"]
    assert terms["decision"]["last_day"] == "2026-12-08"


def test_the_result_is_in_the_names_of_the_script(uysal: Played) -> None:
    findings = {(finding["code"], finding["about"]) for finding in uysal.result["findings"]}
    assert {("assumption", "s4"), ("contradicted", "s5"), ("help_not_confirmed", "h1/1")} <= findings
    assert ("help_not_confirmed", "h1/2") not in findings
    assert not any(finding["level"] == "gap" for finding in uysal.result["findings"])


def test_the_statements_are_told_as_they_were_said(uysal: Played) -> None:
    said = {statement["id"]: statement for statement in uysal.result["statements"]}
    assert list(said) == [f"s{number}" for number in range(1, 16)]
    assert said["s4"] == {
        "id": "s4", "domain": "zorg_zelf", "text": "Ze kookt nog zelf, denk ik.", "source": "relative",
        "speaker": "zoon", "via": "", "certainty": "assumed", "share": "report", "lang": "nl",
    }  # fmt: skip
    assert (said["s1"]["via"], said["s1"]["lang"]) == ("tolk", "tr")
    assert said["s12"] == {"id": "s12", "share": "never"}


def test_everything_was_timed(uysal: Played) -> None:
    times = uysal.result["timings_ms"]
    assert set(times) == {"start", "unlock", "save_p50", "save_p99", "report", "seal"}
    assert all(took > 0 for took in times.values())


def test_what_was_said_is_in_the_exports_and_nowhere_else(uysal: Played) -> None:
    report = text_of(uysal.out / "gespreksverslag.pdf")
    assert all(words in report for words in SHARED)
    assert [str(path) for path in files_left(uysal) if _holds(path.read_bytes(), SHARED + NEVER_SHARED)] == []


def test_an_answer_about_applying_still_stands_in_the_next_report(uysal: Played) -> None:
    report = " ".join(text_of(uysal.out / "onderzoeksverslag.pdf").split())
    assert "Eerder, bij het gespreksverslag, versie 1: ja, ik vraag dit aan, mevrouw Uysal" in report


def test_what_may_never_be_shared_is_nowhere(uysal: Played) -> None:
    assert not any(words in text_of(pdf) for pdf in uysal.exports for words in NEVER_SHARED)
    assert not any(_holds(part, NEVER_SHARED) for pdf in uysal.exports for part in insides(pdf))
    others = [path for path in uysal.home.rglob("*") if path.is_file()]
    assert [str(path) for path in others if _holds(path.read_bytes(), NEVER_SHARED)] == []


def _holds(data: bytes, needles: tuple[str, ...]) -> bool:
    return any(spelling in data for needle in needles for spelling in spellings(needle))
