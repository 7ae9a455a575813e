"""Calls that the rankings take, expected and made, beside brute force (every métier of every territory)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from fiches.content.catalogue import Catalogue
from fiches.harvest.model import Scope
from fiches.harvest.needs import needs_by_key
from fiches.harvest.plan import counting_calls
from fiches.harvest.top_n.model import Outcome
from fiches.keys import FRANCE
from fiches.progress import counted
from fiches.rankings import RANKED
from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, REGION

# Share of all the métiers that a search asks at each level, rounded up from measures. Départements are asked many more
# when the zones that they bound are ranked too.
SHARES = {COUNTRY: 1.0, REGION: 0.75, DEPARTEMENT: 0.25, BASIN: 0.2, EPCI: 0.2}
WITH_ZONES = {**SHARES, REGION: 1.0, DEPARTEMENT: 0.8}


@dataclass(frozen=True, slots=True)
class Planned:
    """Expected calls, estimated from above; `lines` in French, none without rankings."""

    expected: int = 0
    lines: tuple[str, ...] = ()


def planned_rankings(catalogue: Catalogue, scope: Scope, *, number: int) -> Planned:
    """The calls expected for rankings of `number` places, and those of brute force."""
    if not number:
        return Planned()
    every = Counter[tuple[str, str]]()
    needs = needs_by_key(catalogue)
    for need in (needs[i, "ROME"] for i in RANKED if (i, "ROME") in needs):
        for key in {FRANCE, *scope.asked}:
            one = len(counting_calls(need, [key], ["métier"], scope.crossings))
            every[need.indicator, key.type] += one * len(scope.activities["ROME"])
    shares = WITH_ZONES if any(key.type in (BASIN, EPCI) for key in scope.asked) else SHARES
    expected = {pair: round(count * shares[pair[1]]) for pair, count in sorted(every.items()) if count}
    lines = [
        f"{i:8} {level:7} {count:7}  (classement\u00a0: estimation haute)" for (i, level), count in expected.items()
    ]
    lines.append(
        f"Classements\u00a0: {counted(sum(expected.values()), 'appel')}, estimation haute, au lieu de {every.total()} par force"
        " brute\u202f; ceux qui sont comptés plus haut ne sont faits qu’une fois."
    )
    return Planned(sum(expected.values()), tuple(lines))


def calls_report(outcome: Outcome) -> list[str]:
    """Calls made by indicator and level, beside brute force; French lines, none without rankings."""
    if not outcome.rankings:
        return []
    lines = [
        f"Classements, {indicator} {level}\u00a0: {counted(count, 'appel')} au lieu de {outcome.every.get((indicator, level), 0)}."
        for (indicator, level), count in sorted(outcome.calls.items())
    ]
    proven = sum(ranking.proven for ranking in outcome.rankings)
    lines.append(
        f"Classements\u00a0: {counted(sum(outcome.calls.values()), 'appel')} au lieu de {sum(outcome.every.values())} par force"
        f" brute\u202f; {counted(proven, 'classement prouvé')} sur {len(outcome.rankings)}."
    )
    return lines


def exceeding_report(outcome: Outcome) -> list[str]:
    """One French sentence for each count that the source publishes larger than its container's."""
    return [
        f"{indicator}, {territory}, métier {metier}\u00a0: l’effectif dépasse ce que permet celui du territoire qui le"
        " contient. Les classements qui en dépendent ne sont pas donnés pour complets."
        for indicator, territory, metier in outcome.exceeding
    ]
