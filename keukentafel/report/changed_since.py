"""What became of an earlier report: what changed since the version before, and what of the previous one still holds."""

from __future__ import annotations

from collections.abc import Iterator

from keukentafel.domain.carried import Still
from keukentafel.domain.marks import N_
from keukentafel.domain.report.difference import Change, ChangedSince, ItemKind, Told
from keukentafel.domain.report.difference_words import HEADS, subject, words
from keukentafel.domain.report.report_document import ReportDocument
from keukentafel.domain.report.report_review import StillLine
from keukentafel.domain.running_text import capital_first
from keukentafel.report import spans
from keukentafel.report.about_report import KINDS, grouped_hash
from keukentafel.report.ratings_course import course
from keukentafel.report.tagged.blocks import Block, Heading, Para, Row, Table, Text
from keukentafel.report.wording import Translate, date_only

_ANSWERS = {
    Still.YES: N_("Dit klopt nog."),
    Still.CHANGED: N_("Dit is veranderd."),
    Still.NO_LONGER: N_("Dit klopt niet meer."),
    Still.NOT_DISCUSSED: N_("Nog niet besproken."),
}


def changed_section(changed: ChangedSince | None, t: Translate) -> Iterator[Block]:
    """What is different from the version before of the same report; that version stays as it was."""
    if changed is None:
        return
    title = t("Wat is er veranderd sinds versie {number}?").format(number=changed.number)
    yield Heading(spans.plain(title), anchor="changed")
    note = t("Versie {number} van {day} blijft bestaan zoals die is.").format(
        number=changed.number, day=date_only(changed.at)
    )
    if not changed.changes:
        yield Para(spans.plain(t("In wat hieronder staat is niets veranderd.")))
    else:
        header = (spans.plain(t("Onderdeel")), spans.plain(t("Eerst")), spans.plain(t("Nu")))
        rows = tuple(_change(change, t) for change in changed.changes)
        yield Table(header, rows, (0.3, 0.35, 0.35))
    yield Para(spans.quiet(note), small=True)


def _change(change: Change, t: Translate) -> tuple[Text, ...]:
    before = _told(change.kind, change.before, t) or spans.quiet(t("stond er niet"))
    after = _told(change.kind, change.after, t) or spans.quiet(t("staat er niet meer"))
    return spans.plain(_about(change, t)), before, after


def _about(about: Change, t: Translate) -> str:
    said = subject(about, t)
    head = t(HEADS[about.kind])
    return capital_first(said) if said == head or about.need else f"{head}: {said}"


def _told(kind: ItemKind, told: Told | None, t: Translate) -> Text:
    return spans.plain(words(kind, told, t, date_only)) if told else ()


def still_section(document: ReportDocument, t: Translate) -> Iterator[Block]:
    """Every item of the previous report with what was said of it; what nobody asked says so."""
    review = document.review
    if review is None:
        return
    yield Heading(spans.plain(t("Wat klopt er nog van het vorige verslag?")), anchor="still")
    text = t("Het vorige verslag is het {kind}, versie {number}, van {day}. Per onderdeel is gevraagd: klopt dit nog?")
    yield Para(
        spans.lines(
            spans.plain(
                text.format(kind=t(KINDS[review.kind]), number=review.number, day=date_only(review.at))
            ),
            spans.quiet(t("Kenmerk: {hash}").format(hash=grouped_hash(review.record_sha256))),
        )
    )
    header = (spans.plain(t("Onderdeel")), spans.plain(t("In het vorige verslag")), spans.plain(t("Klopt dit nog?")))
    rows: list[Row] = []
    # The items go need by need; on paper every kind of item has one place.
    for kind in dict.fromkeys(line.item.kind for line in review.lines):
        cells = [_still(line, t) for line in review.lines if line.item.kind is kind]
        rows += [Row(cells[0], group=spans.plain(t(HEADS[kind]))), *map(Row, cells[1:])]
    yield Table(header, tuple(rows), (0.27, 0.4, 0.33))


def _still(line: StillLine, t: Translate) -> tuple[Text, ...]:
    item = line.item
    if line.answer is None:
        answer: Text = spans.quiet(t(_ANSWERS[Still.NOT_DISCUSSED]))
    else:
        answer = spans.plain(t(_ANSWERS[line.answer]))
    now: Text = ()
    if line.answer is Still.CHANGED and line.now is not None and line.now != item.told:
        now = spans.plain(t("Nu: {words}").format(words=words(item.kind, line.now, t, date_only)))
    return spans.plain(capital_first(subject(item, t))), _told(item.kind, item.told, t), spans.lines(answer, now)


def course_section(document: ReportDocument, t: Translate) -> Iterator[Block]:
    """How the resident's own ratings went over the reports, as a small figure that says the words themselves."""
    drawn = course(document, t)
    if drawn is not None:
        yield Heading(spans.plain(t("Hoe was dat eerder?")), 3)
        yield drawn
