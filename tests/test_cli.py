"""The command line: what it says, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from keukentafel import __version__
from keukentafel.cli import run
from keukentafel.cli.screen import NO_SCREEN
from keukentafel.report.sealing.keys import fingerprint, make_self_signed, open_pkcs12
from keukentafel.report.sealing.seal import seal
from tests.report.sealing.sample import sample

UNREADABLE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("Dit is geen verslag."),
    "half a pdf": lambda path: path.write_bytes(b"%PDF-1.7\n1 0 obj\n<<"),
}


@pytest.mark.parametrize("make", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_is_no_report_is_unreadable(
    make: Callable[[Path], object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "verslag.pdf"
    make(file)
    assert run(["verify", str(file)]) == 2
    said = capsys.readouterr()
    assert said.out.strip() and said.err == ""
    assert "Traceback" not in said.out

    assert run(["verify", str(file), "--json"]) == 2
    assert isinstance(json.loads(capsys.readouterr().out), dict)


def test_a_list_of_seals_that_is_none_is_said_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "zegels.txt"
    listed.write_text("# onze laptops\n\nAB12 dit is er geen\n", encoding="utf-8")
    assert run(["verify", "--seals", str(listed), "verslag.pdf"]) == 2
    assert capsys.readouterr().err == f"{listed}: regel 3 is geen kenmerk van een zegel.\n"
    assert run(["verify", "--seals", str(tmp_path / "weg.txt"), "verslag.pdf"]) == 2
    assert "dit bestand is er niet" in capsys.readouterr().err


def test_a_seal_on_the_list_is_known_by_its_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = datetime(2026, 11, 24, 14, 3, tzinfo=UTC)
    key = open_pkcs12(make_self_signed("Gemeente Voorbeeldstad", "Zegel", at, b"geheim"), b"geheim")
    first = seal(sample(part=2), "bewoner", key, None, "Gelezen", at, certify=True)
    file, listed = tmp_path / "verslag.pdf", tmp_path / "zegels.txt"
    file.write_bytes(seal(first, "consulent", key, None, "Vastgesteld", at, certify=False))
    mark = fingerprint(key.certificate)
    listed.write_text(f"{mark.replace(' ', ':').lower()} laptop 3, wijkteam Oude Haven\n", encoding="utf-8")
    assert run(["verify", "--seals", str(listed), str(file)]) == 0
    said = capsys.readouterr().out
    assert "Deze sleutel staat op de lijst van zegels: laptop 3, wijkteam Oude Haven." in said
    assert said.splitlines()[-1] == "Slotsom: dit bestand is compleet en niet veranderd."
    assert run(["verify", "--json", "--seals", str(listed), str(file)]) == 0
    assert [one["known"] for one in json.loads(capsys.readouterr().out)["seals"]] == [True, True]
    listed.write_text("0" * 64 + " een ander\n", encoding="utf-8")
    assert run(["verify", "--seals", str(listed), str(file)]) == 0
    assert "niet bekend" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["er-is-niets.pdf", "."])
def test_what_cannot_be_read_is_said_on_one_line(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", str(tmp_path / name)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"{tmp_path / name}: dit bestand is er niet, of mag niet gelezen worden.\n"


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"keukentafel {__version__}\n"


@pytest.mark.parametrize("wrong", [["verzin"], ["verify"], ["play", "gesprek.toml"], ["--verzin"]])
def test_a_command_that_does_not_exist_opens_nothing(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(wrong)
    assert ended.value.code == 2
    assert "keukentafel" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    screens = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    done = subprocess.run(
        [sys.executable, "-m", "keukentafel"],
        env={**environment, "KEUKENTAFEL_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"{NO_SCREEN}\n")
    assert not (tmp_path / "kluis").exists()


def test_papers_about_nobody_are_made_without_a_store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "papieren"
    assert run(["papers", "ar", "--out", str(out)]) == 0
    names = ["rechten-ar.pdf", "vragen-ar.pdf", "woorden-ar.pdf"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert capsys.readouterr().out.splitlines() == [str(out / name) for name in names]
    assert all(path.read_bytes().startswith(b"%PDF-1.7") for path in out.iterdir())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["papieren"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["xx"], "xx: deze taal staat niet"), (["tr", "--municipality", "nergens"], "nergens: deze gemeente staat niet")],
)
def test_papers_for_what_is_not_in_the_tables_say_so(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["papers", *arguments, "--out", str(tmp_path / "papieren")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "papieren").exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["verzin"], "deze opdracht is er niet: verzin"),
        (["verify"], "dit ontbreekt: BESTAND"),
        (["store", "--at", "a", "--here"], "--here kan niet samen met --at"),
        (["rescue", "--out"], "achter --out ontbreekt iets"),
        (["keypair", "map", "--for", "x"], "--for: x kan niet; kies uit"),
        (["check", "--verzin"], "dit hoort er niet bij: --verzin"),
    ],
)
def test_what_is_wrong_with_a_command_is_said_in_dutch(
    wrong: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(wrong)
    told = capsys.readouterr().err
    assert told.startswith("gebruik: keukentafel") and said in told


def test_a_folder_for_keys_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("zes losse woorden op een rij\n" * 2))
    folder = tmp_path / "stick" / "sleutels"
    assert run(["keypair", str(folder)]) == 0
    assert len(list(folder.iterdir())) == 2 and "openbaar" in capsys.readouterr().out
