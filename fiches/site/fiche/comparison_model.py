"""What a fiche prints of other places, as data: the comparison, what distinguishes it, the places alike."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.site.table import Table
from fiches.wording.phrase import EMPTY, SEMICOLON, Kind, Phrase, element


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """`title` « Ici, en Bretagne et en France »; a row a key figure; `notes` say why what is missing is missing."""

    title: Phrase
    table: Table
    notes: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """`href` from the site's root, empty where the site has no fiche of it; `region` its région, empty for one."""

    href: str
    name: Phrase
    region: Phrase
    distance: Phrase
    reasons: Phrase  # what brings both together, what parts them


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Either neighbours, nearest first, with the table of their key figures, or `missing`: why there is none."""

    introduction: Phrase
    neighbours: tuple[NeighbourView, ...] = ()
    table: Table | None = None
    missing: Phrase = EMPTY

    @property
    def listed(self) -> Phrase:
        """« **Allier** (Auvergne-Rhône-Alpes), distance 0,82 ; **Guyane**, distance 0,85. », as paper names them."""
        told = (
            Phrase("{}{}, distance {}").format(
                element(Kind.STRONG, one.name),
                Phrase(" ({})").format(one.region) if one.region else EMPTY,
                one.distance,
            )
            for one in self.neighbours
        )
        return Phrase("{}.").format(SEMICOLON.join(told))


@dataclass(frozen=True, slots=True)
class DistinctionView:
    """A sentence, the block that it leads to, and the places of both marks on the scale of the level."""

    address: str
    name: Phrase
    sentence: Phrase
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class DistinctionsView:
    """What distinguishes a place: `title` « Ce qui distingue l’Ille-et-Vilaine »; `legend` says what the marks are."""

    title: Phrase
    legend: Phrase
    found: tuple[DistinctionView, ...]
