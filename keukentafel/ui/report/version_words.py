"""How a definitive version is called on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from keukentafel.domain.conversation import Conversation
from keukentafel.domain.deadlines import GIVEN
from keukentafel.domain.people import CONSULTANT
from keukentafel.domain.signing import Act, FrozenVersion, SigningAct
from keukentafel.i18n import Catalogue, format_time
from keukentafel.ui.parts.choices import name
from keukentafel.ui.parts.fields import Option
from keukentafel.ui.shared.session import Session


def version_line(version: FrozenVersion, words: Catalogue) -> str:
    """For example: gespreksverslag, versie 1, definitief dinsdag 24 november 2026 10:42."""
    return words.t("{kind}, versie {number}, definitief {day} {time}").format(
        kind=name(version.kind, words),
        number=version.number,
        day=words.day(version.at.date()),
        time=format_time(version.at),
    )


def acts_told(conversation: Conversation, version: FrozenVersion, words: Catalogue) -> list[str]:
    """Who gave which act of a version and how, in the order in which that was done."""
    return [_act_told(conversation, act, words) for act in conversation.acts if _is_of(act, version)]


def acts_open(conversation: Conversation, version: FrozenVersion, words: Catalogue) -> list[str]:
    """What only the one whose work it is can say of a version, and nobody said yet: of others nothing is expected."""
    said = {(act.by, act.act) for act in conversation.acts if _is_of(act, version)}
    wanted = [*((person.id, Act.INTERPRETED) for person in conversation.interpreters), (CONSULTANT, Act.CONSULTANT)]
    line = words.t("{who}: {act}")
    waiting = [(by, act) for by, act in wanted if (by, act) not in said]
    return [line.format(who=conversation.name_of(by), act=name(act, words)) for by, act in waiting]


def _act_told(conversation: Conversation, act: SigningAct, words: Catalogue) -> str:
    said = {"who": conversation.name_of(act.by), "act": name(act.act, words), "how": name(act.how, words)}
    if act.how in GIVEN:
        return words.t("{who}: {act} ({how})").format(**said)
    return words.t("{who}: {how} (niet gegeven: {act})").format(**said)


def _is_of(act: SigningAct, version: FrozenVersion) -> bool:
    return (act.kind, act.version) == (version.kind, version.number)


def changed_line(words: Catalogue) -> str:
    """Beneath a version that no longer says what is so."""
    return words.t("er is daarna iets veranderd: een nieuwe versie is een concept")


def version_options(session: Session) -> Callable[[], Sequence[Option]]:
    """Every definitive version of the open conversation, the newest first; its value is such as `conversation-1`."""

    def ask() -> list[Option]:
        if not session.has_visit:
            return []
        words, today = session.words, session.desk.today()
        text = words.t("{kind}, versie {number}, {day}")

        def told(version: FrozenVersion) -> str:
            day = words.day_near(version.at.date(), today)
            return text.format(kind=name(version.kind, words), number=version.number, day=day)

        return [(value_of(version), told(version)) for version in reversed(session.conversation.versions)]

    return ask


def version_of(conversation: Conversation, value: str) -> FrozenVersion | None:
    """The version with that value, or None."""
    return next((version for version in conversation.versions if value_of(version) == value), None)


def value_of(version: FrozenVersion) -> str:
    """How a version is called in a form: its kind and its number."""
    return f"{version.kind.value}-{version.number}"
