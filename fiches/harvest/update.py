"""Brings the editions up to date: nothing where the source has nothing new, else one harvest and one new edition."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from fiches.content.addresses import host_of, is_france_travail
from fiches.editions.ids import next_id
from fiches.editions.store import (
    OBSERVATIONS,
    REFERENTIAL,
    Edition,
    Manifest,
    edition_files,
    latest_of,
    list_editions,
    read_edition,
    read_manifest,
    write_edition,
)
from fiches.harvest.assembly import assemble, novelties, renamed
from fiches.harvest.cache import AnswerCache
from fiches.harvest.degraded import degraded_report, marked, with_previous_rankings
from fiches.harvest.freshness import Freshness, Origin, read_freshness
from fiches.harvest.gate.admission import admit
from fiches.harvest.plan import needs_by_key, newly_served, unserved
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.reuse import Reuse, reuse_of
from fiches.harvest.run import Run
from fiches.harvest.runner import CallRunner, paused
from fiches.harvest.survey import Scope, chosen_metiers, full_plan, places_of, request_digest, survey
from fiches.harvest.top_n.containment import Zones, epci_zones
from fiches.harvest.top_n.report import calls_report, exceeding_report
from fiches.harvest.top_n.run import Outcome, ranked, ranking_calls
from fiches.harvest.zeros import only_zeros
from fiches.progress import Reporter, counted
from fiches.source.access import Access, opened, workers
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.source.pacing import Stop
from fiches.territories import BASIN


def bring_up_to_date(run: Run) -> Path:
    """The folder of the edition that holds what the source says today: an existing one when nothing is new.

    Raises SourceError, DataError, ContentError (unknown territory), MachineError, or HarvestPaused after `max_seconds`;
    the answers received stay cached. Raises GateRefused for an edition that the gate refuses, unless `accept` says why
    it is admitted.
    """
    access, catalogue, reporter = run.access, run.catalogue, run.reporter
    with opened(run.config, catalogue, access) as api, _stopped_after(run.options.max_seconds, api.client):
        places = places_of(api, run.config, place=run.place)
        previous = lru_cache(lambda: _previous(access))
        freshness = read_freshness(api, catalogue, previous, places.asked)
        simulated = access.demo or api.client.simulated
        origin = Origin(access.name, simulated, freshness, request_digest(catalogue, places.asked, run.config))
        _warn_of_another_source(access, reporter, simulated=simulated)
        current = None if run.options.full else _current_edition(access, origin)
        if current is not None:
            reporter.say(f"Rien de nouveau à la source : l’édition {current.name} est à jour.")
            return current
        scope = survey(api, catalogue, run.config, place=run.place, places=places)
        for sentence in unserved(catalogue, scope.crossings):
            reporter.detail(sentence)
        for sentence in newly_served(catalogue, scope.crossings):
            reporter.warn(sentence)
        edition = _harvested(api, run, scope, origin, reuse_of(run, origin, previous(), scope.asked))
        reporter.detail(f"{counted(api.client.calls, 'appel')}, {counted(api.client.tokens, 'jeton')}.")
        for sentence in (*novelties(edition, catalogue, api.client.redactor.clean), *only_zeros(edition, catalogue)):
            reporter.warn(sentence)
    return _written(edition, run)


def _warn_of_another_source(access: Access, reporter: Reporter, *, simulated: bool) -> None:
    """Said at each harvest whose figures are not France Travail's, `--demo` aside."""
    if access.demo or is_france_travail(access.name):
        return
    what = "ses chiffres sont simulés" if simulated else "ses chiffres ne sont pas ceux de France Travail"
    reporter.warn(
        f"Source\u00a0: {host_of(access.name)}, et non api.francetravail.io\u00a0; {what}. Chaque page le dira\u00a0; pour les"
        " vrais chiffres, vider FT_API_URL et FT_TOKEN_URL."
    )


@contextmanager
def _stopped_after(seconds: float | None, client: Client) -> Iterator[None]:
    """Stops the client after so long. Raises HarvestPaused when that cuts the block short."""
    timer = threading.Timer(threading.TIMEOUT_MAX if seconds is None else seconds, client.stop)
    timer.daemon = True
    if seconds is not None:
        timer.start()
    try:
        yield
    except Stop:
        raise paused(0, "") from None
    finally:
        timer.cancel()


