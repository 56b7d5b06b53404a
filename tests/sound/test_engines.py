"""The system's speech, against commands that write down how they were called."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from keukentafel.sound.commands import Command
from keukentafel.sound.engines import Engine, SystemVoice, ask, engines, voice_for
from tests.sound.conftest import command

SPD_LIST = """                     NAME                 LANGUAGE                  VARIANT
                    Dutch                       nl                     none
  English (Great Britain)                    en-GB                     none
                  Turkish                       tr                     none
"""
ESPEAK_LIST = """Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  nl              --/M      Dutch              gmw/nl
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn (zh-cmn 5)(zh 5)
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en           (en 2)
 5  ku              --/M      Kurdish            ine/ku
"""
SAY_LIST = """Xander              nl_NL    # Hallo, mijn naam is Xander.
Eddy (Duits (Duitsland)) de_DE    # Hallo!
Zuzana              cs_CZ    # Dobrý den
"""
SAPI_LIST = "nl-NL\tMicrosoft Frank\nen-US\tMicrosoft Zira Desktop\n"


def _engine(platform: str, program: str, folder: Path) -> Engine:
    found = {engine.program: engine for engine in engines(platform)}
    assert program in found, f"{program} in {folder}"
    return found[program]


def test_only_what_is_installed_is_asked(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(bin_folder))
    assert engines("linux") == ()
    command(bin_folder, "espeak-ng", "true")
    assert [engine.program for engine in engines("linux")] == ["espeak-ng"]
    command(bin_folder, "spd-say", "true")
    assert [engine.program for engine in engines("linux")] == ["spd-say", "espeak-ng"]
    assert engines("darwin") == engines("win32") == ()


@pytest.mark.parametrize(
    ("platform", "program", "said", "tags"),
    [
        ("linux", "spd-say", SPD_LIST, {"nl": "nl", "en-gb": "en-GB", "tr": "tr"}),
        ("linux", "espeak-ng", ESPEAK_LIST,
         {"nl": "nl", "cmn": "cmn", "zh-cmn": "cmn", "zh": "cmn", "en-029": "en-029", "en-gb": "en-gb",
          "en": "en-gb", "ku": "ku"}),
        ("darwin", "say", SAY_LIST, {"nl-nl": "Xander", "de-de": "Eddy (Duits (Duitsland))", "cs-cz": "Zuzana"}),
        ("win32", "powershell", SAPI_LIST, {"nl-nl": "Microsoft Frank", "en-us": "Microsoft Zira Desktop"}),
    ],
)  # fmt: skip
def test_the_voices_are_read_from_what_the_command_says(
    platform: str, program: str, said: str, tags: dict[str, str], bin_folder: Path
) -> None:
    (bin_folder / "said").write_text(said, "utf-8")
    command(bin_folder, program, f'cat "{bin_folder}/said"')
    voices = ask(_engine(platform, program, bin_folder))
    assert {tag: voice.name for tag, voice in voices.items()} == tags


@pytest.mark.parametrize("script", ["exit 3", "cat /dev/urandom | head -c 4000", "echo", "kill -9 $$"])
def test_a_command_that_says_nonsense_has_no_voices(script: str, bin_folder: Path) -> None:
    command(bin_folder, "espeak-ng", script)
    assert ask(_engine("linux", "espeak-ng", bin_folder)) == {}


@pytest.mark.parametrize(
    ("platform", "program", "voice"),
    [("linux", "spd-say", "nl"), ("linux", "espeak-ng", "nl"), ("darwin", "say", "Xander"),
     ("win32", "powershell", "Microsoft Frank")],
)  # fmt: skip
def test_the_text_goes_in_by_standard_input_and_stands_on_no_command_line(
    platform: str, program: str, voice: str, bin_folder: Path
) -> None:
    command(bin_folder, program, f'cat > "{bin_folder}/heard"; printf "%s\\n" "$0" "$@" > "{bin_folder}/called"')
    text = "!-! Wat vindt u fijn\nom te doen, ook alleen?"
    spoken = SystemVoice(_engine(platform, program, bin_folder), voice).command(text)
    assert spoken.run() is not None
    heard = (bin_folder / "heard").read_text("utf-8")
    assert "Wat vindt u fijn om te doen, ook alleen?" in heard
    assert not heard.startswith("!-!") or program != "spd-say"
    called = (bin_folder / "called").read_text("utf-8")
    assert "fijn" not in called
    assert voice in called + heard


def test_a_command_that_hangs_is_killed_with_everything_it_started(bin_folder: Path) -> None:
    command(bin_folder, "slow", f'sleep 600 & echo $! > "{bin_folder}/child"; wait')
    assert Command(["slow"], seconds=0.5).run() is None
    child = (bin_folder / "child").read_text("ascii").strip()
    state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True).stdout.strip()
    assert state == "" or state.startswith("Z")


def test_a_command_that_was_killed_before_it_began_never_begins(bin_folder: Path) -> None:
    command(bin_folder, "say-it", f'touch "{bin_folder}/spoken"')
    spoken = Command(["say-it"])
    spoken.kill()
    assert spoken.run() is None
    assert not (bin_folder / "spoken").exists()
    assert Command(["no-such-command"]).run() is None


def test_a_voice_is_found_by_the_language_table_and_by_nothing_else() -> None:
    def found(code: str, locale: str, *tags: str) -> str:
        engine = engines_for_names()
        voice = voice_for(code, locale, {tag: SystemVoice(engine, tag) for tag in tags})
        return voice.name if voice else ""

    assert found("nl", "nl", "nl-be", "nl-nl") == "nl-nl"
    assert found("pt", "pt", "pt-br", "pt") == "pt"
    assert found("prs", "fa_AF", "fa") == "fa"
    assert found("prs", "fa_AF", "fa", "prs") == "prs"
    assert found("kmr", "ku", "ku") == "ku"
    assert found("zh", "zh_Hans", "zh-cn") == "zh-cn"
    assert found("so", "so", "sok", "en", "nl") == ""
    assert found("ti", "ti_ER", "am", "tir-x") == ""


def engines_for_names() -> Engine:
    return Engine("", (), lambda _said: [], lambda name: (name,), lambda _name, line: line)
