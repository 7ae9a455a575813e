"""One catalogue entry on one fiche: its series, its structure beside the parent's, or its table of métiers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from fiches.content.catalogue import Indicator
from fiches.content.chart_kinds import Data
from fiches.indicators.annual_change import annual_change_if_any
from fiches.indicators.comparisons import comparisons
from fiches.indicators.computing import gap
from fiches.indicators.dataset import TerritoryTable
from fiches.indicators.edition_data import EditionData
from fiches.indicators.metiers import metiers_block
from fiches.indicators.model.block import ONLY_ZEROS, Block, Item
from fiches.indicators.model.numbers import Observed, Series
from fiches.indicators.relative import relative_lines
from fiches.indicators.rows import (
    code_in,
    codes_of,
    is_every,
    key_of,
    latest_among,
    main_key,
    observed,
    series_of,
    why_missing,
)
from fiches.indicators.shares import base_of, counted, is_small, part_of_counts
from fiches.indicators.zeros import are_only_zeros
from fiches.keys import CUMUL, FRANCE, NOT_APPLICABLE, NOT_AVAILABLE, TOTALS, Key, TerritoryKey


def blocks(data: EditionData, territory: TerritoryKey) -> tuple[Block, ...]:
    """One for each entry that has a block, in the order of the fiche."""
    return tuple(
        _block(data, entry, territory)
        for entry in data.catalogue.on_fiches()
        if entry.chart.has_block and data.shows(entry, territory)
    )


def blocks_of_data_only(data: EditionData, territory: TerritoryKey) -> tuple[Block, ...]:
    """The lists that no page shows, where the catalogue has words for their items: what may distinguish the territory."""
    return tuple(
        items_block(data, entry, territory, territory)
        for entry in data.catalogue.in_data_only()
        if entry.faits and data.shown(entry, territory) == territory and data.shows(entry, territory)
    )


def _block(data: EditionData, entry: Indicator, territory: TerritoryKey) -> Block:
    shown = data.shown(entry, territory)
    if shown is None:
        return Block(entry, territory, territory, None, missing=NOT_APPLICABLE)
    block = _MADE_OF[entry.chart.data](data, entry, territory, shown)
    missing = ONLY_ZEROS if not block.missing and _is_only_zeros(data, block) else block.missing
    return replace(block, missing=missing, updated_at=_updated_at(block))


def _is_only_zeros(data: EditionData, block: Block) -> bool:
    """Whether all that the block shows of its territory is zeros, as in the country."""
    numbers = [item.number for item in block.items] or ([block.main] if block.main else [])
    history = (point for one in block.series if one.territory == block.shown for point in one.points)
    return are_only_zeros(data, numbers, history)


def _series_block(data: EditionData, entry: Indicator, home: TerritoryKey, shown: TerritoryKey) -> Block:
    table = data.table(shown)
    number = observed(data, main_key(data, entry, shown))
    change, parents = annual_change_if_any(data, number), comparisons(data, number)
    codes = [code_in(entry, table, alternatives) for alternatives in codes_of(entry, table)]
    series = [series_of(data, key_of(entry, shown, code)) for code in codes]
    if entry.chart.with_parents:
        series += [series_of(data, number.key.at(parent)) for parent in data.others(shown)]
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=number.key.period or None,
        series=tuple(s for s in series if s.points),
        main=number,
        evolution=change,
        comparisons=parents,
        relative=relative_lines(data, change, parents) if entry.chart.relative else (),
        breaks=_breaks(data, entry, series),
        missing="" if _has_value(series, shown) else why_missing(number),
    )


def _has_value(series: Iterable[Series], territory: TerritoryKey) -> bool:
    """Whether the territory's own history holds anything, even if its latest value is missing."""
    return any(p.value is not None for s in series if s.territory == territory for p in s.points)


def _breaks(data: EditionData, entry: Indicator, series: Iterable[Series]) -> tuple[str, ...]:
    """Where the series shown are broken: after their first period, up to their last."""
    periods_broken = set()
    for one in series:
        for declared in data.catalogue.breaks_of(entry.source.indicateur, one.code):
            periods = [point.period for point in one.points]
            if declared.periode in periods[1:]:
                periods_broken.add(declared.periode)
    return tuple(sorted(periods_broken))


