"""Identities that an edition must satisfy, to the rounding: sums, parts of a whole, a territory within another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from fiches.content.catalogue import Catalogue, Source, parsed_identity
from fiches.keys import FRANCE, HALF_STEP, KEY_COLUMNS, TerritoryKey, decimal_text
from fiches.territories import COUNTRY, DEPARTEMENT, REGION, ListedTerritory

_CELL = [name for name in KEY_COLUMNS if name != "measure"]
_CONTAINED = (REGION, DEPARTEMENT)  # an EPCI or a basin may lie across two of the larger ones


def breaches(frame: pd.DataFrame, catalogue: Catalogue, territories: Sequence[ListedTerritory]) -> list[str]:
    """The identities that do not hold: French sentences, in the order of the catalogue.

    `frame`: counts of one period an indicator; what depends on a missing one is not judged. `territories`: with their
    parents.
    """
    totals = frame[frame["characteristic_type"] == ""]
    findings = [text for source in catalogue.sources.values() for text in _declared(source, totals)]
    findings += _sums(frame, totals, catalogue)
    findings += _categories(frame, totals)
    return findings + list(_contained(frame, territories))


def _declared(source: Source, totals: pd.DataFrame) -> Iterator[str]:
    """The identities of the catalogue: `ABC = A + B + C`, `PE <= TOFF`."""
    own = totals[totals["indicator"] == source.indicateur]
    index = [name for name in _CELL if name != "nomenclature_code"]
    if own.empty or not source.identites:
        return
    wide = own.pivot(index=index, columns="nomenclature_code", values="value")
    for identity in source.identites:
        yield from _broken(identity, wide)


def _broken(identity: str, wide: pd.DataFrame) -> Iterator[str]:
    left, sign, right = parsed_identity(identity)
    terms = [*right, left]
    if not set(terms) <= set(wide.columns):
        return
    complete = wide[terms].dropna()
    excess = complete[left] - complete[list(right)].sum(axis=1)
    wrong = excess.abs() > HALF_STEP * len(right) if sign == "=" else excess > 2 * HALF_STEP
    for place, row in complete[wrong].sort_index().iterrows():
        terms_text = " + ".join(decimal_text(row[code]) for code in right)
        yield f"{_named(place)}\u00a0: {identity} ne tient pas, {decimal_text(row[left])} contre {terms_text}."


def _named(place: object) -> str:
    return " ".join(str(part) for part in (place if isinstance(place, tuple) else (place,)) if part)


_TOTAL = [name for name in _CELL if name not in ("characteristic_type", "characteristic_code")]


def _sums(frame: pd.DataFrame, totals: pd.DataFrame, catalogue: Catalogue) -> Iterator[str]:
    """The categories of a breakdown that is declared whole add up to its total, unless one is secret or missing."""
    whole = {(code, kind) for code, source in catalogue.sources.items() for kind in source.partitions}
    kinds = pd.MultiIndex.from_frame(frame[["indicator", "characteristic_type"]])
    parts = frame[kinds.isin(list(whole))] if whole else frame.iloc[:0]
    grouped = parts.groupby([*_TOTAL, "characteristic_type"], observed=True)["value"].agg(["sum", "size", "count"])
    known = grouped[grouped["size"] == grouped["count"]].reset_index()
    both = known.merge(totals[[*_TOTAL, "value"]], on=_TOTAL)
    wrong = both[(both["sum"] - both["value"]).abs() > HALF_STEP * both["size"]]
    for row in wrong.sort_values([*_TOTAL, "characteristic_type"]).to_dict("records"):
        place = _named(tuple(row[name] for name in [*_TOTAL, "characteristic_type"]))
        parts_text, total = decimal_text(float(row["sum"])), decimal_text(float(row["value"]))
        yield f"{place}\u00a0: la somme des parts, {parts_text}, n’est pas le total, {total}."


def _categories(frame: pd.DataFrame, totals: pd.DataFrame) -> Iterator[str]:
    """No category exceeds its total."""
    parts = frame[frame["characteristic_type"] != ""]
    both = parts.merge(totals[[*_TOTAL, "value"]], on=_TOTAL, suffixes=("", "_whole"))
    yield from _exceeding(both, "le total")


def _contained(frame: pd.DataFrame, territories: Sequence[ListedTerritory]) -> Iterator[str]:
    """A région or a département counts no more than the territory that it lies in."""
    rows = [(*t.key, *_container(t.parent)) for t in territories if t.key.type in _CONTAINED and t.parent]
    places = ["territory_type", "territory_code"]
    larger = [f"{name}_whole" for name in places]
    linked = pd.DataFrame(rows, columns=[*places, *larger])
    for name in (*places, *larger):  # as numbers, those of the table: texts would be merged by the million
        known = frame[name.removesuffix("_whole")].cat.categories
        linked = linked[linked[name].isin(known)].astype({name: pd.CategoricalDtype(known)})
    rest = [name for name in KEY_COLUMNS if name not in places]
    above = frame[[*KEY_COLUMNS, "value"]].rename(columns=dict(zip(places, larger, strict=True)))
    both = frame.merge(linked, on=places).merge(above, on=[*larger, *rest], suffixes=("", "_whole"))
    yield from _exceeding(both, "le territoire qui le contient")


def _container(parent: TerritoryKey) -> TerritoryKey:
    """`NAT-FMO` and `NAT-DOM` are parents only: the country stands for them."""
    return FRANCE if parent.type == COUNTRY else parent


def _exceeding(both: pd.DataFrame, whole: str) -> Iterator[str]:
    wrong = both[both["value"] - both["value_whole"] > 2 * HALF_STEP].sort_values(list(KEY_COLUMNS), kind="stable")
    for row in wrong.to_dict("records"):
        place = _named(tuple(row[name] for name in KEY_COLUMNS))
        part, total = decimal_text(float(row["value"])), decimal_text(float(row["value_whole"]))
        yield f"{place}\u00a0: {part}, plus que {whole} ({total})."
