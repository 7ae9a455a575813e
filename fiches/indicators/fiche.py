"""Everything that one territory's pages, charts and files say, in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from fiches.indicators.blocks import blocks
from fiches.indicators.children import children_maps
from fiches.indicators.figures import Block, Fiche, Headline, Neighbour, Number
from fiches.indicators.headlines import headlines
from fiches.indicators.reading import Reader
from fiches.indicators.similar import similar
from fiches.keys import TerritoryKey


def build_fiche(reader: Reader, territory: TerritoryKey) -> Fiche:
    """The figures of a territory; a territory without any row has empty blocks, each with its reason."""
    return Fiche(
        territory=territory,
        parents=reader.parents(territory),
        headlines=headlines(reader, territory),
        blocks=blocks(reader, territory),
        maps=children_maps(reader, territory),
        similar=similar(reader, territory),
    )


def numbers_of(fiche: Fiche) -> Iterator[Number]:
    """Every number that a fiche may quote."""
    for headline in fiche.headlines:
        yield from _of_headline(headline)
    for block in fiche.blocks:
        yield from _of_block(block)
    for drawn in fiche.maps:
        yield from (n for child in (drawn.own, *drawn.children) for n in (child.number, child.change) if n is not None)
    for neighbour in fiche.similar.neighbours if fiche.similar else ():
        yield from _of_neighbour(neighbour)


def _of_neighbour(neighbour: Neighbour) -> Iterator[Number]:
    yield neighbour.distance
    yield from neighbour.profile
    for one in (*neighbour.nearest, *((neighbour.farthest,) if neighbour.farthest else ())):
        yield from (one.here, one.there)
    for brief in neighbour.briefs:
        yield brief.number
        if brief.evolution:
            yield brief.evolution


def _of_headline(headline: Headline) -> Iterator[Number]:
    yield headline.number
    yield from (point.number for point in headline.series.points)
    if headline.evolution:
        yield headline.evolution
    if headline.rank:
        yield headline.rank.number
    if headline.change_rank:
        yield headline.change_rank.number
    if headline.standing:
        yield from (headline.standing.higher, headline.standing.equal, headline.standing.lower)
    if headline.spread:
        yield from (headline.spread.low.number, headline.spread.high.number)
    yield from _of_comparisons(headline)


def _of_comparisons(holder: Headline | Block) -> Iterator[Number]:
    for comparison in holder.comparisons:
        yield comparison.number
        yield from (c for c in (comparison.evolution, comparison.part) if c is not None)


def _of_block(block: Block) -> Iterator[Number]:
    for series in block.series:
        yield from (point.number for point in series.points)
    for item in block.items:
        yield from (n for n in (item.number, item.parent, item.country, item.count, item.gap) if n is not None)
    for metier in block.metiers:
        yield from metier.numbers.values()
        yield from metier.parts.values()
        yield from (rank.number for rank in metier.ranks.values())
    for ranked in (metier for ranking in block.rankings for metier in ranking.metiers):
        yield from (ranked.number, ranked.part)
    yield from (n for n in (block.main, block.evolution) if n is not None)
    yield from _of_comparisons(block)
