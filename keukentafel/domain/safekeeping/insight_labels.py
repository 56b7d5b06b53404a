"""What the fields of a conversation are called on paper, for a resident who asks to see what is kept (5.3.2)."""

from __future__ import annotations

from enum import StrEnum

from keukentafel.domain.appointments import AppointmentState
from keukentafel.domain.rights import PrivateState
from keukentafel.domain.statements import Certainty, Source

LABELS = {
    "case": "Gegevens", "resident": "naam", "form_of_address": "aangesproken als", "born": "geboren",
    "address": "adres", "municipality": "gemeente", "case_number": "zaaknummer", "reported": "melding op",
    "speaks": "spreekt", "reads": "leest", "kind": "soort", "neighbourhood": "wijk", "reported_by": "gemeld door",
    "receipt_confirmed": "ontvangst bevestigd op", "lives_alone": "woont alleen", "began_at": "Begin van het gesprek",
    "participants": "Wie erbij waren of genoemd zijn", "id": "nummer", "name": "naam", "role": "rol",
    "present": "aanwezig", "lives_in": "woont in huis", "carer": "mantelzorger", "adult": "volwassen",
    "contact": "contact", "leads": "voert de regie", "interpreter": "tolk", "via": "via", "language": "taal",
    "reason": "reden", "came_at": "kwam om", "left_at": "ging om", "statements": "Wat er gezegd en gezien is",
    "text": "tekst", "about": "gaat over", "source": "bron", "speaker": "gezegd door", "at": "op",
    "certainty": "zekerheid", "own_words": "eigen woorden", "original": "oorspronkelijke woorden", "lang": "taal",
    "caught_by": "opgeschreven door", "share": "delen", "told_in_private": "apart verteld",
    "urgent": "spoed", "document": "stuk", "dated": "van", "obtained_from": "gekregen van",
    "confirmed_by": "bevestigd door", "contradicted_by": "tegengesproken in",
    "earlier_texts": "eerder opgeschreven als",
    "ratings": "Hoe u het zelf vindt", "life_domain": "leefgebied", "rating": "oordeel", "important": "belangrijk",
    "rights": "Uitgelegde rechten", "right": "recht", "told": "uitgelegd aan", "on": "dag", "how": "hoe",
    "plan": "Eigen plan", "received": "gekregen", "identity": "Gezien bewijs van identiteit",
    "last_characters": "laatste tekens", "valid_until": "geldig tot", "seen_on": "gezien op",
    "private": "Gesprek apart", "state": "stand", "opened_at": "begonnen op", "with_whom": "met wie",
    "others": "ook apart met", "apart_with": "apart verteld door", "needs": "Hulpvragen",
    "help_me": "help mij", "so_that": "zodat", "life_domains": "leefgebieden", "problems": "Problemen",
    "need": "hulpvraag", "supports": "Ondersteuning die nodig is", "what": "wat", "amount": "hoeveel",
    "frequency": "hoe vaak", "duration": "hoe lang", "why": "waarom", "basis": "waarop het rust",
    "judgements": "Wat er per schil kan", "shell": "schil", "outcome": "uitkomst", "because": "omdat", "part": "deel",
    "who": "wie", "help_lines": "Wie helpt", "task": "taak", "until": "tot", "confirmed_on": "bevestigd op",
    "confirmed_how": "bevestigd", "backup": "achtervang", "vital": "onmisbaar", "quadrant": "soort hulp",
    "carers": "Mantelzorgers", "answer": "antwoord", "load": "belasting", "keeps_up": "houdt dit vol",
    "wants": "wil", "heard_apart": "apart gesproken", "other_laws": "Andere wetten", "law": "wet",
    "expert_advice": "Advies van een deskundige", "asked": "gevraagd", "deliveries": "Hoe de hulp komt",
    "form": "vorm", "able": "kan het aan", "motivation": "reden", "quality": "kwaliteit", "paid": "betaald aan",
    "managed_by": "beheerd door", "urgent_actions": "Wat met spoed gedaan is", "done_today": "vandaag gedaan",
    "by": "door", "temporary": "tijdelijke voorziening", "agreements": "Afspraken", "when": "wanneer",
    "consents": "Toestemmingen", "to": "aan", "purpose": "doel", "given_on": "gegeven op", "revoked": "ingetrokken",
    "revoked_on": "ingetrokken op", "views": "Wat de consulent ervan vindt", "read_outs": "Voorgelezen",
    "teach_back": "Naverteld", "original_by": "opgeschreven door", "reactions": "Reacties",
    "statement": "over de regel",
    "motivations": "Waarom iets open bleef", "finding": "punt", "versions": "Definitieve verslagen",
    "number": "nummer", "ended": "einde", "acts": "Wat er getekend of gezegd is", "act": "handeling",
    "version": "versie", "heard_by": "gehoord door", "witness": "getuige", "ground": "grond",
    "for_need": "voor hulpvraag", "insists": "staat erop", "drawing": "handtekening", "appointments": "Bezoeken",
    "minutes": "minuten", "place": "plaats", "next_step": "daarna", "moves": "verzet", "moved_at": "verzet op",
    "attempts": "Gezocht contact", "channel": "manier", "reached": "bereikt", "whom": "met wie", "note": "notitie",
    "decision": "Besluit", "sent": "verstuurd op", "preparation": "Voorbereiding", "ways": "manieren",
    "phone": "telefoon", "good_at": "goed moment", "not_at": "niet op", "known_person": "bekende",
    "may_call": "mag bellen", "works": "werkt het best", "ladder": "herinneringen", "way": "manier",
    "days_before": "dagen ervoor", "wishes": "wensen", "may_come": "mag komen",
    "wants_private": "wil apart praten", "help": "hulp met de taal", "dialect": "dialect", "subjects": "onderwerpen",
    "gender": "voorkeur", "wanted": "gewenst", "speaks_both": "spreekt beide talen", "booked_on": "geregeld op",
    "reference": "kenmerk", "interpretations": "hoe er getolkt is", "began": "begon", "line": "lijn",
    "same_dialect": "zelfde dialect", "took_over_from": "nam over van", "not_interpreted": "niet getolkt",
    "home": "huis", "household": "huishouden", "entrance": "toegang", "dog": "hond", "bell_broken": "bel kapot",
    "two_go": "met z'n tweeën", "colleague_knows": "collega weet het",
    "back_by": "terug om", "risk": "risico", "noted_on": "opgeschreven op", "risk_until": "geldt tot",
    "earlier_visits": "Eerdere bezoeken", "visit_began_at": "Begin van dit bezoek", "previous": "Vorig verslag",
    "talked_on": "gesproken op", "items": "onderdelen", "item": "onderdeel", "grade": "oordeel",
    "participant": "persoon", "judgement": "schil", "help_line": "hulp", "agreement": "afspraak", "said": "gezegd",
    "title": "leefgebied", "own_story": "eigen verhaal", "still": "Klopt het nog", "hand_overs": "Overgedragen",
    "consent": "toestemming", "delivery": "hoe de hulp komt", "support": "ondersteuning",
    "hears_sees": "bij horen en zien helpt", "spoken_to": "wil zo aangesproken worden",
    "came_in": "gekregen op", "category": "soort voorziening", "volume": "hoeveel", "unit": "per eenheid", "per": "per",
    "receipt": "bewijs van ontvangst", "holds": "Waarom dit bewaard moet blijven", "since": "sinds",
    "ended_on": "voorbij op", "destruction_asked": "Verzoek om te vernietigen", "refused": "geweigerd omdat",
}  # fmt: skip
"""By the name of the field. One that is about the whole conversation is a heading."""

