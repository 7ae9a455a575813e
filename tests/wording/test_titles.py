"""Titles that state a message: verbs, comparisons that rounding allows, ties, halves, grades, what is not said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block
from fiches.site.svg_text import text_of
from fiches.wording import titles
from tests.support import figures as build

WORDING = build.wording()


def said(block: Block) -> str:
    return text_of(titles.title(block, WORDING)).replace("\u00a0", " ").replace("\u202f", " ")


def evolution(change: float | None, there: float | None = 2.14, **options: object) -> Block:
    identifier = str(options.pop("identifier", "demandeurs-abc"))
    return build.evolution_block(identifier, build.JOB_SEEKERS, change=change, there=there, **options)  # type: ignore[arg-type]


EVOLUTIONS = [
    (evolution(2.9), "Le nombre de demandeurs d’emploi augmente de 2,9 % en un an, plus qu’en Bretagne"),
    (evolution(1.1), "Le nombre de demandeurs d’emploi augmente de 1,1 % en un an, moins qu’en Bretagne"),
    (evolution(2.14), "Le nombre de demandeurs d’emploi augmente de 2,1 % en un an, comme en Bretagne"),
    (evolution(2.11), "Le nombre de demandeurs d’emploi augmente de 2,1 % en un an, comme en Bretagne"),
    (evolution(-1.2), "Le nombre de demandeurs d’emploi baisse de 1,2 % en un an, alors qu’il augmente en Bretagne"),
    (evolution(-1.2, -3), "Le nombre de demandeurs d’emploi baisse de 1,2 % en un an, moins qu’en Bretagne"),
    (evolution(0.0), "Le nombre de demandeurs d’emploi est stable en un an, alors qu’il augmente en Bretagne"),
    (
        evolution(0.02),
        "Le nombre de demandeurs d’emploi est stable en un an, alors qu’il augmente en Bretagne",
    ),
    (evolution(2.4), "Le nombre de demandeurs d’emploi augmente de 2,4 % en un an, presque comme en Bretagne"),
    (evolution(0.0, 0.0), "Le nombre de demandeurs d’emploi est stable en un an, comme en Bretagne"),
    (evolution(0.4, -0.4), "Le nombre de demandeurs d’emploi est stable en un an, stable aussi en Bretagne"),
    (evolution(2.9, None), "Le nombre de demandeurs d’emploi augmente de 2,9 % en un an"),
    (evolution(None, reason="rupture"), "Demandeurs d’emploi (A, B, C) : 41 230 personnes fin mars 2026"),
    (evolution(None, reason="base"), "Demandeurs d’emploi (A, B, C) : 41 230 personnes fin mars 2026"),
    (
        evolution(-8, 2.14, identifier="offres-trimestre"),
        "Les offres d’emploi reculent de 8,0 % en un an, alors qu’elles progressent en Bretagne",
    ),
    (
        evolution(3, 3, identifier="embauches-trimestre"),
        "Les embauches progressent de 3,0 % en un an, comme en Bretagne",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("block", "title"), EVOLUTIONS)
def test_titles_of_evolutions(block: Block, title: str) -> None:
    assert said(block) == title


@pytest.mark.parametrize(
    ("values", "change", "there", "end"),
    [
        ((310,), 3.3, 2.1, "d’emploi augmente : de 300 à 310 en un an"),  # under a thousand, no per cent
        ((310,), 0.0, -1.0, "(A, B, C) : 310 personnes fin mars 2026"),  # rounding forbids to tell
        ((60,), 0.0, 2.1, "(A, B, C) : 60 personnes fin mars 2026"),
        ((1_100,), 10.0, 2.1, "augmente, plus qu’en Bretagne : de 1 000 à 1 100 en un an"),  # 8.96 to 11.06 %
        ((1_030,), 3.0, 2.1, "augmente : de 1 000 à 1 030 en un an"),
        ((1_540,), 2.67, 2.1, "augmente de 3 % en un an"),  # from 2.0 to 3.3 %
        ((16_540,), 2.67, 2.1, "augmente de 2,7 % en un an, plus qu’en Bretagne"),
    ],
)
def test_small_counts_are_compared_within_their_rounding(
    values: tuple[int, ...], change: float, there: float, end: str
) -> None:
    block = build.evolution_block("demandeurs-abc", values, change=change, there=there)
    assert said(block).endswith(end)


def test_an_entry_without_a_subject_speaks_through_its_short_title() -> None:
    block = evolution(-1.2)
    plain = replace(block, indicator=replace_entry(block, sujet=""))
    assert said(plain) == "Demandeurs d’emploi (A, B, C) : 1,2 % de moins en un an, à la différence de la Bretagne"
    flat = replace(plain, evolution=build.evolution(block.indicator, 0.0), comparisons=())
    assert said(flat) == "Demandeurs d’emploi (A, B, C) : stable en un an"


def replace_entry(block: Block, **changes: object) -> object:
    return block.indicator.model_copy(update=changes)


def test_titles_of_evolutions_stay_short_enough_for_a_headline() -> None:
    assert max(len(title) for _, title in EVOLUTIONS if "arrondi" not in title) <= 95
