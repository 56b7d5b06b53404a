"""The verdict in plain Dutch, for somebody who was not there and knows nothing of keys."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from keukentafel.i18n import N_, format_day, format_time
from keukentafel.report.sealing.findings import Covers, Kind, Problem, SealVerdict, Standard, Unreadable

if TYPE_CHECKING:
    from keukentafel.report.sealing.verdict import PairVerdict, Verdict

Translate = Callable[[str], str]

_KINDS = {
    Kind.CONVERSATION: N_("Dit is een gespreksverslag."),
    Kind.INVESTIGATION: N_("Dit is een onderzoeksverslag."),
    Kind.ANNEX: N_("Dit is de bijlage voor de beoordelaar bij een verslag."),
    Kind.SUMMARY: N_("Dit is een samenvatting van een verslag."),
    Kind.UNKNOWN: N_("Dit bestand zegt niet dat het een verslag van Keukentafel is."),
}

_SIDES = {
    "bewoner": N_("de kant van de bewoner"),
    "consulent": N_("de kant van de consulent"),
}

_UNREADABLE = {
    Unreadable.EMPTY: N_("Dit bestand is leeg."),
    Unreadable.NOT_PDF: N_("Dit bestand is geen PDF."),
    Unreadable.ENCRYPTED: N_("Dit bestand is met een wachtwoord versleuteld en kan niet worden bekeken."),
    Unreadable.DAMAGED: N_("Dit bestand is beschadigd en kan niet worden gelezen."),
}

_PROBLEMS = {
    Problem.NO_SEAL: N_("Er staat geen zegel op dit bestand. Of er iets is veranderd, is niet na te gaan."),
    Problem.SEAL_MISSING: N_(
        "Er mist een zegel. Misschien is het bestand nog niet klaar, of is het laatste deel eraf gehaald."
    ),
    Problem.SEAL_BROKEN: N_("Een zegel klopt niet: het bestand is veranderd, of het zegel zelf is beschadigd."),
    Problem.CHANGED_AFTER_SEAL: N_("Na een zegel is iets veranderd dat niet mocht veranderen."),
    Problem.ADDED_AFTER_LAST_SEAL: N_("Na het laatste zegel is er iets aan het bestand toegevoegd."),
    Problem.WRONG_ORDER: N_("De zegels staan niet in de goede volgorde, of er staat een zegel te veel op."),
    Problem.RECORD_MISSING: N_("De gegevens van het verslag horen erbij, maar ze ontbreken."),
    Problem.RECORD_DIFFERS: N_("De gegevens in het bestand horen niet bij dit document."),
    Problem.STANDARD_NOT_MET: N_("Het bestand voldoet niet aan de regels voor bewaren en toegankelijkheid."),
}


_ONE_SEAL = (Kind.ANNEX, Kind.SUMMARY)
"""Files that the municipality closes by itself: there are no sides to them."""


def side(field: str, t: Translate) -> str:
    """Whose seal stands in a field, in words."""
    known = _SIDES.get(field)
    return t(known) if known else t("een ander veld ({name})").format(name=field)


def about(verdict: "Verdict", t: Translate, locale: str) -> tuple[str, ...]:
    """All sentences about one file; the conclusion is the last one."""
    return tuple(_about(verdict, t, locale))


def about_pair(pair: "PairVerdict", t: Translate) -> tuple[str, ...]:
    """Whether an annex and a report belong together."""
    return tuple(_about_pair(pair, t))


def _about(verdict: "Verdict", t: Translate, locale: str) -> Iterator[str]:
    if verdict.unreadable is not None:
        yield t(_UNREADABLE[verdict.unreadable])
        yield t("Slotsom: over dit bestand is niets te zeggen.")
        return
    yield t(_KINDS[verdict.kind])
    if verdict.version is not None:
        yield t("Het is versie {number}.").format(number=verdict.version)
    for seal in verdict.seals:
        yield from _seal(seal, _the_seal(verdict.kind, seal.field, t), t, locale)
    if verdict.seals:
        yield t("Een zegel laat zien met welke sleutel het bestand is gesloten. Het is geen handtekening.")
    if len({seal.fingerprint for seal in verdict.seals}) > 1:
        yield t("De zegels zijn niet met dezelfde sleutel gezet.")
    for field in verdict.missing_seals:
        if verdict.kind in _ONE_SEAL:
            yield t("Het zegel van de gemeente ontbreekt.")
        else:
            yield t("Er is geen zegel voor {side}.").format(side=side(field, t))
    yield from _contents(verdict, t)
    for standard in verdict.standards:
        yield _standard(standard, t)
    yield from _conclusion(verdict, t)


def _the_seal(kind: Kind, field: str, t: Translate) -> str:
    if kind in _ONE_SEAL:
        return t("Het zegel")
    return t("Het zegel voor {side}").format(side=side(field, t))


def _seal(seal: SealVerdict, name: str, t: Translate, locale: str) -> Iterator[str]:
    sealer = ", ".join(part for part in (seal.organisation, seal.common_name) if part) or t("een onbekende")
    if not seal.intact or not seal.valid or seal.covers is Covers.UNCLEAR:
        yield t("{seal} klopt niet.").format(seal=name)
        return
    if seal.signed_at is None:
        yield t("{seal} is van: {sealer}. Er staat geen datum bij.").format(seal=name, sealer=sealer)
    else:
        yield t("{seal} is van: {sealer}. Datum: {day}, {time} uur.").format(
            seal=name,
            sealer=sealer,
            day=format_day(seal.signed_at, locale),
            time=format_time(seal.signed_at, locale),
        )
    if seal.known:
        yield t("Deze sleutel is hier bekend.")
    else:
        yield t(
            "Let op: deze sleutel is hier niet bekend. Vraag de gemeente of dit kenmerk klopt: {fingerprint}."
        ).format(fingerprint=seal.fingerprint)
    if seal.covers is Covers.WHOLE_FILE:
        yield t("Dit zegel gaat over het hele bestand.")
    elif seal.later_changes_allowed:
        yield t("Dit zegel gaat over het bestand zoals het toen was. Daarna is alleen verder verzegeld.")
    else:
        yield t("Dit zegel gaat over het bestand zoals het toen was. Daarna is er meer veranderd dan mag.")


def _contents(verdict: "Verdict", t: Translate) -> Iterator[str]:
    for attachment in verdict.attachments:
        yield t("In het bestand zit een bijlage: {name} ({size} bytes, SHA-256 {sha256}).").format(
            name=attachment.name, size=attachment.size, sha256=attachment.sha256
        )
    if verdict.record_equal:
        yield t("De gegevens in het bestand horen bij dit document.")
    if verdict.kind is Kind.SUMMARY and verdict.record_sha256 is not None:
        yield t("Deze samenvatting hoort bij het verslag met gegevens met SHA-256 {sha256}.").format(
            sha256=verdict.record_sha256
        )
    if verdict.report_sha256 is not None:
        yield t("Deze bijlage hoort bij het verslag met SHA-256 {sha256}.").format(sha256=verdict.report_sha256)


def _standard(standard: Standard, t: Translate) -> str:
    if standard.met:
        return t("Het bestand voldoet aan {standard}.").format(standard=standard.name)
    if not standard.checked:
        return t("Of het bestand voldoet aan {standard}, is niet na te gaan.").format(standard=standard.name)
    return t("Het bestand zegt dat het voldoet aan {standard}, maar dat klopt niet ({rules}).").format(
        standard=standard.name, rules=", ".join(standard.broken_rules)
    )


def _conclusion(verdict: "Verdict", t: Translate) -> Iterator[str]:
    for problem in verdict.problems:
        yield t(_PROBLEMS[problem])
    if verdict.problems:
        yield t("Slotsom: dit bestand is niet compleet, of het is veranderd.")
    elif all(seal.known for seal in verdict.seals):
        yield t("Slotsom: dit bestand is compleet en niet veranderd.")
    else:
        yield t(
            "Slotsom: dit bestand is compleet en niet veranderd sinds het laatste zegel. Wie het heeft "
            "verzegeld, staat niet vast."
        )


def _about_pair(pair: "PairVerdict", t: Translate) -> Iterator[str]:
    if not (pair.report.readable and pair.annex.readable):
        yield t("Of de bijlage bij het verslag hoort, is niet na te gaan: een van de twee is niet te lezen.")
    elif not pair.same_report:
        yield t("De bijlage hoort niet bij dit verslag.")
    elif pair.report_sealed_later:
        yield t("De bijlage hoort bij dit verslag. Het verslag is daarna nog verder verzegeld.")
    else:
        yield t("De bijlage hoort bij dit verslag.")
    if pair.report.readable and pair.annex.readable and not pair.same_record:
        yield t("De bijlage en het verslag zijn niet van dezelfde gegevens gemaakt.")
