"""Every number that the pages, charts and files of a fiche may quote, so that its data files hold them all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fiches.indicators.model.block import Block
from fiches.indicators.model.distinctions import Distinction
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.headline import Headline, KeyFigure
from fiches.indicators.model.numbers import Number
from fiches.indicators.model.similar import SimilarTerritory


def numbers_of(fiche: Fiche) -> Iterator[Number]:
    """Every number that a fiche may quote."""
    for headline in fiche.headlines:
        yield from _of_headline(headline)
    for block in fiche.blocks:
        yield from _of_block(block)
    for map_ in fiche.maps:
        yield from (n for child in (map_.own, *map_.children) for n in (child.number, child.change) if n is not None)
    for distinction in fiche.distinctions:
        yield from _of_distinction(distinction)
    for neighbour in fiche.similar.neighbours if fiche.similar else ():
        yield from _of_neighbour(neighbour)
    for part in (*fiche.parts, *fiche.around.parts):
        yield from _of_key_figures(part.key_figures)


def _of_distinction(distinction: Distinction) -> Iterator[Number]:
    yield from (distinction.fact.here, distinction.fact.there, *distinction.shown)
    if distinction.difference is not None:
        yield distinction.difference


def _of_neighbour(neighbour: SimilarTerritory) -> Iterator[Number]:
    yield neighbour.distance
    yield from (*neighbour.profile, *neighbour.counts)
    for one in (*neighbour.nearest, *((neighbour.farthest,) if neighbour.farthest else ())):
        yield from (one.here, one.there)
    yield from _of_key_figures(neighbour.key_figures)


def _of_key_figures(key_figures: Sequence[KeyFigure]) -> Iterator[Number]:
    for brief in key_figures:
        yield brief.number
        if brief.evolution:
            yield brief.evolution


def _of_headline(headline: Headline) -> Iterator[Number]:
    yield headline.number
    yield from (point for point in headline.series.points)
    if headline.evolution:
        yield headline.evolution
    if headline.rank:
        yield headline.rank.number
    if headline.change_rank:
        yield headline.change_rank.number
    if headline.grade_position:
        yield from (headline.grade_position.higher, headline.grade_position.equal, headline.grade_position.lower)
    yield from _of_comparisons(headline)
    yield from (point for line in headline.relative for point in line.points)


def _of_comparisons(holder: Headline | Block) -> Iterator[Number]:
    for comparison in holder.comparisons:
        yield comparison.number
        yield from (c for c in (comparison.evolution, comparison.part) if c is not None)


def _of_block(block: Block) -> Iterator[Number]:
    for series in block.series:
        yield from (point for point in series.points)
    for item in block.whole:
        yield from (n for n in (item.number, item.parent, item.country, item.count, item.gap) if n is not None)
        yield from (n for n in (item.part, item.parent_part) if n is not None)
    for metier in block.metiers:
        yield from metier.numbers.values()
        yield from (number for found in metier.several.values() for number in found)
        yield from (n for n in (metier.ratio, metier.change) if n is not None)
    yield from (n for n in (block.main, block.evolution, block.base, block.origin_of) if n is not None)
    yield from _of_comparisons(block)
    yield from (point for line in block.relative for point in line.points)
