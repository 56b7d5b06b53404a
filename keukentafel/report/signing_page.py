"""The signing page: each act a line of its own, given or not, and what signing does and does not mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keukentafel.domain.deadlines import GIVEN
from keukentafel.domain.marks import N_
from keukentafel.domain.report.addendum import APPLICATIONS, Addendum, EarlierAnswer
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_parts import ActLine, ReadOutLine, Standing
from keukentafel.domain.running_text import capital_first
from keukentafel.domain.signing import Act, How, ReadWhat
from keukentafel.report import spans
from keukentafel.report.about_report import KINDS
from keukentafel.report.tagged.blocks import (
    Block,
    Bullets,
    Heading,
    KeepTogether,
    Para,
    SignatureField,
    SignatureRow,
    Table,
    Text,
)
from keukentafel.report.wording import Translate, date_only, day, moment, named, person

RESIDENT_FIELD, CONSULTANT_FIELD = "bewoner", "consulent"

_FIELD_SIZE = (240.0, 58.0)

ANSWERS = {
    Act.RECEIVED: N_("gekregen"),
    Act.READ: N_("gelezen of gehoord"),
    Act.CORRECT: N_("klopt"),
    Act.PARTLY: N_("klopt deels, zie de opmerkingen"),
    Act.INCORRECT: N_("klopt niet"),
    Act.APPLICATION_YES: N_("ja, ik vraag dit aan"),
    Act.APPLICATION_NO: N_("nee, nu niet"),
    Act.APPLICATION_LATER: N_("dat beslis ik later"),
    Act.INTERPRETED: N_("alles vertaald, zo goed als ik kon, zonder kant te kiezen"),
    Act.CONSULTANT: N_("gemaakt en besproken"),
}

HOWS = {
    How.DRAWN: N_("zelf getekend"),
    How.CROSS: N_("met een kruisje"),
    How.SPOKEN: N_("hardop gezegd"),
    How.REFUSED: N_("wilde dit niet"),
    How.UNABLE: N_("kon dit niet"),
    How.LATER: N_("doet dit later"),
    How.BY_REPRESENTATIVE: N_("als vertegenwoordiger"),
    How.ON_PAPER: N_("op papier getekend"),
}

_NOT_GIVEN = N_("niet ingevuld")

_RECEIVED, _READ = (Act.RECEIVED,), (Act.READ,)
_RIGHT = (Act.CORRECT, Act.PARTLY, Act.INCORRECT)

_BY_PEN = {
    Act.RECEIVED: N_("gekregen"),
    Act.READ: N_("gelezen of gehoord"),
    Act.CORRECT: N_("klopt"),
    Act.PARTLY: N_("klopt deels"),
    Act.INCORRECT: N_("klopt niet"),
    Act.APPLICATION_YES: N_("ja"),
    Act.APPLICATION_NO: N_("nee, nu niet"),
    Act.APPLICATION_LATER: N_("beslis ik later"),
}
"""The answers that the resident can tick on the paper at home, in the order in which they stand."""

_BOX = "\u2610"
_STAMP = (400.0, 20.0)


def seal_stamp(tooltip: str, t: Translate) -> SignatureField:
    """The place of the municipality's seal on a paper that nobody draws on: a stamp in words."""
    words = t("Verzegeld door de gemeente. Het zegel zit in het bestand: op papier ziet u het niet.")
    return SignatureField(CONSULTANT_FIELD, tooltip, *_STAMP, words=spans.plain(words))


def signing_page(document: ReportDocument, addendum: Addendum, t: Translate) -> Iterator[Block]:
    """Section 15, on one page where it fits: nothing is ticked beforehand, and what nobody gave says so."""
    yield KeepTogether(tuple(_signing(document, addendum, t)))


