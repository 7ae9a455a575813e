"""A level of fourteen départements of one région by hand, whose shares may distinguish one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.content.distinctions import DistinctionSettings, Group
from fiches.indicators.edition_data import EditionData
from fiches.keys import FRANCE, TerritoryKey
from tests.support.frames import BRETAGNE, Row, catalogue, edition_data, entry, key, line

PLACES = tuple(TerritoryKey("DEP", f"{number:02d}") for number in range(1, 15))
HERE = PLACES[0]
BASE = 10_000
SETTINGS = DistinctionSettings(
    nombre=5,
    seuil=2.0,
    territoires_min=12,
    planchers={"part": 1.0, "evolution": 1.0, "niveau": 1.0, "montant": 20.0},
    groupes=(Group(nom="âge et sexe", types=("AGE", "GENRE")), Group(nom="métier", types=("ROME", "DOMAINE"))),
)
FEATURES = ("GENRE/F", "GENRE/H", "AGE/AGE1", "AGE/AGE3", "NIVFORM/BAC", "CPDE/RSA", "NIVQUAL/CADRE", "NIVEXP/EXP2")


def breakdown(kind: str, *items: str, section: str = "", **fields: object) -> Indicator:
    """The entry of a breakdown of job seekers, whose shares are compared as those of counts."""
    return entry(
        kind.lower(), section=section or kind, chart="barres", mesure="pourcentage", caracteristique=kind,
        modalites=items, base="des demandeurs d’emploi", base_effectif=True, **fields,
    )  # fmt: skip


ENTRIES = (
    breakdown("GENRE", "F", "H"),
    breakdown("AGE", "AGE1", "AGE3"),
    breakdown("NIVFORM", "BAC"),
    breakdown("CPDE", "RSA"),
    breakdown("NIVQUAL", "CADRE"),
    breakdown("NIVEXP", "EXP2"),
)


def shares(**changes: float) -> dict[str, float]:
    """A count of each feature, a tenth of all unless told: `genre_f=3000`."""
    named = {feature.replace("/", "_").lower(): feature for feature in FEATURES}
    return dict.fromkeys(FEATURES, BASE / 10) | {named[name]: value for name, value in changes.items()}


def rows_of(place: TerritoryKey, counts: Mapping[str, float], base: float = BASE) -> Iterator[Row]:
    """The whole, then each count with the percentage that the source publishes beside it."""
    yield line(key(place), base)
    for feature, count in counts.items():
        yield line(key(place, characteristic=feature), count)
        yield line(key(place, characteristic=feature, measure="pourcentage"), round(100 * count / base))


def level(
    here: Mapping[str, float],
    *,
    parent: Mapping[str, float] | None = None,
    others: Mapping[TerritoryKey, Mapping[str, float]] | None = None,
    entries: tuple[Indicator, ...] = ENTRIES,
    more: tuple[Row, ...] = (),
    base: float = BASE,
) -> EditionData:
    """`here`: the counts of the first département; the others and the région have a tenth of all in each unless told."""
    counts = dict.fromkeys(PLACES, shares()) | dict(others or {}) | {HERE: here}
    rows = [row for place, own in counts.items() for row in rows_of(place, own, base if place == HERE else BASE)]
    rows += [row for place in (BRETAGNE, FRANCE) for row in rows_of(place, parent or shares())]
    parents = {FRANCE: (), BRETAGNE: (FRANCE,)} | dict.fromkeys(PLACES, (BRETAGNE, FRANCE))
    found = edition_data([*rows, *more], catalogue(*entries), parents=parents, levels=("DEP",))
    return replace(found, distinguishing=SETTINGS)
