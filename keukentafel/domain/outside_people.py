"""Who is an outside person in an agreement or an urgent action, and is there consent to speak with them?

The college is bound to secrecy (5.3.3 Wmo); from care providers it takes data with explicit consent only
(5.1.1 lid 5). The rule is a sober one, about words: family and professions by the words below, the absent by
id and name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from keukentafel.domain.agreements import Consent
from keukentafel.domain.conversation import Conversation
from keukentafel.domain.people import CONSULTANT, RESIDENT, Participant, Role


@dataclass(frozen=True)
class _Kind:
    """A word for a person: forms for one, forms for more than one, and the roles that answer to it."""

    one: tuple[str, ...]
    more: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()

    @property
    def forms(self) -> frozenset[str]:
        return frozenset((*self.one, *self.more))


_KINDS = (
    _Kind(("partner", "echtgenoot", "echtgenote"), (), (Role.PARTNER,)),
    _Kind(("moeder",), (), (Role.PARENT,)),
    _Kind(("vader",), (), (Role.PARENT,)),
    _Kind((), ("ouders",), (Role.PARENT,)),
    _Kind(("zoon",), ("zoons", "zonen"), (Role.CHILD,)),
    _Kind(("dochter",), ("dochters",), (Role.CHILD,)),
    _Kind(("broer",), ("broers",), (Role.RELATIVE,)),
    _Kind(("zus", "zuster"), ("zussen",), (Role.RELATIVE,)),
    _Kind(("kleinzoon", "kleindochter", "kleinkind"), ("kleinkinderen",), (Role.RELATIVE,)),
    _Kind(("schoonzoon", "schoondochter", "schoonzus", "zwager"), (), (Role.RELATIVE,)),
    _Kind(("oom", "tante", "neef", "nicht"), (), (Role.RELATIVE,)),
    _Kind(("buur", "buurman", "buurvrouw", "buurjongen", "buurmeisje"), ("buren",), (Role.NEIGHBOUR,)),
    _Kind(("vriend", "vriendin"), ("vrienden", "vriendinnen"), (Role.FRIEND,)),
    _Kind(("mantelzorger",), ("mantelzorgers",), (Role.CARER,)),
    _Kind(("cliëntondersteuner", "clientondersteuner"), (), (Role.CLIENT_SUPPORTER,)),
    _Kind(("gemachtigde",), (), (Role.AUTHORISED,)),
    _Kind(("curator",), (), (Role.GUARDIAN,)),
    _Kind(("mentor",), (), (Role.MENTOR,)),
    _Kind(("bewindvoerder",), ("bewindvoerders",), (Role.ADMINISTRATOR,)),
    _Kind(("hulpverlener",), ("hulpverleners",), (Role.CARE_WORKER,)),
    _Kind(("huisarts", "dokter", "huisartsenpraktijk"), ("huisartsen",), (Role.GENERAL_PRACTITIONER,)),
    _Kind(("wijkcoach",), ("wijkcoaches",), (Role.NEIGHBOURHOOD_COACH,)),
    _Kind(("steunfiguur",), (), (Role.SUPPORT_FIGURE,)),
    _Kind(("ergotherapeut", "ergotherapeute", "ergotherapie"), ("ergotherapeuten",)),
    _Kind(("fysiotherapeut", "fysiotherapeute", "fysiotherapie"), ("fysiotherapeuten",)),
    _Kind(("logopedist", "logopedie", "diëtist", "podotherapeut"),),
    _Kind(("wijkverpleegkundige", "wijkverpleging", "wijkzuster"), ("wijkverpleegkundigen",)),
    _Kind(("thuiszorg", "thuiszorgorganisatie"),),
    _Kind(("verpleeghuis", "transferverpleegkundige"),),
    _Kind(("casemanager", "begeleider", "woonbegeleider", "zorgaanbieder"), ("begeleiders",)),
    _Kind(("psycholoog", "psychiater", "ggz", "praktijkondersteuner", "poh", "fact"),),
    _Kind(("verslavingszorg",),),
    _Kind(("specialist", "geriater", "neuroloog", "revalidatiearts", "kinderarts", "oogarts"), ("specialisten",)),
    _Kind(("audioloog", "audicien", "opticien", "tandarts"),),
    _Kind(("apotheek", "apotheker"),),
    _Kind(("ziekenhuis", "revalidatiecentrum"),),
    _Kind(("ouderenadviseur", "opbouwwerker"), ("ouderenadviseurs", "opbouwwerkers")),
    _Kind(("zorgverzekeraar",),),
    _Kind(
        ("woningcorporatie", "woningbouwvereniging", "woonstichting", "verhuurder", "huisbaas"), ("woningcorporaties",)
    ),
    _Kind(("deurwaarder", "schuldhulpverlener", "schuldeiser"), ("schuldeisers",)),
    _Kind(("uwv", "werkgever"),),
    _Kind(("reclassering", "politie", "advocaat"),),
    _Kind(("jeugdzorg", "jeugdbeschermer", "leerkracht", "gezinsvoogd"),),
    _Kind(("imam", "dominee", "pastoor", "pandit"),),
)  # fmt: skip

_NAME_PARTICLES = frozenset(
    {"van", "den", "der", "des", "het", "mevrouw", "meneer", "mevr", "dhr", "heer", "tolk"}
)


@dataclass(frozen=True)
class Outsider:
    """Somebody outside who is named. `label` is the word that names them, `forms` all that mean the same."""

    label: str
    forms: frozenset[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


def _folded(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _words(text))


def _name_words(name: str, conversation: Conversation) -> frozenset[str]:
    """The words that tell somebody apart: capitalised, no particle, and not of the resident's own name."""
    resident = _folded(conversation.case.resident) | _folded(conversation.case.form_of_address)
    words = (w for w in _words(name) if len(w) > 2 and w[0].isupper())
    return frozenset(w for w in words if w.casefold() not in resident | _NAME_PARTICLES)