LEFT_OUT = frozenset({
    "width", "height", "strokes", "t_ms", "x", "y", "pressure", "record_sha256", "key", "code", "help_removed",
    "draft_since_freeze", "to_ask_again", "conversation_id", "settled",
})  # fmt: skip
"""Fields that a reader has nothing to look for in: lines of a drawing, sums, and what the program counts by."""

OF_OTHERS = frozenset({"risk_source", "not_there", "safety"})
"""Who told of a risk, who must not be there, how a consultant stays safe: in the wrong hands it harms (5.3.2 lid 4)."""

LANGUAGES = frozenset({"speaks", "reads", "lang", "language"})
"""Fields that hold the code of a language."""

STATEMENTS = frozenset({"statements", "contradicted_by", "statement"})
"""Fields of one thing that point at statements."""

_VALUES: tuple[tuple[StrEnum, str], ...] = (
    (Source.RESIDENT, "de bewoner"), (Source.RELATIVE, "een naaste"), (Source.CARER, "een mantelzorger"),
    (Source.PROFESSIONAL, "een hulpverlener"), (Source.OBSERVED, "gezien door de consulent"),
    (Source.DOCUMENT, "een stuk"), (Certainty.SAID, "zo gezegd"), (Certainty.ASSUMED, "aangenomen"),
    (Certainty.CONFIRMED, "bevestigd"), (PrivateState.NOT_YET, "nog niet"), (PrivateState.OPEN, "begonnen"),
    (PrivateState.HELD, "gehouden"), (PrivateState.LATER, "komt nog"), (PrivateState.NOT_HELD, "niet gehouden"),
    (AppointmentState.PLANNED, "gepland"), (AppointmentState.CANCELLED, "afgezegd"),
    (AppointmentState.MISSED, "niet doorgegaan"),
)  # fmt: skip
VALUES = {(type(value), value.value): text for value, text in _VALUES}
"""What is called something on this paper only: it stands in no form."""
