"""The métier that a territory has most of: ties and ungraded ones counted, of those that are followed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from fiches.indicators.claims.metiers import leading_metiers
from fiches.indicators.model.block import Block, Metier
from tests.support import figures as build
from tests.support.frames import AFFIRMATIONS

OFFERS = build.indicator("metiers-offres-12-mois")


def block_of(values: Mapping[str, float | None], *, every: bool = True) -> Block:
    entry = build.indicator("metiers-tension-volume")
    metiers = tuple(
        Metier(code, {OFFERS.id: build.observed(OFFERS, value, activity=code)}) for code, value in values.items()
    )
    return Block(entry, build.ILLE, build.ILLE, build.YEAR, metiers=metiers, every=every)


def led(block: Block) -> tuple[str, tuple[str, ...], bool] | None:
    found = leading_metiers(block, OFFERS.id, AFFIRMATIONS)
    return found and (found.claim.name, tuple(n.key.activity_code for n in found.numbers), found.published)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (block_of({"A": 900, "B": 560, "C": 90}), ("premier", ("A",), False)),
        (block_of({"A": 900, "B": 890, "C": 90}), ("ex-aequo", ("A", "B"), False)),
        (block_of({"A": 900, "B": 900, "C": 900}), None),
        (block_of({"A": 900, "B": None, "C": 90}), ("premier", ("A",), True)),
        (block_of({"A": 90, "B": 60, "C": 10}), None),
        (block_of({}), None),
    ],
    ids=["first", "tie", "three", "one without a value", "under a hundred", "none"],
)
def test_the_metier_that_leads(block: Block, expected: object) -> None:
    assert led(block) == expected


def test_the_list_is_written_out_where_the_data_have_other_metiers() -> None:
    values = {"A": 900, "B": 560, "C": 90}
    marks = []
    for every in (True, False):
        found = leading_metiers(block_of(values, every=every), OFFERS.id, AFFIRMATIONS)
        assert found is not None
        marks.append(found.claim.mark(build.ILLE).partition(";")[2])
    assert marks[0] == "OFF_1.ROME.*.TOFF-CUMUL12MOIS...2026T1.nombre)"
    assert marks[1].startswith("[OFF_1.ROME.A.TOFF-CUMUL12MOIS...2026T1.nombre OFF_1.ROME.B.")
