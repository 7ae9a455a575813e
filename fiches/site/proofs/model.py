"""What a proof hands back: what it examined, by name, and what fell short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

CLAIMS = "claims"
PROOFS = ("numbers", CLAIMS, "same", "pdf", "links", "data")
"""The proofs of a finished site, in the order in which they are told."""


@dataclass(slots=True)
class Proof:
    """`examined`: how many of what, by French name; `allowed`: numbers of another nature, by pattern; `findings`: faults;
    `warnings`: what an editor may wish to word otherwise.
    """

    examined: Counter[str] = field(default_factory=Counter)
    allowed: Counter[str] = field(default_factory=Counter)
    findings: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    orphans: Counter[str] = field(default_factory=Counter)  # numbers that nothing explains, by format

    def add(self, other: Proof) -> None:
        """Adds what another part of the site gave."""
        self.examined.update(other.examined)
        self.allowed.update(other.allowed)
        self.orphans.update(other.orphans)
        self.findings.extend(other.findings)
        self.warnings.extend(other.warnings)

    def tell(self, place: str, findings: Iterable[str]) -> None:
        """Adds findings of a file, each once."""
        self.findings.extend(dict.fromkeys(f"{place} : {finding}" for finding in findings))