def items_block(data: EditionData, entry: Indicator, home: TerritoryKey, shown: TerritoryKey) -> Block:
    """The items of an entry at its latest period, beside those of the nearest parent that has them."""
    table = data.table(shown)
    keys = _item_keys(data, entry, shown)
    period = latest_among(table, keys)
    if period is None:
        return Block(entry, home, shown, data.reference_period(entry) or None, missing=NOT_AVAILABLE)
    dated = [key._replace(period=period) for key in keys]
    if is_small(data, entry, dated):
        return items_block(data, counted(data, entry), home, shown)
    # A parent's counts dwarf those of its parts: only shares and grades stand side by side.
    parent = None if entry.mesure == "nombre" else _comparable_parent(data, entry, shown, dated)
    whole = tuple(_item(data, entry, key, parent) for key in dated if _exists(data, key, parent))
    shown_first = entry.source.premiers or len(whole)
    if entry.source.premiers:
        whole = tuple(sorted(whole, key=_by_size))
    items = whole[:shown_first]
    largest = max((i.number for i in items if i.number.value is not None), key=_by_value, default=None)
    return Block(
        indicator=entry,
        home=home,
        shown=shown,
        period=period,
        items=items,
        unshown=whole[shown_first:],
        every=is_every(table, entry, dated),
        base=base_of(data, entry, dated[0]) if dated else None,
        origin_of=observed(data, dated[0]._replace(nomenclature_code=entry.origines.de)) if entry.origines else None,
        main=largest,
        comparisons=comparisons(data, largest) if largest and parent else (),
        missing=why_missing(largest),
    )


def _by_size(item: Item) -> tuple[float, str]:
    """The largest first, by count where shares would tie; ties by code."""
    counted = item.count or item.number
    return -(counted.value or 0.0), item.code


def _by_value(number: Observed) -> tuple[float, str, str]:
    return number.value or 0.0, number.key.characteristic_code, number.key.nomenclature_code


def _item_keys(data: EditionData, entry: Indicator, shown: TerritoryKey) -> list[Key]:
    """One key a bar, without its period."""
    request, table = entry.source, data.table(shown)
    first = code_in(entry, table, codes_of(entry, table)[0])
    if request.caracteristique:
        modalities = request.modalites or _modalities(table, entry, first)
        finer = [key_of(entry, shown, first, characteristic=m) for m in modalities]
        coarser = [key_of(entry, shown, first, characteristic=m) for m in request.modalites_sinon]
        return finer if not coarser or all(table.periods(key) for key in finer) else coarser
    if request.activite not in TOTALS:
        return [key_of(entry, shown, first, activity=code) for code in data.activities.get(request.activite, ())]
    return [key_of(entry, shown, code_in(entry, table, codes)) for codes in codes_of(entry, table)]


def _modalities(table: TerritoryTable, entry: Indicator, code: str) -> list[str]:
    """Every modality that the territory has of the entry's characteristic, in the order in which the entry names them; those
    that it does not name by code.
    """
    wanted = (entry.source.indicateur, entry.source.caracteristique, code)
    found = {
        k.characteristic_code for k in table.rows if (k.indicator, k.characteristic_type, k.nomenclature_code) == wanted
    }
    named = [code for code in entry.libelles if code in found]
    return [*named, *sorted(found.difference(named))]


def _comparable_parent(
    data: EditionData, entry: Indicator, shown: TerritoryKey, keys: Sequence[Key]
) -> TerritoryKey | None:
    """The nearest parent that has a value at the same period for one of the rows at least, of a base that is not small."""
    for parent in data.others(shown):
        there = [key.at(parent) for key in keys]
        if any(observed(data, key).value is not None for key in there) and not is_small(data, entry, there):
            return parent
    return None


def _exists(data: EditionData, key: Key, parent: TerritoryKey | None) -> bool:
    """Whether the source knows this row here, in the parent or in the country; a code of later years does not."""
    places = [key.territory, FRANCE, *([parent] if parent else [])]
    return any(data.table(place).periods(key.at(place)) for place in places)


def _item(data: EditionData, entry: Indicator, key: Key, parent: TerritoryKey | None) -> Item:
    count = key._replace(measure="nombre") if key.measure == "pourcentage" else None
    number, other = observed(data, key), observed(data, key.at(parent)) if parent else None
    part_of, parent_part = (
        part_of_counts(data, entry, key),
        part_of_counts(data, entry, key.at(parent)) if parent else None,
    )
    tells_country = entry.mesure == "montant" and parent not in (None, FRANCE)
    return Item(
        code=key.characteristic_code
        or (key.nomenclature_code if entry.source.activite == CUMUL else key.activity_code),
        number=number,
        parent=other,
        gap=gap(data, number, other),
        country=observed(data, key.at(FRANCE)) if tells_country else None,
        count=observed(data, count) if count else None,
        change=annual_change_if_any(data, observed(data, count or key)) if (count or key).measure == "nombre" else None,
        part=part_of,
        parent_part=parent_part,
    )


def _updated_at(block: Block) -> str:
    """The latest date of the rows of the territory shown, at the block's period."""
    numbers = [block.main, *(item.number for item in block.items)]
    for metier in block.metiers:
        numbers += [*metier.numbers.values(), *(number for found in metier.several.values() for number in found)]
    return max((n.updated_at for n in numbers if n is not None and n.territory == block.shown), default="")


_MADE_OF: dict[Data, Callable[[EditionData, Indicator, TerritoryKey, TerritoryKey], Block]] = {
    Data.SERIES: _series_block,
    Data.ITEMS: items_block,
    Data.METIERS: metiers_block,
}
