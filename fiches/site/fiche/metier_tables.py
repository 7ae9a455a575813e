"""The table of followed métiers: the first open with all that is known of each, the others folded in fewer columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from fiches.content.catalogue import Indicator
from fiches.indicators.model.block import Block, Metier
from fiches.keys import NOT_AVAILABLE
from fiches.site.fiche import metier_cells
from fiches.site.fiche.barred_table import MOST, counted_caption
from fiches.site.fiche.heading import Heading, placed, standing_open, with_named
from fiches.site.fiche.metier_rows import metier_columns
from fiches.site.table import MISSING_LEGEND, Cell, Column, Line, Table, table_of_lines
from fiches.wording.context import WordingContext
from fiches.wording.labels import FAMILIES, activity_label
from fiches.wording.marks import count
from fiches.wording.metier_readings import FIRST_METIERS
from fiches.wording.phrase import EMPTY, Phrase, lacks_value
from fiches.wording.prose import constant, prose

UNFOLDED = 15  # a table of so many métiers needs no fold
_OPEN = {FAMILIES: 5}  # lines that stand open; of any other activity, the métiers that are named
_MOST = {FAMILIES: MOST}  # lines of a page, the others being in the data; all the métiers
_OTHERS = {"ROME": "autres métiers suivis", FAMILIES: "autres familles professionnelles"}
_NUMBER = "nombre"


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column of an entry and what its cells hold; `kept` where the folded table has it too, `several` where a cell has more
    than one number."""

    column: Column
    entry: Indicator
    cell: Callable[[Metier], Phrase]
    kept: bool = False
    several: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it holds shares of another count."""
        return self.entry.mesure == "pourcentage"


def metiers_table(block: Block, heading: Heading, wording: WordingContext) -> Table:
    """One line a métier, by decreasing value of the block's own entry; one that the title names is never folded."""
    made = made_columns(block.metiers, block.indicator, wording)
    first = _OPEN.get(block.indicator.source.activite, FIRST_METIERS)
    most = _MOST.get(block.indicator.source.activite, len(block.metiers))
    shown = with_named(block.metiers, _named(block.metiers, heading, wording), most)
    title = counted_caption(heading.caption, len(shown), len(block.metiers))
    cut = first if len(block.metiers) > UNFOLDED else len(shown)
    named = _named(shown, heading, wording)
    places = standing_open(len(shown), named, cut)
    table = _table(title, [shown[place] for place in places], made, block, wording)
    table = replace(table, lines=placed([heading.in_full(line) for line in table.lines], places, named, cut))
    rest = [metier for place, metier in enumerate(shown) if place not in places]
    if not rest:
        return table
    kind = _OTHERS.get(block.indicator.source.activite, "autres lignes")
    title = Phrase("{} {}").format(count(len(rest), "nombre de lignes"), kind)
    kept = [replace(one, column=replace(one.column, screen_only=False)) for one in made if one.kept]
    follows = _table(Phrase("{} (suite)").format(heading.caption), rest, kept, block, wording)
    known = set(table.legends)
    follows = replace(follows, title=title, legends=tuple(one for one in follows.legends if one not in known))
    return replace(table, rest=follows)


def _named(metiers: Sequence[Metier], heading: Heading, wording: WordingContext) -> set[int]:
    """The places of those that the title names."""
    return {place for place, metier in enumerate(metiers) if heading.is_about(tuple(metier.numbers.values()), wording)}


def _table(
    caption: Phrase, metiers: Sequence[Metier], made: Sequence[MadeColumn], block: Block, wording: WordingContext
) -> Table:
    lines = [Line(_name(metier, wording), tuple(Cell(one.cell(metier)) for one in made)) for metier in metiers]
    corner = "Famille professionnelle" if block.indicator.source.activite == FAMILIES else "Métier"
    table = table_of_lines(caption, corner, [one.column for one in made], lines)
    return replace(table, legends=why_missing(table, block.indicator, wording), sorts=corner == "Métier")


def why_missing(table: Table, own: Indicator, wording: WordingContext) -> tuple[str, ...]:
    """Why a value may be missing, once, where one is."""
    if not any(lacks_value(cell.value, NOT_AVAILABLE) for line in table.lines for cell in line.cells):
        return ()
    reasons = [entry.absence for entry in metier_columns(own, wording) if entry.absence]
    return (f"n. d. : {reasons[0]}" if reasons else MISSING_LEGEND,)


def made_columns(metiers: Sequence[Metier], own: Indicator, wording: WordingContext) -> list[MadeColumn]:
    """Every column that some rows of a table of métiers have, `own` being the table's entry."""
    return [
        one
        for entry in metier_columns(own, wording)
        for one in _columns(metiers, entry, wording, is_own=entry.id == own.id)
    ]


def _columns(
    metiers: Sequence[Metier], entry: Indicator, wording: WordingContext, *, is_own: bool
) -> Iterator[MadeColumn]:
    """The column of an entry, then what is computed from it; nothing where no métier has a value."""
    if any(entry.id in metier.several for metier in metiers):
        head = _head(entry, several=True)
        yield MadeColumn(head, entry, lambda metier: metier_cells.several(metier, entry, wording), several=True)
    if not any(entry.id in metier.numbers for metier in metiers):
        return
    share = entry.mesure == "pourcentage"
    kept = not share and (is_own or entry.is_stock or entry.mesure != _NUMBER)
    column = replace(_head(entry), screen_only=share)
    yield MadeColumn(column, entry, lambda metier: metier_cells.value(metier, entry, wording), kept)
    if is_own and any(metier.change is not None for metier in metiers):
        year = Column(Phrase("Sur un an"), "Sur un an", screen_only=True)
        yield MadeColumn(year, entry, lambda metier: metier_cells.change(metier, entry, wording))
    if entry.is_stock and any(metier.ratio is not None for metier in metiers):
        ratio = Column(
            Phrase("Demandeurs pour {} offres").format(constant("dix", "formule")), "Pour dix offres", sort=_NUMBER
        )
        yield MadeColumn(ratio, entry, lambda metier: metier_cells.ratio(metier, wording), kept=True)


def _head(entry: Indicator, *, several: bool = False) -> Column:
    """Its name and what its cells leave out, the unit or the scale; its first word alone before a cell of a phone."""
    name = prose(entry.short)
    if several and entry.mesure == "niveau":
        return Column(Phrase("{} {}").format(name, metier_cells.step_names(entry)), entry.short, True, screen_only=True)
    unit = {"niveau": Phrase(" ({})").format(prose("1 à 5", "échelle"))}.get(entry.mesure, EMPTY)
    if several:
        short = entry.short.partition(" ")[0]
        return Column(Phrase("{} ({})").format(name, prose(entry.unite)), short, screen_only=True)
    short = entry.short if entry.mesure == "pourcentage" else entry.short.partition(" ")[0]
    return Column(Phrase("{}{}").format(name, unit), short, sort=_NUMBER)


def _name(metier: Metier, wording: WordingContext) -> Phrase:
    kinds = [number.key.activity_type for number in metier.numbers.values()]
    return prose(activity_label(kinds[0] if kinds else "ROME", metier.code, wording.labels), "libellé")
