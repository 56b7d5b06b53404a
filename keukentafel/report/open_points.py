"""What is still open, in plain words: to be talked about with the resident, or to be looked into."""

from __future__ import annotations

from keukentafel.domain.marks import N_
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import OpenKind, OpenPoint, PrivateTalk
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
    talk = [_text(point, TALK[point.kind], t) for point in document.open if _to_talk(document, point)]
    research = [_text(point, RESEARCH[point.kind], t) for point in document.open if point.kind in RESEARCH]
    return tuple(dict.fromkeys(talk)), tuple(dict.fromkeys(research))


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
        if not entry.stands
    )


def _to_talk(document: ReportDocument, point: OpenPoint) -> bool:
    if point.kind is OpenKind.PRIVATE_TALK:
        return document.private_talk is PrivateTalk.LATER
    return point.kind in TALK


def _text(point: OpenPoint, words: str, t: Translate) -> str:
    text = t(words).format(name=point.name or t("uw huisgenoot"))
    if point.kind is OpenKind.AGREEMENT and point.number:
        return t("afspraak {number}: {text}").format(number=point.number, text=text)
    if point.number:
        return t("vraag {number}: {text}").format(number=point.number, text=text)
    if point.name and point.name not in text:
        return t("{name}: {text}").format(name=point.name, text=text)
    return text
