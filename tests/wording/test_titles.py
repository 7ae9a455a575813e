"""Titles that state a message: verbs, comparisons that rounding allows, ties, halves, grades, what is not said."""

# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block
from fiches.site.svg_text import text_of
from fiches.wording import titles
from tests.support import figures as build

VOICE = build.voice()
OFFERS = (17_000, 18_200, 17_900, 19_500, 18_400)


def said(block: Block) -> str:
    return text_of(titles.title(block, VOICE)).replace("\u00a0", " ").replace("\u202f", " ")


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
    (evolution(0.0, stable=True), "Le nombre de demandeurs d’emploi est stable en un an, alors qu’il augmente en Bretagne"),
    (
        evolution(0.02, stable=True),
        "Le nombre de demandeurs d’emploi est stable en un an, à l’arrondi près, alors qu’il augmente en Bretagne",
    ),
    (evolution(0.0, 0.0), "Le nombre de demandeurs d’emploi est stable en un an, comme en Bretagne"),
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
        ((300, 310), 3.3, 2.1, "augmente de 3,3 % en un an, comme en Bretagne"),  # 300 ± 5: some three points of doubt
        ((300, 310), 1.0, -1.0, "augmente de 1,0 % en un an"),  # which of both fell is not known
        ((300, 330), 10.0, 2.1, "augmente de 10,0 % en un an, plus qu’en Bretagne"),
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
    flat = replace(plain, evolution=build.evolution(block.indicator, 0.0, stable=True), comparisons=())
    assert said(flat) == "Demandeurs d’emploi (A, B, C) : stable en un an"


def replace_entry(block: Block, **changes: object) -> object:
    return block.indicator.model_copy(update=changes)


LISTS = [
    (build.structure_block("demandeurs-sexe", [53, 47]), "Plus de femmes que d’hommes : 53 % et 47 %, contre 55 % de femmes en Bretagne"),
    (build.structure_block("demandeurs-sexe", [47, 53], apart=1), "Plus d’hommes que de femmes : 53 % et 47 %, comme en Bretagne"),
    (build.structure_block("demandeurs-sexe", [0, 0]), "Femmes et hommes"),
    (build.structure_block("demandeurs-sexe", [51, 49]), "Femmes et hommes à parts presque égales : 51 % et 49 %"),
    (build.structure_block("demandeurs-sexe", [50, 50]), "Femmes et hommes à parts égales : 50 % et 50 %"),
    (build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]), "Les 35 à 49 ans sont les plus nombreux : 32 %, 2 points de moins qu’en Bretagne"),
    (build.structure_block("demandeurs-age", [18, 27, 32, 10, 13], apart=-3), "Les 35 à 49 ans sont les plus nombreux : 32 %, 3 points de plus qu’en Bretagne"),
    (build.structure_block("demandeurs-age", [18, 27, 32, 10, 13], apart=1), "Les 35 à 49 ans sont les plus nombreux : 32 %, comme en Bretagne"),
    (build.structure_block("demandeurs-age", [18, 32, 32, 10, 8]), "Âge : 25 à 34 ans et 35 à 49 ans à égalité, 32 %"),
    (build.structure_block("demandeurs-age", [20, 20, 20, 20, 20]), "Âge"),
    (build.structure_block("demandeurs-age", [None] * 5), "Âge"),
    (build.structure_block("demandeurs-categories", [49, 12, 17, 5, 6, 1, 10], apart=0), "La catégorie A est la plus nombreuse : 49 %, comme en Bretagne"),
    (build.structure_block("offres-contrats", [45, 12, 22, 11, 10], apart=0), "Les CDI sont les plus proposés : 45 %, comme en Bretagne"),
    (build.structure_block("offres-contrats", [10, 12, 22, 11, 45], apart=0), "Les contrats d’intérim, d’apprentissage ou aidés sont les plus proposés : 45 %, comme en Bretagne"),
    (build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=0), "Le niveau le plus fréquent est « CAP ou BEP » : 33 %, comme en Bretagne"),
    (build.profile_block([4, 5, 3, 4, 2, 2, None]), "Ce qui gêne le plus les recrutements : le manque de main-d’œuvre, 5 sur 5"),
    (build.profile_block([4, 4, 3, 2, 2, 2, None]), "Ce qui gêne le plus les recrutements : l’intensité des embauches et le manque de main-d’œuvre, 4 sur 5"),
    (build.profile_block([4, 4, 3, 4, 2, 2, None]), "3 facteurs sur 6 gênent les recrutements, à 4 sur 5"),
    (build.profile_block([3, 2, 3, 1, 2, 2, None]), "Aucun facteur ne dépasse 3 sur 5"),
    (build.profile_block([4, 5, 3, 4, 2, 2, None], territory=build.RENNES, shown=build.ILLE),
     "Ce qui gêne le plus les recrutements en Ille-et-Vilaine : le manque de main-d’œuvre, 5 sur 5"),
    (build.scale_block("tension", [3, 5], last="2025"), "Recruter est très difficile : 5 sur 5, contre 3 en Bretagne"),
    (build.scale_block("tension", [3, 3], last="2025"), "Recruter est moyennement difficile : 3 sur 5, comme en Bretagne"),
    (build.scale_block("tension", [3, 4], last="2025", there=None), "Recruter est difficile : 4 sur 5"),
    (build.scale_block("tension", [3, 4], last="2025", territory=build.RENNES, shown=build.ILLE),
     "Recruter est difficile en Ille-et-Vilaine : 4 sur 5, contre 3 en Bretagne"),
    (build.scale_block("dynamique", [3], last="2026T2"), "La dynamique attendue de l’emploi est moyenne : 3 sur 5, comme en Bretagne"),
    (build.metiers_blocks()[0], "Le métier suivi le plus recherché est « Jardinier / Jardinière paysagiste » : 830 personnes"),
    (build.missing_block("offres-12-mois"), "Offres d’emploi sur douze mois"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "title"), LISTS)
def test_titles_of_lists_and_grades(block: Block, title: str) -> None:
    assert said(block) == title


def test_titles_of_evolutions_stay_short_enough_for_a_headline() -> None:
    assert max(len(title) for _, title in EVOLUTIONS if "arrondi" not in title) <= 95
