from __future__ import annotations

import sys
from pathlib import Path

import pytest

from keukentafel import paths


def test_the_checkout_has_resources_and_translations_beside_the_package() -> None:
    checkout = Path(paths.__file__).resolve().parent.parent
    assert paths.resources_dir() == checkout / "resources"
    assert paths.translations_dir() == checkout / "translations"
    assert paths.resources_dir().is_dir()
    assert paths.translations_dir().is_dir()


def test_the_built_program_looks_in_its_bundle(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resources_dir() == tmp_path / "resources"


def test_a_chosen_home_goes_before_everything(tmp_path: Path) -> None:
    environ = {"KEUKENTAFEL_HOME": str(tmp_path), "XDG_DATA_HOME": "/elsewhere", "LOCALAPPDATA": "C:/x"}
    for platform in ("linux", "win32", "darwin"):
        assert paths.data_dir(environ, platform) == tmp_path


def test_each_system_has_its_own_place() -> None:
    home = Path.home()
    assert paths.data_dir({}, "linux") == home / ".local/share/keukentafel"
    assert paths.data_dir({"XDG_DATA_HOME": "/data"}, "linux") == Path("/data/keukentafel")
    assert paths.data_dir({"XDG_DATA_HOME": "relative"}, "linux") == home / ".local/share/keukentafel"
    assert paths.data_dir({"LOCALAPPDATA": "/local"}, "win32") == Path("/local/Keukentafel")
    assert paths.data_dir({}, "darwin") == home / "Library/Application Support/Keukentafel"