def _current_edition(access: Access, origin: Origin) -> Path | None:
    """The latest edition of this source, update and request; None where the source must be read again."""
    wanted = (origin.source, dict(origin.freshness.values), origin.request)
    for name in reversed(list_editions(access.editions)):
        manifest = read_manifest(access.editions / name)
        if (manifest.source, dict(manifest.signature), manifest.request) == wanted:
            trusted = (
                _is_of_latest_quarter(access, name) and not manifest.degraded and _is_dated(origin.freshness, manifest)
            )
            return access.editions / name if trusted else None
    return None


def _is_dated(freshness: Freshness, manifest: Manifest) -> bool:
    """Whether every indicator that the edition holds has a date that will change with its next update."""
    return all(
        freshness.values.get(indicator, "") or indicator not in freshness.values for indicator in manifest.periods
    )


def _is_of_latest_quarter(access: Access, edition: str) -> bool:
    """False for an older quarter: a source that goes back to one has its answers examined again."""
    latest = latest_of(access.editions, access.name) or edition
    return latest.partition(".")[0] == edition.partition(".")[0]


def _previous(access: Access) -> PreviousAnswers | None:
    name = latest_of(access.editions, access.name)
    return PreviousAnswers(read_edition(access.editions / name)) if name else None


def _harvested(api: Api, run: Run, scope: Scope, origin: Origin, reuse: Reuse) -> Edition:
    """Makes the calls of the plan and of the rankings, and assembles their answers."""
    if run.options.full:
        run.access.answers_file.unlink(missing_ok=True)
    identity = {"source": origin.source, **origin.freshness.values}
    with AnswerCache(run.access.answers_file, identity=identity) as cache:
        runner = CallRunner(
            api,
            cache,
            run.reporter,
            needs_by_key(run.catalogue),
            workers=workers(run.config, run.access),
            reuse=reuse,
        )
        metiers = chosen_metiers(runner, scope, run.config.site.metiers)
        calls = full_plan(run.catalogue, scope, metiers)
        runner.run(calls, title="Récolte")
        outcome = ranked(runner, scope, run.config, _zones(api, run, scope))
        outcome = with_previous_rankings(outcome, reuse.failures)
        _report_rankings(outcome, run.reporter)
        answered = dict.fromkeys((*calls, *ranking_calls(outcome.rankings, runner.needs, scope)))
        edition = assemble(
            runner.answers(answered),
            catalogue=run.catalogue,
            scope=scope,
            metiers=metiers,
            origin=origin,
            rankings=outcome.rankings,
        )
        edition = marked(edition, origin.freshness, run.catalogue, scope.asked, reuse.failures)
        saved = reuse.incremental.report(runner.answers(answered)) if reuse.incremental else ()
        run.reporter.say_all((*saved, *degraded_report(edition)))
        if not origin.freshness.complete:
            cache.clear()  # undated answers could not be told from those of the next update
    return edition


def _report_rankings(outcome: Outcome, reporter: Reporter) -> None:
    reporter.say_all(calls_report(outcome))
    for sentence in exceeding_report(outcome):
        reporter.warn(sentence)


def _zones(api: Api, run: Run, scope: Scope) -> Zones:
    """The départements of basins and EPCI, which bound their rankings; empty where no ranking is asked."""
    if not run.config.site.metiers.classement:
        return {}
    basins = api.basins() if any(key.type == BASIN for key in scope.published) else {}
    return {**epci_zones(), **basins}


def _written(edition: Edition, run: Run) -> Path:
    """The folder of the new edition, or of the latest one of its quarter where it says the same. Raises GateRefused."""
    access, reporter = run.access, run.reporter
    existing = list_editions(access.editions)
    same_quarter = [name for name in existing if name.partition(".")[0] == edition.id]
    if (
        same_quarter
        and _is_of_latest_quarter(access, edition.id)
        and _same(access.editions / same_quarter[-1], edition)
    ):
        reporter.say(f"Rien de nouveau : l’édition {same_quarter[-1]} dit déjà la même chose.")
        return access.editions / same_quarter[-1]
    edition = admit(renamed(edition, next_id(edition.id, existing)), run)
    folder = write_edition(access.editions, edition)
    reporter.say(f"Édition {edition.id} : {counted(edition.manifest.rows, 'observation')}.")
    return folder


def _same(folder: Path, edition: Edition) -> bool:
    """Whether the edition on disk has the same rows, names and source."""
    files = edition_files(edition)
    if any((folder / name).read_bytes() != files[name] for name in (OBSERVATIONS, REFERENTIAL)):
        return False
    manifest = read_manifest(folder)
    return (manifest.source, manifest.degraded) == (edition.manifest.source, edition.manifest.degraded)
