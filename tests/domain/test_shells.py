from __future__ import annotations

import pytest

from keukentafel.domain.shells import Outcome, Part, Shell, ShellJudgement, outcomes_of

SELF, NETWORK, GENERAL, TAILORED = Shell
COVERS, PARTLY, NOT, NOT_NEEDED = Outcome


def judged(shell: Shell, outcome: Outcome, part: Part | None = None, who: str = "") -> ShellJudgement:
    return ShellJudgement("h1", shell, outcome, "want …", part, who)


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ([], {}),
        ([judged(SELF, NOT)], {SELF: NOT}),
        ([judged(SELF, PARTLY, Part.OWN_STRENGTH)], {SELF: PARTLY}),
        ([judged(NETWORK, NOT, Part.CARE), judged(NETWORK, PARTLY, Part.OTHER_NETWORK)], {NETWORK: PARTLY}),
        ([judged(NETWORK, NOT), judged(NETWORK, PARTLY, Part.CARE)], {NETWORK: NOT}),
        ([judged(NETWORK, NOT, Part.USUAL_HELP, "zoon")], {}),
        ([judged(GENERAL, PARTLY, Part.OTHER_LAW)], {}),
        ([judged(TAILORED, PARTLY, Part.IN_KIND)], {TAILORED: PARTLY}),
        (
            [judged(NETWORK, COVERS, Part.USUAL_HELP, "zoon")],
            {NETWORK: COVERS, GENERAL: NOT_NEEDED, TAILORED: NOT_NEEDED},
        ),
        (
            [judged(SELF, COVERS), judged(TAILORED, PARTLY)],
            {SELF: COVERS, NETWORK: NOT_NEEDED, GENERAL: NOT_NEEDED, TAILORED: PARTLY},
        ),
        ([judged(NETWORK, PARTLY, who="Emine")], {NETWORK: PARTLY}),
    ],
)
def test_how_far_each_shell_reaches(judgements: list[ShellJudgement], expected: dict[Shell, Outcome]) -> None:
    assert outcomes_of(judgements) == expected
