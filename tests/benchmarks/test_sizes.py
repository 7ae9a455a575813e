"""What `plan` says that a site weighs, against what fiches weigh now: constants that have aged are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

import pytest

from fiches.content.site_size import WEIGHTS
from tests.benchmarks.sizes import weights_of
from tests.support.demo import Demo
from tests.support.site_folder import ROOT

APART = 15  # in %
# The small demo follows seven métiers: what its fiches weighed when the constants, those of fifty, were measured.
SMALL = {
    "NAT": {"page": 171_000, "csv": 132_000, "json": 75_000, "xlsx": 63_000, "svg": 30_000, "pdf": 59_000},
    "REG": {"page": 210_000, "csv": 175_000, "json": 101_000, "xlsx": 73_000, "svg": 37_000, "pdf": 66_000},
    "DEP": {"page": 169_000, "csv": 143_000, "json": 84_000, "xlsx": 62_000, "svg": 24_000, "pdf": 62_000},
    "BASBMO": {"page": 182_000, "csv": 120_000, "json": 99_000, "xlsx": 52_000, "svg": 35_000, "pdf": 65_000},
    "EPCI": {"page": 185_000, "csv": 121_000, "json": 99_000, "xlsx": 52_000, "svg": 35_000, "pdf": 66_000},
}  # fmt: skip
AGAIN = "measure again: `python -m tests.benchmarks sizes`, then fiches/content/site_size.py, then this table"


def aged(site: Path, known: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """Levels and formats whose median is too far from what is known of it."""
    for level, sizes in weights_of(site).items():
        for name, expected in known[level].items():
            now = median(sizes[name])
            if abs(now - expected) * 100 > APART * expected:
                yield f"{level} {name}: {now:,.0f} bytes, {expected:,} expected"


def test_the_constants_were_measured_on_fiches_of_this_weight(demo: Demo) -> None:
    assert list(aged(demo.site, SMALL)) == [], AGAIN


def test_what_has_aged_is_told(demo: Demo) -> None:
    heavier = {level: {**sizes, "page": 2 * sizes["page"]} for level, sizes in SMALL.items()}
    assert [told.partition(":")[0] for told in aged(demo.site, heavier)] == [f"{level} page" for level in SMALL]


@pytest.mark.long
def test_the_constants_are_the_weights_of_the_demo() -> None:
    site = ROOT / "site"
    if not (site / "api/v1/territoires.json").is_file():
        pytest.skip("no demo in site/")
    assert list(aged(site, WEIGHTS)) == [], AGAIN
