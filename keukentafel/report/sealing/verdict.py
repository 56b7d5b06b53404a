"""The verdict on a file, and on a report with its annex."""

from dataclasses import asdict, dataclass

from keukentafel.report.sealing.findings import Attachment, Kind, Problem, SealVerdict, Standard, Unreadable

EXIT_COMPLETE, EXIT_CHANGED, EXIT_UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class Verdict:
    """Everything `verify` found out about one file."""

    sha256: str
    unreadable: Unreadable | None = None
    kind: Kind = Kind.UNKNOWN
    version: int | None = None
    seals: tuple[SealVerdict, ...] = ()
    missing_seals: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    record_sha256: str | None = None
    report_sha256: str | None = None
    record_equal: bool | None = None
    standards: tuple[Standard, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether anything could be said of the file."""
        return self.unreadable is None

    @property
    def exit_code(self) -> int:
        """0: complete and unchanged. 1: changed, incomplete, or short of a standard. 2: not readable."""
        if not self.readable:
            return EXIT_UNREADABLE
        return EXIT_CHANGED if self.problems else EXIT_COMPLETE

    def as_json(self) -> dict[str, object]:
        """The verdict for machines: only what `json.dumps` takes; moments as ISO 8601."""
        data = asdict(self)
        for seal in data["seals"]:
            seal["signed_at"] = seal["signed_at"].isoformat() if seal["signed_at"] else None
        for plain, rich in zip(data["standards"], self.standards, strict=True):
            plain["met"] = rich.met
        for plain, rich_seal in zip(data["seals"], self.seals, strict=True):
            plain["holds"] = rich_seal.holds
        return {**data, "readable": self.readable, "exit_code": self.exit_code}


@dataclass(frozen=True)
class PairVerdict:
    """Whether an annex belongs to a report; both are readable, and are what they are called.

    `report_sealed_later`: the annex names the report as it was before its last seal, which is the same report
    with fewer seals.
    """

    report: Verdict
    annex: Verdict
    same_report: bool
    same_record: bool
    report_sealed_later: bool

    @property
    def exit_code(self) -> int:
        """1: one is not in order, or they do not belong together. 0: all is well."""
        worst = max(self.report.exit_code, self.annex.exit_code)
        return max(worst, EXIT_COMPLETE if self.same_report and self.same_record else EXIT_CHANGED)
