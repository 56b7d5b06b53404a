"""What the pack and the language table call things is known to the translators of the windows."""

from __future__ import annotations

from pathlib import Path

from keukentafel.content.library import ResourceLibrary
from keukentafel.ui.start import pack_words

ROOT = Path(__file__).resolve().parents[2]


def test_every_name_of_the_pack_is_marked_and_no_other() -> None:
    library = ResourceLibrary(ROOT / "resources", ROOT / "translations")
    pack = library.pack()
    assert set(pack_words.LIFE_DOMAINS) == {domain.title for domain in pack.life_domains}
    assert set(pack_words.PROMPT_GROUPS) == {group.title for group in pack.groups}
    assert set(pack_words.HINTS) == {prompt.hint for prompt in pack.prompts if prompt.hint}
    assert set(pack_words.LANGUAGES) == {language.dutch_name for language in library.languages()}
