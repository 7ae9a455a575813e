"""What a fiche needs of a kind of chart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.fiche.block_kind import kind_named, kind_of
from fiches.site.fiche.kinds.evolution import KIND
from tests.support import figures as build
from tests.support.pages.blocks import table_of

WORDING = build.wording()


def test_a_kind_is_the_module_of_its_name() -> None:
    assert kind_named("evolution") is KIND
    assert kind_of(build.indicator("demandeurs-abc")) is KIND
    with pytest.raises(ModuleNotFoundError):
        kind_named("camembert")


def test_an_entry_without_a_block_has_none() -> None:
    entry = build.indicator("demandeurs-abc").model_copy(update={"graphique": "aucun"})
    assert kind_of(entry) is None
    assert table_of(replace(build.evolution_block("demandeurs-abc", [1, 2]), indicator=entry), WORDING) is None


def test_what_is_missing_or_empty_has_no_table() -> None:
    block = build.evolution_block("demandeurs-abc", [1, 2])
    assert table_of(block, WORDING) is not None
    assert table_of(replace(block, missing="nd"), WORDING) is None
    assert table_of(replace(block, series=()), WORDING) is None


@pytest.mark.parametrize("kind", ["barres", "annees", "echelle"])
def test_a_kind_may_have_no_drawing(kind: str) -> None:
    assert kind_named(kind).rows is None
    assert kind_named(kind).table is not None
