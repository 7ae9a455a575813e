"""What is written of a change holds for the counts that the published ones hide: sentences, key figures, titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from fiches.indicators.annual_change import change_between
from fiches.indicators.model.headline import Headline, ParentFigure
from fiches.keys import Key
from fiches.wording.phrase import Phrase, claims
from fiches.wording.sentences import headline_sentence, key_reading
from fiches.wording.titles import title
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS
from tests.support.truths import Draw, drawn

ENTRY = build.indicator("demandeurs-abc")
WORDING = build.wording()
FORMULA = build.catalogue().formulas["evolution"]
Truth = Mapping[str, float]


def value(argument: str, truth: Truth) -> float:
    """The true value of a key, of an evolution or of a fall, as its mark names it."""
    formula, opening, keys = argument.partition("(")
    if not opening:
        return truth[argument]
    before, now = (truth[key] for key in keys.removesuffix(")").split(";"))
    return {"evolution": 100, "baisse": -100}[formula] * (now - before) / before


def holds(mark: str, truth: Truth) -> bool:
    """Computed from the mark alone, on exact counts."""
    name, arguments = mark.partition("(")[0], mark.partition("(")[2][:-1]
    a, b = (value(one, truth) for one in re.findall(r"[a-z]+\([^)]*\)|[^;]+", arguments))
    if name == "stable":
        return abs(100 * (b - a) / a) <= 0.5
    told = {"hausse": b > a, "recul": b < a, "plus": a > b, "moins": a < b, "comme": abs(a - b) <= 0.5}
    return told.get(name, name == "indecis")


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


@pytest.mark.parametrize("draws", [300, pytest.param(2_000, marks=pytest.mark.long)])
def test_no_sentence_on_a_change_is_false(draws: int) -> None:
    made: Counter[str] = Counter()
    for turn, draw in enumerate(drawn(draws, "sentences")):
        headline, truth = headline_of(draw)
        for phrase in written(headline, turn):
            for mark in re.findall(r"[a-z-]+\((?:[^()]|\([^()]*\))*\)", " ".join(claims(phrase))):
                made[mark.partition("(")[0]] += 1
                assert holds(mark, truth), (str(phrase), mark, truth)
    assert set(made) == {"hausse", "recul", "stable", "plus", "moins", "comme", "indecis"}


def test_words_of_change_stand_in_their_claim() -> None:
    """No phrase of the vocabulary of changes is outside an element that claims."""
    for turn, draw in enumerate(drawn(200, "words")):
        headline, _ = headline_of(draw)
        for phrase in written(headline, turn):
            outside = " … ".join(node for node in phrase.nodes if isinstance(node, str))
            said = [name for name, one in AFFIRMATIONS.items() if one.says(outside)]
            assert not said, (str(phrase), said)


def test_a_false_claim_would_be_seen() -> None:
    key: Key = build.key(ENTRY, build.ILLE, "2025T1")
    before, now = key.mark(build.ILLE), build.key(ENTRY).mark(build.ILLE)
    truth = {before: 1_000.0, now: 1_003.0}
    assert holds(f"hausse({before};{now})", truth)
    assert not holds(f"recul({before};{now})", truth)
    assert holds(f"stable({before};{now})", truth)
    assert not holds(f"comme(evolution({before};{now});evolution({now};{before}))", {before: 100.0, now: 103.0})
