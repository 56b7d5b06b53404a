"""What was got out of a damaged store and what was not, for the person whose work it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from keukentafel.domain.marks import N_


@dataclass(frozen=True)
class Rescued:
    """The numbers of a rescue. `place` is the folder of the new store: a copy that can be put in the place of the old.

    `lost_lines` are numbers that are missing in the logs; what was taken out on purpose is among them. `lost_pages`
    could not be read, of the store file or of its log file. `loose` are conversations, counted among the others, of
    which the beginning was gone and that were opened anew over what was left.
    """

    place: Path
    conversations: int = 0
    lost_conversations: int = 0
    lines: int = 0
    lost_lines: int = 0
    notes: int = 0
    lost_notes: int = 0
    files: int = 0
    lost_files: int = 0
    pages: int = 0
    lost_pages: int = 0
    newest_lost: bool = False
    loose: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost that anybody can miss."""
        lost = self.lost_conversations + self.loose + self.lost_notes + self.lost_files + self.lost_pages
        return not lost and not self.newest_lost

    def told(self, t: Callable[[str], str]) -> tuple[str, ...]:
        """The same in plain sentences, the conclusion first; nothing in them tells that there are quiet notes."""
        said = [t(_WHOLE) if self.is_whole else t(_PART)]
        saved = N_("Gered zijn: gesprekken {cases}, verslagen {files}.")
        said.append(t(saved).format(cases=self.conversations, files=self.files))
        for lost, text in (
            (self.lost_conversations, N_("Gesprekken die niet meer te lezen zijn: {lost}.")),
            (self.lost_files, N_("Verslagen die niet meer te lezen zijn: {lost}.")),
        ):
            if lost:
                said.append(t(text).format(lost=lost))
        if self.loose:
            loose = N_(
                "Gesprekken waarvan het begin weg is: {loose}. Wat daarin daarna is opgeschreven, is gered. Vul naam, "
                "geboortedatum en taal opnieuw in, en kijk ze goed na."
            )
            said.append(t(loose).format(loose=self.loose))
        if self.lost_pages:
            pages = N_("Bladzijden van de kluis die niet te lezen zijn: {lost} van {pages}. Wat daarop stond, is weg.")
            said.append(t(pages).format(pages=self.pages, lost=self.lost_pages))
            if self.lost_lines:
                lines = N_("Regels die ontbreken in wat is gered: {lost}. Wat eerder is weggehaald, telt daarbij mee.")
                said.append(t(lines).format(lost=self.lost_lines))
        if self.lost_notes:
            said.append(t(N_("Niet alles wat was opgeschreven, is nog te lezen.")))
        if self.newest_lost:
            said.append(t(N_("Kijk na wat u als laatste opschreef: het einde is beschadigd.")))
        return tuple(said)


_WHOLE = N_("Alles is gered: er ontbreekt niets.")
_PART = N_("Een deel is gered.")
