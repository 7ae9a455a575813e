"""The digest of a fiche's figures: the same for the same print, whichever objects hold it."""

from __future__ import annotations

import copy
import subprocess
import sys
from dataclasses import replace

import pytest

from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.fiche import Fiche
from fiches.indicators.model.numbers import Computed, Observed
from fiches.indicators.model.positions import Strip
from fiches.site.incremental.figures import figures_digest
from tests.support.commands import ROOT
from tests.support.frames import ILLE, catalogue, edition_data, entry, key, line

ROWS = [line(key(period=period), value) for period, value in (("2025T1", 40_000), ("2026T1", 41_230))]


def fiche(*, value: float = 41_230) -> Fiche:
    rows = [ROWS[0], line(key(), value)]
    return build_fiche(edition_data(rows, catalogue(entry(cle=1))), ILLE)


def with_strip(values: tuple[float, ...]) -> Fiche:
    change = Computed("evolution", (Observed(key(period="2025T1"), 40_000.0), Observed(key(), 41_230.0)), 3.1)
    found = fiche()
    return replace(found, headlines=(replace(found.headlines[0], strip=Strip("DEP", values, change, None)),))


def test_equal_figures_have_one_digest_whatever_they_share() -> None:
    assert figures_digest(fiche(), [("a",)]) == figures_digest(copy.deepcopy(fiche()), [("a",)])


def test_a_value_a_date_or_a_row_makes_another() -> None:
    first = figures_digest(fiche(), [("a",)])
    assert figures_digest(fiche(value=41_240), [("a",)]) != first
    assert figures_digest(fiche(), [("b",)]) != first
    one = fiche().headlines[0]
    dated = replace(fiche(), headlines=(replace(one, number=replace(one.number, updated_at="2027-01-01")),))
    assert figures_digest(dated, [("a",)]) != first


def test_a_strip_counts_as_it_is_drawn() -> None:
    """Two hundred and forty pixels: a change of a thousandth of a point draws the same, of a point another."""
    values = (-10.0, -2.0, 0.0, 4.0, 10.0)
    first = figures_digest(with_strip(values), [])
    assert figures_digest(with_strip((-10.0, -2.001, 0.0, 4.0, 10.0)), []) == first
    assert figures_digest(with_strip((-10.0, -3.0, 0.0, 4.0, 10.0)), []) != first


@pytest.mark.long
def test_it_is_the_same_in_another_process() -> None:
    code = "from tests.site.incremental.test_figures import *;print(figures_digest(with_strip((-10.0, -2.0, 0.0, 4.0, 10.0)), []))"
    seen = {
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={"PYTHONHASHSEED": seed, "PATH": ""}, capture_output=True,
                       text=True, check=True).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(seen) == 1
