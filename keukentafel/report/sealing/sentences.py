"""The verdict in plain Dutch, for somebody who was not there and knows nothing of keys."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from keukentafel.domain.marks import N_
from keukentafel.domain.source_language import DUTCH
from keukentafel.domain.verdicts import FileVerdict, Sign, Told
from keukentafel.i18n import format_day, format_time
from keukentafel.report.sealing.findings import Covers, Kind, Problem, SealVerdict, Standard, Unreadable
from keukentafel.report.sealing.verdict import PairVerdict, Verdict

Translate = Callable[[str], str]


@dataclass(frozen=True)
class _Known:
    """The keys of this laptop, and those on the list of who asks with what they are called there."""

    ours: Collection[str]
    listed: Mapping[str, str]


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
    Unreadable.PACKED: N_("Dit is een zip: een map met bestanden. Pak hem eerst uit, en kies dan wat erin zit."),
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


_CHANGED = {
    Problem.SEAL_BROKEN, Problem.CHANGED_AFTER_SEAL, Problem.ADDED_AFTER_LAST_SEAL,
}  # fmt: skip
_INCOMPLETE = {Problem.SEAL_MISSING, Problem.RECORD_MISSING}

_ONE_SEAL = (Kind.ANNEX, Kind.SUMMARY)
"""Files that the municipality closes by itself: there are no sides to them."""


def side(field: str, t: Translate) -> str:
    """Whose seal stands in a field, in words."""
    known = _SIDES.get(field)
    return t(known) if known else t("een ander veld ({name})").format(name=field)


def about(
    verdict: Verdict,
    t: Translate,
    ours: Collection[str] = (),
    locale: str = DUTCH,
    listed: Mapping[str, str] | None = None,
) -> tuple[Told, ...]:
    """All sentences about one file; the conclusion is the last one.

    `ours`: the fingerprints of the keys of this laptop; `listed`: what the keys are called that are on the list of who
    asks. `t` translates, `locale` is for the dates.
    """
    return tuple(_about(verdict, t, _Known(ours, listed or {}), locale))


def file_verdict(
    verdict: Verdict, t: Translate, ours: Collection[str], locale: str, listed: Mapping[str, str]
) -> FileVerdict:
    """The verdict with its sentences, for people and for machines."""
    told = about(verdict, t, ours, locale, listed)
    lines = tuple(one.text for one in told)
    return FileVerdict(verdict.exit_code, lines, verdict.as_json(), headline(verdict, t), told)


def headline(verdict: Verdict, t: Translate) -> Told:
    """The verdict in a few words: what a reviewer reads first."""
    problems = set(verdict.problems)
    if not verdict.readable:
        return Told(t("Niet te lezen"), Sign.WRONG)
    if Problem.NO_SEAL in problems:
        return Told(t("Niet verzegeld"), Sign.WRONG)
    if problems & _CHANGED:
        return Told(t("Veranderd na het verzegelen"), Sign.WRONG)
    if problems & _INCOMPLETE:
        return Told(t("Niet compleet"), Sign.WRONG)
    if problems:
        return Told(t("Klopt niet helemaal"), Sign.WRONG)
    if not all(seal.known for seal in verdict.seals):
        return Told(t("Compleet en niet veranderd, met een sleutel die hier niet bekend is"), Sign.LOOK)
    return Told(t("Compleet en niet veranderd"), Sign.GOOD)


def on_the_list(name: str, t: Translate) -> str:
    """That a key is on the list of who asks, and what it is called there."""
    if not name:
        return t("Deze sleutel staat op de lijst van zegels.")
    return t("Deze sleutel staat op de lijst van zegels: {name}.").format(name=name)


def about_pair(pair: PairVerdict, t: Translate) -> tuple[Told, ...]:
    """Whether an annex and a report belong together; what is said of each file is with its own verdict."""
    return tuple(_about_pair(pair, t))


def about_together(pairs: Mapping[tuple[int, int], PairVerdict], files: int, t: Translate) -> tuple[Told, ...]:
    """Which annexes belong to which reports among files that lie side by side, numbered from 1."""
    heading = t("Horen de bestanden bij elkaar?")
    if files > 1 and not pairs:
        text = t("Er ligt geen verslag met een bijlage bij elkaar. Of ze bij elkaar horen, is niet na te gaan.")
        return (Told(text, Sign.LOOK, heading),)
    told = []
    for (report, annex), pair in pairs.items():
        place = t("Bestand {report} en bestand {annex}:").format(report=report + 1, annex=annex + 1)
        told += [Told(f"{place} {one.text}", one.sign, heading) for one in about_pair(pair, t)]
    return tuple(told)


def _about(verdict: Verdict, t: Translate, keys: _Known, locale: str) -> Iterator[Told]:
    if verdict.unreadable is not None:
        yield Told(t(_UNREADABLE[verdict.unreadable]), Sign.WRONG)
        yield Told(t("Slotsom: over dit bestand is niets te zeggen."), Sign.WRONG)
        return
    yield Told(t(_KINDS[verdict.kind]), Sign.LOOK if verdict.kind is Kind.UNKNOWN else Sign.PLAIN)
    if verdict.version is not None:
        yield Told(t("Het is versie {number}.").format(number=verdict.version))
    yield from _seals(verdict, t, keys, locale)
    yield from _contents(verdict, t)
    for standard in verdict.standards:
        yield Told(_standard(standard, t), Sign.GOOD if standard.met else Sign.WRONG, t("Bewaren en toegankelijkheid"))
    yield from _conclusion(verdict, t)


def _seals(verdict: Verdict, t: Translate, keys: _Known, locale: str) -> Iterator[Told]:
    for number, seal in enumerate(verdict.seals, start=1):
        heading = t("Zegel {number} van {count}").format(number=number, count=len(verdict.seals))
        for text, sign in _seal(seal, _the_seal(verdict.kind, seal.field, t), t, keys, locale):
            yield Told(text, sign, heading)
    heading = t("De zegels")
    if verdict.seals:
        note = t("Een zegel laat zien met welke sleutel het bestand is gesloten. Het is geen handtekening.")
        yield Told(note, Sign.PLAIN, heading)
    if len({seal.fingerprint for seal in verdict.seals}) > 1:
        yield Told(t("De zegels zijn niet met dezelfde sleutel gezet."), Sign.LOOK, heading)
    for field in verdict.missing_seals:
        text = (
            t("Het zegel van de gemeente ontbreekt.")
            if verdict.kind in _ONE_SEAL
            else t("Er is geen zegel voor {side}.").format(side=side(field, t))
        )
        yield Told(text, Sign.WRONG, heading)


def _the_seal(kind: Kind, field: str, t: Translate) -> str:
    if kind in _ONE_SEAL:
        return t("Het zegel")
    return t("Het zegel voor {side}").format(side=side(field, t))


def _seal(
    seal: SealVerdict, name: str, t: Translate, keys: _Known, locale: str
) -> Iterator[tuple[str, Sign]]:
    sealer = ", ".join(part for part in (seal.organisation, seal.common_name) if part) or t("een onbekende")
    if not seal.intact or not seal.valid or seal.covers is Covers.UNCLEAR:
        yield t("{seal} klopt niet.").format(seal=name), Sign.WRONG
        return
    if seal.signed_at is None:
        yield t("{seal} is van: {sealer}. Er staat geen datum bij.").format(seal=name, sealer=sealer), Sign.PLAIN
    else:
        text = t("{seal} is van: {sealer}. Datum: {day}, {time} uur.").format(
            seal=name,
            sealer=sealer,
            day=format_day(seal.signed_at, locale),
            time=format_time(seal.signed_at, locale),
        )
        yield text, Sign.PLAIN
    yield from _whose(seal, t, keys)
    if seal.covers is Covers.WHOLE_FILE:
        yield t("Dit zegel gaat over het hele bestand."), Sign.GOOD
    elif seal.later_changes_allowed:
        text = t("Dit zegel gaat over het bestand zoals het toen was. Daarna is alleen verder verzegeld.")
        yield text, Sign.GOOD
    else:
        text = t("Dit zegel gaat over het bestand zoals het toen was. Daarna is er meer veranderd dan mag.")
        yield text, Sign.WRONG


def _whose(seal: SealVerdict, t: Translate, keys: _Known) -> Iterator[tuple[str, Sign]]:
    if seal.fingerprint in keys.ours:
        yield t("Verzegeld met de sleutel van deze laptop."), Sign.GOOD
    elif seal.fingerprint in keys.listed:
        yield on_the_list(keys.listed[seal.fingerprint], t), Sign.GOOD
    elif seal.known:
        yield t("Deze sleutel is hier bekend."), Sign.GOOD
    else:
        text = t("Let op: deze sleutel is hier niet bekend. Vraag de gemeente of dit kenmerk klopt: {fingerprint}.")
        yield text.format(fingerprint=seal.fingerprint), Sign.LOOK
    if seal.issuer:
        yield t("Het certificaat noemt als uitgever: {issuer}.").format(issuer=seal.issuer), Sign.PLAIN
    else:
        yield t("De sleutel is zelf gemaakt: geen ander staat voor de naam in."), Sign.PLAIN


def _contents(verdict: Verdict, t: Translate) -> Iterator[Told]:
    heading = t("Wat erin zit")
    for attachment in verdict.attachments:
        text = t("In het bestand zit een bijlage: {name} ({size} bytes, SHA-256 {sha256}).").format(
            name=attachment.name, size=attachment.size, sha256=attachment.sha256
        )
        yield Told(text, Sign.PLAIN, heading)
    if verdict.record_equal:
        yield Told(t("De gegevens in het bestand horen bij dit document."), Sign.GOOD, heading)
    if verdict.kind is Kind.SUMMARY and verdict.record_sha256 is not None:
        text = t("Deze samenvatting hoort bij het verslag met gegevens met SHA-256 {sha256}.")
        yield Told(text.format(sha256=verdict.record_sha256), Sign.PLAIN, heading)
    if verdict.report_sha256 is not None:
        text = t("Deze bijlage hoort bij het verslag met SHA-256 {sha256}.")
        yield Told(text.format(sha256=verdict.report_sha256), Sign.PLAIN, heading)


def _standard(standard: Standard, t: Translate) -> str:
    if standard.met:
        return t("Het bestand voldoet aan {standard}.").format(standard=standard.name)
    if not standard.checked:
        return t("Of het bestand voldoet aan {standard}, is niet na te gaan.").format(standard=standard.name)
    return t("Het bestand zegt dat het voldoet aan {standard}, maar dat klopt niet ({rules}).").format(
        standard=standard.name, rules=", ".join(standard.broken_rules)
    )


def _conclusion(verdict: Verdict, t: Translate) -> Iterator[Told]:
    for problem in verdict.problems:
        yield Told(t(_PROBLEMS[problem]), Sign.WRONG)
    if verdict.problems:
        yield Told(t("Slotsom: dit bestand is niet compleet, of het is veranderd."), Sign.WRONG)
    elif all(seal.known for seal in verdict.seals):
        yield Told(t("Slotsom: dit bestand is compleet en niet veranderd."), Sign.GOOD)
    else:
        text = t(
            "Slotsom: dit bestand is compleet en niet veranderd sinds het laatste zegel. Wie het heeft "
            "verzegeld, staat niet vast."
        )
        yield Told(text, Sign.LOOK)


def _about_pair(pair: PairVerdict, t: Translate) -> Iterator[Told]:
    if not pair.same_report:
        yield Told(t("De bijlage hoort niet bij dit verslag."), Sign.WRONG)
    elif pair.report_sealed_later:
        text = t("De bijlage hoort bij dit verslag. Het verslag is daarna nog verder verzegeld.")
        yield Told(text, Sign.GOOD if pair.exit_code == 0 else Sign.LOOK)
    else:
        yield Told(t("De bijlage hoort bij dit verslag."), Sign.GOOD if pair.exit_code == 0 else Sign.LOOK)
    if not pair.same_record:
        yield Told(t("De bijlage en het verslag zijn niet van dezelfde gegevens gemaakt."), Sign.WRONG)
