"""The first block and the first key figure of a fiche made from a few rows, and the entries that they are about."""

from __future__ import annotations

from collections.abc import Sequence

from fiches.content.catalogue import Indicator
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.block import Block
from fiches.indicators.model.headline import Headline
from fiches.keys import TerritoryKey
from tests.support.frames import ILLE, Row, catalogue, edition_data, entry, key, line

SHORT = ("2025T1", "2025T2", "2025T3", "2025T4", "2026T1")


def block(rows: Sequence[Row], *entries: Indicator, home: TerritoryKey = ILLE, **settings: object) -> Block:
    """The first block of a fiche; an unrelated row keeps the table from being empty."""
    return build_fiche(edition_data([*rows, line(key(code="Z"), 10)], catalogue(*entries), **settings), home).blocks[0]


def headline(rows: Sequence[Row], *entries: Indicator, home: TerritoryKey = ILLE, **settings: object) -> Headline:
    return build_fiche(edition_data([*rows, line(key(code="Z"), 10)], catalogue(*entries), **settings), home).headlines[
        0
    ]


def tension(territory: TerritoryKey, value: float, period: str = "2025", **fields: str) -> Row:
    return line(key(territory, "PERSPECTIVE", period, indicator="PERSP_2", measure="niveau", **fields), value)


TENSION = entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",), chart="echelle")


FINE, COARSE = ("AGE1", "AGE4", "AGE5"), ("AGE1", "AGE2")


AGES = entry(
    "ages", chart="barres", caracteristique="AGE", modalites=FINE, modalites_sinon=COARSE, mesure="pourcentage"
)
