"""The métier that a territory has most of: ties and ungraded ones counted, of those followed or of all."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from fiches.indicators.claims.metiers import leading_metiers
from fiches.indicators.computing import percentage
from fiches.indicators.model.block import Block, Metier, RankedMetier, RankedMetiers
from fiches.rankings import Ranking, Rule
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS

OFFERS = build.indicator("metiers-offres")


def block_of(
    values: Mapping[str, float | None], ranked: Mapping[str, float] | None = None, rule: Rule = "complet"
) -> Block:
    entry = build.indicator("metiers-tension-volume")
    metiers = tuple(
        Metier(code, {OFFERS.id: build.observed(OFFERS, value, activity=code)}) for code, value in values.items()
    )
    rankings = ()
    if ranked is not None:
        codes = tuple(ranked)
        ranking = Ranking(build.ILLE, "OFF_1", build.QUARTER, 2, rule, 500, 500, codes)
        numbers = [build.observed(OFFERS, value, activity=code) for code, value in ranked.items()]
        whole = build.observed(OFFERS, 25_270)
        parts = [percentage(build.catalogue().formulas["part"], (number, whole), 1.0) for number in numbers]
        lines = tuple(RankedMetier(c, n, p, 1, False) for c, n, p in zip(codes, numbers, parts, strict=True))
        rankings = (RankedMetiers(OFFERS, ranking, lines),)
    return Block(entry, build.ILLE, build.ILLE, build.YEAR, metiers=metiers, rankings=rankings)


def led(block: Block) -> tuple[str, tuple[str, ...], bool, bool] | None:
    found = leading_metiers(block, OFFERS.id, AFFIRMATIONS)
    if found is None:
        return None
    return found.claim.name, tuple(n.key.activity_code for n in found.numbers), found.all_metiers, found.published


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (block_of({"A": 900, "B": 560, "C": 90}), ("premier", ("A",), False, False)),
        (block_of({"A": 900, "B": 890, "C": 90}), ("ex-aequo", ("A", "B"), False, False)),
        (block_of({"A": 900, "B": 900, "C": 900}), None),
        (block_of({"A": 900, "B": None, "C": 90}), ("premier", ("A",), False, True)),
        (block_of({"A": 90, "B": 60, "C": 10}), None),
        (block_of({}), None),
        (block_of({"A": 900, "B": 560}, {"Z": 1_400, "A": 900}), ("premier", ("Z",), True, False)),
        (block_of({"A": 900, "B": 560}, {"Z": 1_400, "A": 900}, "parent"), ("premier", ("Z",), False, False)),
    ],
    ids=[
        "first",
        "tie",
        "three",
        "one without a value",
        "under a hundred",
        "none",
        "proven ranking",
        "ranking of some",
    ],
)
def test_the_metier_that_leads(block: Block, expected: object) -> None:
    assert led(block) == expected
