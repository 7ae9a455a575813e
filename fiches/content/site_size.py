"""How heavy a site is, estimated before it is built, against what its host takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, REGION

HOST_LIMIT = 1_000_000_000
"""Bytes that a published site may weigh on GitHub Pages (« GitHub Pages limits », docs.github.com)."""
PAGE = "page"
# Medians of what `python -m tests.benchmarks sizes` measures, rounded: the page of a fiche, its files by format, its rows in
# the files of the whole edition and its lines in lists. Country, régions and départements: the demo. Basins: all of them,
# of an edition without EPCI. EPCI: four, of an edition that covers all the levels of fourteen départements.
# `tests/benchmarks/test_sizes.py` says when they have aged.
WEIGHTS: dict[str, dict[str, int]] = {
    COUNTRY: {PAGE: 316_000, "csv": 258_000, "json": 150_000, "xlsx": 118_000, "svg": 98_000, "pdf": 76_000},
    REGION: {PAGE: 285_000, "csv": 287_000, "json": 148_000, "xlsx": 121_000, "svg": 47_000, "pdf": 76_000},
    DEPARTEMENT: {PAGE: 271_000, "csv": 288_000, "json": 150_000, "xlsx": 120_000, "svg": 40_000, "pdf": 76_000},
    BASIN: {PAGE: 240_000, "csv": 227_000, "json": 138_000, "xlsx": 95_000, "svg": 41_000, "pdf": 69_000},
    EPCI: {PAGE: 226_000, "csv": 211_000, "json": 125_000, "xlsx": 84_000, "svg": 42_000, "pdf": 70_000},
}
OF_EACH = {COUNTRY: 29_000, REGION: 29_000, DEPARTEMENT: 29_000, BASIN: 20_000, EPCI: 15_000}
SHARED = 750_000
"""Bytes of what is of no fiche: home, method, assets."""
SEARCH = 25_000_000
"""Bytes of the search and of the ways in, where a fiche covers each commune; in proportion where some are covered."""
_WHOLE = {REGION: 18, DEPARTEMENT: 101, BASIN: 406, EPCI: 1_255}  # fiches that cover the country


def site_size(fiches: Mapping[str, int], formats: Mapping[str, Collection[str]]) -> int:
    """Bytes of a site of so many fiches a level, in these formats."""
    covered = max((min(1, count / _WHOLE[level]) for level, count in fiches.items() if level in _WHOLE), default=0)
    own = sum(count * (OF_EACH[level] + _fiche(level, formats[level])) for level, count in fiches.items())
    return SHARED + own + round(SEARCH * covered)


def _fiche(level: str, formats: Collection[str]) -> int:
    weights = WEIGHTS[level]
    return weights[PAGE] + sum(weights[one] for one in formats)
