"""The letter box itself, as `domain.handover` asks for it."""

from __future__ import annotations

from keukentafel.domain.handover import PackageParts
from keukentafel.handover.envelope import for_municipality
from keukentafel.handover.package import package_of


class HandoverBox:
    """Puts files in envelopes. It keeps nothing."""

    def package(self, parts: PackageParts, public_key: str | None) -> bytes:
        """One file for the municipality. Raises ValueError for a key that is not X25519."""
        package = package_of(parts)
        return for_municipality(package, public_key) if public_key else package
