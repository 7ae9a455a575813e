"""The gate's verdict on one edition, alone and beside the previous one of its source; French sentences naming the cells.

Identities are checked at the latest period of each indicator: an old fault must not block new figures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from fiches.content.catalogue import Catalogue
from fiches.content.config import Guard
from fiches.editions.store import Edition
from fiches.errors import Code, Finding, under
from fiches.harvest.gate.coverage import coverage_falls
from fiches.harvest.gate.drifts import Drift, drifts
from fiches.harvest.gate.identities import breaches
from fiches.harvest.set_aside import Entry, named
from fiches.keys import decimal_text
from fiches.periods import Period
from fiches.progress import counted

NBSP, THIN = "\u00a0", "\u202f"
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Verdict:
    """`refusals` block the edition; `warnings` are printed."""

    refusals: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def judge(
    edition: Edition,
    previous: Edition | None,
    catalogue: Catalogue,
    guard: Guard,
    *,
    whole_levels: Collection[str] = (),
) -> Verdict:
    """`previous`: the latest edition of the same source, None for a first one. `whole_levels`: those asked in full."""
    refusals = [
        *under(Code.GATE_PERIOD, [*_zeros(edition), *_futures(edition, catalogue)]),
        *under(Code.GATE_IDENTITIES, _identities(edition, catalogue, guard)),
    ]
    warnings: list[Finding] = []
    aside = edition.manifest.ecartees
    too_many = (
        len(aside) > guard.lignes_ecartees_max or 2 * len(aside) > edition.manifest.rows
    )  # or nothing would be left
    (refusals if too_many else warnings).extend(under(Code.GATE_SET_ASIDE, _set_aside(aside, guard)))
    if previous is None:
        return Verdict(tuple(refusals), tuple(warnings))
    refusals += under(Code.GATE_PERIOD, _backwards(edition, previous))
    refusals += under(Code.GATE_COVERAGE, coverage_falls(edition, previous, guard))
    for level in whole_levels:
        lost, share = _lost_places(level, edition, previous)
        if lost:
            (refusals if share > guard.baisse_couverture_pct else warnings).append(Finding(lost, Code.GATE_COVERAGE))
    moved = drifts(edition.frame, previous.frame, catalogue, least=guard.effectif_min)
    (refusals if len(moved) > guard.derives_max else warnings).extend(under(Code.GATE_DRIFTS, _drifts(moved)))
    return Verdict(tuple(refusals), tuple(warnings))


def _lost_places(level: str, edition: Edition, previous: Edition) -> tuple[str, float]:
    """The territories that the source no longer lists, and their share of the level in %."""
    before = {t.key for t in previous.referential.territories if t.key.type == level}
    lost = sorted(before - {t.key for t in edition.referential.territories})
    if not lost:
        return "", 0.0
    named = ", ".join(map(str, lost[:MOST_NAMED])) + (" …" if len(lost) > MOST_NAMED else "")
    return (
        f"{level}{NBSP}: {counted(len(lost), 'territoire')} {'ne sont' if len(lost) > 1 else 'n’est'} plus à la source ({named}).",
        100 * len(lost) / len(before),
    )


def _zeros(edition: Edition) -> Iterator[str]:
    """Indicators whose counts are all zero: the source has answered without its figures."""
    counts = edition.frame[(edition.frame["measure"] == "nombre") & edition.frame["value"].notna()]
    counts = counts[_at_latest(counts, edition)]
    for indicator, most in counts.groupby("indicator")["value"].max().items():
        if most == 0:
            yield f"{indicator}{NBSP}: tous les effectifs de {edition.manifest.periods[str(indicator)]} sont à zéro."


def _futures(edition: Edition, catalogue: Catalogue) -> Iterator[str]:
    """Observed periods that had not begun when their rows were loaded."""
    latest = edition.frame.loc[_at_latest(edition.frame, edition), ["indicator", "updated_at"]].drop_duplicates()
    loaded: dict[str, str] = {}
    for indicator, date in latest[latest["updated_at"] != ""].sort_values("updated_at").itertuples(index=False):
        loaded[indicator] = date
    for indicator, date in sorted(loaded.items()):
        period = edition.manifest.periods[str(indicator)]
        foreseen = str(indicator) not in catalogue.sources or catalogue.is_forecast(str(indicator))
        if not foreseen and _first_month(period) > str(date)[:7]:
            yield f"{indicator}{NBSP}: la période {period} n’avait pas commencé le {str(date)[:10]}, date de ses données."


def _at_latest(frame: pd.DataFrame, edition: Edition) -> pd.Series[bool]:
    """Which rows are of the latest period of their indicator."""
    found = pd.Series(False, index=frame.index)
    for indicator, period in edition.manifest.periods.items():
        found |= (frame["indicator"] == indicator) & (frame["period"] == period)
    return found


def _first_month(code: str) -> str:
    period = Period.parse(code)
    return f"{period.year}-{3 * (period.quarter or 1) - 2:02d}"


def _backwards(edition: Edition, previous: Edition) -> Iterator[str]:
    for indicator, before in previous.manifest.periods.items():
        now = edition.manifest.periods.get(indicator)
        if now is not None and Period.parse(now) < Period.parse(before):
            yield (f"{indicator}{NBSP}: la dernière période recule, {now} après {before} dans l’édition {previous.id}.")


def _identities(edition: Edition, catalogue: Catalogue, guard: Guard) -> Iterator[str]:
    frame = edition.frame[_at_latest(edition.frame, edition) & (edition.frame["measure"] == "nombre")]
    broken = breaches(frame, catalogue, edition.referential.territories)
    if len(broken) <= guard.identites_max:
        return
    yield from broken[:MOST_NAMED]
    yield from _rest(len(broken), "identités non tenues")


def _set_aside(entries: Sequence[Entry], guard: Guard) -> Iterator[str]:
    if not entries:
        return
    several = "s" if len(entries) > 1 else ""
    are, their = ("sont", "leur") if several else ("est", "sa")
    yield (
        f"{decimal_text(len(entries))} ligne{several} de la source {are} impossible{several}, et écartée{several}{NBSP}: la fiche"
        f" dira « n.{NBSP}d. » à {their} place (admises au plus{NBSP}: {guard.lignes_ecartees_max}, lignes_ecartees_max de"
        " site.toml)."
    )
    yield from (f"{named(entry)}." for entry in entries[:MOST_NAMED])
    yield from _rest(len(entries), "lignes écartées")


def _rest(total: int, what: str) -> Iterator[str]:
    if total > MOST_NAMED:
        yield f"… et {decimal_text(total - MOST_NAMED)} autres {what}."


def _drifts(moved: list[Drift]) -> Iterator[str]:
    for drift in moved[:MOST_NAMED]:
        before = f"en {drift.period_before}" if drift.period_before != drift.period else "dans l’édition précédente"
        yield (
            f"{drift.cell}{NBSP}: {decimal_text(drift.after)}, contre {decimal_text(drift.before)} {before}"
            f" ({drift.change:+.0f}{NBSP}%{THIN}; bornes{NBSP}: ±{drift.bound:g}{NBSP}%,"
            " variation_max_pct de sources.toml)."
        )
    yield from _rest(len(moved), "valeurs hors des bornes de variation")
