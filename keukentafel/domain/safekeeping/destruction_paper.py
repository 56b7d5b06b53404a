"""The bewijs van vernietiging: what was destroyed, when and on which ground, without a word about anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from keukentafel.domain.plain_paper import PaperLine, PaperPart, PlainPaper
from keukentafel.domain.safekeeping.destruction import Destroyed, Ground

GROUNDS = {
    Ground.TERM: (
        "de bewaartermijn op deze laptop is voorbij (artikel 5 lid 1 onder e AVG); "
        "de gemeente bewaart het verslag zelf (artikel 5.3.4 Wmo 2015)"
    ),
    Ground.REQUEST: "op schriftelijk verzoek van de bewoner (artikel 5.3.5 lid 1 Wmo 2015)",
    Ground.NOT_NEEDED: "overgedragen en hier niet meer nodig (artikel 5 lid 1 onder c en e AVG)",
    Ground.MISTAKE: "had hier niet moeten zijn: dubbel, om te oefenen, of ingetrokken (artikel 5 lid 1 onder c AVG)",
}


def proof_of_destruction(lines: Sequence[Destroyed], store: str, made_at: datetime) -> PlainPaper:
    """The paper about these. `store` is the number of the store: random, like all numbers in it."""
    return PlainPaper(
        "destruction",
        "Bewijs van vernietiging",
        (
            "Hieronder staat wat op deze laptop is vernietigd, wanneer en op welke grond. De nummers zijn door het "
            "toeval gekozen: zij zeggen niets over iemand.",
            f"Nummer van de kluis: {store}.",
        ),
        tuple(_part(line) for line in lines),
        made_at,
        (
            "Vernietigd is uit de kluis, de zoeklijst en de vrije ruimte van het bestand. Reservekopieën van daarvoor "
            "gaan binnen 30 dagen weg, de eerste keer dat het slot erop gaat als zij te bereiken zijn. Dit gaat alleen "
            "over deze laptop, niet over het dossier van de gemeente.",
        ),
    )


def _part(line: Destroyed) -> PaperPart:
    one = line.removed
    what = f"Eén regel uit zaak {line.conversation_id}" if line.statement_id else f"Zaak {line.conversation_id}"
    facts = [
        PaperLine("Vernietigd op", _day(line.at.date()) + f", {line.at:%H:%M} uur"),
        PaperLine("Grond", GROUNDS[line.ground]),
    ]
    if line.handed_over_on is not None:
        facts.append(PaperLine("Overgedragen aan de gemeente op", _day(line.handed_over_on)))
    if line.statement_id:
        facts += [PaperLine("Nummer van de regel", line.statement_id), PaperLine("Aantekeningen", str(one.lines))]
    else:
        counts = {
            "Aantekeningen": one.lines, "Waarvan uitspraken": one.statements, "Definitieve versies": one.versions,
            "Verzegelde bestanden": one.files,
        }  # fmt: skip
        facts += [PaperLine(label, str(count)) for label, count in counts.items()]
    return PaperPart(what, tuple(facts))


def _day(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