def _signing(document: ReportDocument, addendum: Addendum, t: Translate) -> Iterator[Block]:
    steps = document.next_steps
    yield Heading(spans.plain(t("Ondertekening")), anchor="signing")
    facts = (
        t("U hoeft niet te tekenen. Het onderzoek gaat ook zonder handtekening door."),
        t("U mag dit verslag mee naar huis nemen en er rustig over nadenken."),
        t("U heeft {days} dagen om te reageren, tot en met {day}.").format(
            days=steps.response_days, day=day(steps.respond_until)
        ),
        t("Uw opmerkingen komen bij het verslag. Wij veranderen daar niets aan."),
    )
    yield Bullets(tuple(spans.plain(fact) for fact in facts))
    header = (spans.plain(t("Wat")), spans.plain(t("Wie, hoe en wanneer")))
    rows = tuple(_rows(document, addendum, t))
    yield Table(header, rows, (0.4, 0.6))
    if _said_no(addendum):
        yield Para(spans.plain(t("U kunt later altijd nog een aanvraag doen.")))
    width, height = _FIELD_SIZE
    yield SignatureRow(
        (
            SignatureField(
                RESIDENT_FIELD,
                t("Handtekening van de bewoner of de vertegenwoordiger"),
                width,
                height,
                spans.plain(_drawn_by(document, addendum, t)),
            ),
            SignatureField(
                CONSULTANT_FIELD,
                t("Handtekening van de consulent"),
                width,
                height,
                spans.plain(t("de consulent")),
            ),
        )
    )
    if any(_BOX in span.text for _, answers in rows for span in answers):
        by_pen = t("Tekent u op papier? Zet een kruis bij uw antwoord, en de datum bij uw handtekening.")
        yield Para(spans.quiet(by_pen), small=True)


def _said_no(addendum: Addendum) -> bool:
    """Whether an application was answered with no, here or on an earlier paper where that answer still stands."""
    last: dict[int, ActLine] = {}
    acts = (*(earlier.act for earlier in addendum.earlier), *addendum.acts)
    for act in sorted(acts, key=lambda act: (act.came_in or act.at.date(), act.at)):
        if act.act in APPLICATIONS and act.how in GIVEN:
            last[act.need] = act
    return any(act.act is Act.APPLICATION_NO for act in last.values())


def _drawn_by(document: ReportDocument, addendum: Addendum, t: Translate) -> str:
    """Whose drawing stands in the field of the resident's side."""
    drawn = [act for act in addendum.acts if act.drawing is not None and side_of(act) is Standing.RESIDENT]
    if not drawn:
        return t("{who} of wie namens deze persoon tekent").format(who=document.head.form_of_address)
    who = person(drawn[-1].by, t)
    if drawn[-1].how is How.BY_REPRESENTATIVE:
        return t("{who}, als vertegenwoordiger").format(who=who)
    return who


def side_of(act: ActLine) -> Standing | None:
    """For which side of the table an act was given; None for who signs for neither, as the interpreter."""
    if act.act is Act.CONSULTANT:
        return Standing.CONSULTANT
    if act.by.standing is Standing.RESIDENT or act.how is How.BY_REPRESENTATIVE:
        return Standing.RESIDENT
    return None


def _rows(document: ReportDocument, addendum: Addendum, t: Translate) -> Iterator[tuple[Text, ...]]:
    acts = addendum.acts

    def those(kinds: Sequence[Act], need: int | None = None) -> list[ActLine]:
        return [a for a in acts if a.act in kinds and (need is None or a.need == need)]

    yield _row(t("Ik heb dit verslag gekregen."), those(_RECEIVED), t, _earlier(addendum, _RECEIVED, t), _RECEIVED)
    before = max((version.at for version in document.earlier), default=None)
    # What was read out before an earlier version was not this report.
    read = [line for line in (*document.read_outs, *addendum.read_outs) if before is None or line.at > before]
    read_outs = [_read_out(line, t) for line in read]
    told = [*_earlier(addendum, _READ, t), *read_outs]
    yield _row(t("Ik heb dit verslag gelezen, of iemand las het mij voor."), those(_READ), t, told, _READ)
    yield _row(t("Klopt dit verslag?"), those(_RIGHT), t, _earlier(addendum, _RIGHT, t), _RIGHT)
    for need in document.needs:
        question = t("Wilt u hulp aanvragen voor vraag {number}?").format(number=need.number)
        answered = _applied_earlier(addendum, need.number, t)
        yield _row(question, those(APPLICATIONS, need.number), t, answered, APPLICATIONS, asked=not answered)
    general, answered = those(APPLICATIONS, 0), _applied_earlier(addendum, 0, t)
    if general or answered or not document.needs:
        yield _row(t("Wilt u hulp aanvragen?"), general, t, answered, APPLICATIONS, asked=not answered)
    own, interpreting = (Act.CONSULTANT,), (Act.INTERPRETED,)
    interpreted = _earlier(addendum, interpreting, t)
    if interpreted or any(person.interpreting for person in document.present):
        yield _row(t("De tolk"), those(interpreting), t, interpreted)
    yield _row(t("De consulent"), those(own), t, _earlier(addendum, own, t))


