"""What a person hears when something goes wrong that is nobody's fault but ours."""

from __future__ import annotations

import pytest

from keukentafel.ui.shared.session import Session


def test_a_mistake_of_ours_is_said_and_not_swallowed(visit_session: Session) -> None:
    said: list[str] = []
    visit_session.failed.connect(said.append)

    def breaks() -> None:
        raise ValueError("words that were said")

    with pytest.raises(ValueError, match="words"):
        visit_session.attempt(breaks)
    assert len(said) == 1
    assert "fout" in said[0] and "words" not in said[0]
    assert visit_session.attempt(lambda: None) is True
    assert said[1:] == [""]
