"""Maps by hand: children with the changes or grades that a test is about, on the project's own catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fiches.indicators.claims.change import claim_of_evolution
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.fiche import Fiche
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS

BRETONS = {"22": "Côtes-d’Armor", "29": "Finistère", "35": "Ille-et-Vilaine", "56": "Morbihan"}
PLACES = {
    TerritoryKey("DEP", code): Territory(
        TerritoryKey("DEP", code), name, f"en {name}", f"de {name}", name, (build.BRETAGNE, FRANCE)
    )
    for code, name in BRETONS.items()
}


SAINT_MARTIN = TerritoryKey("DEP", "978")
CHANGES = {"22": -1.2, "29": 0.5, "35": 3.0, "56": None}
GRADES = {"22": 3, "29": 4, "35": 5, "56": None}


def change(code: str, value: float | None, *, reason: str = "", now: float = 100_000) -> Child:
    """A département's change over a year of its job seekers."""
    entry, place = build.indicator("demandeurs-abc"), TerritoryKey("DEP", code)
    number = build.observed(entry, now if value is not None else None, place)
    moved = build.evolution(entry, value, place, now=now, reason=reason or "")
    return Child(place, number, moved, claim_of_evolution(moved, AFFIRMATIONS))


def _own(home: TerritoryKey, percent: float) -> Child:
    entry = build.indicator("demandeurs-abc")
    moved = build.evolution(entry, percent, home, now=400_000)
    return Child(home, build.observed(entry, 400_000, home), moved, claim_of_evolution(moved, AFFIRMATIONS))


def grade(code: str, value: float | None) -> Child:
    """A département's grade of difficulty."""
    place = TerritoryKey("DEP", code)
    return Child(place, build.observed(build.indicator("tension"), value, place, build.YEAR))


def changes(
    values: Mapping[str, float | None], *, home: TerritoryKey = build.BRETAGNE, own: float = 2.1, missing: str = ""
) -> ChildrenMap:
    """The map of changes over a year of job seekers."""
    entry = build.indicator("demandeurs-abc")
    return ChildrenMap(
        entry,
        "DEP",
        _own(home, own),
        tuple(change(code, value, reason=missing) for code, value in values.items()),
        (2.0, 5.0),
        missing,
        "2026-05-28",
    )


def grades(values: Mapping[str, float | None]) -> ChildrenMap:
    """The map of grades of difficulty."""
    entry = build.indicator("tension")
    own = Child(build.BRETAGNE, build.observed(entry, 3, build.BRETAGNE, build.YEAR))
    return ChildrenMap(entry, "DEP", own, tuple(grade(code, v) for code, v in values.items()), updated_at="2026-03-09")


def context(published: Sequence[TerritoryKey] | None = None) -> SiteContext:
    """A site that has Brittany, its départements and the country, and one département that no map shows."""
    name = "Saint-Martin"
    off_the_map = Territory(SAINT_MARTIN, name, f"à {name}", f"de {name}", name, (FRANCE,))
    more = {**PLACES, SAINT_MARTIN: off_the_map}
    found = build.make_context(published=[build.BRETAGNE, FRANCE, *PLACES] if published is None else published)
    return replace(found, territories={**more, **build.TERRITORIES})


def bretagne(*drawn: ChildrenMap) -> Fiche:
    """Brittany's fiche with these maps, by default one of changes and one of grades."""
    return replace(build.make_fiche(build.BRETAGNE), maps=drawn or (changes(CHANGES), grades(GRADES)))
