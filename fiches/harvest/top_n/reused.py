"""The rankings of the previous edition that still stand: those of an indicator that the source has not loaded since."""

from __future__ import annotations

from fiches.content.config import Config
from fiches.harvest.incremental import Incremental
from fiches.harvest.model import Scope
from fiches.rankings import Ranking

_AMONG_ALL = ("complet", "borne", "depassement")  # rules of rankings among all the métiers of the source


def standing_rankings(known: Incremental | None, scope: Scope, config: Config) -> tuple[Ranking, ...]:
    """By whole indicators: each published territory has one, of as many places, among as many métiers.

    None where the previous edition kept older figures of a territory: its rankings are older too.
    """
    if known is None or known.previous.manifest.degraded:
        return ()
    metiers, number = len(scope.activities.get("ROME", ())), config.site.metiers.classement
    by_indicator: dict[str, list[Ranking]] = {}
    for one in known.previous.rankings:
        if known.is_same_update(one.indicator):
            by_indicator.setdefault(one.indicator, []).append(one)
    published = set(scope.published)
    return tuple(
        ranking
        for own in by_indicator.values()
        if {one.territory for one in own} == published
        and all(one.number == number and (one.among == metiers or one.rule not in _AMONG_ALL) for one in own)
        for ranking in own
    )
