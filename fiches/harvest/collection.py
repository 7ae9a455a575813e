"""From the calls of a harvest to its edition: each made once, answered by the cache, the previous edition or the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from fiches.editions.store import Edition
from fiches.harvest.answering import Answering
from fiches.harvest.assembly import assemble
from fiches.harvest.chosen_metiers import chosen_metiers, followed_metiers, most_followed
from fiches.harvest.degraded import degraded_report, with_degraded_territories, with_previous_rankings
from fiches.harvest.model import Origin, Scope
from fiches.harvest.plan import full_plan, ranking_calls
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.received_names import received_edition
from fiches.harvest.reuse import Reuse
from fiches.harvest.run import Run
from fiches.harvest.top_n.containment import Zones, epci_zones
from fiches.harvest.top_n.model import Outcome
from fiches.harvest.top_n.report import calls_report, exceeding_report
from fiches.harvest.top_n.reused import standing_rankings
from fiches.harvest.top_n.run import rankings_of_harvest
from fiches.rankings import Ranking
from fiches.source.answers import Answer
from fiches.source.api import Api
from fiches.source.calls import Call
from fiches.territories import BASIN


@dataclass(frozen=True, slots=True)
class Harvest:
    """One harvest under way: what it asks of whom, and what the previous edition of the source gives."""

    api: Api
    run: Run
    scope: Scope
    origin: Origin
    previous: PreviousAnswers | None = None
    reuse: Reuse = field(default_factory=Reuse)


def harvested_edition(harvest: Harvest, runner: Answering) -> Edition:
    """The edition: its métiers chosen, its rankings searched, and every call made that nothing answers yet."""
    metiers = _metiers(harvest, runner)
    runner.run(full_plan(harvest.run.catalogue, harvest.scope, metiers), title="Récolte")
    known = standing_rankings(harvest.reuse.incremental, harvest.scope, harvest.run.config)
    return edition_of(harvest, runner, metiers, searched_rankings(harvest, runner, known))


def searched_rankings(harvest: Harvest, runner: Answering, known: Sequence[Ranking] = ()) -> Outcome:
    """The rankings that the settings ask for, `known` ones first, with what they took said."""
    run, scope = harvest.run, harvest.scope
    outcome = rankings_of_harvest(runner, scope, run.config, _zones(harvest.api, run, scope), known)
    outcome = with_previous_rankings(outcome, harvest.reuse.failures)
    run.reporter.say_all(calls_report(outcome))
    for sentence in exceeding_report(outcome):
        run.reporter.warn(sentence)
    return outcome


def edition_of(harvest: Harvest, runner: Answering, metiers: Sequence[str], outcome: Outcome) -> Edition:
    """The edition of the answers that the runner now has, without any request."""
    run, scope, reuse = harvest.run, harvest.scope, harvest.reuse
    calls = full_plan(run.catalogue, scope, metiers)
    order = {territory: place for place, territory in enumerate(dict.fromkeys(call.territory for call in calls))}
    calls += ranking_calls(outcome.rankings, runner.needs, scope)
    answered = sorted(dict.fromkeys(calls), key=lambda call: (order.get(call.territory, len(order)), call.territory))
    reading = _Reading()
    edition = assemble(
        reading.of(runner.answers(answered)),
        catalogue=run.catalogue,
        scope=scope,
        metiers=metiers,
        origin=harvest.origin,
        rankings=outcome.rankings,
    )
    edition = with_degraded_territories(edition, harvest.origin.freshness, run.catalogue, scope.asked, reuse.failures)
    edition, notices = received_edition(edition)
    for sentence in notices:
        run.reporter.warn(sentence)
    read = reading.whole(harvest.previous)
    followed = run.config.site.metiers.nombre or 0
    edition = replace(edition, manifest=replace(edition.manifest, lues_en_entier=read, metiers=followed))
    if reuse.incremental and not reuse.incremental.settled:
        run.reporter.say_all(reuse.incremental.report(runner.answers(answered)))
    run.reporter.say_all(degraded_report(edition))
    return edition


class _Reading:
    """Which indicators have all their series read whole, noted as their answers go by.

    Not whole: an answer taken or completed from the previous edition, which has labels presumed.
    """

    def __init__(self) -> None:
        self._own: dict[str, bool] = {}

    def of(self, answers: Iterable[tuple[Call, Answer]]) -> Iterator[tuple[Call, Answer]]:
        """The same answers."""
        for call, answer in answers:
            if answer.observations:
                own = not answer.carried and not answer.presumed
                self._own[call.indicator] = self._own.get(call.indicator, True) and own
            yield call, answer

    def whole(self, previous: PreviousAnswers | None) -> dict[str, str]:
        """By indicator, the edition in which all its series were last read whole: empty for the one being made.

        An indicator of which this was never known is left out.
        """
        known = previous.manifest.lues_en_entier if previous else {}
        return {i: "" if own else known[i] for i, own in sorted(self._own.items()) if own or i in known}


def _metiers(harvest: Harvest, runner: Answering) -> tuple[str, ...]:
    """The métiers asked everywhere; says which ones of the previous edition there is no room for."""
    settings = harvest.run.config.site.metiers
    followed = followed_metiers(harvest.previous, harvest.origin, settings.nombre or 0)
    metiers = chosen_metiers(runner, harvest.scope, settings, followed)
    if left := sorted(set(followed) - set(metiers)):
        harvest.run.reporter.say(_left(left, most_followed(settings)))
    return metiers


def _left(codes: Sequence[str], most: int) -> str:
    return (
        f"Métiers suivis\u00a0: {', '.join(codes)} ne le sont plus. Ils ne sont plus parmi les premiers du pays depuis le plus"
        f" longtemps, et {most} métiers au plus sont suivis."
    )


def _zones(api: Api, run: Run, scope: Scope) -> Zones:
    """The départements of basins and EPCI, which bound their rankings; empty where no ranking is asked."""
    if not run.config.site.metiers.classement:
        return {}
    basins = api.basins() if any(key.type == BASIN for key in scope.published) else {}
    return {**epci_zones(), **basins}
