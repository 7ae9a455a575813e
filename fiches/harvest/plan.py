"""Catalogue × territories × what the API can cross → the calls of a harvest, and what is kept of their answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fiches.content.catalogue import ALL, Catalogue, Indicator
from fiches.keys import FRANCE, TOTALS, TerritoryKey
from fiches.source.api import SALARIES, Call
from fiches.territories import LEVELS

Crossings = Mapping[str, frozenset[tuple[str, str]]]
FAMILIES = "FAP225"


@dataclass(frozen=True, slots=True)
class Need:
    """What the catalogue wants of one indicator crossed with one type of activity."""

    indicator: str
    activity_type: str
    codes: tuple[str, ...]  # empty: every code
    history: bool
    characteristics: frozenset[tuple[str, str]]  # (nomenclature code, characteristic type)
    levels: frozenset[str]

    def keeps(self, nomenclature_code: str, characteristic_type: str) -> bool:
        """Whether a row of an answer belongs in the edition."""
        if characteristic_type:
            return bool({(nomenclature_code, characteristic_type), (ALL, characteristic_type)} & self.characteristics)
        return not self.codes or nomenclature_code in self.codes


def needs(catalogue: Catalogue) -> tuple[Need, ...]:
    """One need for each (indicator, activity type) that the catalogue names, in the catalogue's order."""
    groups: dict[tuple[str, str], list[Indicator]] = {}
    for entry in catalogue.indicators:
        groups.setdefault((entry.source.indicateur, entry.source.activite), []).append(entry)
    return tuple(_need(catalogue, key, entries) for key, entries in groups.items())


def _need(catalogue: Catalogue, key: tuple[str, str], entries: Sequence[Indicator]) -> Need:
    indicator, activity_type = key
    requests = [entry.source for entry in entries]
    codes = tuple(dict.fromkeys(code for request in requests for code in request.wanted))
    levels: set[str] = set()
    for request in requests:
        levels.update(request.niveaux or catalogue.sources[indicator].territoires)
    return Need(
        indicator=indicator,
        activity_type=activity_type,
        codes=() if ALL in codes else codes,
        history=any(request.historique for request in requests),
        characteristics=frozenset(
            (code, request.caracteristique)
            for request in requests
            if request.caracteristique
            for code in request.wanted
        ),
        levels=frozenset(levels),
    )


def calls_of(
    need: Need, territories: Iterable[TerritoryKey], activities: Sequence[str], crossings: Crossings
) -> list[Call]:
    """The calls that one need takes, in the order of the territories."""
    known = crossings.get(need.indicator)
    found = []
    for territory in territories:
        if territory.type not in need.levels:
            continue
        if known is not None and (territory.type, need.activity_type) not in known:
            continue
        for activity in activities:
            found.extend(_shapes(need, territory, activity))
    return found


def _shapes(need: Need, territory: TerritoryKey, activity: str) -> list[Call]:
    """Ask small: history without breakdowns, breakdowns for the latest period and the codes that show them."""
    codes = () if need.activity_type in TOTALS else need.codes
    head = (need.indicator, territory, need.activity_type, activity)
    if need.indicator == SALARIES:
        return [Call(*head, (), latest_only=True, characteristics=False)]
    found = []
    if need.history:
        found.append(Call(*head, codes, latest_only=False, characteristics=False))
    if need.characteristics:
        wanted = _broken_down(need) if need.history else codes
        found.append(Call(*head, wanted, latest_only=True, characteristics=True))
    return found or [Call(*head, codes, latest_only=True, characteristics=False)]


def _broken_down(need: Need) -> tuple[str, ...]:
    """The codes whose breakdowns are shown; empty for every code."""
    codes = sorted({code for code, _ in need.characteristics})
    return () if ALL in codes else tuple(codes)


def plan(
    catalogue: Catalogue,
    territories: Sequence[TerritoryKey],
    activities: Mapping[str, Sequence[str]],
    crossings: Crossings,
) -> list[Call]:
    """Every call of a harvest, the country first, each once.

    `activities` gives the codes to ask for each activity type that has several (`ROME`, `NAF21`…).
    """
    found: dict[Call, None] = {}
    for need in needs(catalogue):
        if need.activity_type in TOTALS:
            codes: Sequence[str] = [need.activity_type]
        else:
            # Salaries come by professional family, and are asked by métier.
            codes = activities["ROME" if need.activity_type == FAMILIES else need.activity_type]
        found.update(dict.fromkeys(calls_of(need, territories, codes, crossings)))
    order = {territory: number for number, territory in enumerate(territories)}
    return sorted(found, key=lambda call: order[call.territory] if call.territory != FRANCE else -1)


def activity_types(catalogue: Catalogue) -> list[str]:
    """The activity types whose codes must be known before planning."""
    types = ("ROME" if n.activity_type == FAMILIES else n.activity_type for n in needs(catalogue))
    return [kind for kind in dict.fromkeys(types) if kind not in TOTALS]


def count_calls(calls: Iterable[Call]) -> dict[tuple[str, str], int]:
    """Number of calls by (indicator, level), in order of first appearance by indicator then level."""
    counts = Counter((call.indicator, call.territory.type) for call in calls)
    return dict(sorted(counts.items()))


def unserved(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """What the catalogue wants and the API says that it does not cross; French sentences for the report."""
    found = []
    for need in needs(catalogue):
        known = crossings.get(need.indicator)
        if known is None:
            found.append(f"{need.indicator} : absent de details-indicateurs ; demandé selon le catalogue.")
            continue
        missing = sorted(level for level in need.levels if (level, need.activity_type) not in known)
        if missing:
            found.append(f"{need.indicator} × {need.activity_type} : non servi pour {', '.join(missing)}.")
    return found


def newly_served(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """Levels that the API says it crosses and that the catalogue does not know; French sentences for the report."""
    found = []
    for indicator, source in catalogue.sources.items():
        wanted = {need.activity_type for need in needs(catalogue) if need.indicator == indicator}
        levels = {level for level, activity in crossings.get(indicator, ()) if activity in wanted}
        new = sorted(level for level in levels & LEVELS.keys() if level not in source.territoires)
        if new:
            found.append(
                f"{indicator} : l’API sert maintenant {', '.join(new)}. L’ajouter à « territoires » de cette source,"
                " sources.toml, pour le récolter."
            )
    return found
