"""The calls of a harvest, from the catalogue, the territories and what the API can cross; and which rows they bring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fiches.content.catalogue import ALL, Catalogue
from fiches.harvest.model import Crossings, Scope
from fiches.harvest.needs import FAP, Need, Needs, needs
from fiches.keys import FRANCE, TOTALS, TerritoryKey
from fiches.rankings import Ranking
from fiches.source.calls import SALARIES, Call
from fiches.territories import LEVELS


def calls_of(
    need: Need, territories: Iterable[TerritoryKey], activities: Sequence[str], crossings: Crossings
) -> list[Call]:
    """The calls that one need takes, in the order of the territories; none where the level or the crossing is not served."""
    places = _served(need, territories, crossings)
    return [call for place in places for activity in activities for call in _shapes(need, place, activity)]


def counting_calls(
    need: Need, territories: Iterable[TerritoryKey], activities: Sequence[str], crossings: Crossings
) -> list[Call]:
    """The smallest calls that bring the counts of one need, without its breakdowns where it can do without."""
    places = _served(need, territories, crossings)
    return [_counts(need, place, activity) for place in places for activity in activities]


def _served(need: Need, territories: Iterable[TerritoryKey], crossings: Crossings) -> Iterator[TerritoryKey]:
    served = crossings.get(need.indicator)
    for territory in territories:
        if territory.type in need.levels and (served is None or (territory.type, need.activity_type) in served):
            yield territory


def _shapes(need: Need, territory: TerritoryKey, activity: str) -> list[Call]:
    """One call, or two where a whole history is kept: with its breakdowns it would weigh thirty times as much.

    The source says which period is its latest in the answer alone: who wants that of a year before asks for all of them.
    """
    counts = _counts(need, territory, activity)
    if counts.characteristics or not need.characteristics:
        return [counts]
    if not need.history:
        return [replace(counts, characteristics=True)]
    a_year_before = any(value.characteristic_type for value in need.a_year_before)
    codes = _broken_down(need)
    return [counts, replace(counts, codes=codes, latest_only=not a_year_before, characteristics=True)]


def _counts(need: Need, territory: TerritoryKey, activity: str) -> Call:
    """The call that brings the counts: without breakdowns where several periods of the counts alone are kept."""
    head = (need.indicator, territory, need.activity_type, activity)
    if need.indicator == SALARIES:
        return Call(*head, (), latest_only=True, characteristics=False)
    codes = () if need.activity_type in TOTALS else need.codes
    broken_down = {bool(value.characteristic_type) for value in need.a_year_before}
    if need.history or False in broken_down:
        return Call(*head, codes, latest_only=False, characteristics=False)
    return Call(*head, codes, latest_only=True not in broken_down, characteristics=bool(need.characteristics))


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
    calls: dict[Call, None] = {}
    for need in needs(catalogue):
        if need.activity_type in TOTALS:
            codes: Sequence[str] = [need.activity_type]
        else:
            # Salaries come by professional family, and are asked by métier.
            codes = activities["ROME" if need.activity_type == FAP else need.activity_type]
        calls.update(dict.fromkeys(calls_of(need, territories, codes, crossings)))
    order = {territory: number for number, territory in enumerate(territories)}
    return sorted(calls, key=lambda call: order[call.territory] if call.territory != FRANCE else -1)


def activity_types(catalogue: Catalogue) -> list[str]:
    """The activity types whose codes must be known before planning."""
    types = ("ROME" if n.activity_type == FAP else n.activity_type for n in needs(catalogue))
    return [kind for kind in dict.fromkeys(types) if kind not in TOTALS]


def count_calls(calls: Iterable[Call]) -> dict[tuple[str, str], int]:
    """Number of calls by (indicator, level), in order of first appearance by indicator then level."""
    counts = Counter((call.indicator, call.territory.type) for call in calls)
    return dict(sorted(counts.items()))


def unserved(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """Crossings of the catalogue that the API says it does not serve; French sentences for the report."""
    sentences = []
    for need in needs(catalogue):
        served = crossings.get(need.indicator)
        if served is None:
            sentences.append(f"{need.indicator} : absent de details-indicateurs ; demandé selon le catalogue.")
            continue
        missing = sorted(level for level in need.levels if (level, need.activity_type) not in served)
        if missing:
            sentences.append(f"{need.indicator} × {need.activity_type} : non servi pour {', '.join(missing)}.")
    return sentences


def newly_served(catalogue: Catalogue, crossings: Crossings) -> list[str]:
    """Levels that the API says it serves and that the catalogue does not ask; French sentences for the report."""
    sentences = []
    for indicator, source in catalogue.sources.items():
        wanted = {need.activity_type for need in needs(catalogue) if need.indicator == indicator}
        levels = {level for level, activity in crossings.get(indicator, ()) if activity in wanted}
        new = sorted(level for level in levels & LEVELS.keys() if level not in source.territoires)
        if new:
            sentences.append(
                f"{indicator} : l’API sert maintenant {', '.join(new)}. L’ajouter à « territoires » de cette source,"
                " sources.toml, pour le récolter."
            )
    return sentences


def full_plan(catalogue: Catalogue, scope: Scope, metiers: Sequence[str]) -> list[Call]:
    """Every call of the harvest but those of the rankings; `metiers` are ROME codes."""
    activities = {**scope.activities, "ROME": tuple(metiers)}
    return plan(catalogue, scope.asked, activities, scope.crossings)


def ranking_calls(rankings: Iterable[Ranking], needs: Needs, scope: Scope) -> list[Call]:
    """The calls whose answers the edition keeps: for each territory, those of the métiers in its rankings."""
    calls: dict[Call, None] = {}
    for one in rankings:
        need = needs[one.indicator, "ROME"]
        calls.update(dict.fromkeys(counting_calls(need, [one.territory], one.metiers, scope.crossings)))
    return list(calls)
