"""The key figures: latest value, its change over a year, the same in the parents, the place among peers."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.indicators.computing import ecart, evolution, part_of_parent, rank
from fiches.indicators.figures import Comparison, Computed, Headline, Observed
from fiches.indicators.peers import change_rank, spread, standing
from fiches.indicators.reading import Reader, main_key, observed, series_of
from fiches.keys import TerritoryKey


def headlines(reader: Reader, territory: TerritoryKey) -> tuple[Headline, ...]:
    """One for each key figure of the catalogue, those without a value included."""
    return tuple(_headline(reader, entry, territory) for entry in reader.catalogue.headlines())


def _headline(reader: Reader, entry: Indicator, territory: TerritoryKey) -> Headline:
    shown = reader.shown(entry, territory) or territory
    number = observed(reader, main_key(reader, entry, shown))
    over_a_year = change(reader, number)
    return Headline(
        indicator=entry,
        period=number.key.period,
        number=number,
        evolution=over_a_year,
        comparisons=comparisons(reader, number),
        rank=rank(reader, number) if number.key.measure == "nombre" else None,
        series=series_of(reader, number.key),
        standing=standing(reader, number) if number.key.measure == "niveau" else None,
        spread=spread(reader, number),
        change_rank=change_rank(reader, over_a_year),
    )


def change(reader: Reader, number: Observed) -> Computed | None:
    """Over a year: in % for counts, in points or grades for the rest; None without a value."""
    if number.value is None:
        return None
    return evolution(reader, number) if number.key.measure == "nombre" else ecart(reader, number)


def comparisons(reader: Reader, number: Observed) -> tuple[Comparison, ...]:
    """The same row, at the same period, in each parent that has it; nearest first."""
    found = []
    for parent in reader.others(number.territory):
        other = observed(reader, number.key.at(parent))
        if other.value is None:
            continue
        share = part_of_parent(reader, number, other) if number.value is not None else None
        found.append(Comparison(parent, other, change(reader, other), share))
    return tuple(found)
