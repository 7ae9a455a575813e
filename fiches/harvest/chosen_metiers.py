"""Which métiers a harvest asks everywhere: those of the settings, the best of the country, those of the previous edition."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.metiers import Metiers
from fiches.editions.store import Manifest
from fiches.harvest.answering import Answering
from fiches.harvest.latest_counts import latest_counts
from fiches.harvest.model import Origin, Scope
from fiches.harvest.plan import counting_calls
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE
from fiches.rankings import RANKED, best_ranked


def chosen_metiers(runner: Answering, scope: Scope, settings: Metiers, followed: Sequence[str] = ()) -> tuple[str, ...]:
    """The ROME codes of the settings: those listed, or the best of the country, once all are asked there.

    After the best come those `followed` by the previous edition, the latest ranked first, as far as there is room: a
    métier that leaves the first ones for a quarter keeps its series.
    """
    if settings.shipped and (known := scope.activities.get("ROME", ())):
        return tuple(code for code in settings.liste if code in known)
    if settings.liste or not settings.nombre:
        return settings.liste
    counts = []
    for (indicator, activity_type), need in runner.needs.items():
        if activity_type != "ROME" or indicator not in RANKED:
            continue
        calls = counting_calls(need, [FRANCE], scope.activities["ROME"], scope.crossings)
        runner.run(calls, title=f"Classement des métiers de France, {indicator}")
        counts.append(latest_counts(runner.answers(calls), RANKED[indicator])[1])
    listed = frozenset(scope.activities["ROME"])
    best = best_ranked(counts, settings.nombre)
    return tuple(dict.fromkeys((*best, *(code for code in followed if code in listed))))[: most_followed(settings)]


def most_followed(settings: Metiers) -> int:
    """How many métiers are asked everywhere at most: the best, and half as many that were among them."""
    number = settings.nombre or 0
    return number + number // 2


def followed_metiers(previous: PreviousAnswers | None, origin: Origin, number: int) -> tuple[str, ...]:
    """The métiers of the previous edition, where it chose as many of the country's best; the latest ranked first."""
    if previous is None or not number:
        return ()
    manifest: Manifest = previous.manifest
    same = manifest.metiers == number if manifest.metiers else manifest.request == origin.request
    return previous.metiers if same else ()
