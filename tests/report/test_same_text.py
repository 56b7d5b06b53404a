from __future__ import annotations

import pytest

from keukentafel.report.same_text import all_shown

LONG = "arbeidsongeschiktheidsverzekering"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("Zij komt dinsdag.", "… zij komt\r\ndinsdag. …"),
        ("cafe\u0301 in Zu\u0308rich", "café in Zürich"),
        ("café in Zürich", "cafe\u0301 in Zu\u0308rich"),
        (f"de {LONG} loopt", f"de {LONG[:20]}\r\n{LONG[20:]} loopt"),
        ("huis\u00adhouden op zater\u200bdag", "huishouden op zaterdag"),
        ("zater\u200bdag", "zater dag"),
        ("een \u202eomgekeerd\u202c woord", "een dreekegmo woord"),
        ("ﬁets, İstanbul, Straße", "fiets, İSTANBUL, STRASSE"),
        (f"de {LONG} loopt", f"de {LONG[:20]} ● mevrouw Groot\r\n{LONG[20:]} loopt"),
        ("w" * 90, f"{'w' * 40} ● mevrouw Groot\r\n{'w' * 40}\r\nbladzijde 16 van 69\r\n{'w' * 10}"),
        ("\U0001d518\U0001d52b\U0001d526 gotisch", "??? gotisch"),
        ("مرحبا 12 €", ""),
    ],
)
def test_words_are_known_again_however_they_were_set(text: str, pages: str) -> None:
    assert all_shown([text], pages)


def test_a_very_long_word_that_is_another_is_told() -> None:
    assert not all_shown([LONG], f"de {LONG[:8]} of {LONG[8:16]} en {LONG[16:]}"), "no line is as short"
    assert not all_shown([LONG], f"de {LONG[:20]} en niets meer")


@pytest.mark.parametrize("pages", ["", "Zij komt donderdag.", "Zij kwam dinsdag."])
def test_another_word_is_told(pages: str) -> None:
    assert not all_shown(["Zij komt dinsdag."], pages)
