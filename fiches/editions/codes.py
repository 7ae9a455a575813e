"""Checks the codes of an edition read from disk: addresses, file names and marks are made of them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from fiches.keys import TerritoryKey, is_code
from fiches.rankings import Ranking
from fiches.territories import LEVELS, ListedTerritory, has_known_shape, written_code

_ALWAYS = ("indicator", "activity_type", "activity_code", "measure")  # columns that hold a code in every row
_SOMETIMES = ("nomenclature_code", "characteristic_type", "characteristic_code")  # empty where there is none


def misshapen_in_table(frame: pd.DataFrame) -> Iterator[str]:
    """The codes of the observations that have not the shape of theirs, escaped: `DEP-../../x`, `activity_code a;b`."""
    places = frame[["territory_type", "territory_code"]].drop_duplicates()
    for kind, code in places.itertuples(index=False, name=None):
        yield from _misshapen(TerritoryKey(str(kind), str(code)))
    for name in (*_ALWAYS, *_SOMETIMES):
        for code in map(str, frame[name].unique()):
            if not is_code(code) and (code or name in _ALWAYS):
                yield f"{name} {written_code(code)}"


def misshapen_in_names(
    territories: tuple[ListedTerritory, ...], activities: dict[str, tuple[str, ...]], rankings: tuple[Ranking, ...]
) -> Iterator[str]:
    """The same of the referential: territories and their parents, activities, rankings."""
    for listed in territories:
        yield from _misshapen(listed.key)
        if listed.parent and not has_known_shape(listed.parent):
            yield written_code(str(listed.parent))
    for ranking in rankings:
        yield from _misshapen(ranking.territory)
    codes = [code for kind, own in activities.items() for code in (kind, *own)]
    codes += [code for ranking in rankings for code in (ranking.indicator, *ranking.metiers)]
    yield from (written_code(code) for code in dict.fromkeys(codes) if not is_code(code))


def _misshapen(key: TerritoryKey) -> Iterator[str]:
    if key.type not in LEVELS or not has_known_shape(key):
        yield written_code(str(key))
