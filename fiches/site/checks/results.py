"""What reading a page, and a whole site, gives: small enough to travel between processes and to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from fiches.errors import Code, Finding
from fiches.site.checks.page import PageReport
from fiches.site.proofs.facts import Facts
from fiches.site.proofs.model import PROOFS, Proof


class PageTask(NamedTuple):
    """A page to read: the site's folder, its name, the content folder that declares units and texts, the proofs wanted."""

    root: str
    name: str
    content: str = ""
    what: tuple[str, ...] = PROOFS


@dataclass(frozen=True, slots=True)
class PageResult:
    """What a page gave: its report, its proofs by name, what it says of itself; None where it cannot be read."""

    report: PageReport
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    facts: Facts | None = None


Mapper = Callable[[Callable[[PageTask], PageResult], Sequence[PageTask]], Iterable[PageResult]]


CODES = {
    "numbers": Code.NUMBERS, "claims": Code.CLAIMS, "same": Code.SAME, "pdf": Code.PDF, "links": Code.LINKS, "data": Code.DATA,
}  # fmt: skip


def coded(proofs: Mapping[str, Proof]) -> tuple[Finding, ...]:
    """What proofs found, each once, with the code of its proof."""
    found = (Finding(one, CODES[name]) for name, proof in proofs.items() for one in proof.findings)
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class SiteReport:
    """Counts of what was examined, and every proof by name."""

    pages: int
    charts: int
    numbers: int
    links: int
    proofs: Mapping[str, Proof]
    results: Sequence[PageResult] = ()  # of each page, by name

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Those of every proof, each once."""
        return coded(self.proofs)
