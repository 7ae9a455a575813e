"""A key figure of a territory in short: its latest value and its change over a year."""

from __future__ import annotations

from fiches.content.catalogue import Indicator
from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.edition_data import EditionData
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.rows import main_key, observed
from fiches.keys import TerritoryKey


def short_key_figures(data: EditionData, territory: TerritoryKey) -> tuple[KeyFigure, ...]:
    """Those by which territories are listed and compared; a parent's where the source has none at this level."""
    return tuple(_key_figure(data, entry, territory) for entry in data.catalogue.first_of_each_source())


def first_key_figure(data: EditionData, territory: TerritoryKey) -> tuple[KeyFigure, ...]:
    """The first of them alone; none where the catalogue has none."""
    return tuple(_key_figure(data, entry, territory) for entry in data.catalogue.first_of_each_source()[:1])


def _key_figure(data: EditionData, entry: Indicator, territory: TerritoryKey) -> KeyFigure:
    shown = data.shown(entry, territory) or territory
    number = observed(data, main_key(data, entry, shown))
    return KeyFigure(entry, number, annual_change_if_any(data, number))
