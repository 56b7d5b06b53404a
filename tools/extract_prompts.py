"""Writes `translations/prompts.pot`: every text of the content pack that a resident can read.

The id of a text is its msgctxt. What is only spoken is left out: it is never shown or printed.
Run it after a new version of the pack, then `pybabel update -D prompts -d translations` with it as the input;
that drops the header `X-Review-Status`, which has to be put back: the library refuses a catalogue without it.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from keukentafel.content.packs import read_pack
from keukentafel.domain.prompts import ContentPack

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "resources" / "content" / "basis" / "1"
TEMPLATE = ROOT / "translations" / "prompts.pot"


def template(pack: ContentPack) -> Catalog:
    """The texts of the pack as a catalogue without translations, in the order of the pack."""
    catalogue = Catalog(project="Keukentafel", version=str(pack.version), fuzzy=False)
    hints = {prompt.code: f"slot: {prompt.slot}" for prompt in pack.prompts if prompt.slot}
    for text in pack.resident_texts():
        comments = [hints[text.id]] if text.id in hints else []
        catalogue.add(text.dutch, context=text.id, auto_comments=comments)
    return catalogue


def main() -> int:
    with TEMPLATE.open("wb") as stream:
        write_po(stream, template(read_pack(PACK)), width=100, omit_header=True)
    sys.stdout.write(f"{TEMPLATE.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
