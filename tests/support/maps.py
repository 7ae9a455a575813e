"""Maps by hand: children with the changes or grades that a test is about, on the project's own catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.numbers import Computed
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import Territory
from tests.support import figures as build

BRETONS = {"22": "Côtes-d’Armor", "29": "Finistère", "35": "Ille-et-Vilaine", "56": "Morbihan"}
PLACES = {
    TerritoryKey("DEP", code): Territory(
        TerritoryKey("DEP", code), name, f"en {name}", f"de {name}", name, (build.BRETAGNE, FRANCE)
    )
    for code, name in BRETONS.items()
}


def change(code: str, value: float | None, *, stable: bool = False, reason: str = "") -> Child:
    """A département's change over a year of its job seekers."""
    entry, place = build.indicator("demandeurs-abc"), TerritoryKey("DEP", code)
    number = build.observed(entry, 1_000 if value is not None else None, place)
    return Child(place, number, build.evolution(entry, value, place, reason=reason or "", stable=stable))


def grade(code: str, value: float | None) -> Child:
    place = TerritoryKey("DEP", code)
    return Child(place, build.observed(build.indicator("tension"), value, place, build.YEAR))


def changes(
    values: Mapping[str, float | None], *, home: TerritoryKey = build.BRETAGNE, own: float = 2.1, missing: str = ""
) -> ChildrenMap:
    entry = build.indicator("demandeurs-abc")
    return ChildrenMap(
        entry,
        "DEP",
        Child(home, build.observed(entry, 4_000, home), build.evolution(entry, own, home)),
        tuple(change(code, value, reason=missing) for code, value in values.items()),
        (2.0, 5.0),
        missing,
        "2026-05-28",
    )


def grades(values: Mapping[str, float | None]) -> ChildrenMap:
    entry = build.indicator("tension")
    own = Child(build.BRETAGNE, build.observed(entry, 3, build.BRETAGNE, build.YEAR))
    return ChildrenMap(entry, "DEP", own, tuple(grade(code, v) for code, v in values.items()), updated_at="2026-03-09")


def computed(value: float | None, *, stable: bool = False) -> Computed:
    return build.evolution(build.indicator("demandeurs-abc"), value, stable=stable)
