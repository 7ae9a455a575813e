"""The key figures: latest value, its change over a year, the same in the parents, the place among peers."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.comparisons import comparisons
from fiches.indicators.computing import standing
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.headline import Headline
from fiches.indicators.peers import change_rank, grade_position
from fiches.indicators.relative import relative_lines
from fiches.indicators.rows import main_key, observed, series_of
from fiches.indicators.strips import change_strip
from fiches.indicators.zeros import are_only_zeros
from fiches.keys import TerritoryKey


def headlines(data: EditionData, territory: TerritoryKey) -> tuple[Headline, ...]:
    """One for each key figure of the catalogue, those without a value included; none for one that is zeros everywhere."""
    found = (_headline(data, entry, territory) for entry in data.catalogue.headlines())
    return tuple(one for one in found if not are_only_zeros(data, (one.number,), one.series.points))


def _headline(data: EditionData, entry: Indicator, territory: TerritoryKey) -> Headline:
    shown = data.shown(entry, territory) or territory
    number = observed(data, main_key(data, entry, shown))
    over_a_year = annual_change_if_any(data, number)
    parents = comparisons(data, number)
    return Headline(
        indicator=entry,
        period=number.key.period,
        number=number,
        evolution=over_a_year,
        comparisons=parents,
        rank=standing(data, number) if number.key.measure == "nombre" else None,
        series=series_of(data, number.key),
        grade_position=grade_position(data, number) if number.key.measure == "niveau" else None,
        change_rank=change_rank(data, over_a_year),
        strip=change_strip(data, over_a_year, parents) if shown == territory else None,
        relative=relative_lines(data, over_a_year, parents),
    )
