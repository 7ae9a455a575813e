"""From the calls of a harvest to its edition: each made once, answered by the cache, the previous edition or the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from fiches.editions.store import Edition, Manifest
from fiches.harvest.assembly import assemble
from fiches.harvest.degraded import degraded_report, marked, with_previous_rankings
from fiches.harvest.freshness import Origin
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.received_names import received_edition
from fiches.harvest.reuse import Reuse
from fiches.harvest.run import Run
from fiches.harvest.runner import CallRunner
from fiches.harvest.survey import Scope, chosen_metiers, full_plan, most_followed
from fiches.harvest.top_n.containment import Zones, epci_zones
from fiches.harvest.top_n.report import calls_report, exceeding_report
from fiches.harvest.top_n.run import Outcome, ranked, ranking_calls
from fiches.source.answers import Answer
from fiches.source.api import Api, Call
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


def collected(harvest: Harvest, runner: CallRunner) -> Edition:
    """The edition: its métiers chosen, its rankings searched, and every call made that nothing answers yet."""
    metiers = _metiers(harvest, runner)
    calls = full_plan(harvest.run.catalogue, harvest.scope, metiers)
    runner.run(calls, title="Récolte")
    return edition_of(harvest, runner, metiers, searched(harvest, runner))


def searched(harvest: Harvest, runner: CallRunner) -> Outcome:
    """The rankings that the settings ask for, with what they took said."""
    run, scope = harvest.run, harvest.scope
    outcome = ranked(runner, scope, run.config, _zones(harvest.api, run, scope))
    outcome = with_previous_rankings(outcome, harvest.reuse.failures)
    run.reporter.say_all(calls_report(outcome))
    for sentence in exceeding_report(outcome):
        run.reporter.warn(sentence)
    return outcome


def edition_of(harvest: Harvest, runner: CallRunner, metiers: Sequence[str], outcome: Outcome) -> Edition:
    """The edition of the answers that the runner now has, without any request."""
    run, scope, reuse = harvest.run, harvest.scope, harvest.reuse
    calls = full_plan(run.catalogue, scope, metiers)
    answered = dict.fromkeys((*calls, *ranking_calls(outcome.rankings, runner.needs, scope)))
    edition = assemble(
        runner.answers(answered),
        catalogue=run.catalogue,
        scope=scope,
        metiers=metiers,
        origin=harvest.origin,
        rankings=outcome.rankings,
    )
    edition = marked(edition, harvest.origin.freshness, run.catalogue, scope.asked, reuse.failures)
    edition, notices = received_edition(edition)
    for sentence in notices:
        run.reporter.warn(sentence)
    read = read_whole(runner.answers(answered), harvest.previous)
    followed = run.config.site.metiers.nombre or 0
    edition = replace(edition, manifest=replace(edition.manifest, lues_en_entier=read, metiers=followed))
    if reuse.incremental and not reuse.incremental.settled:
        run.reporter.say_all(reuse.incremental.report(runner.answers(answered)))
    run.reporter.say_all(degraded_report(edition))
    return edition


def read_whole(answers: Iterable[tuple[Call, Answer]], previous: PreviousAnswers | None) -> dict[str, str]:
    """By indicator, the edition in which all its series were last read whole: empty for the one being made.

    Not whole: an answer taken or completed from the previous edition, which has labels presumed. An indicator of which
    this was never known is left out.
    """
    known, whole = previous.manifest.lues_en_entier if previous else {}, dict[str, bool]()
    for call, answer in answers:
        if answer.observations:
            whole[call.indicator] = whole.get(call.indicator, True) and not answer.carried and not answer.presumed
    return {i: "" if own else known[i] for i, own in sorted(whole.items()) if own or i in known}


def _metiers(harvest: Harvest, runner: CallRunner) -> tuple[str, ...]:
    """The métiers asked everywhere; says which ones of the previous edition there is no room for."""
    settings = harvest.run.config.site.metiers
    followed = followed_metiers(harvest.previous, harvest.origin, settings.nombre or 0)
    metiers = chosen_metiers(runner, harvest.scope, settings, followed)
    if left := sorted(set(followed) - set(metiers)):
        harvest.run.reporter.say(_left(left, most_followed(settings)))
    return metiers


def followed_metiers(previous: PreviousAnswers | None, origin: Origin, number: int) -> tuple[str, ...]:
    """The métiers of the previous edition, where it chose as many of the country's best; the latest ranked first."""
    if previous is None or not number:
        return ()
    manifest: Manifest = previous.manifest
    same = manifest.metiers == number if manifest.metiers else manifest.request == origin.request
    return previous.metiers if same else ()


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
