"""The real resources, whole and in a copy that may be spoiled, and catalogues of one text."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel.content.desk.language_desk import LanguageDesk
from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.pack import ContentPack
from tests.content.language_desk import desk_over
from tools.compile_catalogues import compile_catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def resources() -> Path:
    return ROOT / "resources"


@pytest.fixture(scope="session")
def sources() -> list[Path]:
    return sorted((ROOT / "translations").glob("*/LC_MESSAGES/prompts.po"))


@pytest.fixture(scope="session")
def pack(library: ResourceLibrary) -> ContentPack:
    return library.pack()


@pytest.fixture
def own_resources(tmp_path: Path, resources: Path) -> Path:
    """A copy of the resources of the library that a test may spoil."""
    copy = tmp_path / "resources"
    for name in ("content", "municipalities"):
        shutil.copytree(resources / name, copy / name)
    shutil.copytree(resources / "codes", copy / "codes")
    for name in ("languages.toml", "calendar.toml"):
        shutil.copy(resources / name, copy / name)
    return copy


@pytest.fixture
def own_catalogue(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Writes a catalogue with one text for a language, compiled, and gives the folder of translations."""

    def write(language: str, entry: str, status: str = "draft") -> Path:
        source = tmp_path / "translations" / language / "LC_MESSAGES" / "prompts.po"
        source.parent.mkdir(parents=True)
        headers = ("Content-Type: text/plain; charset=utf-8", f"X-Review-Status: {status}")
        head = "".join(f'"{header}\\n"\n' for header in headers)
        source.write_text(f'msgid ""\nmsgstr ""\n{head}\n{entry}', encoding="utf-8")
        compile_catalogue(source)
        return tmp_path / "translations"

    return write


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "packs"


@pytest.fixture
def desk(resources: Path, translations: Path, packs: Path) -> LanguageDesk:
    return desk_over(resources, translations, packs)
