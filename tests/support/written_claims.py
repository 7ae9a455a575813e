"""A key figure and its parent's, of counts drawn at random, and all that is written of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fiches.indicators.annual_change import change_between
from fiches.indicators.model.headline import Headline
from fiches.indicators.model.parent_figure import ParentFigure
from fiches.wording.phrase import Phrase
from fiches.wording.sentences import headline_sentence, key_reading
from fiches.wording.titles import title
from tests.support import figures as build
from tests.support.truths import Draw

ENTRY = build.indicator("demandeurs-abc")
WORDING = build.wording()
FORMULA = build.catalogue().formulas["evolution"]
Truth = Mapping[str, float]


def headline_of(draw: Draw) -> tuple[Headline, Truth]:
    """A key figure and its parent's, published, and the true counts by mark."""
    here = draw.count()
    there = min(5_000_000, here * draw.random.randint(2, 12))
    true: dict[str, float] = {}
    figures = []
    for place, now in ((build.ILLE, here), (build.BRETAGNE, there)):
        before = draw.near(now)
        keys = [build.key(ENTRY, place, period) for period in ("2025T1", "2026T1")]
        then, at_last = (replace(draw.published(n), key=key) for n, key in zip((before, now), keys, strict=True))
        true |= {key.mark(build.ILLE): float(n) for key, n in zip(keys, (before, now), strict=True)}
        figures.append((at_last, change_between(FORMULA, then, at_last, broken=False)))
    (number, change), (other, change_there) = figures
    base = build.headline("demandeurs-abc", number.value)
    parent = ParentFigure(build.BRETAGNE, other, change_there)
    return replace(base, number=number, evolution=change, comparisons=(parent,)), true


def written(headline: Headline, turn: int) -> Iterator[Phrase]:
    """All that is written of it."""
    yield headline_sentence(headline, WORDING, turn=turn).text
    yield key_reading(headline, WORDING).text
    block = build.evolution_block("demandeurs-abc", [headline.number.value])
    yield title(
        replace(block, main=headline.number, evolution=headline.evolution, comparisons=headline.comparisons), WORDING
    )
