"""Checks the codes of an edition read from disk: addresses, file names and marks are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from fiches.keys import TerritoryKey, is_code
from fiches.rankings import Ranking
from fiches.territories import LEVELS, ListedTerritory, has_known_shape, written_code

_MOST_NAMED = 5
_ALWAYS = ("indicator", "activity_type", "activity_code", "measure")  # columns that hold a code in every row
_SOMETIMES = ("nomenclature_code", "characteristic_type", "characteristic_code")  # empty where there is none


def misshapen_codes(
    frame: pd.DataFrame,
    territories: Sequence[ListedTerritory],
    activities: Mapping[str, Sequence[str]],
    rankings: Sequence[Ranking],
) -> str:
    """The codes that have not the shape of theirs, the first ones named, escaped; empty when all have."""
    codes = list(dict.fromkeys((*_in_names(territories, activities, rankings), *_in_table(frame))))
    more = f" et {len(codes) - _MOST_NAMED} autres" if len(codes) > _MOST_NAMED else ""
    return ", ".join(codes[:_MOST_NAMED]) + more


def _in_table(frame: pd.DataFrame) -> Iterator[str]:
    """Those of the observations: `DEP-../../x`, `activity_code a;b`."""
    places = frame[["territory_type", "territory_code"]].drop_duplicates()
    for kind, code in places.itertuples(index=False, name=None):
        yield from _misshapen(TerritoryKey(str(kind), str(code)))
    for name in (*_ALWAYS, *_SOMETIMES):
        for code in map(str, frame[name].unique()):
            if not is_code(code) and (code or name in _ALWAYS):
                yield f"{name} {written_code(code)}"


def _in_names(
    territories: Sequence[ListedTerritory], activities: Mapping[str, Sequence[str]], rankings: Sequence[Ranking]
) -> Iterator[str]:
    """Those of the referential: territories and their parents, activities, rankings."""
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
