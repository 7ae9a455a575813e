"""The files beside a fiche, as its page offers them: what, in which format, how heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fiches.site.context import SiteContext
from fiches.wording.marks import file_size
from fiches.wording.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Download:
    """« Télécharger `what` de l’Ariège `for_whom` (`form`) »."""

    href: str
    what: str
    for_whom: str
    form: Phrase


def downloads(context: SiteContext, sizes: Mapping[str, int]) -> list[Download]:
    """`sizes`: bytes by file name; a file that is not among them is offered without its weight."""
    offered = [
        ("fiche.pdf", "la fiche", "", "PDF", context.pdf),
        ("donnees.csv", "les données", "", "CSV", True),
        ("donnees.json", "les données", "", "JSON", True),
        ("donnees-excel.csv", "les données", " pour Excel", "CSV, en toutes lettres", context.excel),
    ]
    return [
        Download(name, what, for_whom, _form(kind, sizes.get(name)))
        for name, what, for_whom, kind, there in offered
        if there
    ]


def _form(kind: str, size: int | None) -> Phrase:
    """« PDF, 74 ko »."""
    return Phrase(kind) if size is None else Phrase(kind, ", ", file_size(size))
