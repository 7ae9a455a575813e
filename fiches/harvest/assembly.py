"""Answers of a harvest → an edition: one table, unique by key, checked against the catalogue's bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fiches.content.catalogue import Catalogue
from fiches.editions.store import Edition, Manifest, Referential, sorted_frame
from fiches.errors import DataError
from fiches.harvest.freshness import Origin
from fiches.harvest.plan import FAP
from fiches.harvest.set_aside import Entry, entry_of, entry_of_cell
from fiches.harvest.survey import Scope
from fiches.keys import NOT_AVAILABLE, Cell, Key, decimal_text
from fiches.periods import latest
from fiches.rankings import Ranking
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call
from fiches.source.redaction import Clean

_UNDATED = "sans-donnee"


@dataclass(slots=True)
class _Table:
    """Cells by key, labels by name, and how many calls were answered (indicator → level → counts)."""

    cells: dict[Key, Cell] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    presumed: dict[str, str] = field(default_factory=dict)  # labels of the previous edition: today's replace them
    coverage: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)
    set_aside: dict[tuple[str, ...], Entry] = field(default_factory=dict)  # one a row of the source

    def add(self, call: Call, answer: Answer) -> None:
        _count(self.coverage, call, answer)
        self.labels.update(answer.labels)
        self.presumed.update(answer.presumed)
        for observation in answer.observations:
            self._add(_key(call, observation), observation)
        for one in answer.set_aside:
            entry = entry_of(call, one)
            self.set_aside[tuple(entry.values())] = entry

    def _add(self, key: Key, o: Observation) -> None:
        """Of two dates, the latest; of two values of one date, none: neither can be believed."""
        new, present = Cell(o.value, o.status, o.updated_at), self.cells.get(key)
        if present is None or present == new:
            self.cells[key] = new
        elif (present.value, present.status) == (new.value, new.status) or present.updated_at != new.updated_at:
            self.cells[key] = max(present, new, key=lambda cell: cell.updated_at)
        else:
            both = sorted({_written(present), _written(new)})
            self.leave_out(key, " et ".join(both), "deux valeurs différentes sous la même clé")

    def leave_out(self, key: Key, read: str, reason: str) -> None:
        """The value of a cell is missing, and the cell is named; its first reason stands."""
        self.cells[key] = replace(self.cells[key], value=None, status=NOT_AVAILABLE)
        self.set_aside.setdefault(tuple(key), entry_of_cell(key, read, reason))

    def rows(self) -> list[tuple[object, ...]]:
        return [(*key, cell.value, cell.status, cell.updated_at) for key, cell in self.cells.items()]

    def all_labels(self) -> dict[str, str]:
        return {**self.presumed, **self.labels}


def assemble(
    answers: Iterable[tuple[Call, Answer]],
    *,
    catalogue: Catalogue,
    scope: Scope,
    metiers: Sequence[str],
    origin: Origin,
    rankings: Sequence[Ranking] = (),
) -> Edition:
    """The edition, named by its quarter (`2026T1`).

    Raises DataError when no call had any data. A value out of the catalogue's bounds is left out, and named in the manifest.
    """
    table = _Table()
    for call, answer in answers:
        table.add(call, answer)
    if not table.cells:
        raise DataError(
            f"{origin.source} : la source n’a de données pour aucun des territoires demandés. Vérifier FT_API_URL et la"
            " liste des territoires ; rien n’est publié."
        )
    for key, *why in list(_out_of_bounds(table.cells, catalogue)):
        table.leave_out(key, *why)
    manifest = _manifest(table, catalogue, origin)
    referential = _referential(table.all_labels(), scope, metiers, rankings)
    return Edition(manifest, referential, sorted_frame(table.rows()))


def _manifest(table: _Table, catalogue: Catalogue, origin: Origin) -> Manifest:
    periods = _latest_periods(table.cells)
    return Manifest(
        edition=edition_base(periods, catalogue),
        source=origin.source,
        demo=origin.demo,
        periods=periods,
        updated=origin.freshness.updated,
        signature=origin.freshness.values,
        request=origin.request,
        coverage=table.coverage,
        rows=len(table.cells),
        ecartees=tuple(table.set_aside[name] for name in sorted(table.set_aside)),
    )


def _referential(
    labels: Mapping[str, str], scope: Scope, metiers: Sequence[str], rankings: Sequence[Ranking]
) -> Referential:
    professional_families = sorted({name.split("/")[2] for name in labels if name.startswith("famille/")})
    activities = {**scope.activities, "ROME": tuple(metiers), FAP: tuple(professional_families)}
    return Referential(scope.listed_needed(), labels, activities, tuple(rankings))


def renamed(edition: Edition, identifier: str) -> Edition:
    """The same edition under another identifier (`2026T1.2`), which the series that it read whole take too."""
    read = {indicator: name or identifier for indicator, name in edition.manifest.lues_en_entier.items()}
    return replace(edition, manifest=replace(edition.manifest, edition=identifier, lues_en_entier=read))


def edition_base(periods: Mapping[str, str], catalogue: Catalogue) -> str:
    """The latest quarter of the observed indicators; else the latest period of all, forecasts last."""
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


def _written(cell: Cell) -> str:
    return "rien" if cell.value is None else decimal_text(cell.value)


def _count(coverage: dict[str, dict[str, dict[str, int]]], call: Call, answer: Answer) -> None:
    """`demandes`: calls; `repondus`: those with rows; `repris`: those answered by the previous edition, absent when 0."""
    counts = coverage.setdefault(call.indicator, {}).setdefault(call.territory.type, {"demandes": 0, "repondus": 0})
    counts["demandes"] += 1
    counts["repondus"] += bool(answer.observations)
    if answer.carried:
        counts["repris"] = counts.get("repris", 0) + 1


def _latest_periods(cells: Iterable[Key]) -> dict[str, str]:
    periods: dict[str, set[str]] = {}
    for key in cells:
        periods.setdefault(key.indicator, set()).add(key.period)
    return {indicator: latest(sorted(codes)) or "" for indicator, codes in sorted(periods.items())}


def _out_of_bounds(cells: Mapping[Key, Cell], catalogue: Catalogue) -> Iterable[tuple[Key, str, str]]:
    for key, cell in cells.items():
        if cell.value is None or key.measure not in ("nombre", "niveau") or key.characteristic_type:
            continue
        low, high = catalogue.sources[key.indicator].bornes
        if not low <= cell.value <= high:
            yield key, f"{cell.value:g}", f"attendu de {low:g} à {high:g} (bornes de {key.indicator}, sources.toml)"


def novelties(edition: Edition, catalogue: Catalogue, clean: Clean) -> list[str]:
    """Codes of the source that the catalogue does not list; French sentences for the report, each once.

    `clean` makes the source's labels printable.
    """
    sentences = []
    for name in sorted(edition.referential.labels):
        kind, group, code = name.split("/", 2)
        source = catalogue.sources.get(group)
        if kind == "nomenclature" and source and source.codes and code not in source.codes:
            sentences.append(f"{group} : code nouveau « {clean(code)} » ({clean(edition.referential.labels[name])}).")
        breakdowns = {c for s in catalogue.sources.values() for c in s.caracteristiques}
        if kind == "caracteristique" and breakdowns and group not in breakdowns:
            sentences.append(
                f"caractéristique nouvelle « {clean(group)} » ({clean(edition.referential.labels[name])})."
            )
    return list(dict.fromkeys(sentences))
