"""The places that one may look for, the best known first, each with its published fiches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fiches.content.reference.communes import Commune, communes, holders
from fiches.content.reference.tables import basins
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.links import metier_folder, metier_name
from fiches.site.search.former_epci import former_epci
from fiches.territories import BASIN, EPCI

COMMUNE, METIER = "COM", "ROME"
_METIER_WEIGHT = 10_000  # inhabitants: a métier comes after a town, and before the villages of the same beginning
Held = Mapping[Commune, tuple[TerritoryKey, ...]]
_ZONE_WEIGHT = 10  # inhabitants of a zone for one of a town: most look for the town that names it


@dataclass(frozen=True, slots=True)
class Place:
    """A place, or a métier: `fiches` its own or those that hold it, the smallest first; `page` the folder of its page, from the root.

    A commune has no fiche, and its `departement` is that of its way in. `former`: the name that it is found by here.
    """

    type: str
    code: str
    name: str
    fiches: tuple[TerritoryKey, ...]
    weight: int
    postcodes: tuple[str, ...] = ()
    departement: str = ""
    former: str = ""
    page: str = ""

    @property
    def found_by(self) -> str:
        return self.former or self.name


def places_of(context: SiteContext, held: Held) -> tuple[Place, ...]:
    """Every fiche, and every commune that has one below the country (`held`); the most populous first.

    A commune has one line more for each name that it has taken in, an EPCI for each of its former names.
    A métier has no fiche: its page is the answer.
    """
    communes_found = (one for commune in held.items() for one in _lines(*commune))
    every = [*_territories(context, held), *communes_found, *_metiers(context)]
    return tuple(sorted(every, key=_rank))


def published_communes(context: SiteContext) -> Held:
    """The communes that have a fiche below the country, by code, with their fiches, the smallest first."""
    known = _recognised(context)
    if not known:
        return {}
    pairs = ((commune, tuple(key for key in holders(commune) if key in known)) for commune in communes())
    return {commune: fiches for commune, fiches in pairs if fiches}


def _recognised(context: SiteContext) -> frozenset[TerritoryKey]:
    """Published territories below the country whose communes we know: a basin's code is given again, its name says whether it is ours."""
    named = basins()
    return frozenset(
        key
        for key in context.published
        if key != FRANCE
        and (key.type != BASIN or (key.code in named and named[key.code].nom == context.territories[key].name))
    )


def _territories(context: SiteContext, held: Held) -> list[Place]:
    inhabitants: dict[TerritoryKey, int] = defaultdict(int)
    for commune, fiches in held.items():
        for key in (*fiches, FRANCE):
            inhabitants[key] += commune.population
    found = []
    for key in context.in_order():
        territory = context.territories[key]
        weight = inhabitants[key] // (_ZONE_WEIGHT if key.type in (EPCI, BASIN) else 1)
        own = Place(key.type, key.code, territory.name, (key,), weight, page=territory.folder)
        found += [
            own,
            *(replace(own, former=name, weight=weight // _ZONE_WEIGHT) for name in former_epci(key, context)),
        ]
    return found


def _metiers(context: SiteContext) -> Iterator[Place]:
    """Every métier that has a page, by code."""
    for code in context.metiers:
        name, page = metier_name(code, context), metier_folder(code, context)
        yield Place(METIER, code, name, (), _METIER_WEIGHT, page=page)


def _lines(commune: Commune, fiches: tuple[TerritoryKey, ...]) -> list[Place]:
    weight, home = commune.population, commune.departement
    own = Place(COMMUNE, commune.code, commune.name, fiches, weight, commune.postcodes, home)
    former = (
        Place(COMMUNE, commune.code, commune.name, fiches, weight // _ZONE_WEIGHT, (), home, former=name)
        for name in commune.former
    )
    return [own, *former]


def _rank(place: Place) -> tuple[int, bool, str, str, str]:
    return -place.weight, place.type != COMMUNE, place.type, place.code, place.former
