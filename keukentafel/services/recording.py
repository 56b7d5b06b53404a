"""Recording a sentence of the pack with somebody who speaks the language. Never at a visit."""

from __future__ import annotations

from datetime import date

from keukentafel.domain.content.library import Library
from keukentafel.domain.content.prompts import Prompt, PromptView
from keukentafel.domain.content.voice import ClipName, ClipStudio, Speaker, Take, Utterance, what_is_wrong
from keukentafel.domain.refusals import Refused


def sentences(library: Library) -> tuple[tuple[Prompt, ClipName], ...]:
    """Every sentence that can have a clip, once for each word of its slot. What is only spoken has none."""
    pack = library.pack()
    return tuple(
        (prompt, ClipName(prompt.code, word))
        for prompt in pack.prompts
        if not prompt.spoken_only
        for word in ([word.id for word in pack.words(prompt.slot)] if prompt.slot else [""])
    )


def utterance(library: Library, view: PromptView) -> Utterance:
    """What there is to hear of what stands on the second window."""
    text = view.text if view.translated else ""
    return Utterance(library.language(view.language), ClipName(view.code, view.word), text)


def keep(
    studio: ClipStudio, language: str, clip: ClipName, take: Take | None, consents: bool, name: str, on: date
) -> None:
    """Keep a clip with the consent of who spoke it.

    Raises Refused: nothing_recorded, clip_too_long, clip_too_short, clip_silent, no_voice_consent; and what the
    studio raises.
    """
    if take is None:
        raise Refused("nothing_recorded")
    if wrong := what_is_wrong(take):
        raise Refused(wrong)
    if not consents:
        raise Refused("no_voice_consent", "consent")
    studio.keep(language, clip, take, Speaker(on, name.strip()))
