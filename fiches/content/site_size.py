"""How heavy a site is, estimated before it is built, against what its host takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fiches.territories import BASIN, COUNTRY, DEPARTEMENT, EPCI, REGION

HOST_LIMIT = 1_000_000_000
"""Bytes that a published site may weigh on GitHub Pages (« GitHub Pages limits », docs.github.com)."""
PAGE = "page"
# Bytes of one fiche's page, and of its files by format, measured on the demo (the country, two régions, four
# départements, two basins, two EPCI). `python -m tests.benchmarks sizes` measures them again.
WEIGHTS: dict[str, dict[str, int]] = {
    COUNTRY: {PAGE: 451_000, "csv": 570_000, "json": 295_000, "xlsx": 206_000, "svg": 270_000, "pdf": 135_000},
    REGION: {PAGE: 489_000, "csv": 469_000, "json": 226_000, "xlsx": 150_000, "svg": 269_000, "pdf": 120_000},
    DEPARTEMENT: {PAGE: 484_000, "csv": 492_000, "json": 237_000, "xlsx": 157_000, "svg": 265_000, "pdf": 120_000},
    BASIN: {PAGE: 435_000, "csv": 338_000, "json": 182_000, "xlsx": 111_000, "svg": 233_000, "pdf": 103_000},
    EPCI: {PAGE: 443_000, "csv": 336_000, "json": 174_000, "xlsx": 115_000, "svg": 238_000, "pdf": 101_000},
}
SHARED, OF_EACH = 1_000_000, 30_000
"""Bytes of what is no fiche: home, method, assets; then, of each fiche, its rows in the whole edition and its lines in lists."""


def site_size(fiches: Mapping[str, int], formats: Mapping[str, Collection[str]]) -> int:
    """Bytes of a site of so many fiches a level, in these formats."""
    return SHARED + sum(count * (OF_EACH + _fiche(level, formats[level])) for level, count in fiches.items())


def _fiche(level: str, formats: Collection[str]) -> int:
    weights = WEIGHTS[level]
    return weights[PAGE] + sum(weights[one] for one in formats)
