"""The command `harvest`: bring the editions up to date, and say what was done."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config
from fiches.editions.store import (
    OBSERVATIONS,
    REFERENTIAL,
    Edition,
    Manifest,
    edition_files,
    latest_of,
    list_editions,
    next_id,
    read_edition,
    read_manifest,
    write_edition,
)
from fiches.harvest.assembly import assemble, novelties, renamed
from fiches.harvest.cache import Journal
from fiches.harvest.freshness import Signature, sign, signature_calls
from fiches.harvest.gate.admission import admitted
from fiches.harvest.plan import calls_of, count_calls, needs, newly_served, unserved
from fiches.harvest.previous import FormerAnswers
from fiches.harvest.reuse import Heritage, heritage_of
from fiches.harvest.runner import Harvester, paused
from fiches.harvest.survey import Scope, chosen_metiers, full_plan, needs_by_key, places_of, request_digest, survey
from fiches.harvest.top_n.containment import Zones, known_zones
from fiches.harvest.top_n.report import calls_report, exceeding_report, planned_rankings
from fiches.harvest.top_n.run import ranked, ranking_calls
from fiches.keys import FRANCE
from fiches.progress import Reporter
from fiches.rankings import RANKED
from fiches.source.access import Access, opened, workers
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.source.pacing import Stop
from fiches.territories import BASIN, COUNTRY


def bring_up_to_date(
    config: Config,
    catalogue: Catalogue,
    access: Access,
    reporter: Reporter,
    *,
    place: str,
    full: bool = False,
    max_seconds: float | None = None,
    accept: str = "",
) -> Path:
    """The folder of the edition that holds what the source says today: a former one when nothing is new.

    Raises SourceError, DataError, ContentError (unknown territory), MachineError, or HarvestPaused after `max_seconds`
    (None: as long as it takes); answers already read are kept. Raises GateRefused for an edition that the gate refuses,
    unless `accept` says why to let it in.
    """
    with opened(config, catalogue, access) as api, _stopped_after(max_seconds, api.client):
        places = places_of(api, config, place=place)
        former = lru_cache(lambda: _former(access))
        signature = sign(api, catalogue, former, places.asked)
        request = request_digest(catalogue, places.asked, config)
        known = None if full else _known(access, signature, request)
        if known is not None:
            reporter.say(f"Rien de nouveau à la source : l’édition {known.name} est à jour.")
            return known
        scope = survey(api, catalogue, config, place=place, places=places)
        for sentence in unserved(catalogue, scope.crossings):
            reporter.detail(sentence)
        for sentence in newly_served(catalogue, scope.crossings):
            reporter.warn(sentence)
        heritage = heritage_of(former(), signature, request, catalogue, scope.asked, config, full=full)
        edition = _harvested(api, config, catalogue, access, reporter, scope, signature, request, full, heritage)
        reporter.detail(f"{api.client.calls} appels.")
    for sentence in novelties(edition, catalogue):
        reporter.warn(sentence)
    return _kept(access, edition, reporter, Gatekeeper(catalogue, config, accept))


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


def _known(access: Access, signature: Signature, request: str) -> Path | None:
    """The latest edition of this source, this update and this request; None where it must be examined again."""
    for name in reversed(list_editions(access.editions)):
        manifest = read_manifest(access.editions / name)
        if (manifest.source, dict(manifest.signature), manifest.request) == (
            access.name,
            dict(signature.values),
            request,
        ):
            trusted = _is_current(access, name) and not manifest.degraded and _is_dated(signature, manifest)
            return access.editions / name if trusted else None
    return None


def _is_dated(signature: Signature, manifest: Manifest) -> bool:
    """Whether every indicator that the edition holds can be told from its next update."""
    return all(
        signature.values.get(indicator, "") or indicator not in signature.values for indicator in manifest.periods
    )


def _is_current(access: Access, edition: str) -> bool:
    """Whether it is of the latest quarter known: a source that goes back to an earlier one has its answers examined."""
    latest = latest_of(access.editions, access.name) or edition
    return latest.partition(".")[0] == edition.partition(".")[0]


def _former(access: Access) -> FormerAnswers | None:
    name = latest_of(access.editions, access.name)
    return FormerAnswers(read_edition(access.editions / name)) if name else None


def _harvested(
    api: Api,
    config: Config,
    catalogue: Catalogue,
    access: Access,
    reporter: Reporter,
    scope: Scope,
    signature: Signature,
    request: str,
    full: bool,
    heritage: Heritage,
) -> Edition:
    if full:
        access.journal.unlink(missing_ok=True)
    with Journal(access.journal, identity=_identity(access, signature)) as journal:
        harvester = Harvester(
            api,
            journal,
            reporter,
            workers=workers(config, access),
            renewal=heritage.renewal,
            tolerance=heritage.tolerance,
        )
        metiers = chosen_metiers(harvester, catalogue, scope, config)
        calls = full_plan(catalogue, scope, metiers)
        kept = needs_by_key(catalogue)
        harvester.run(calls, kept, title="Récolte")
        outcome = ranked(harvester, catalogue, scope, config, reporter, _zones(api, config, scope))
        outcome = heritage.ranked(outcome)
        reporter.say_all(calls_report(outcome))
        for sentence in exceeding_report(outcome):
            reporter.warn(sentence)
        everything = dict.fromkeys((*calls, *ranking_calls(outcome.rankings, kept, scope)))
        edition = assemble(
            harvester.answers(everything, kept),
            catalogue=catalogue,
            scope=scope,
            metiers=metiers,
            signature=signature,
            request=request,
            source=access.name,
            demo=access.demo,
            rankings=outcome.rankings,
        )
        edition = heritage.marked(edition, signature, catalogue, scope.asked)
        for sentence in heritage.report(harvester.answers(everything, kept), edition):
            reporter.say(sentence)
        if not signature.complete:
            journal.forget()  # nothing will tell these answers from those of the next update
    return edition


def _zones(api: Api, config: Config, scope: Scope) -> Zones:
    """The départements of basins and EPCI: what bounds their rankings, and of no use without any."""
    if not config.site.metiers.classement:
        return {}
    basins = api.basins() if any(key.type == BASIN for key in scope.published) else {}
    return {**known_zones(), **basins}


def _identity(access: Access, signature: Signature) -> Mapping[str, str]:
    return {"source": access.name, **signature.values}


@dataclass(frozen=True, slots=True)
class Gatekeeper:
    """What lets an edition in; `accept`: why, when the gate refuses it."""

    catalogue: Catalogue
    config: Config
    accept: str


def _kept(access: Access, edition: Edition, reporter: Reporter, keeper: Gatekeeper) -> Path:
    """Writes the edition, unless the latest one of its quarter already says the same. Raises GateRefused."""
    existing = list_editions(access.editions)
    same_quarter = [name for name in existing if name.partition(".")[0] == edition.id]
    if same_quarter and _is_current(access, edition.id) and _same(access.editions / same_quarter[-1], edition):
        reporter.say(f"Rien de nouveau : l’édition {same_quarter[-1]} dit déjà la même chose.")
        return access.editions / same_quarter[-1]
    edition = renamed(edition, next_id(edition.id, existing))
    edition = admitted(edition, access, keeper.catalogue, keeper.config, reporter, accept=keeper.accept)
    folder = write_edition(access.editions, edition)
    reporter.say(f"Édition {edition.id} : {edition.manifest.rows} observations.")
    return folder


def _same(folder: Path, edition: Edition) -> bool:
    files = edition_files(edition)
    if any((folder / name).read_bytes() != files[name] for name in (OBSERVATIONS, REFERENTIAL)):
        return False
    manifest = read_manifest(folder)
    return (manifest.source, manifest.degraded) == (edition.manifest.source, edition.manifest.degraded)


def planned(config: Config, catalogue: Catalogue, access: Access, *, place: str) -> list[str]:
    """What a harvest from nothing would ask: calls by indicator and level, in all, and how long; French lines."""
    with opened(config, catalogue, access) as api:
        scope = survey(api, catalogue, config, place=place)
    number = config.site.metiers.nombre
    known = scope.activities.get("ROME", ())
    metiers = config.site.metiers.liste or known[:number]
    calls = full_plan(catalogue, scope, metiers)
    ranking = _ranking_calls(catalogue, scope) if number else 0
    chosen = len(metiers) * sum(1 for n in needs(catalogue) if n.activity_type == "ROME" and n.indicator in RANKED)
    total = len(calls) + (ranking - min(chosen, ranking) if number else 0) + len(signature_calls(catalogue))
    seconds = total / config.site.source.debit
    lines = [f"{indicator:8} {level:7} {count:7}" for (indicator, level), count in count_calls(calls).items()]
    lines.append(f"{'métiers':8} {COUNTRY:7} {ranking:7}  (classement des métiers du pays)") if number else None
    rankings = planned_rankings(catalogue, scope, number=config.site.metiers.classement)
    total += rankings.expected
    seconds = total / config.site.source.debit
    lines += rankings.lines
    lines.append(f"Total : {total} appels, soit {duration(seconds)} à {config.site.source.debit:g} appels par seconde.")
    return lines + unserved(catalogue, scope.crossings) + newly_served(catalogue, scope.crossings)


def _ranking_calls(catalogue: Catalogue, scope: Scope) -> int:
    kept = [n for n in needs(catalogue) if n.activity_type == "ROME" and n.indicator in RANKED]
    return sum(len(calls_of(n, [FRANCE], scope.activities["ROME"], scope.crossings)) for n in kept)


def duration(seconds: float) -> str:
    """« 2 h 05 min », « 12 min », « 40 s »."""
    if seconds < 60:
        return f"{seconds:.0f}\u00a0s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes}\u00a0min"
    return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02d}\u00a0min"
