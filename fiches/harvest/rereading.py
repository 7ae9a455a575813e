"""Reading again, a slice a week, the series of an edition that nothing tells to be revised.

The source says when an indicator is loaded and gives the country's figures in one call; a revision of one territory alone
shows in neither. So a visit with nothing new reads a slice of the edition's calls again, whole. Every slice has had its
turn after as many weeks as there are slices: a cycle. Answers are kept until the cycle ends, so that a visit that is
interrupted or made twice asks nothing again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from fiches.editions.store import Edition
from fiches.errors import SourceUnavailable
from fiches.harvest.cache import AnswerCache
from fiches.harvest.collection import Harvest, edition_of, searched_rankings
from fiches.harvest.incremental import Incremental
from fiches.harvest.needs import needs_by_key
from fiches.harvest.plan import full_plan, ranking_calls
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.runner import CallRunner, cache_key
from fiches.harvest.signs import by_key
from fiches.harvest.slices import Slice, slice_of
from fiches.harvest.top_n.model import Outcome
from fiches.keys import TOTALS
from fiches.periods import latest
from fiches.rankings import RANKED
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from fiches.source.model import workers

_SAID = 5  # revised series named in the report
FILE = "relecture.sqlite"


def reread(harvest: Harvest, previous: PreviousAnswers, today: date) -> Edition | None:
    """Reads this week's slice of the edition again: the edition with what was revised, or None where nothing was.

    A source that does not answer any more is said: the edition is up to date as far as one knows. Raises SourceRefused,
    SourceChanged, DataError, HarvestPaused; every answer received is kept.
    """
    run, access = harvest.run, harvest.run.access
    needs = needs_by_key(run.catalogue)
    plan = full_plan(run.catalogue, harvest.scope, previous.metiers)
    calls = list(dict.fromkeys((*plan, *ranking_calls(previous.rankings, needs, harvest.scope))))
    chosen = slice_of(calls, run.config.site.source.relecture, today)
    identity = {**harvest.origin.freshness.values, "request": harvest.origin.request, "cycle": str(chosen.cycle)}
    with AnswerCache(access.cache / FILE, identity=identity | {"source": access.name}) as cache:
        runner = CallRunner(harvest.api, cache, run.reporter, needs, workers=workers(run.config, access))
        try:
            runner.run(chosen.calls, title=f"Relecture, tranche {chosen.number} sur {chosen.among}")
        except SourceUnavailable as error:
            run.reporter.warn(_interrupted(error))
            return None
        held = cache.names()
        read = list(runner.answers(c for c in calls if cache_key(c, needs[_crossing(c)]) in held))
        revised = [
            call for call, answer in read if _differs(call, answer, previous.answer(call, needs[_crossing(call)]))
        ]
        run.reporter.say(_revised(revised, len(read), chosen) if revised else _same(len(read), chosen))
        return _revised_edition(harvest, previous, cache, revised) if revised else None


def _crossing(call: Call) -> tuple[str, str]:
    return call.indicator, call.activity_type


def _differs(call: Call, today: Answer, held: Answer) -> bool:
    """Whether the source says of a call something else than the edition, dates included; what the edition could not believe
    is not compared."""
    rows: Sequence[Observation] = held.observations
    if call.latest_only:  # the edition may have the history beside
        newest = latest([row.period for row in rows])
        rows = [row for row in rows if row.period == newest]
    doubtful = {one[:6] for one in (*held.set_aside, *today.set_aside)}
    old, new = (
        {key: cell for key, cell in by_key(some).items() if key[:6] not in doubtful}
        for some in (rows, today.observations)
    )
    return old != new


def _revised_edition(
    harvest: Harvest, previous: PreviousAnswers, cache: AnswerCache, revised: Iterable[Call]
) -> Edition:
    """The previous edition with the answers of the cache; its rankings searched again where one of their counts changed."""
    run, scope, needs = harvest.run, harvest.scope, needs_by_key(harvest.run.catalogue)
    ranks = any(call.activity_type == "ROME" and call.indicator in RANKED for call in revised)
    again = bool(previous.rankings) and ranks
    known = Incremental(previous, harvest.origin.freshness, run.catalogue, needs, settled=not again)
    harvest = replace(harvest, reuse=replace(harvest.reuse, incremental=known))
    runner = CallRunner(
        harvest.api, cache, run.reporter, needs, workers=workers(run.config, run.access), reuse=harvest.reuse
    )
    runner.run(full_plan(run.catalogue, scope, previous.metiers), title="Récolte")
    outcome = searched_rankings(harvest, runner) if again else Outcome(previous.rankings)
    return edition_of(harvest, runner, previous.metiers, outcome)


def _same(read: int, chosen: Slice) -> str:
    return (
        f"Relecture, tranche {chosen.number} sur {chosen.among} : {read} réponses relues en entier depuis le début du"
        " tour, toutes pareilles à celles de l’édition."
    )


def _revised(revised: Sequence[Call], read: int, chosen: Slice) -> str:
    named = ", ".join(_name(call) for call in revised[:_SAID])
    more = f" et {len(revised) - _SAID} autres" if len(revised) > _SAID else ""
    return (
        f"Relecture, tranche {chosen.number} sur {chosen.among} : {len(revised)} réponses sur {read} ont été révisées"
        f" sans que la source le dise ({named}{more})."
    )


def _name(call: Call) -> str:
    activity = "" if call.activity_type in TOTALS else f" {call.activity_type} {call.activity_code}"
    return f"{call.indicator} {call.territory}{activity}"


def _interrupted(error: SourceUnavailable) -> str:
    return (
        f"Relecture interrompue : {' '.join(error.findings)} L’édition reste telle quelle ; ce qui est relu est"
        " gardé, et la prochaine visite reprendra."
    )
