"""Places as a table: a line each, with its key figures, each column under its own period."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from fiches.content.catalogue import Indicator
from fiches.indicators.model.numbers import Computed, Observed
from fiches.keys import Key, TerritoryKey
from fiches.site.table import Cell, Column, Line, Table, table_of_lines
from fiches.wording.borrowed import with_owner
from fiches.wording.change_words import NOT_GIVEN, change_words
from fiches.wording.context import WordingContext
from fiches.wording.marks import grade_word, missing
from fiches.wording.phrase import EMPTY, Kind, Phrase, element, elements, plain_text
from fiches.wording.prose import prose

IN_SHORT = "Évolution à lire avec réserve."


class Figure(Protocol):
    """A key figure of a place, in full or in short."""

    @property
    def indicator(self) -> Indicator: ...
    @property
    def number(self) -> Observed: ...
    @property
    def evolution(self) -> Computed | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A line: whose, what its head says, its figures, its address in the page where it has one."""

    territory: TerritoryKey
    head: Phrase
    figures: Sequence[Figure]
    id: str = ""


def parts_table(
    caption: Phrase,
    corner: str,
    places: Sequence[Place],
    wording: WordingContext,
    wanted: Sequence[Indicator] | None = None,
) -> Table:
    """The same on the page of the place that they make, in short: grades without words, réserves that it says at length."""
    table = places_table(caption, corner, places, wording, wanted)
    bare = {
        number.key.mark(wording.home): wording.marker.grade_alone(number)
        for place in places
        for figure in place.figures
        if (number := figure.number).territory == place.territory and figure.indicator.mesure == "niveau"
    }
    lines = tuple(replace(line, cells=tuple(_in_short(cell, bare) for cell in line.cells)) for line in table.lines)
    reserve = wording.reserve_words(*(figure.evolution for place in places for figure in place.figures))
    legends = tuple(IN_SHORT if reserve and one == plain_text(reserve) else one for one in table.legends)
    return replace(table, lines=lines, legends=legends)


def _in_short(cell: Cell, bare: Mapping[str, Phrase]) -> Cell:
    mark = next((one.mark for one in elements(cell.value) if one.mark), "")
    return Cell(bare[mark]) if mark in bare else cell


def places_table(
    caption: Phrase,
    corner: str,
    places: Sequence[Place],
    wording: WordingContext,
    wanted: Sequence[Indicator] | None = None,
) -> Table:
    """A line a place, in the order given; counts with their change over a year, then grades.

    `wanted`: the entries that have columns, those by which territories are compared unless given.
    """
    wanted = wording.catalogue.first_of_each_source() if wanted is None else wanted
    keys = {f.indicator.id: f.number.key for place in places for f in place.figures if f.number.key.period}
    columns = [column for entry in wanted for column in _columns(entry, keys.get(entry.id), wording)]
    lines = [Line(p.head, tuple(_cells(p, wanted, wording)), id=p.id) for p in places]
    table = table_of_lines(caption, corner, columns, lines)
    reserve = wording.reserve_words(*(f.evolution for f in _shown(places, wanted)))
    return replace(table, legends=(*table.legends, plain_text(reserve))) if reserve else table


def _shown(places: Iterable[Place], wanted: Sequence[Indicator]) -> Iterable[Figure]:
    listed = {entry.id for entry in wanted}
    return (figure for place in places for figure in place.figures if figure.indicator.id in listed)


def _columns(entry: Indicator, key: Key | None, wording: WordingContext) -> Iterable[Column]:
    """`key`: one of its rows, which says when all of them stand."""
    graded, head = entry.mesure == "niveau", prose(entry.short)
    if key is not None:
        head = Phrase("{}, {}").format(head, wording.short_moment(entry, key.period, code=key.nomenclature_code))
    yield Column(head, entry.short, text=graded, period=key.period if key else "")
    if not graded:
        yield Column(Phrase("sur un an"), "sur un an", beside=True)


def _cells(place: Place, wanted: Sequence[Indicator], wording: WordingContext) -> Iterable[Cell]:
    """The value, and its change over a year for what is no grade; a parent's value is said to be."""
    found = {figure.indicator.id: figure for figure in place.figures}
    for entry in wanted:
        graded, figure = entry.mesure == "niveau", found.get(entry.id)
        if figure is None:
            yield from [Cell(missing("nd"))] if graded else [Cell(missing("nd")), Cell(NOT_GIVEN)]
            continue
        own = figure.number.territory == place.territory
        yield _value(figure, place.territory, wording)
        if not graded:
            yield Cell(change_words(figure.evolution, wording) if own else NOT_GIVEN)


def _value(figure: Figure, home: TerritoryKey, wording: WordingContext) -> Cell:
    """« 41 230 », « 4 sur 5 élevée », « 4 sur 5 (Ille-et-Vilaine) »."""
    number, entry = figure.number, figure.indicator
    bare = wording.marker.observed(number, entry, bare=True)
    word = grade_word(entry, number.value) if entry.mesure == "niveau" and number.value is not None else ""
    return Cell(with_owner(bare, number.territory, home, wording), prose(word) if word else EMPTY)


def coded(name: Phrase, territory: TerritoryKey) -> Phrase:
    """« Ain 01 », the code in small."""
    return Phrase(name, " ", element(Kind.PLACE_CODE, prose(territory.code, "code")))
