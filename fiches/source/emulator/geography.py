"""The territories that the emulator serves, and the part of each département that its basins and EPCI hold.

Basins are invented: the EPCI of a département gathered around its most populous ones.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from fiches.content.reference import tables
from fiches.content.reference.tables import Part

Scope = Literal["demo", "france"]
DEMO_DEPARTEMENTS = ("35", "23", "2A", "974")
OVERSEAS_REGIONS = ("01", "02", "03", "04", "06")
# Listed as départements of région 01, without being départements: neither the région nor the country counts them.
COLLECTIVITES = ("977", "978")
MAYOTTE = "976"
BASIN_POPULATION = 170_000
SHORT_FORMS = {
    "Communauté de communes": "CC",
    "Communauté d’agglomération": "CA",
    "Communauté urbaine": "CU",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A territory. `parts` are its départements (positions), or for a zone (position, row in that département)."""

    type: str
    code: str
    label: str
    parent_type: str
    parent_code: str
    parts: tuple[tuple[int, int], ...]
    number: int = 0

    @property
    def key(self) -> tuple[str, str]:
        return self.type, self.code

    @property
    def is_zone(self) -> bool:
        return self.type in ("BASBMO", "EPCI")


@dataclass
class Basin:
    """A basin and the parts of EPCI that it gathers."""

    departement: str
    members: list[Part] = field(default_factory=list)


class Geography:
    """Places by key, and the population shares of the zones of each département."""

    def __init__(self, scope: Scope = "demo") -> None:
        self.scope = scope
        self.departements = [one for one in tables.territoires() if one.type == "DEP"]
        self.position = {one.code: index for index, one in enumerate(self.departements)}
        self.region_of = {one.code: one.parent_code for one in self.departements}
        self.shares: dict[tuple[str, int], list[float]] = defaultdict(list)
        self.basin_of: dict[tuple[str, str], str] = {}
        self.places: dict[tuple[str, str], Place] = {}
        for place in (*self._large(), *self._zones("BASBMO"), *self._zones("EPCI")):
            self.places[place.key] = place

    @cached_property
    def served(self) -> dict[tuple[str, str], Place]:
        """The places that this scope lists; the others exist so that figures do not depend on the scope."""
        return {key: place for key, place in self.places.items() if self._is_served(place)}

    def _is_served(self, place: Place) -> bool:
        if self.scope == "france" or not place.is_zone:
            return True
        return any(self.departements[position].code in DEMO_DEPARTEMENTS for position, _ in place.parts)

    def _large(self) -> list[Place]:
        everywhere = tuple((index, 0) for code, index in self.position.items() if code not in COLLECTIVITES)
        places = [Place("NAT", "FR", "France", "", "", everywhere, 0)]
        for number, one in enumerate(tables.territoires()):
            label = capitals(one.nom)
            if one.type == "REG":
                inside = [position for position, _ in everywhere if self.departements[position].parent_code == one.code]
                parent = "DOM" if one.code in OVERSEAS_REGIONS else "FMO"
                parts = tuple((position, 0) for position in inside)
                places.append(Place("REG", one.code, label, "NAT", parent, parts, number))
            elif one.type == "DEP":
                parts = ((self.position[one.code], 0),)
                places.append(Place("DEP", one.code, label, "REG", one.parent_code, parts, number))
        return places

    def _zones(self, type_: str) -> list[Place]:
        zones = self._epci_parts() if type_ == "EPCI" else self._basin_parts()
        places = []
        for number, (code, label, parent, members) in enumerate(zones):
            weights: dict[int, float] = defaultdict(float)
            for part in members:
                weights[self.position[part.departement]] += part.population
            parts = []
            for position, population in weights.items():
                row = self.shares[type_, position]
                parts.append((position, len(row)))
                row.append(min(1.0, population / self.departements[position].population))
            places.append(Place(type_, code, label, "DEP", parent, tuple(parts), 2000 + number))
        return places

    def _epci_parts(self) -> list[tuple[str, str, str, list[Part]]]:
        members: dict[str, list[Part]] = defaultdict(list)
        for part in tables.parts():
            members[part.epci].append(part)
        known = [one for one in tables.territoires() if one.type == "EPCI"]
        return [(one.code, short_name(one.nom), one.parent_code, members[one.code]) for one in known]

    def _basin_parts(self) -> list[tuple[str, str, str, list[Part]]]:
        count: dict[str, int] = defaultdict(int)
        found = []
        for number, basin in enumerate(self._basins()):
            region = self.region_of[basin.departement]
            count[region] += 1
            prefix = region[1:] if region in OVERSEAS_REGIONS else region
            code = f"{prefix}{count[region]:02d}"
            label = basin_label(basin.members[0].nom, number, basin.departement)
            self.basin_of.update({(part.epci, part.departement): code for part in basin.members})
            found.append((code, label, basin.departement, basin.members))
        return found

    def _basins(self) -> list[Basin]:
        """Basins of every département; the small part of an EPCI in another département of its région joins its basin."""
        by_departement: dict[str, list[Part]] = defaultdict(list)
        main = {one.code: one.parent_code for one in tables.territoires() if one.type == "EPCI"}
        outside = []
        for part in tables.parts():
            home = main[part.epci]
            crosses = home != part.departement and self.region_of[home] == self.region_of[part.departement]
            if crosses and part.population < 40_000:
                outside.append(part)
            else:
                by_departement[part.departement].append(part)
        basins: list[Basin] = []
        for one in self.departements:
            basins.extend(gather(one.code, by_departement[one.code], one.population))
        home_of = {(part.epci, part.departement): basin for basin in basins for part in basin.members}
        for part in outside:
            home_of[part.epci, main[part.epci]].members.append(part)
        return basins


def gather(departement: str, parts: list[Part], population: int) -> list[Basin]:
    """Basins of one département: each EPCI joins the nearest of a few populous ones that lie apart."""
    remaining = sorted(parts, key=lambda part: (-part.population, part.epci))
    centres: list[Part] = []
    while remaining and len(centres) < max(1, round(population / BASIN_POPULATION)):
        apart = [part.population * min((_distance(part, one) for one in centres), default=1.0) for part in remaining]
        centres.append(remaining.pop(apart.index(max(apart))))
    basins = [Basin(departement, [centre]) for centre in centres]
    for part in parts:
        if part not in centres:
            nearest = min(range(len(centres)), key=lambda index: _distance(part, centres[index]))
            basins[nearest].members.append(part)
    return basins


def _distance(one: Part, other: Part) -> float:
    """Squared, in degrees of latitude at the middle of the country."""
    return (0.69 * (one.longitude - other.longitude)) ** 2 + (one.latitude - other.latitude) ** 2


def capitals(nom: str) -> str:
    """Capitals without accents, as the API writes REG, DEP and BASBMO."""
    plain = unicodedata.normalize("NFD", nom.replace("’", "'").replace("œ", "oe").replace("Œ", "OE"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).upper()


def short_name(nom: str) -> str:
    """`CC …` as the API writes EPCI, in normal case with straight apostrophes."""
    for long, short in SHORT_FORMS.items():
        if nom.startswith(long):
            nom = short + nom[len(long) :]
    return nom.replace("’", "'")


def basin_label(commune: str, number: int, departement: str) -> str:
    """Capitals without hyphens; a few odd ones, as on the real service."""
    label = capitals(commune).replace("-", " ")
    if departement == "75":
        return "T1 Paris"
    if number % 41 == 7:
        return f"{label} "
    return f"BASSIN {label}" if len(departement) == 3 else label
