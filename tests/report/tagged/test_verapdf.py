"""The authority: veraPDF judges a batch of documents in one start of Java."""

from __future__ import annotations

import os
import random
from pathlib import Path

from keukentafel.report.tagged.blocks import (
    Block,
    Box,
    Bullets,
    Heading,
    KeyValues,
    PageBreak,
    Para,
    Quote,
    Row,
    Section,
    SignatureField,
    Span,
    Table,
    Text,
    Title,
)
from keukentafel.report.tagged.render import Part
from tests.report.tagged.samples import (
    ARABIC,
    CHINESE,
    FARSI,
    POLISH,
    TIGRINYA,
    TURKISH,
    UKRAINIAN,
    made,
    rings,
    sample,
)
from tests.report.tagged.test_validity import SPOILS, spoiled
from tests.report.verapdf import NEEDED, judged

SHORT_DOCUMENTS = 112
"""Of a page or two; in one start of Java they take as long as ten of the others."""

DUTCH = "Cliënt woont zelfstandig en wil dat graag blijven doen 12,50 één (Wmo) ● ≈ 10:30"
WORDS = {
    "nl": [*DUTCH.split(), "€"],
    "ar": [*ARABIC.split(), "Jansen", "2026"],
    "fa": [*FARSI.split(), "Jansen"],
    "ti": TIGRINYA.split(),
    "tr": TURKISH.split(),
    "pl": POLISH.split(),
    "uk": UKRAINIAN.split(),
    "zh": [*CHINESE.split(), "Jansen"],
}

pytestmark = NEEDED


class _Writer:
    """Writes a document with words of all scripts; the same seed gives the same document.

    A `share` below 1 makes it shorter: of its texts, its rows and its blocks there are so many fewer.
    """

    def __init__(self, seed: int, share: float = 1.0) -> None:
        self._dice = random.Random(seed)
        self._share = share

    def _up_to(self, most: int) -> int:
        return self._dice.randint(1, max(1, round(most * self._share)))

    def text(self, lang: str, most: int) -> Text:
        dice = self._dice
        chosen = [dice.choice(WORDS[lang]) for _ in range(self._up_to(most))]
        if dice.random() < 0.15:
            chosen.append(dice.choice(WORDS[dice.choice(list(WORDS))]))
        if dice.random() < 0.05:
            chosen.insert(0, "Donaudampfschifffahrtsgesellschaftskapitän" * dice.randint(1, 3))
        href = "https://voorbeeld.nl/" if dice.random() < 0.05 else None
        return (Span(" ".join(chosen), bold=dice.random() < 0.1, href=href), Span(" ."))

    def block(self, lang: str) -> Block:
        dice = self._dice
        match dice.randrange(9):
            case 0:
                return Heading(self.text(lang, 9))
            case 1:
                return Quote(self.text(lang, 30), self.text("ar", 9), "ar", self.text(lang, 5))
            case 2:
                return Bullets(tuple(self.text(lang, 30) for _ in range(dice.randint(1, 8))), dice.random() < 0.5)
            case 3:
                columns = dice.randint(1, 5)
                rows = tuple(
                    Row(
                        tuple(self.text(lang, 20) for _ in range(columns)),
                        self.text(lang, 9) if dice.random() < 0.2 else None,
                    )
                    for _ in range(self._up_to(40))
                )
                header = tuple(self.text(lang, 3) for _ in range(columns)) if dice.random() < 0.8 else ()
                return Table(header, rows)
            case 4:
                return KeyValues(tuple((self.text(lang, 3), self.text(lang, 15)) for _ in range(5)))
            case 5:
                return Box((Para(self.text(lang, 200)), rings()), self.text(lang, 3))
            case 6:
                return PageBreak()
            case _:
                return Para(self.text(lang, 200))

    def document(self) -> list[Block]:
        blocks: list[Block] = [Title(self.text("nl", 5))]
        for _ in range(1 + self._up_to(4)):
            lang = self._dice.choice(list(WORDS))
            inside = tuple(self.block(lang) for _ in range(1 + self._up_to(7)))
            blocks.append(Section(lang, "rtl" if lang in ("ar", "fa") else "ltr", inside))
        return [*blocks, SignatureField("resident", "Handtekening", 180, 54)]


def test_verapdf_accepts_what_is_made_and_rejects_what_is_spoiled(tmp_path: Path) -> None:
    tasks: list[tuple[str, Path]] = []

    def write(name: str, pdf: bytes, *flavours: str) -> None:
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf)
        tasks.extend((flavour, path) for flavour in flavours)

    write("sample-3a", made(sample()).pdf, "3a", "ua1")
    write("sample-2a", made(sample(), "2a").pdf, "2a", "ua1")
    write("empty", made([]).pdf, "3a", "ua1")
    for seed in range(int(os.environ.get("VERAPDF_DOCUMENTS", "8"))):
        write(f"random-{seed}", made(_Writer(seed).document()).pdf, "3a", "ua1")
    for seed in range(SHORT_DOCUMENTS):
        part: Part = "2a" if seed % 4 == 0 else "3a"
        write(f"short-{seed}", made(_Writer(1000 + seed, share=0.15).document(), part).pdf, part, "ua1")
    sound = made(sample()).pdf
    for spoil in SPOILS:
        write(f"spoiled{spoil.__name__}", spoiled(sound, spoil), "3a", "ua1")
    verdicts = judged(tasks, tmp_path / "classes")
    assert [verdict for verdict in verdicts if verdict[0] != "PASS" and "spoiled" not in verdict[2]] == []
    told = {Path(path).stem for judged, _, path, *_ in verdicts if judged == "FAIL"}
    assert told == {f"spoiled{spoil.__name__}" for spoil in SPOILS}
