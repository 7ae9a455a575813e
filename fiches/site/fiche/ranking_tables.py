"""The first métiers of a territory as tables, each with the grounds on which it stands."""

from __future__ import annotations

from fiches.indicators.model.block import Block, RankedMetier, RankedMetiers
from fiches.keys import TerritoryKey
from fiches.rankings import SMALLEST_RANKED, Ranking
from fiches.site.table import Cell, Column, Line, Table
from fiches.territories import COUNTRY, DEPARTEMENT, REGION
from fiches.wording.context import WordingContext
from fiches.wording.items import counted_of
from fiches.wording.labels import activity_label
from fiches.wording.marks import place_among, short_period
from fiches.wording.numbers import NBSP, number
from fiches.wording.phrase import EMPTY, Phrase
from fiches.wording.prose import prose

_OF_THE_LEVEL = {COUNTRY: "du pays", REGION: "de la région", DEPARTEMENT: "du département"}


def ranking_tables(block: Block, wording: WordingContext) -> tuple[Table, ...]:
    """One table a ranking of the block."""
    return tuple(_table(ranked, wording) for ranked in block.rankings)


def _table(ranked: RankedMetiers, wording: WordingContext) -> Table:
    entry, ranking = ranked.indicator, ranked.ranking
    caption = Phrase("{}, {}, {}").format(
        prose(f"Premiers métiers par nombre {counted_of(entry.unite)}"),
        wording.within(ranking.territory),
        short_period(ranking.period),
    )
    columns = (Column(Phrase("Rang"), "Rang"), Column(prose(entry.short), entry.short))
    return Table(
        caption, "Métier", columns, tuple(_line(m, ranked, wording) for m in ranked.metiers), (grounds(ranking),)
    )


def _line(metier: RankedMetier, ranked: RankedMetiers, wording: WordingContext) -> Line:
    label = activity_label(metier.number.key.activity_type, metier.code, wording.labels)
    value = wording.marker.observed(metier.number, ranked.indicator, bare=True)
    share = EMPTY if metier.part.value is None else wording.marker.part(metier.part)
    cells = (Cell(place_among(metier.place, tied=metier.tied)), Cell(value, share))
    return Line(prose(label, "libellé"), cells)


def grounds(ranking: Ranking) -> str:
    """On what the ranking stands, in a sentence or two."""
    if ranking.proven:
        said = f"Classement établi sur les {number(ranking.among)} métiers."
    elif ranking.rule == "parent":
        first = f"les {number(ranking.among)} premiers métiers {_of_container(ranking)}"
        said = f"Classement parmi {first}{NBSP}: un autre métier peut y manquer."
    else:
        said = (
            f"Classement parmi les {number(ranking.asked)} métiers demandés{NBSP}: des effectifs de la source se contredisent,"
            " et un autre métier peut y manquer."
        )
    if len(ranking.metiers) < ranking.number:
        said += f" Les métiers de moins de {number(int(SMALLEST_RANKED))} ne sont pas classés."
    return f"{said} Sous le nombre : la part du métier dans le total du territoire."


def _of_container(ranking: Ranking) -> str:
    return _OF_THE_LEVEL[TerritoryKey.parse(ranking.container).type]
