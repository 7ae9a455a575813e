"""What figures are computed from, read: the table of an edition, the catalogue, the names of places, who borders whom."""

from __future__ import annotations

from pathlib import Path

from fiches.charts.maps.zones import outlined
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import TerritoryList
from fiches.content.distinctions_file import load_distinctions
from fiches.content.neighbours import neighbours_among
from fiches.content.places import is_known_basin, named_territories
from fiches.content.reference.epci_changes import unions
from fiches.content.similarity_file import load_similarity
from fiches.editions.store import Edition, Referential
from fiches.indicators.dataset import Dataset
from fiches.indicators.edition_data import EditionData
from fiches.keys import TerritoryKey
from fiches.territories import BASIN, EPCI


def read_edition_data(
    content: Path, listed: TerritoryList, edition: Edition, dataset: Dataset | None = None
) -> EditionData:
    """The data of an edition, without what is published of it. `dataset`: its table, where it is at hand already.

    Raises ContentError when the content is at fault.
    """
    catalogue = load_catalogue(content)
    return EditionData(
        dataset=dataset or Dataset(edition.frame),
        catalogue=catalogue,
        territories=named_territories(
            edition.referential.territories, {entry.key: entry for entry in listed.territoires}
        ),
        activities=edition.referential.activities,
        periods=edition.manifest.periods,
        ranked_levels=frozenset(listed.niveaux),
        outlined=_outlined() - _unknown_basins(edition.referential),
        similarity=load_similarity(content, catalogue),
        distinguishing=load_distinctions(content, catalogue),
        neighbours=neighbours_among(edition.referential.territories),
    )


def _outlined() -> frozenset[TerritoryKey]:
    """What a map can show: an EPCI newer than the outlines too, where it is made of some that have one."""
    known = outlined()
    united = (
        TerritoryKey(EPCI, code) for code, own in unions().items() if known >= {TerritoryKey(EPCI, one) for one in own}
    )
    return known | frozenset(united)


def _unknown_basins(referential: Referential) -> frozenset[TerritoryKey]:
    """Those whose code was given to another one since the tables were made: their outline is no longer theirs."""
    return frozenset(one.key for one in referential.territories if one.key.type == BASIN and not is_known_basin(one))