def _answers_to(person: Participant, kind: _Kind) -> bool:
    called = _folded(f"{person.id.replace('_', ' ')} {person.name}")
    if called & kind.forms or (person.carer and Role.CARER in kind.roles):
        return True
    named_otherwise = any(called & other.forms for other in _KINDS if person.role in other.roles)
    return person.role in kind.roles and not named_otherwise


def _by_kind(words: frozenset[str], conversation: Conversation) -> Iterator[Outsider]:
    at_the_table = [p for p in conversation.participants if p.present]
    away = [p for p in conversation.participants if not p.present]
    for kind in _KINDS:
        here = sum(_answers_to(person, kind) for person in at_the_table)
        one = [form for form in kind.one if form in words and here == 0]
        more = [form for form in kind.more if form in words and here < 2]
        if one or more:
            theirs = [_own_forms(p, conversation) for p in away if _answers_to(p, kind)]
            yield Outsider((one or more)[0], kind.forms.union(*theirs))


def _own_forms(person: Participant, conversation: Conversation) -> frozenset[str]:
    names = frozenset(w.casefold() for w in _name_words(person.name, conversation))
    return names | {person.id.casefold()}


def _by_name(text: str, conversation: Conversation) -> Iterator[Outsider]:
    """The absent by id or name, and helpers who are known by a name only."""
    written = frozenset(_words(text))
    for person in conversation.participants:
        if person.present:
            continue
        named = _name_words(person.name, conversation) & written
        if named or person.id.casefold() in _folded(text):
            kinds = [kind.forms for kind in _KINDS if _answers_to(person, kind)]
            forms = _own_forms(person, conversation).union(*kinds)
            yield Outsider(min(named, default=person.name), forms)
    known = {RESIDENT, CONSULTANT, *(w for p in conversation.participants for w in (p.id, p.name))}
    for who in dict.fromkeys(line.who for line in conversation.help_lines):
        names = _name_words(who, conversation)
        if who not in known and names and names <= written:
            yield Outsider(who, frozenset(name.casefold() for name in names))


def outsiders_in(text: str, conversation: Conversation) -> tuple[Outsider, ...]:
    """Everybody outside whom a Dutch text names, each once.

    Who sits at the table is not outside; "zoons" names more sons than the one who is there.
    """
    found: list[Outsider] = []
    for outsider in (*_by_kind(_folded(text), conversation), *_by_name(text, conversation)):
        if not any(outsider.forms & earlier.forms for earlier in found):
            found.append(outsider)
    return tuple(found)


def _holding(consents: Iterable[Consent], day: date) -> Iterator[Consent]:
    return (c for c in consents if c.given_on <= day and c.valid_on(day))


def consented(outsider: Outsider, consents: Iterable[Consent], day: date) -> bool:
    """Whether a consent that was given by `day` and holds on it is for that person."""
    return any(outsider.forms & _folded(consent.to) for consent in _holding(consents, day))


def document_consented(name: str, consents: Iterable[Consent], day: date) -> bool:
    """Whether a consent that holds on `day` is for who made the document called `name`."""
    words = _folded(name)
    kinds = [kind.forms for kind in _KINDS if kind.forms & words]
    makers = frozenset(word for word in words if len(word) > 3).union(*kinds)
    return any(makers & _folded(consent.to) for consent in _holding(consents, day))
