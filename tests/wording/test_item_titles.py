"""Titles of lists and grades: which item leads, by how much, ties."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from fiches.indicators.model.block import Block
from fiches.site.svg_text import text_of
from fiches.wording import titles
from tests.support import figures as build

WORDING = build.wording()


def said(block: Block) -> str:
    return text_of(titles.title(block, WORDING)).replace("\u00a0", " ").replace("\u202f", " ")


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
    (build.metiers_blocks()[0], "Parmi les métiers suivis, le métier que visent le plus d’inscrits est « Jardinier / Jardinière paysagiste » : 830 personnes"),
    (build.missing_block("offres-12-mois"), "Offres d’emploi sur douze mois"),
]  # fmt: skip


@pytest.mark.parametrize(("block", "title"), LISTS)
def test_titles_of_lists_and_grades(block: Block, title: str) -> None:
    assert said(block) == title
