"""A change of an EPCI whose perimeter changed on the way is to be read with caution."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import TerritoryKey
from fiches.site.svg_text import text_of
from fiches.wording.perimeter_causes import perimeter_causes
from tests.support import figures as build
from tests.support.frames import key

MERGED, SMALL, RENAMED = (TerritoryKey("EPCI", code) for code in ("992367730", "200069300", "247200686"))
CAUSE = {"changement de périmètre en 2026": "le périmètre de l’intercommunalité ayant changé en 2026"}


@pytest.mark.parametrize(
    ("place", "start", "end", "told"),
    [
        (MERGED, "2025T4", "2026T1", True),
        (MERGED, "2025T1", "2026T4", True),
        (MERGED, "2024T4", "2025T4", False),
        (MERGED, "2026T1", "2027T1", False),
        (SMALL, "2025T1", "2026T1", False),
        (RENAMED, "2025T1", "2026T1", False),
        (TerritoryKey("DEP", "57"), "2025T1", "2026T1", False),
    ],
)
def test_it_is_told_between_two_cells_of_either_side(place: TerritoryKey, start: str, end: str, told: bool) -> None:
    ends = (key(place, period=period) for period in (start, end))
    assert perimeter_causes(*ends, build.wording().catalogue) == (CAUSE if told else {})


def test_it_stands_beside_the_change() -> None:
    headline = build.headline("offres-trimestre", 18_400, change=3)
    assert headline.evolution is not None
    moved = tuple(replace(one, key=one.key.at(MERGED)) for one in headline.evolution.arguments)
    words = build.wording().reserve_of(replace(headline.evolution, arguments=moved))
    assert text_of(words) == "à lire avec réserve, le périmètre de l’intercommunalité ayant changé en 2026"
