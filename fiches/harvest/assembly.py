"""Answers of a harvest → an edition: one table, unique by key, checked against the catalogue's bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition, Manifest, Referential, sorted_frame
from fiches.errors import DataError
from fiches.harvest.freshness import Signature
from fiches.harvest.plan import FAMILIES
from fiches.harvest.survey import Scope
from fiches.keys import Key
from fiches.periods import latest
from fiches.rankings import Ranking
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call

_UNDATED = "sans-donnee"


@dataclass(frozen=True, slots=True)
class _Cell:
    value: float | None
    status: str
    updated_at: str


def assemble(
    answers: Iterable[tuple[Call, Answer]],
    *,
    catalogue: Catalogue,
    scope: Scope,
    metiers: Sequence[str],
    signature: Signature,
    request: str,
    source: str,
    demo: bool,
    rankings: Sequence[Ranking] = (),
) -> Edition:
    """Raises DataError when nothing at all was answered, or for values that cannot be (all findings at once)."""
    cells: dict[Key, _Cell] = {}
    labels: dict[str, str] = {}
    presumed: dict[str, str] = {}
    coverage: dict[str, dict[str, dict[str, int]]] = {}
    for call, answer in answers:
        _count(coverage, call, answer)
        labels.update(answer.labels)
        presumed.update(answer.presumed)
        for observation in answer.observations:
            _add(cells, _key(call, observation), observation)
    if not cells:
        raise DataError(
            f"{source} : la source n’a de données pour aucun des territoires demandés. Vérifier FT_API_URL et la liste"
            " des territoires ; rien n’est publié."
        )
    findings = list(_out_of_bounds(cells, catalogue))
    if findings:
        raise DataError(*findings)
    periods = _latest_periods(cells)
    manifest = Manifest(
        edition=edition_base(periods, catalogue),
        source=source,
        demo=demo,
        periods=periods,
        updated=signature.updated,
        signature=signature.values,
        request=request,
        coverage=coverage,
        rows=len(cells),
    )
    rows = [(*key, cell.value, cell.status, cell.updated_at) for key, cell in cells.items()]
    labels = {**presumed, **labels}
    families = sorted({name.split("/")[2] for name in labels if name.startswith("famille/")})
    activities = {**scope.activities, "ROME": tuple(metiers), FAMILIES: tuple(families)}
    referential = Referential(scope.listed_needed(), labels, activities, tuple(rankings))
    return Edition(manifest, referential, sorted_frame(rows))


def renamed(edition: Edition, identifier: str) -> Edition:
    """The same edition under another identifier (`2026T1.2`)."""
    return replace(edition, manifest=replace(edition.manifest, edition=identifier))


def edition_base(periods: Mapping[str, str], catalogue: Catalogue) -> str:
    """The latest quarter of the observed indicators; else the latest there is, forecasts last."""
    for chosen in (
        [p for i, p in periods.items() if catalogue.sources[i].observe],
        [p for i, p in periods.items() if not catalogue.is_forecast(i)],
        list(periods.values()),
    ):
        if chosen:
            return latest(chosen) or _UNDATED
    return _UNDATED


def _key(call: Call, o: Observation) -> Key:
    return Key(call.indicator, *call.territory, *o[:5], o.period, o.measure)


def _add(cells: dict[Key, _Cell], key: Key, o: Observation) -> None:
    new, held = _Cell(o.value, o.status, o.updated_at), cells.get(key)
    if held is None or held == new:
        cells[key] = new
        return
    if (held.value, held.status) == (new.value, new.status) or held.updated_at != new.updated_at:
        cells[key] = max(held, new, key=lambda cell: cell.updated_at)
        return
    raise DataError(
        f"{' '.join(part for part in key if part)} : deux valeurs différentes sous la même clé,"
        f" {held.value} et {new.value}. Relancer la récolte ; si cela dure, le signaler à la source."
    )


def _count(coverage: dict[str, dict[str, dict[str, int]]], call: Call, answer: Answer) -> None:
    """`repris`: of those answered, the calls that failed and that a former edition stands for; left out when none."""
    counts = coverage.setdefault(call.indicator, {}).setdefault(call.territory.type, {"demandes": 0, "repondus": 0})
    counts["demandes"] += 1
    counts["repondus"] += bool(answer.observations)
    if answer.carried:
        counts["repris"] = counts.get("repris", 0) + 1


def _latest_periods(cells: Iterable[Key]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for key in cells:
        found.setdefault(key.indicator, set()).add(key.period)
    return {indicator: latest(sorted(periods)) or "" for indicator, periods in sorted(found.items())}


def _out_of_bounds(cells: Mapping[Key, _Cell], catalogue: Catalogue) -> Iterable[str]:
    for key, cell in cells.items():
        if cell.value is None or key.measure not in ("nombre", "niveau") or key.characteristic_type:
            continue
        low, high = catalogue.sources[key.indicator].bornes
        if not low <= cell.value <= high:
            yield (
                f"{' '.join(part for part in key if part)} : lu {cell.value:g}, attendu de {low:g} à {high:g} (bornes de"
                f" {key.indicator}, sources.toml). Vérifier à la source ; si la valeur est juste, élargir les bornes."
            )


def novelties(edition: Edition, catalogue: Catalogue) -> list[str]:
    """Codes of the source that the catalogue does not know; French sentences for the report."""
    found = []
    for name in sorted(edition.referential.labels):
        kind, group, code = name.split("/", 2)
        known = catalogue.sources.get(group)
        if kind == "nomenclature" and known and known.codes and code not in known.codes:
            found.append(f"{group} : code nouveau « {code} » ({edition.referential.labels[name]}).")
        breakdowns = {c for s in catalogue.sources.values() for c in s.caracteristiques}
        if kind == "caracteristique" and breakdowns and group not in breakdowns:
            found.append(f"caractéristique nouvelle « {group} » ({edition.referential.labels[name]}).")
    return list(dict.fromkeys(found))
