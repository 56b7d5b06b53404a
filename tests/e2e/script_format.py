"""Format 1 of the conversation script and of `result.json`, written down from its description for these tests.

It repeats nothing of the program: what a script may say and what a result must look like stands here once more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

Table = dict[str, tuple[str, ...]]

HEAD = ("format", "title", "now", "passphrase", "case", "participant", "step")
CASE = (
    "resident", "form_of_address", "born", "address", "neighbourhood", "municipality", "case_number", "reported",
    "reported_by", "receipt_confirmed", "speaks", "reads", "kind", "lives_alone",
)  # fmt: skip
PARTICIPANT = (
    "id", "name", "role", "present", "lives_in", "carer", "adult", "contact", "leads", "interpreter", "via",
    "language", "reason",
)  # fmt: skip
STEPS: Table = {
    "show": ("prompt", "slot"),
    "blank": (),
    "language": ("to",),
    "say": (
        "by", "text", "about", "via", "certainty", "own_words", "original", "lang", "original_by", "share",
    ),
    "see": ("text", "about", "share"),
    "document": ("text", "document", "dated", "about", "obtained_from"),
    "confirm": ("statement", "by"),
    "contradict": ("statement", "other"),
    "share": ("statement", "to"),
    "rate": ("domain", "value", "important"),
    "right": ("which", "told", "on", "how"),
    "plan": ("received", "text"),
    "identity": ("document", "last_characters", "valid_until"),
    "private": ("held", "later"),
    "private_end": (),
    "need": ("id", "help_me", "so_that", "domains"),
    "problem": ("need", "text"),
    "support": ("need", "what", "amount", "frequency", "duration", "why", "basis"),
    "shell": ("need", "shell", "outcome", "because", "part", "who"),
    "help": (
        "need", "part", "who", "task", "frequency", "until", "confirmed_on", "confirmed_how", "backup", "vital",
        "quadrant",
    ),
    "carer": ("answer", "who", "load", "keeps_up", "wants", "heard_apart"),
    "other_law": ("law", "because"),
    "expert": ("need", "asked", "because"),
    "delivery": ("need", "form", "able", "motivation", "quality", "paid", "managed_by"),
    "flag": ("statement",),
    "urgent": ("what", "done_today", "by", "temporary", "because", "statement"),
    "agree": ("who", "what", "when", "backup", "original", "lang"),
    "view": ("text",),
    "read_out": ("what", "by", "lang"),
    "teach_back": ("text", "answer", "original", "lang", "original_by"),
    "react": ("by", "text"),
    "motivate": ("finding", "about", "text"),
    "freeze": ("kind", "ended"),
    "sign": ("by", "act", "how", "heard_by", "witness", "ground", "for_need", "insists"),
    "consent": ("to", "what", "purpose", "until", "how", "revoked"),
    "export": ("kind", "lang"),
    "undo": ("times",),
    "redo": ("times",),
    "open_case": (),
    "close_case": (),
    "search": ("text", "hits"),
    "lock": (),
    "unlock": (),
    "battery_dies": (),
    "wait": ("minutes", "until", "idle"),
    "screenshot": ("name",),
    "expect": (
        "finding", "about", "present", "statements", "last_statement", "deadline", "last_day", "window", "shows",
        "blank", "direction", "error",
    ),
}  # fmt: skip

LIFE_DOMAINS = (
    "zin", "dag", "huis", "wonen", "zorg_zelf", "lichaam", "hoofd", "op_pad", "mensen", "thuis_veilig", "kinderen",
    "geld", "taal_digi", "regie", "mantelzorg",
)  # fmt: skip

VALUES: Table = {
    "case.kind": ("first", "review"),
    "participant.role": (
        "partner", "ouder", "zoon_dochter", "familielid", "gezinslid", "buur", "vriend_kennis", "mantelzorger",
        "clientondersteuner", "gemachtigde", "curator", "mentor", "bewindvoerder", "hulpverlener", "huisarts",
        "wijkcoach", "vrijwilliger", "steunfiguur", "tolk", "tweede_consulent",
    ),
    "participant.contact": ("daily", "weekly", "monthly", "rarely"),
    "participant.interpreter": ("professional", "informal"),
    "participant.via": ("room", "phone", "video"),
    "say.about": ("verhaal",),
    "say.certainty": ("said", "assumed"),
    "say.original_by": ("resident_wrote", "interpreter_spelled", "recording"),
    "say.share": ("report", "ask", "never"),
    "see.share": ("ask", "never"),
    "document.obtained_from": ("resident", "provider"),
    "share.to": ("report", "never"),
    "rate.value": ("good", "barely", "not"),
    "right.which": ("client_support", "carer_support", "personal_plan", "pgb", "privacy", "costs"),
    "right.how": ("letter", "phone", "talk"),
    "shell.shell": ("eigen_kracht", "netwerk", "algemeen", "maatwerk"),
    "shell.outcome": ("covers", "partly", "not", "not_needed"),
    "help.part": (
        "eigen_kracht", "gebruikelijke_hulp", "mantelzorg", "overig_netwerk", "algemene_voorziening",
        "collectief_aanbod", "andere_wet", "zin", "pgb", "tijdelijk_spoed",
    ),
    "help.confirmed_how": ("present", "phone", "letter"),
    "help.quadrant": (
        "formeel-individueel", "formeel-collectief", "informeel-individueel", "informeel-collectief",
    ),
    "carer.answer": ("yes", "none", "not_asked"),
    "carer.keeps_up": ("days", "weeks", "months", "half_year", "longer", "unknown"),
    "other_law.law": ("wlz", "zvw", "participatiewet", "jeugdwet", "schuldhulp"),
    "delivery.form": ("zin", "pgb"),
    "read_out.what": ("summary", "whole"),
    "teach_back.answer": ("given", "declined", "unable"),
    "freeze.kind": ("conversation", "investigation"),
    "freeze.ended": ("complete", "interrupted", "withdrawn"),
    "sign.act": (
        "received", "read", "correct", "partly", "incorrect", "application_yes", "application_no",
        "application_later", "interpreted", "consultant",
    ),
    "sign.how": ("drawn", "cross", "spoken", "refused", "unable", "later", "by_representative"),
    "consent.how": ("oral", "written"),
    "export.kind": ("report", "annex", "summary", "package", "story"),
    "expect.deadline": ("personal_plan", "investigation", "decision"),
    "expect.direction": ("rtl", "ltr"),
    "expect.error": (
        "minor_interpreter", "informal_interpreter_without_reason", "freeze_with_gaps", "sign_before_freeze",
        "not_read_out", "representative_without_ground",
    ),
}  # fmt: skip

GAPS = (
    "letter_a", "letter_b", "usual_help_not_investigated", "letter_c", "letter_d", "letter_e", "letter_f",
    "letter_g", "client_support_not_told", "personal_plan_not_told", "pgb_not_told", "plan_not_used",
    "identity_not_seen", "need_without_problem", "need_without_support", "support_without_basis",
    "expert_advice_undecided", "meaning_untouched", "no_private_moment", "share_undecided", "no_teach_back",
    "urgent_undecided", "pgb_conditions", "no_follow_up", "agreement_without_owner", "no_interpreter",
    # Additions to format 1, in docs/script-format.md.
    "still_open",
)  # fmt: skip
WARNINGS = (
    "right_told_late", "receipt_not_confirmed", "assumption", "contradicted", "informant_rarely_present",
    "help_not_confirmed", "no_backup", "role_conflict", "interpreter_informal",
    "application_before_investigation", "application_not_asked", "contact_without_consent", "product_in_need",
    "many_parties", "deadline_passed",
    # Additions to format 1, in docs/script-format.md.
)  # fmt: skip

_RESULT = {
    "format": int, "case_number": str, "reports": list, "deadlines": list, "findings": list, "refused": list,
    "statements": list, "timings_ms": dict,
}  # fmt: skip
_REPORT = {"kind": str, "version": int, "path": str, "sha256": str, "pages": int, "open": list}
_DEADLINE = {"term": str, "start": str, "raw": str, "last_day": str, "why": list}
_STATEMENT = ("id", "domain", "text", "source", "speaker", "via", "certainty", "share", "lang")
_TIMINGS = ("start", "unlock", "save_p50", "save_p99", "report", "seal")
_SOURCES = ("resident", "relative", "carer", "professional", "observed", "document")
_ABOUT = re.compile(r"h\d+(/[^/]+)?|s\d+|a\d+|[a-z_]*|")


def result_faults(result: Any) -> list[str]:
    """What in a result is not as the format says; empty when all of it is."""
    faults = list(_typed("result", result, _RESULT))
    if faults:
        return faults
    if result["format"] != 1:
        faults.append("format is not 1")
    for report in result["reports"]:
        faults += _report_faults(report)
    for deadline in result["deadlines"]:
        faults += _deadline_faults(deadline)
    for finding in result["findings"]:
        faults += _finding_faults(finding)
    for refused in result["refused"]:
        faults += _typed("refused", refused, {"step": int, "code": str})
    for statement in result["statements"]:
        faults += _statement_faults(statement)
    numbers = [int(s["id"][1:]) for s in result["statements"]]
    if numbers != sorted(set(numbers)):
        faults.append(f"statements are not in their own order: {numbers}")
    timings = result["timings_ms"]
    if set(timings) != set(_TIMINGS) or not all(isinstance(v, int | float) and v >= 0 for v in timings.values()):
        faults.append(f"timings_ms: {timings}")
    return faults


def _typed(what: str, value: Any, keys: Mapping[str, type]) -> list[str]:
    if not isinstance(value, dict):
        return [f"{what} is no table"]
    if set(value) != set(keys):
        return [f"{what} has {sorted(value)}"]
    return [f"{what}.{k} is {value[k]!r}" for k, kind in keys.items() if type(value[k]) is not kind]


def _report_faults(report: Any) -> list[str]:
    faults = _typed("report", report, _REPORT)
    if faults:
        return faults
    if report["kind"] not in VALUES["freeze.kind"] or report["version"] < 1 or report["pages"] < 1:
        faults.append(f"report: {report}")
    if not re.fullmatch(r"[0-9a-f]{64}", report["sha256"]) or not all(isinstance(o, str) for o in report["open"]):
        faults.append(f"report: {report}")
    return faults


def _deadline_faults(deadline: Any) -> list[str]:
    faults = _typed("deadline", deadline, _DEADLINE)
    if faults:
        return faults
    if deadline["term"] not in ("personal_plan", "investigation", "decision", "objection"):
        faults.append(f"term {deadline['term']}")
    start, raw, last = (date.fromisoformat(deadline[key]) for key in ("start", "raw", "last_day"))
    if not start < raw <= last or (raw != last) != bool(deadline["why"]) or last.isoweekday() > 5:
        faults.append(f"deadline: {deadline}")
    return faults


def _finding_faults(finding: Any) -> list[str]:
    keys: dict[str, type] = {"code": str, "level": str, "about": str}
    if isinstance(finding, dict) and "motivated" in finding:
        keys["motivated"] = str
    faults = _typed("finding", finding, keys)
    if faults:
        return faults
    level = "gap" if finding["code"] in GAPS else "warning" if finding["code"] in WARNINGS else "unknown"
    if finding["level"] != level or not _ABOUT.fullmatch(finding["about"]):
        faults.append(f"finding: {finding}")
    if level != "gap" and "motivated" in finding:
        faults.append(f"a warning has a motivation: {finding}")
    return faults


def _statement_faults(statement: Any) -> list[str]:
    if not isinstance(statement, dict) or not re.fullmatch(r"s[1-9]\d*", str(statement.get("id"))):
        return [f"statement: {statement}"]
    if statement.get("share") == "never":
        return [] if set(statement) == {"id", "share"} else [f"{statement['id']} says too much"]
    faults = _typed("statement", statement, dict.fromkeys(_STATEMENT, str))
    if faults:
        return faults
    known = (
        statement["domain"] in (*LIFE_DOMAINS, "verhaal"),
        statement["source"] in _SOURCES,
        statement["certainty"] in ("said", "assumed", "confirmed"),
        statement["share"] in ("report", "ask"),
        bool(statement["text"]),
        bool(statement["lang"]),
    )
    return [] if all(known) else [f"statement: {statement}"]
