"""Brings the editions up to date: nothing where the source has nothing new, else one harvest and one new edition."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from fiches.content.addresses import host_of, is_france_travail
from fiches.editions.ids import next_id
from fiches.editions.reading import OBSERVATIONS, REFERENTIAL
from fiches.editions.store import (
    Edition,
    edition_files,
    latest_of,
    list_editions,
    read_edition,
    read_manifest,
    write_edition,
)
from fiches.harvest.assembly import novelties, with_identifier
from fiches.harvest.cache import AnswerCache
from fiches.harvest.collection import Harvest, harvested_edition
from fiches.harvest.freshness import read_freshness
from fiches.harvest.gate.admission import admit
from fiches.harvest.model import Origin, Places, Scope
from fiches.harvest.needs import needs_by_key
from fiches.harvest.plan import newly_served, unserved
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.rereading import reread
from fiches.harvest.reuse import reuse_of
from fiches.harvest.run import Run
from fiches.harvest.runner import CallRunner, paused
from fiches.harvest.signs import NOTHING, same_signs
from fiches.harvest.survey import places_of, request_digest, survey
from fiches.harvest.zeros import only_zeros
from fiches.progress import Reporter, counted
from fiches.source.api import Api
from fiches.source.connection import Connection
from fiches.source.model import Access, workers
from fiches.source.pacing import Stop


def bring_up_to_date(run: Run, api: Api) -> Path:
    """The folder of the edition that holds what the source, open as `api`, says today: an existing one when nothing is new.

    Raises SourceError, DataError, ContentError (unknown territory), MachineError, or HarvestPaused after `max_seconds`;
    the answers received stay cached. Raises GateRefused for an edition that the gate refuses, unless `accept` says why
    it is admitted.
    """
    access, catalogue, reporter = run.access, run.catalogue, run.reporter
    with _stopped_after(run.options.max_seconds, api.client):
        places = places_of(api, run.config, place=run.place)
        previous = lru_cache(lambda: _previous(access))
        freshness = read_freshness(api, catalogue, previous, places.asked)
        simulated = access.demo or api.client.simulated
        origin = Origin(access.name, simulated, freshness, request_digest(catalogue, places.asked, run.config))
        _warn_of_another_source(access, reporter, simulated=simulated)
        current = None if run.options.full else _current_edition(access, origin)
        if current is None:
            edition = _harvested(Harvest(api, run, _scope(api, run, places), origin, previous()))
            previous.cache_clear()  # it weighs as much as the edition, which is judged and written next
            edition = _told(edition, api, run)
            current = _already_held(edition, run)
            if current is None or run.options.full:
                return current or _written(edition, run)
        else:
            reporter.say(f"Rien de nouveau à la source : l’édition {current.name} est à jour.")
        revised = _reread(api, run, places, origin, current)
        if revised is None:
            return current
        edition = _told(revised, api, run)
        return _already_held(edition, run) or _written(edition, run)


def _told(edition: Edition, api: Api, run: Run) -> Edition:
    """The edition, once what it took and what it has of new is said."""
    news = novelties(edition, run.catalogue, api.client.redactor.clean)
    for sentence in (*news, *only_zeros(edition, run.catalogue)):
        run.reporter.warn(sentence)
    return edition


def _scope(api: Api, run: Run, places: Places) -> Scope:
    """The scope of the harvest, with what the source serves no more or newly said."""
    scope = survey(api, run.catalogue, run.config, place=run.place, places=places)
    for sentence in unserved(run.catalogue, scope.crossings):
        run.reporter.detail(sentence)
    for sentence in newly_served(run.catalogue, scope.crossings):
        run.reporter.warn(sentence)
    return scope


def _reread(api: Api, run: Run, places: Places, origin: Origin, current: Path) -> Edition | None:
    """This week's slice of the current edition, read again: what it revises, None for nothing. Simulated figures are not."""
    today = run.options.today
    if today is None or not run.config.site.source.relecture or run.access.demo:
        return None
    held = PreviousAnswers(read_edition(current))
    if held.manifest.degraded:
        return None
    scope = survey(api, run.catalogue, run.config, place=run.place, places=places)
    return reread(Harvest(api, run, scope, origin, held), held, today)


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
def _stopped_after(seconds: float | None, client: Connection) -> Iterator[None]:
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
    for name in reversed(list_editions(access.editions)):
        manifest = read_manifest(access.editions / name)
        if (manifest.source, manifest.request) == (origin.source, origin.request) and same_signs(
            manifest.signature, origin.freshness.values
        ):
            trusted = _is_of_latest_quarter(access, name) and not manifest.degraded
            return access.editions / name if trusted else None
    return None


def _is_of_latest_quarter(access: Access, edition: str) -> bool:
    """False for an older quarter: a source that goes back to one has its answers examined again."""
    latest = latest_of(access.editions, access.name) or edition
    return latest.partition(".")[0] == edition.partition(".")[0]


def _previous(access: Access) -> PreviousAnswers | None:
    name = latest_of(access.editions, access.name)
    return PreviousAnswers(read_edition(access.editions / name)) if name else None


def _harvested(harvest: Harvest) -> Edition:
    """Makes the calls of the plan and of the rankings that nothing answers yet, and assembles their answers."""
    run, origin = harvest.run, harvest.origin
    reuse = reuse_of(run, origin, harvest.previous, harvest.scope.asked)
    identity = {"source": origin.source, **origin.freshness.values}
    with AnswerCache(run.access.answers_file, identity=identity, fresh=run.options.full) as cache:
        if cache.rebuilt:
            run.reporter.warn(
                "le journal de récolte était abîmé, ou d’un autre programme : il est refait, et ses appels seront redemandés."
            )
        runner = CallRunner(
            harvest.api,
            cache,
            run.reporter,
            needs_by_key(run.catalogue),
            workers=workers(run.config, run.access),
            reuse=reuse,
        )
        edition = harvested_edition(replace(harvest, reuse=reuse), runner)
        cache.finished()
        if any(origin.freshness.values.get(indicator) == NOTHING for indicator in edition.manifest.periods):
            cache.clear()  # answers of an indicator whose total said nothing could not be told from those of the next update
    return edition


def _already_held(edition: Edition, run: Run) -> Path | None:
    """The folder of the latest edition of its quarter, where it says the same; None where it does not."""
    editions = run.access.editions
    same_quarter = [name for name in list_editions(editions) if name.partition(".")[0] == edition.id]
    if not (
        same_quarter and _is_of_latest_quarter(run.access, edition.id) and _same(editions / same_quarter[-1], edition)
    ):
        return None
    run.reporter.say(f"Rien de nouveau : l’édition {same_quarter[-1]} dit déjà la même chose.")
    return editions / same_quarter[-1]


def _written(edition: Edition, run: Run) -> Path:
    """The folder of the new edition, under the next free name of its quarter. Raises GateRefused."""
    editions = run.access.editions
    edition = admit(with_identifier(edition, next_id(edition.id, list_editions(editions))), run)
    folder = write_edition(editions, edition)
    run.reporter.say(f"Édition {edition.id} : {counted(edition.manifest.rows, 'observation')}.")
    return folder


def _same(folder: Path, edition: Edition) -> bool:
    """Whether the edition on disk has the same rows, names and source."""
    files = edition_files(edition)
    if any((folder / name).read_bytes() != files[name] for name in (OBSERVATIONS, REFERENTIAL)):
        return False
    manifest = read_manifest(folder)
    return (manifest.source, manifest.degraded) == (edition.manifest.source, edition.manifest.degraded)
