"""A level of fourteen départements by hand, whose shares of job seekers make some of them alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fiches.content.similarity import SimilaritySettings, Variable
from fiches.indicators.edition_data import EditionData
from fiches.keys import TerritoryKey
from tests.support.frames import catalogue, edition_data, entry, formula, key, line

FEATURES = ("AGE/AGE1", "AGE/AGE3", "GENRE/F", "GENRE/H")
VARIABLES = tuple(
    Variable(
        id=name.lower().replace("/", "-"), libelle=name, indicateur="DE_1", code="ABC",
        caracteristique=name.partition("/")[0], modalite=name.partition("/")[2],
    )
    for name in FEATURES
)  # fmt: skip
PLACES = tuple(TerritoryKey("DEP", f"{number:02d}") for number in range(1, 15))


def level(
    values: Mapping[TerritoryKey, Sequence[float | None]], *, levels: Sequence[str] = ("DEP",), **settings: object
) -> EditionData:
    """A reader of these values, one a feature in the order of FEATURES; `settings` are those of the declaration."""
    rows = [
        line(key(place, characteristic=feature, measure="pourcentage"), value)
        for place, own in values.items()
        for feature, value in zip(FEATURES, own, strict=False)
    ]
    distance = formula("distance", arguments=0, decimals=2)
    known = catalogue(entry(cle=1), formulas=[*catalogue().formulas.values(), distance])
    declared = SimilaritySettings(**{"variables": VARIABLES, **settings})
    return replace(edition_data(rows, levels=levels), catalogue=known, similarity=declared)


def spread_out(**changes: Sequence[float | None]) -> dict[TerritoryKey, Sequence[float | None]]:
    """Fourteen départements in a line: each resembles its neighbours."""
    values = {place: (10.0 + n, 20.0 + 2 * n, 50.0 + n % 3, 50.0 - n % 3) for n, place in enumerate(PLACES)}
    return values | {TerritoryKey("DEP", code): own for code, own in changes.items()}
