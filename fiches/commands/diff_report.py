"""What `diff A B` prints: how much changed, by indicator and level, then the cells; French lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fiches.commands.options import DiffForm
from fiches.editions.diff import Change, EditionDiff, Followed, Kind
from fiches.keys import NOT_AVAILABLE
from fiches.site.data.revision_files import revisions_csv, revisions_json
from fiches.wording.numbers import NBSP, THIN, decimals_of, number

MOST_CELLS = 40  # of each kind
SHOWN = (Kind.REVISED, Kind.VANISHED, Kind.APPEARED)  # cell by cell; whole periods that come or leave are counted
_HEADS = {
    Kind.REVISED: "révisées",
    Kind.VANISHED: "disparues",
    Kind.APPEARED: "apparues",
    Kind.NEW_PERIOD: "nouvelles",
    Kind.DROPPED: "sorties",
}
_TITLES = {
    Kind.REVISED: "Valeurs révisées",
    Kind.VANISHED: "Valeurs disparues",
    Kind.APPEARED: "Valeurs apparues",
}
_LEGEND = (
    f"nouvelles{NBSP}: d’une période plus récente que toutes celles de l’édition précédente{THIN}; sorties{NBSP}: d’une"
    " période plus ancienne que celles que l’édition suivante garde."
)
OTHER_REQUEST = (
    "Les deux éditions n’ont pas demandé la même chose à la source (territoires, métiers ou catalogue)"
    f"{NBSP}: des valeurs apparaissent ou disparaissent pour cette seule raison."
)


def written(comparison: EditionDiff, form: DiffForm) -> str:
    """All of it as CSV or JSON, or the report as text."""
    if form == "csv":
        return revisions_csv(comparison).decode()
    if form == "json":
        return revisions_json(comparison).decode()
    return "".join(f"{line}\n" for line in report(comparison))


def report(comparison: EditionDiff) -> Iterator[str]:
    """Lines of text, bounded: the rest of the cells is counted."""
    counts = comparison.counts()
    yield f"De l’édition {comparison.previous} à l’édition {comparison.later}"
    if not any(counts.values()):
        yield "Aucune différence."
        return
    yield from _periods(comparison)
    if comparison.metiers.changed:
        yield followed(comparison.metiers)
    elif not comparison.same_request:
        yield OTHER_REQUEST
    yield ""
    yield from _summary(comparison, counts)
    for kind in SHOWN:
        if counts[kind]:
            yield from _cells(comparison, kind, counts[kind])


def followed(metiers: Followed) -> str:
    """« Métiers suivis : entrés K1302 ; sortis A1203, J1501. »"""
    parts = [
        f"{word} {', '.join(codes)}" for word, codes in (("entrés", metiers.entered), ("sortis", metiers.left)) if codes
    ]
    return f"Métiers suivis{NBSP}: {f'{THIN}; '.join(parts)}. Leurs valeurs apparaissent ou disparaissent pour cette raison."


def _periods(comparison: EditionDiff) -> Iterator[str]:
    for indicator, periods in comparison.new_periods().items():
        yield f"{indicator}{NBSP}: nouvelle période {', '.join(periods)}."


def _summary(comparison: EditionDiff, counts: Mapping[Kind, int]) -> Iterator[str]:
    yield _line("", "", list(_HEADS.values()))
    for (indicator, level), counts_there in comparison.by_level().items():
        yield _line(indicator, level, [number(counts_there[kind]) for kind in _HEADS])
    yield _line("Total", "", [number(counts[kind]) for kind in _HEADS])
    yield _LEGEND


def _line(indicator: str, level: str, cells: list[str]) -> str:
    return f"{indicator:8} {level:6}" + "".join(f" {cell:>10}" for cell in cells)


def _cells(comparison: EditionDiff, kind: Kind, total: int) -> Iterator[str]:
    yield ""
    yield f"{_TITLES[kind]} ({number(total)})"
    chosen = replace(comparison, cells=comparison.of_kind(kind))
    yield from map(cell_line, chosen.changes(MOST_CELLS))
    if total > MOST_CELLS:
        yield f"… et {number(total - MOST_CELLS)} autres (--format csv ou json pour la liste entière)."


def cell_line(change: Change) -> str:
    """« DE_1 DEP-35 CUMUL CUMUL ABC 2026T1 nombre : 41 230 → 41 250 »."""
    key = change.key
    named = " ".join(part for part in (key.indicator, str(key.territory), *key[3:]) if part)
    before, after = _said(change.old_value, change.old_status), _said(change.new_value, change.new_status)
    if change.kind == Kind.VANISHED:
        return f"  {named}{NBSP}: {before}"
    return f"  {named}{NBSP}: {after}" if change.kind == Kind.APPEARED else f"  {named}{NBSP}: {before} → {after}"


def _said(value: float | None, status: str) -> str:
    if value is None:
        return status or NOT_AVAILABLE
    return f"{number(value, decimals_of(value))}{f' ({status})' if status else ''}"
