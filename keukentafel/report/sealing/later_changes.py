"""What may change in a file after its first seal: another side is sealed, and nothing else."""

from collections.abc import Iterable

from pyhanko.pdf_utils.reader import HistoricalResolver
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    FormUpdatingRule,
    ModificationLevel,
    ObjectStreamRule,
    ReferenceUpdate,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    WhitelistRule,
    XrefStreamRule,
)


class _SameInfoRule(WhitelistRule):
    """The trailer keeps naming the same Info dictionary. pyHanko does not compare trailers."""

    def apply(self, old: HistoricalResolver, new: HistoricalResolver) -> Iterable[ReferenceUpdate]:
        before = old.trailer_view.get_value_as_reference("/Info", optional=True)
        after = new.trailer_view.get_value_as_reference("/Info", optional=True)
        if before != after:
            raise SuspiciousModification("another Info dictionary")
        return ()


ONLY_ANOTHER_SEAL = StandardDiffPolicy(
    global_rules=[
        # Title, keywords and XMP carry the kind, the version and the hashes here. The ordinary policy lets
        # them change under a seal; ours has no rule for them, so that any change to them is refused.
        CatalogModificationRule(ignored_keys=frozenset({"/AcroForm"})),  # type: ignore[no-untyped-call]
        _SameInfoRule().as_qualified(ModificationLevel.LTA_UPDATES),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldModificationRule()]),
)
