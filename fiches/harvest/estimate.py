"""Number of calls of a harvest that starts from nothing, by indicator and level, and how long they take."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from fiches.content.catalogue import Catalogue
from fiches.content.chosen_formats import formats_by_level
from fiches.content.config import Config, Site
from fiches.content.formats import EVERY_FORMAT
from fiches.content.metiers import ORIGIN, Metiers
from fiches.content.site_size import HOST_LIMIT, site_size
from fiches.harvest.freshness import freshness_calls
from fiches.harvest.model import Scope
from fiches.harvest.needs import Need, needs
from fiches.harvest.plan import count_calls, counting_calls, full_plan, newly_served, unserved
from fiches.harvest.slices import slices
from fiches.harvest.top_n.report import planned_rankings
from fiches.keys import FRANCE, TerritoryKey
from fiches.progress import counted
from fiches.rankings import RANKED
from fiches.source.calls import Call
from fiches.territories import COUNTRY, LEVELS

SLICE_SECONDS = 18_000  # given to one run of refresh.yml, which its next run follows


def estimate(scope: Scope, catalogue: Catalogue, config: Config) -> list[str]:
    """French lines: calls by indicator and level, total and duration, the site's weight, then what the API does not serve."""
    number = config.site.metiers.nombre or 0
    metiers = config.site.metiers.liste or scope.activities.get("ROME", ())[:number]
    calls = full_plan(catalogue, scope, metiers)
    of_country = _country_ranking_calls(catalogue, scope) if number else []
    rankings = planned_rankings(catalogue, scope, number=config.site.metiers.classement)
    total = len(calls) + len(freshness_calls(catalogue)) + rankings.expected
    total += len(set(of_country).difference(calls))  # the plan has some of the best ones already
    lines = [f"{indicator:8} {level:7} {count:7}" for (indicator, level), count in count_calls(calls).items()]
    if number:
        why = "classement des métiers du pays\u202f; une liste, section [metiers] de site.toml, l’évite"
        lines.append(f"{'métiers':8} {COUNTRY:7} {len(of_country):7}  ({why})")
    if metiers:
        lines.append(f"Métiers : {metiers_words(config.site.metiers)}.")
    rate = config.site.source.debit
    lines += rankings.lines
    lines.append(
        f"Total : {counted(total, 'appel')}, soit {duration(total / rate)} à {counted(rate, 'appel')} par seconde,"
        f" {_runs(total / rate)}."
    )
    lines.append(_visit(config, catalogue, scope, len(calls)))
    lines.append(site_words(config.site, scope.published))
    return lines + unserved(catalogue, scope.crossings) + newly_served(catalogue, scope.crossings)


def _runs(seconds: float) -> str:
    """How many runs of « Récolte » a harvest takes, one after the other by themselves."""
    number = slices(math.ceil(seconds), SLICE_SECONDS)
    return f"{'en une tranche' if number == 1 else f'en {number} tranches'} de {duration(SLICE_SECONDS)} («\u00a0Récolte\u00a0»)"


def site_words(site: Site, published: Sequence[TerritoryKey]) -> str:
    """How heavy the site would be, against what its host takes, and what its fiches give up for it."""
    fiches = Counter(key.type for key in published)
    formats = formats_by_level(site.formats, fiches, pdf=bool(site.pdf))
    size, every = site_size(fiches, formats), EVERY_FORMAT if site.pdf else EVERY_FORMAT - {"pdf"}
    fewer = [
        f"{LEVELS[level].plural} sans {', '.join(sorted(every - formats[level]))}"
        for level in LEVELS
        if fiches[level] and every - formats[level]
    ]
    said = "\u202f; ".join(fewer)
    formats_words = f" Formats\u00a0: {said}." if fewer else ""
    over = " Trop lourd\u00a0: réduire « formats » ou les territoires." if size > HOST_LIMIT else ""
    return (
        f"Site\u00a0: {counted(len(published), 'fiche')}, environ {_megabytes(size)} sur les {_megabytes(HOST_LIMIT)} que"
        f" GitHub Pages admet.{formats_words}{over}"
    )


def _megabytes(size: int) -> str:
    """« 1 000 Mo »."""
    return f"{round(size / 1_000_000):,}\u00a0Mo".replace(",", "\u202f")


def _visit(config: Config, catalogue: Catalogue, scope: Scope, calls: int) -> str:
    """What a visit with nothing new asks, and apart from it the slice that it reads again."""
    signs = len(freshness_calls(catalogue)) + len({territory.key.type for territory in scope.listed})
    most = config.site.source.relecture
    if not most:
        return f"Visite sans nouveauté\u00a0: {signs} appels, sans relecture (relecture = 0, section [source] de site.toml)."
    calls += config.site.metiers.classement * len(_ranked_needs(catalogue)) * len(scope.published)
    among = slices(calls, most)
    weeks = f"en {among} semaines" if among > 1 else "chaque semaine"
    return (
        f"Visite sans nouveauté\u00a0: {signs} appels, et à part, une fois par semaine, {-(-calls // among)} de relecture au plus"
        f" (toute l’édition est relue {weeks}\u202f; relecture, section [source] de site.toml)."
    )


def _ranked_needs(catalogue: Catalogue) -> list[Need]:
    return [n for n in needs(catalogue) if n.activity_type == "ROME" and n.indicator in RANKED]


def _country_ranking_calls(catalogue: Catalogue, scope: Scope) -> list[Call]:
    """Calls that choose the best métiers of the country: every métier, for each indicator that ranks."""
    metiers = scope.activities["ROME"]
    return [call for n in _ranked_needs(catalogue) for call in counting_calls(n, [FRANCE], metiers, scope.crossings)]


def metiers_words(metiers: Metiers) -> str:
    """Which métiers are asked, and who chose them."""
    if metiers.shipped:
        return f"{len(metiers.liste)} ({ORIGIN} ; [metiers] de site.toml en choisit d’autres)"
    if metiers.liste:
        return f"{len(metiers.liste)} (« liste » de site.toml)"
    return f"les {metiers.nombre} premiers du pays, par les demandeurs d’emploi, les offres et les embauches"


def duration(seconds: float) -> str:
    """« 2 h 05 min », « 12 min », « 40 s »."""
    if seconds < 60:
        return f"{seconds:.0f}\u00a0s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes}\u00a0min"
    return f"{minutes // 60}\u00a0h\u00a0{minutes % 60:02d}\u00a0min"
