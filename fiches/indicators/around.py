"""What lies around a territory: neighbours, siblings, and what it holds, each with its first key figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fiches.indicators.edition_data import EditionData
from fiches.indicators.key_figures import first_key_figure
from fiches.indicators.model.around import Around
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey

MOST = 40  # territories of a group that have their figure: a page of hundreds would be heavy, and is a list


def around(data: EditionData, territory: TerritoryKey, told: Iterable[TerritoryKey] = ()) -> Around:
    """Those that have a fiche alone; `told`: those whose figures the fiche has already, in its table of parts."""
    shown = {territory, *told}
    neighbours = [key for key in data.neighbours.get(territory, ()) if key in data.published]
    parent = _nearest(data, territory)
    siblings = _children(data, parent, territory.type) if parent else []
    return Around(
        neighbours=_parts(data, neighbours),
        siblings=_parts(data, [key for key in siblings if key != territory and key not in neighbours]),
        within=_parts(data, [key for key in _children(data, territory) if key not in shown]),
    )


def _parts(data: EditionData, keys: Sequence[TerritoryKey]) -> tuple[Part, ...]:
    """None for too many, nor where the edition has rows of none of them: they are links."""
    if len(keys) > MOST or not set(data.dataset.territories) & set(keys):
        return ()
    return tuple(Part(key, first_key_figure(data, key)) for key in keys)


def _children(data: EditionData, parent: TerritoryKey, level: str = "") -> list[TerritoryKey]:
    """The published territories whose nearest published parent it is, of one level or of all."""
    same = (key for key in sorted(data.published) if level in ("", key.type))
    return [key for key in same if key != parent and _nearest(data, key) == parent]


def _nearest(data: EditionData, key: TerritoryKey) -> TerritoryKey | None:
    """The nearest parent that has a fiche."""
    return next((parent for parent in data.parents(key) if parent in data.published), None)
