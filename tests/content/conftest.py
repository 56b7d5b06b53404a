"""The real resources, and a library whose catalogues were compiled from the sources of this checkout."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from keukentafel.content.library import ResourceLibrary
from keukentafel.domain.content.prompts import ContentPack
from tools.compile_catalogues import compile_catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def resources() -> Path:
    return ROOT / "resources"


@pytest.fixture(scope="session")
def pack_folder(resources: Path) -> Path:
    return resources / "content" / "basis" / "3"


@pytest.fixture(scope="session")
def sources() -> list[Path]:
    return sorted((ROOT / "translations").glob("*/LC_MESSAGES/prompts.po"))


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory, sources: list[Path]) -> Path:
    folder = tmp_path_factory.mktemp("translations")
    for source in sources:
        copy = folder / source.parent.parent.name / "LC_MESSAGES" / source.name
        copy.parent.mkdir(parents=True)
        shutil.copy(source, copy)
        compile_catalogue(copy)
    return folder


@pytest.fixture(scope="session")
def library(resources: Path, translations: Path) -> ResourceLibrary:
    return ResourceLibrary(resources, translations)


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