def _row(
    question: str,
    acts: Sequence[ActLine],
    t: Translate,
    before: Iterable[str],
    by_pen: Sequence[Act] = (),
    asked: bool = True,
) -> tuple[Text, ...]:
    texts = [spans.plain(text) for text in before]
    texts += [_act(act, t) for act in acts]
    if not acts and asked and not by_pen:
        texts.append(spans.quiet(t(_NOT_GIVEN)))
    if by_pen and asked and all(act.how is How.LATER for act in acts):
        texts.append(_boxes(by_pen, t, said=bool(acts)))
    return spans.plain(question), spans.lines(*texts)


def _boxes(by_pen: Sequence[Act], t: Translate, said: bool) -> Text:
    """What nobody answered yet, with a box to tick for each answer; `said`: that it comes later stands there."""
    boxes = "   ".join(f"{_BOX} {t(_BY_PEN[act])}".replace(" ", "\u00a0") for act in by_pen)
    return spans.plain(boxes) if said else spans.row(spans.quiet(f"{t(_NOT_GIVEN)}:"), spans.plain(boxes))


def _applied_earlier(addendum: Addendum, need: int, t: Translate) -> list[str]:
    """The newest answer about applying on an earlier paper, which still stands."""
    answers = [earlier for earlier in addendum.earlier if earlier.act.act in APPLICATIONS and earlier.act.need == need]
    return [_told_earlier(earlier, t) for earlier in answers[-1:]]


def _earlier(addendum: Addendum, kinds: Sequence[Act], t: Translate) -> list[str]:
    """What is on an earlier paper that came back after this version was made: it is about that paper."""
    return [_told_earlier(earlier, t) for earlier in addendum.earlier if earlier.act.act in kinds]


def _told_earlier(earlier: EarlierAnswer, t: Translate) -> str:
    act = earlier.act
    when = moment(act.at, t)
    if act.came_in is not None:
        when = t("het papier kwam terug op {day}").format(day=date_only(act.came_in))
    return t("Eerder, bij het {kind}, versie {number}: {answer}, {who}, {moment}.").format(
        kind=t(KINDS[earlier.kind]), number=earlier.version,
        answer=t(ANSWERS[act.act]) if act.how in GIVEN else t(HOWS[act.how]),
        who=person(act.by, t), moment=when,
    )  # fmt: skip


def _act(act: ActLine, t: Translate) -> Text:
    given = act.how in GIVEN
    parts = [person(act.by, t), *([t(HOWS[act.how])] if given else []), moment(act.at, t)]
    if act.came_in is not None:
        parts.append(t("het papier kwam terug op {day}").format(day=date_only(act.came_in)))
    if act.heard_by:
        parts.append(t("gehoord door {who}").format(who=named(act.heard_by, t)))
    if act.witness:
        parts.append(t("getuige: {who}").format(who=named(act.witness, t)))
    if act.ground:
        parts.append(t("grond: {ground}").format(ground=act.ground))
    if act.insists:
        parts.append(t("wilde dit, ook zonder dat het verslag was gelezen of voorgelezen"))
    answer = t(ANSWERS[act.act]) if given else t(HOWS[act.how])
    return spans.row(spans.bold(f"{capital_first(answer)}:"), spans.plain(f"{', '.join(parts)}."))


def _read_out(line: ReadOutLine, t: Translate) -> str:
    what = t("De samenvatting is voorgelezen") if line.what is ReadWhat.SUMMARY else t("Het verslag is voorgelezen")
    return t("{what} in het {language} door {who}, {when}.").format(
        what=what, language=line.language, who=person(line.by, t), when=moment(line.at, t)
    )
