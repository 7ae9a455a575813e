"""Where a métier recruits: its row in the country, the régions, the départements, and the other levels that have fiches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fiches.content.catalogue import Indicator
from fiches.content.reference.tables import territoires
from fiches.indicators.children import FEWEST, coarsest_within, finest_within
from fiches.indicators.edition_data import EditionData
from fiches.indicators.metier_entry import ROME, metiers_entry
from fiches.indicators.metiers import MetierColumn, metier_columns, metier_row
from fiches.indicators.model.block import Metier
from fiches.indicators.model.children_map import Child, ChildrenMap
from fiches.indicators.model.metier_places import ListedLevel, MetierPlaces
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import COUNTRY, DEPARTEMENT, LEVELS, REGION

MOST_LISTED = 20  # territories of a level that may have a thousand: those of most offers
_WHOLE = (REGION, DEPARTEMENT)  # levels that are always listed whole
_AT_ONCE = 50  # métiers whose rows are held together: a territory's table is read once for all of them


def followed_metiers(data: EditionData) -> tuple[str, ...]:
    """The métiers of which the edition has a count of the table's own entry, by code; none without such a table."""
    entry = metiers_entry(data.catalogue)
    if entry is None:
        return ()
    known = data.dataset.activity_codes(entry.source.indicateur, ROME)
    return tuple(sorted(known & set(data.activities.get(ROME, ()))))


def metier_places(data: EditionData, codes: Sequence[str]) -> Iterator[MetierPlaces]:
    """Each métier, in the order of the codes; nothing for a catalogue without a table of métiers, or a site without fiches."""
    entry, main = metiers_entry(data.catalogue), _main_place(data)
    if entry is None or main is None:
        return
    columns = metier_columns(data, entry, main)
    own = next(column for column in columns if column.entry.id == entry.id)
    counts = {level: _counts(data, own, level) for level in LEVELS if level != COUNTRY and _may_be_long(data, level)}
    work = _Work(data, entry, main, columns, own, counts)
    for start in range(0, len(codes), _AT_ONCE):
        yield from work.places_of(codes[start : start + _AT_ONCE])


def _main_place(data: EditionData) -> TerritoryKey | None:
    """The highest territory that has a fiche; the country, where several share its place and the edition has it."""
    order = list(LEVELS)
    ordered = sorted(data.published, key=lambda key: (order.index(key.type), key.code))
    if len(ordered) > 1 and ordered[0].type == ordered[1].type and data.dataset.has(FRANCE):
        return FRANCE
    return next(iter(ordered), None)


def _may_be_long(data: EditionData, level: str) -> bool:
    """Whether it has more fiches than a page lists; régions and départements are listed whole."""
    return level not in _WHOLE and sum(key.type == level for key in data.published) > MOST_LISTED


def _counts(data: EditionData, own: MetierColumn, level: str) -> Mapping[str, Mapping[TerritoryKey, float]]:
    """The table's own count, read once for all métiers: a territory's whole table is slow to read, and there may be a thousand."""
    place = next(key for key in data.published if key.type == level)
    return data.dataset.by_activity(level, own.keys("", place)[0])


def _whole(data: EditionData, place: TerritoryKey, parts: Sequence[TerritoryKey]) -> tuple[TerritoryKey, ...]:
    """These parts of a territory where they are all those that it has: nothing is said, nor mapped, of some of them."""
    if place == FRANCE:
        return tuple(parts) if {part.type for part in parts} <= data.ranked_levels else ()
    own = {row.code for row in territoires() if (row.parent_type, row.parent_code) == tuple(place)}
    return tuple(parts) if own <= {part.code for part in parts} else ()


@dataclass(frozen=True, slots=True)
class _Work:
    """What the métiers of a site are computed with: the columns of the table, those of `main` at one period each.

    `counts`: of the levels that are not listed whole, by métier then by territory.
    """

    data: EditionData
    entry: Indicator
    main: TerritoryKey
    columns: tuple[MetierColumn, ...]
    own: MetierColumn
    counts: Mapping[str, Mapping[str, Mapping[TerritoryKey, float]]]

    def places_of(self, codes: Sequence[str]) -> Iterator[MetierPlaces]:
        """Some métiers, each territory's table being read once."""
        parts, mapped = (
            _whole(self.data, self.main, within(self.data, self.main)) for within in (coarsest_within, finest_within)
        )
        chosen = {code: dict(self._chosen(code)) for code in codes}
        always = {self.main, *parts, *mapped}
        wanted = {code: always.union(*some.values()) for code, some in chosen.items()}
        rows: dict[str, dict[TerritoryKey, Metier]] = {code: {} for code in codes}
        for place in sorted(set().union(*wanted.values())):
            columns = [column.at(self.data, place) for column in self.columns]
            for code in codes:
                if place in wanted[code]:
                    rows[code][place] = metier_row(self.data, self.entry, columns, code)
        for code in codes:
            own = rows[code]
            levels = tuple(self._listed(level, places, own) for level, places in chosen[code].items())
            counts = tuple(number for place in parts if (number := own[place].numbers.get(self.entry.id)))
            yield MetierPlaces(code, self.entry, self.main, own, levels, counts, self._map(own, mapped))

    def _chosen(self, code: str) -> Iterator[tuple[str, Sequence[TerritoryKey]]]:
        """The territories of each level below the country that have a fiche; those of most offers where they may be many."""
        for level in LEVELS:
            keys = self._published(level)
            if not keys or level == COUNTRY:
                continue
            if level in self.counts:
                counts = self.counts[level].get(code, {})
                keys = sorted(keys, key=lambda key: (-counts.get(key, -1.0), key.code))[:MOST_LISTED]
            yield level, keys

    def _published(self, level: str) -> list[TerritoryKey]:
        return [key for key in self.data.published if key.type == level]

    def _listed(self, level: str, places: Sequence[TerritoryKey], rows: Mapping[TerritoryKey, Metier]) -> ListedLevel:
        """In the order of the page: the largest counts first, ties by code, those without a value last."""
        numbers = {place: rows[place].numbers.get(self.entry.id) for place in places}
        values = {place: number.value if number else None for place, number in numbers.items()}
        ordered = sorted(places, key=lambda place: (values[place] is None, -(values[place] or 0.0), place.code))
        return ListedLevel(level, tuple(ordered), len(self._published(level)))

    def _map(self, rows: Mapping[TerritoryKey, Metier], mapped: Iterable[TerritoryKey]) -> ChildrenMap | None:
        """Of its difficulty; None where fewer than two territories have one."""
        graded = next((one.entry for one in self.columns if _is_difficulty(one.entry)), None)
        places = [self.main, *mapped]
        numbers = [rows[place].numbers.get(graded.id) for place in places] if graded else []
        found = [Child(place, n) for place, n in zip(places, numbers, strict=False) if n is not None]
        if graded is None or sum(one.number.value is not None for one in found[1:]) < FEWEST:
            return None
        dated = max(one.number.updated_at for one in found)
        return ChildrenMap(graded, found[1].territory.type, found[0], tuple(found[1:]), updated_at=dated)


def _is_difficulty(entry: Indicator) -> bool:
    """A grade with a column of its own, which no other explains."""
    return entry.mesure == "niveau" and not entry.chart.has_block and entry.origines is None
