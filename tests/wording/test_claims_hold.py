"""What is written of a change holds for the counts that the published ones hide: sentences, key figures, titles."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from fiches.keys import Key
from fiches.wording.phrase import claims
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS
from tests.support.truths import drawn
from tests.support.written_claims import ENTRY, Truth, headline_of, written


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
