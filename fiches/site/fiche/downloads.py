"""The files beside a fiche, as its page offers them: what, in which format, how heavy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fiches.content.formats import Format
from fiches.keys import TerritoryKey
from fiches.site.context import SiteContext
from fiches.wording.marks import file_size
from fiches.wording.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside a fiche's page: the bytes of its files by name, and the periods of its own rows."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    periods: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Download:
    """« Télécharger `what` de l’Ariège `for_whom` (`form`) »."""

    href: str
    what: str
    for_whom: str
    form: Phrase


_OFFERED: tuple[tuple[Format, str, str, str, str], ...] = (
    ("pdf", "fiche.pdf", "la fiche", "", "PDF"),
    ("xlsx", "donnees.xlsx", "les données", " pour un tableur", "XLSX"),
    ("csv", "donnees.csv", "les données", "", "CSV"),
    ("json", "donnees.json", "les données", "", "JSON"),
)


def downloads(key: TerritoryKey, context: SiteContext, sizes: Mapping[str, int]) -> list[Download]:
    """`sizes`: bytes by name of the files beside a fiche; a file that is not among them is offered without its weight."""
    return [
        Download(name, what, for_whom, _form(kind, sizes.get(name)))
        for form, name, what, for_whom, kind in _OFFERED
        if context.writes(key, form)
    ]


def _form(kind: str, size: int | None) -> Phrase:
    """« PDF, 74 ko »."""
    return Phrase(kind) if size is None else Phrase(kind, ", ", file_size(size))
