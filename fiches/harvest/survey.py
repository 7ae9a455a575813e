"""The scope of a harvest: territories and activities that the API lists, métiers chosen, and the calls that they take."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.content.metiers import Metiers, unknown_metiers
from fiches.errors import ContentError
from fiches.harvest.plan import Crossings, activity_types, counting_calls, needs, plan
from fiches.harvest.runner import CallRunner, need_text
from fiches.harvest.scope import listed_territories, names_of, published, with_parents
from fiches.keys import FRANCE, TerritoryKey
from fiches.periods import latest
from fiches.rankings import RANKED, best_ranked
from fiches.source.answers import Answer, Observation
from fiches.source.api import Api, Call
from fiches.source.referentials import METIERS
from fiches.territories import ListedTerritory


@dataclass(frozen=True, slots=True)
class Scope:
    """What the API lists and what is asked of it, from the referential calls alone."""

    listed: tuple[ListedTerritory, ...]
    published: tuple[TerritoryKey, ...]
    asked: tuple[TerritoryKey, ...]  # published, and the parents they are compared with
    crossings: Crossings
    activities: Mapping[str, tuple[str, ...]]  # all the codes of each activity type that the API lists

    def listed_needed(self) -> tuple[ListedTerritory, ...]:
        """The listed territories that are asked."""
        keys = set(self.asked)
        return tuple(t for t in self.listed if t.key in keys)


@dataclass(frozen=True, slots=True)
class Places:
    """The territories of a harvest, before anything else of its scope: enough to read the source's freshness."""

    listed: tuple[ListedTerritory, ...]
    published: tuple[TerritoryKey, ...]
    asked: tuple[TerritoryKey, ...]  # published, and the parents they are compared with


def places_of(api: Api, config: Config, *, place: str) -> Places:
    """Makes one call a level. Raises ContentError for an unknown territory, SourceError."""
    listed = listed_territories(api, config.territories)
    chosen = published(config.territories, (t.key for t in listed), place=place)
    asked = with_parents(chosen, names_of(listed, config.territories))
    return Places(tuple(listed), tuple(chosen), tuple(asked))


def survey(api: Api, catalogue: Catalogue, config: Config, *, place: str, places: Places | None = None) -> Scope:
    """The scope, read by the referential calls; those of `places` are not made again where it is given.

    Raises ContentError for an unknown territory or métier, SourceError.
    """
    places = places or places_of(api, config, place=place)
    ranked = {METIERS} if config.site.metiers.nombre else set()  # the best of the country are looked for in the list
    activities = {kind: api.activities(kind, required=kind in ranked) for kind in activity_types(catalogue)}
    _refuse_unknown_metiers(config, activities.get("ROME", {}))
    return Scope(
        listed=places.listed,
        published=places.published,
        asked=places.asked,
        crossings=api.crossings(),
        activities={kind: tuple(labels) for kind, labels in activities.items()},
    )


def _refuse_unknown_metiers(config: Config, known: Mapping[str, str]) -> None:
    """Nothing is held against an empty list, where the source does not say which métiers it has."""
    name = f"{config.content.name}/site.toml"
    if not known or config.site.metiers.shipped:
        return
    if findings := list(unknown_metiers(config.site.metiers.liste, known)):
        raise ContentError(*(f"{name}, {finding}" for finding in findings))


def request_digest(catalogue: Catalogue, asked_of: Sequence[TerritoryKey], config: Config) -> str:
    """SHA-256 of all that the publisher and the catalogue decide of the calls and of the rows kept.

    What the API can cross is left out: it changes without any decision of ours.
    """
    metiers = config.site.metiers.model_dump(mode="json")
    metiers["nombre"] = metiers["nombre"] or 0
    asked = {
        "needs": [need_text(need) for need in needs(catalogue)],
        "territories": [str(key) for key in asked_of],
        "metiers": {name: value for name, value in metiers.items() if value or name != "classement"},
        "ignored": sorted(config.site.source.champs_ignores),
    }
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def chosen_metiers(
    runner: CallRunner, scope: Scope, settings: Metiers, followed: Sequence[str] = ()
) -> tuple[str, ...]:
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


def latest_counts(answers: Iterable[tuple[Call, Answer]], code: str) -> tuple[str, dict[str, float]]:
    """The latest period of all the answers, empty for none, and each activity's count in that period, where it has one."""
    rows = [(call.activity_code, o.period, o.value) for call, answer in answers for o in counted(answer, code)]
    newest = latest([period for _, period, _ in rows]) or ""
    return newest, {activity: value for activity, period, value in rows if period == newest and value is not None}


def counted(answer: Answer, code: str) -> Iterator[Observation]:
    """The rows of an answer that are counts of one nomenclature code, without breakdowns and missing values."""
    for o in answer.observations:
        if o.nomenclature_code == code and o.measure == "nombre" and o.value is not None and not o.characteristic_type:
            yield o


def full_plan(catalogue: Catalogue, scope: Scope, metiers: Sequence[str]) -> list[Call]:
    """Every call of the harvest but those of the rankings; `metiers` are ROME codes."""
    activities = {**scope.activities, "ROME": tuple(metiers)}
    return plan(catalogue, scope.asked, activities, scope.crossings)
