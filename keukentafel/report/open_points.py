"""What is still open, in plain words: to be talked about with the resident, or to be looked into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import OpenKind, OpenPoint, PrivateTalk
from keukentafel.domain.running_text import numbered
from keukentafel.report.wording import Translate, person

TALK = {
    OpenKind.OWN_WORDS: N_("uw vraag, in uw eigen woorden"),
    OpenKind.OWN_STRENGTH: N_("wat u zelf kunt"),
    OpenKind.HOUSEMATE: N_("wat {name} in huis kan doen"),
    OpenKind.CARER: N_("of iemand voor u zorgt, en hoe het daarmee gaat"),
    OpenKind.COSTS: N_("wat hulp op maat kost"),
    OpenKind.CLIENT_SUPPORT: N_("gratis cliëntondersteuning"),
    OpenKind.PERSONAL_PLAN: N_("het persoonlijk plan"),
    OpenKind.BUDGET: N_("zelf hulp inkopen (pgb), en wat dat betekent"),
    OpenKind.IDENTITY: N_("uw identiteitsbewijs laten zien"),
    OpenKind.MEANING: N_("wat belangrijk is in uw leven"),
    OpenKind.PRIVATE_TALK: N_("een gesprek apart"),
    OpenKind.TEACH_BACK: N_("wat wij afspreken, in uw eigen woorden"),
    OpenKind.BUDGET_CONDITIONS: N_("de voorwaarden om zelf hulp in te kopen (pgb)"),
    OpenKind.FOLLOW_UP: N_("wanneer wij elkaar weer spreken"),
    OpenKind.AGREEMENT: N_("wie wat doet, en wanneer"),
    OpenKind.STILL: N_("wat er nog klopt van het vorige verslag"),
    OpenKind.INTERPRETER: N_("een gesprek met een tolk"),
}

RESEARCH = {
    OpenKind.NETWORK: N_("wat mensen om u heen kunnen en willen doen"),
    OpenKind.GENERAL: N_("wat er is voor iedereen"),
    OpenKind.OTHER_LAWS: N_("hulp uit andere wetten"),
    OpenKind.PLAN_USED: N_("wat er in uw persoonlijk plan staat"),
    OpenKind.PROBLEM: N_("wat het probleem precies is"),
    OpenKind.SUPPORT: N_("welke hulp nodig is, en hoeveel"),
    OpenKind.BASIS: N_("waar de hoeveelheid hulp op rust"),
    OpenKind.EXPERT: N_("of advies van een deskundige nodig is"),
    OpenKind.URGENT: N_("of er meteen tijdelijke hulp nodig is"),
    OpenKind.ELSE: N_("een ander punt van het onderzoek"),
}


def open_sentences(document: ReportDocument, t: Translate) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is still to be talked about, and what is still to be looked into; without excuses."""
    talk = (point for point in document.open if _to_talk(document, point))
    return _texts(talk, TALK, t), _texts((point for point in document.open if point.kind in RESEARCH), RESEARCH, t)


def not_asked(document: ReportDocument, t: Translate) -> tuple[str, ...]:
    """Who is counted on in this report, and was not asked yet."""
    return tuple(
        t("Vraag {number}: {who} is nog niet gevraagd ({task}).").format(
            number=need.number, who=person(entry.who, t), task=entry.task.rstrip(".")
        )
        for need in document.needs
        for shell in need.shells
        for part in shell.parts
        for entry in part.help
        if not entry.stands and not entry.over(document.head.at.date())
    )


def _to_talk(document: ReportDocument, point: OpenPoint) -> bool:
    if point.kind is OpenKind.PRIVATE_TALK:
        return document.private_talk is PrivateTalk.LATER
    return point.kind in TALK


def _texts(points: Iterable[OpenPoint], words: Mapping[OpenKind, str], t: Translate) -> tuple[str, ...]:
    """One sentence for what is open in the same words, with the numbers of all that it is open for."""
    same: dict[tuple[OpenKind, str, bool], set[int]] = {}
    for point in points:
        same.setdefault((point.kind, point.name, bool(point.number)), set()).add(point.number)
    found = (_text(kind, name, sorted(of - {0}), t(words[kind]), t) for (kind, name, _), of in same.items())
    return tuple(dict.fromkeys(found))


def _text(kind: OpenKind, name: str, numbers: Sequence[int], words: str, t: Translate) -> str:
    text = words.format(name=name or t("uw huisgenoot"))
    if len(numbers) > 1:
        form = t("afspraken {numbers}: {text}") if kind is OpenKind.AGREEMENT else t("vragen {numbers}: {text}")
        return form.format(numbers=numbered(numbers, t), text=text)
    if numbers:
        form = t("afspraak {number}: {text}") if kind is OpenKind.AGREEMENT else t("vraag {number}: {text}")
        return form.format(number=numbers[0], text=text)
    if name and name not in text:
        return t("{name}: {text}").format(name=name, text=text)
    return text
