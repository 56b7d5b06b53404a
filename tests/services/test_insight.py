"""The file that a resident gets holds every report with all that belongs to it."""

from __future__ import annotations

import zipfile
from io import BytesIO

from keukentafel.domain.signing import Ended, ReportKind
from keukentafel.services import agreeing, closing, freezing, insight, overview, telling
from keukentafel.services.telling import Told
from keukentafel.services.visit import Visit


def test_what_belongs_to_one_report_takes_no_place_of_what_belongs_to_another(visit: Visit) -> None:
    telling.record(visit, Told("Koken gaat niet meer.", "bewoner", "verhaal"))
    for gap in overview.open_gaps_of(visit):
        agreeing.motivate(visit, gap.code, gap.about, "dit vraag ik later")
    for kind in ReportKind:
        freezing.freeze(visit, kind, Ended.WITHDRAWN)
        closing.close(visit)
    file = insight.prepare_insight(visit, str)
    with zipfile.ZipFile(BytesIO(file.data)) as whole:
        assert set(whole.namelist()) == {
            "inzage.pdf", "inzage.json", "gespreksverslag.pdf", "onderzoeksverslag.pdf",
            "bijlage-beoordelaar-bij-gespreksverslag.pdf", "bijlage-beoordelaar-bij-onderzoeksverslag.pdf",
        }  # fmt: skip
