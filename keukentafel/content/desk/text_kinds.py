"""What kind of text an id is, in words for a translator, and how long it may be on the second window."""

from __future__ import annotations

from keukentafel.domain.content.content_text import ContentText, TextGroup
from keukentafel.domain.content.pack import ContentPack

PROMPT = "prompt"
_KINDS = {
    PROMPT: "een vraag of zin op het tweede venster; de consulent zegt hem ook hardop",
    "slot": "een woord dat op de open plek van een zin komt; klein beginnen, zonder punt",
    "domain": "de naam van een leefgebied",
    "shell": "de naam van een soort hulp",
    "choice": "een antwoord dat de bewoner aanwijst",
    "signing": "een zin bij het tekenen; laat hem niet sterker of zwakker worden",
    "summary": "een zin van de samenvatting op een bladzijde",
    "picture": "wat er op een tekening te zien is, voor wie hem niet ziet",
    "invitation": "een zin van de brief voor het bezoek",
    "rights_paper": "een zin van het papier over de rechten; laat hem niet sterker of zwakker worden",
    "prompt_sheet": "een zin van het blad met codes",
    "glossary": "een woord of uitleg voor de tolk",
    "story_paper": "een zin van het eigen verhaal dat de bewoner meeneemt; de bewoner zegt het, in de ik-vorm",
}
LONGEST = {PROMPT: 220, "slot": 40, "choice": 40, "domain": 60, "shell": 60}
"""In letters: what still stands at 28 points on the smallest window, with its answers and its Dutch."""
GROUP_NAMES = {
    TextGroup.TABLE: "tafel",
    TextGroup.PICTURES: "tekeningen",
    TextGroup.PAPERS: "papieren",
    TextGroup.GLOSSARY: "woordenlijst",
    TextGroup.STORY: "eigen verhaal",
}


def kind_of(text_id: str) -> str:
    """The first part of an id, or `prompt` for a code such as A2."""
    return text_id.partition(".")[0] if "." in text_id else PROMPT


def longest(text_id: str) -> int | None:
    """The most letters of this text; None where there is room enough."""
    return LONGEST.get(kind_of(text_id))


def comments_on(text: ContentText, pack: ContentPack) -> tuple[str, ...]:
    """What a translator has to know of this text, a line each."""
    kind = kind_of(text.id)
    lines = [f"Soort: {_KINDS.get(kind, kind)}."]
    if kind == "slot":
        slot = text.id.split(".")[1]
        sentences = [f"{prompt.code}: {prompt.dutch}" for prompt in pack.prompts if prompt.slot == slot]
        lines += [f"Past in {sentence}" for sentence in sentences]
    if kind == PROMPT and (slot_name := pack.prompt(text.id).slot):
        words = ", ".join(word.dutch for word in pack.words(slot_name))
        lines.append(f"Op de plek {{{slot_name}}} komt een van deze woorden: {words}.")
    if text.placeholders:
        lines.append(f"Laat staan zoals het is: {', '.join(f'{{{name}}}' for name in sorted(text.placeholders))}")
    if most := longest(text.id):
        lines.append(f"Ten hoogste {most} letters.")
    return tuple(lines)
