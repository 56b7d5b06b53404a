"""One version of a content pack, read from its folder and checked as a whole."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from keukentafel.content.errors import ContentError
from keukentafel.content.papers import STORY_PAPER, read_briefing, read_glossary, read_papers, read_story_paper
from keukentafel.content.reader import Table, read_table, refuse_doubles
from keukentafel.domain.content.content_text import ContentText, placeholders
from keukentafel.domain.content.pack import ContentPack, LifeDomainText, Mappings, RightText, ShellPart, ShellText
from keukentafel.domain.content.prompts import Choice, Prompt, PromptGroup, SlotWord

RIGHTS = ("client_support", "carer_support", "personal_plan", "pgb", "privacy", "costs")
SHELLS = ("eigen_kracht", "netwerk", "algemeen", "maatwerk")
CHOICE_GROUPS = ("resident", "rating", "important", "yes_no")
PAUSE = "pause"
AUDIENCES = ("", "carer", "carer_outside_home")
SUMMARY_PLACEHOLDERS = ("amount", "date", "help_me", "name", "page", "pages", "phone", "so_that")
_R = TypeVar("_R")
_CODE = re.compile(r"[A-Z][0-9]{1,2}")


def read_pack(folder: Path) -> ContentPack:
    """The pack in `folder`, checked as a whole. Raises ContentError."""
    head = read_table(folder / "pack.toml")
    prompts = read_table(folder / "prompts.toml")
    papers, story_paper = head.boolean("papers", False), head.boolean(STORY_PAPER, False)
    pack = ContentPack(
        id=head.text("id"),
        version=head.number("version"),
        title=head.text("title"),
        groups=tuple(_group(row) for row in prompts.tables("group")),
        prompts=tuple(_prompt(row) for row in prompts.tables("prompt")),
        slot_words=_rows(folder / "words.toml", "word", _word),
        life_domains=_rows(folder / "life_domains.toml", "life_domain", _life_domain),
        shells=_rows(folder / "shells.toml", "shell", _shell),
        rights=_rows(folder / "rights.toml", "right", _right),
        choices=_rows(folder / "choices.toml", "choice", _choice),
        signing=_texts(folder / "signing.toml", "signing"),
        summary=_texts(folder / "summary.toml", "summary"),
        pictures=_texts(folder / "pictures.toml", "picture"),
        papers=read_papers(folder) if papers else (),
        glossary=read_glossary(folder / "glossary.toml") if papers else None,
        briefing=read_briefing(folder / "briefing.toml") if papers else None,
        story_paper=read_story_paper(folder / f"{STORY_PAPER}.toml") if story_paper else None,
    )
    head.done()
    prompts.done()
    if (pack.id, str(pack.version)) != (folder.parent.name, folder.name):
        raise head.error("id", f"the folder is called {folder.parent.name}/{folder.name}")
    _check_prompts(pack, folder / "prompts.toml")
    _check_life_domains(pack, folder / "life_domains.toml")
    _check_rights(pack, folder / "rights.toml")
    _check_words(pack, folder / "words.toml")
    refuse_doubles(folder / "choices.toml", "choice", (choice.id for choice in pack.choices))
    _check_pause(pack, folder / "choices.toml")
    if tuple(shell.id for shell in pack.shells) != SHELLS:
        raise ContentError(folder / "shells.toml", "shell", f"must be, in this order: {', '.join(SHELLS)}")
    _check_prompt_sheet(pack, folder / "prompt_sheet.toml")
    refuse_doubles(folder, "", (text.id for text in pack.resident_texts()))
    return pack


def newest_version(pack_folder: Path) -> int:
    """The highest version of a pack that is there. Raises ContentError when there is none."""
    versions = [int(folder.name) for folder in pack_folder.glob("*") if folder.name.isdecimal()]
    if not versions:
        raise ContentError(pack_folder, "", "has no version of the pack")
    return max(versions)


def _rows(file: Path, key: str, read: Callable[[Table], _R]) -> tuple[_R, ...]:
    root = read_table(file)
    rows = tuple(read(row) for row in root.tables(key))
    root.done()
    return rows


def _texts(file: Path, prefix: str) -> tuple[ContentText, ...]:
    return tuple(_nested_texts(read_table(file), prefix))


def _nested_texts(table: Table, prefix: str) -> list[ContentText]:
    found = []
    for key in table.identifiers():
        if table.is_table(key):
            found.extend(_nested_texts(table.table(key), f"{prefix}.{key}"))
        else:
            found.append(ContentText(f"{prefix}.{key}", table.sentence(key, SUMMARY_PLACEHOLDERS)))
    return found


def _group(row: Table) -> PromptGroup:
    group = PromptGroup(row.identifier(), row.text("title"))
    row.done()
    return group


def _prompt(row: Table) -> Prompt:
    slot = row.text("slot", default="") or None
    spoken_only = row.boolean("spoken_only", False)
    prompt = Prompt(
        code=row.text("code"),
        dutch=row.sentence("dutch"),
        group=row.text("group"),
        slot=slot,
        picture=row.text("picture", default="" if spoken_only else None),
        spoken_only=spoken_only,
        life_domain=row.text("life_domain", default="") or None,
        only_for=row.text("only_for", default=""),
        hint=row.text("hint", default=""),
        choices=row.texts("choices", optional=True) or ("resident",),
    )
    row.done()
    if not _CODE.fullmatch(prompt.code):
        raise row.error("code", "must be a capital and one or two digits")
    if placeholders(prompt.dutch) != ({slot} if slot else set()):
        raise row.error("slot", "must be the one placeholder of the sentence")
    if prompt.only_for not in AUDIENCES:
        raise row.error("only_for", f"must be one of: {', '.join(AUDIENCES[1:])}")
    if unknown := set(prompt.choices) - set(CHOICE_GROUPS):
        raise row.error("choices", f"unknown: {', '.join(sorted(unknown))}")
    return prompt


def _word(row: Table) -> SlotWord:
    word = SlotWord(row.identifier(), row.text("slot"), row.sentence("dutch", allowed=()))
    row.done()
    return word


def _life_domain(row: Table) -> LifeDomainText:
    domain = LifeDomainText(
        id=row.identifier(),
        title=row.sentence("title", allowed=()),
        prompt_code=row.text("prompt"),
        cues=row.texts("cues"),
        spoken_only=row.boolean("spoken_only", False),
        mappings=Mappings(*(row.texts(name, optional=True) for name in ("zrm", "veere", "kanteling"))),
    )
    row.done()
    return domain


def _shell(row: Table) -> ShellText:
    shell_id = row.identifier()
    parts = tuple(_part(part, shell_id) for part in row.tables("part", optional=True))
    shell = ShellText(shell_id, row.sentence("title", allowed=()), row.text("law"), parts)
    row.done()
    return shell


def _part(row: Table, shell_id: str) -> ShellPart:
    part_id = row.identifier()
    part = ShellPart(
        part_id, row.sentence("title", allowed=()), row.text("law"), f"shell.{shell_id}.{part_id}"
    )
    row.done()
    return part


def _right(row: Table) -> RightText:
    right = RightText(row.word("id", RIGHTS), row.text("title"), row.text("prompt"), row.text("law"))
    row.done()
    return right


def _choice(row: Table) -> Choice:
    choice = Choice(
        row.identifier(),
        row.word("group", CHOICE_GROUPS),
        row.sentence("dutch", allowed=()),
        row.text("picture", default=""),
    )
    row.done()
    return choice


def _check_prompts(pack: ContentPack, file: Path) -> None:
    refuse_doubles(file, "prompt.code", (prompt.code for prompt in pack.prompts))
    refuse_doubles(file, "group.id", (group.id for group in pack.groups))
    groups = {group.id for group in pack.groups}
    domains = {domain.id: domain for domain in pack.life_domains}
    pictures = {text.id.removeprefix("picture.") for text in pack.pictures}
    for prompt in pack.prompts:
        if prompt.group not in groups:
            raise ContentError(file, prompt.code, f"unknown group: {prompt.group}")
        if prompt.slot and not pack.words(prompt.slot):
            raise ContentError(file, prompt.code, f"there are no words for {{{prompt.slot}}}")
        if prompt.picture and prompt.picture not in pictures:
            raise ContentError(file, prompt.code, f"no words for the picture: {prompt.picture}")
        if prompt.life_domain is None:
            continue
        if prompt.life_domain not in domains:
            raise ContentError(file, prompt.code, f"unknown life domain: {prompt.life_domain}")
        if domains[prompt.life_domain].spoken_only and not prompt.spoken_only:
            raise ContentError(file, prompt.code, f"{prompt.life_domain} is only spoken")


def _check_pause(pack: ContentPack, file: Path) -> None:
    # Its drawing fills the window for as long as the pause lasts; the other choices say themselves what is drawn.
    words = {text.id for text in pack.pictures}
    if not any(choice.id == PAUSE and f"picture.{choice.picture}" in words for choice in pack.choices):
        raise ContentError(file, PAUSE, "must be there, with a picture that has words")


def _check_words(pack: ContentPack, file: Path) -> None:
    refuse_doubles(file, "word", (word.text_id for word in pack.slot_words))
    slots = {prompt.slot for prompt in pack.prompts}
    for word in pack.slot_words:
        if word.slot not in slots:
            raise ContentError(file, word.text_id, f"no prompt has the slot {{{word.slot}}}")


def _check_prompt_sheet(pack: ContentPack, file: Path) -> None:
    if not pack.papers:
        return
    headings = {line.id.rpartition(".")[2] for line in pack.paper("prompt_sheet").part("headings").lines}
    if odd := headings ^ {group.id for group in pack.groups}:
        raise ContentError(file, "headings", f"are not those of the groups: {', '.join(sorted(odd))}")


def _check_life_domains(pack: ContentPack, file: Path) -> None:
    refuse_doubles(file, "life_domain.id", (domain.id for domain in pack.life_domains))
    prompts = {prompt.code: prompt for prompt in pack.prompts}
    for domain in pack.life_domains:
        prompt = prompts.get(domain.prompt_code)
        if prompt is None or prompt.life_domain != domain.id:
            raise ContentError(file, domain.id, f"{domain.prompt_code} is not a prompt of this life domain")


def _check_rights(pack: ContentPack, file: Path) -> None:
    refuse_doubles(file, "right.id", (right.id for right in pack.rights))
    if missing := set(RIGHTS) - {right.id for right in pack.rights}:
        raise ContentError(file, "right", f"missing: {', '.join(sorted(missing))}")
    codes = {prompt.code for prompt in pack.prompts if not prompt.spoken_only}
    for right in pack.rights:
        if right.prompt_code not in codes:
            raise ContentError(file, right.id, f"unknown prompt: {right.prompt_code}")
