"""Writes `translations/prompts.pot`: every text of the content packs that is translated.

The newest pack comes first; then what an older one words differently and a report of that version still needs.
The id of a text is its msgctxt. What is only spoken is left out: it is never shown or printed.
Run it after a new version of the pack, then `pybabel update -D prompts -d translations` with it as the input;
that drops the header `X-Review-Status`, which has to be put back: the library refuses a catalogue without it.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from keukentafel.content.packs import newest_version, read_pack
from keukentafel.domain.content.pack import ContentPack

ROOT = Path(__file__).resolve().parent.parent
PACKS = ROOT / "resources" / "content" / "basis"
TEMPLATE = ROOT / "translations" / "prompts.pot"


def released() -> tuple[ContentPack, ...]:
    """Every version of the pack, the newest first."""
    return tuple(read_pack(PACKS / str(version)) for version in range(newest_version(PACKS), 0, -1))


def template(packs: Sequence[ContentPack]) -> Catalog:
    """The texts of the packs as a catalogue without translations, in the order of the packs."""
    catalogue = Catalog(project="Keukentafel", version=str(packs[0].version), fuzzy=False)
    for pack in packs:
        slots = {prompt.code: prompt.slot for prompt in pack.prompts if prompt.slot}
        for text in pack.resident_texts():
            if catalogue.get(text.dutch, text.id) is None:
                hint = [f"slot: {slots[text.id]}"] if text.id in slots else []
                catalogue.add(text.dutch, context=text.id, auto_comments=hint)
    return catalogue


def main() -> int:
    with TEMPLATE.open("wb") as stream:
        write_po(stream, template(released()), width=100, omit_header=True)
    sys.stdout.write(f"{TEMPLATE.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
