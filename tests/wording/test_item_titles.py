"""Titles of lists and grades: which item leads, by how much, ties."""

# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.block import Block
from fiches.site.svg_text import text_of
from fiches.wording import titles
from fiches.wording.phrase import claims
from tests.support import figures as build

WORDING = build.wording()


def said(block: Block) -> str:
    return text_of(titles.title(block, WORDING)).replace("\u00a0", " ").replace("\u202f", " ")


LISTS = [
    (build.structure_block("demandeurs-sexe", [53, 47]), "La part des femmes est moins élevée qu’en Bretagne : 53 %, 2 points de moins"),
    (build.structure_block("demandeurs-sexe", [47, 53], apart=0.4), "Plus d’hommes que de femmes : 53 % et 47 %, comme en Bretagne"),
    (build.structure_block("demandeurs-sexe", [53, 47], apart=-0.6), "Plus de femmes que d’hommes : 53 % et 47 %, presque comme en Bretagne (52 %)"),
    (build.structure_block("demandeurs-sexe", [51, 49], apart=0), "Plus de femmes que d’hommes : 51 % et 49 %, comme en Bretagne"),
    (build.structure_block("demandeurs-sexe", [50, 50], apart=0), "Presque autant de femmes que d’hommes : 20 000 et 20 000, comme en Bretagne"),
    (build.structure_block("demandeurs-age", [18, 27, 32, 10, 13]), "La part des 55 ans ou plus est moins élevée qu’en Bretagne : 13 %, 2 points de moins"),
    (build.structure_block("demandeurs-age", [18, 27, 20, 10, 25], apart=-3), "La part des 55 ans ou plus est plus élevée qu’en Bretagne : 25 %, 3 points de plus"),
    (build.structure_block("demandeurs-age", [18, 27, 20, 10, 25], apart=0), "Un demandeur d’emploi sur quatre a 55 ans ou plus : 25 %, comme en Bretagne"),
    (replace(build.structure_block("demandeurs-age", [18, 27, 20, 10, 25]), home=build.RENNES),
     "En Ille-et-Vilaine, la part des 55 ans ou plus est moins élevée qu’en Bretagne : 25 %, 2 points de moins"),
    (build.structure_block("demandeurs-age", [None] * 5), "Âge"),
    (build.structure_block("demandeurs-publics", [41, 12, 13, 8], apart=0), "Quatre inscrits sur dix le sont depuis un an ou plus : 41 %, comme en Bretagne"),
    (build.structure_block("demandeurs-publics", [45, 12, 13, 8], apart=0), "Les inscrits depuis un an ou plus : 45 %, comme en Bretagne"),
    (build.structure_block("inscriptions-experience", [25, 20, 20, 15, 10, 10], apart=0), "Un nouvel inscrit sur quatre est sans expérience : 25 %, comme en Bretagne"),
    (build.structure_block("offres-experience", [59, 20, 15, 6], apart=0), "Six offres sur dix confiées à France Travail demandent moins d’un an d’expérience : 59 %, comme en Bretagne"),
    (build.structure_block("offres-salaires", [1_810, 3_026]), "Offres confiées à France Travail : de 1 810 à 3 026 € par mois, du premier au neuvième décile"),
    (build.structure_block("demandeurs-categories", [49, 12, 17, 5, 6, 1, 10], apart=0), "La catégorie A est la plus nombreuse : 49 %, comme en Bretagne"),
    (build.structure_block("offres-contrats", [45, 12, 22, 11, 10], apart=0), "Les CDI sont les plus proposés : 45 %, comme en Bretagne"),
    (build.structure_block("offres-contrats", [32, 32, 22, 11, 3], apart=0), "Contrats proposés : les CDI et les CDD de plus de 6 mois presque à égalité, 12 800 et 12 800"),
    (build.structure_block("offres-contrats", [10, 12, 22, 11, 45], apart=0), "Les contrats d’intérim, d’apprentissage ou aidés sont les plus proposés : 45 %, comme en Bretagne"),
    (build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 8], apart=0), "Le niveau le plus fréquent est « CAP ou BEP » : 33 %, comme en Bretagne"),
    (build.structure_block("demandeurs-formation", [16, 33, 22, None, 9, 8], apart=0), "Parmi les valeurs publiées, le niveau le plus fréquent est « CAP ou BEP » : 33 %, comme en Bretagne"),
    (build.structure_block("demandeurs-formation", [20, 20, 20, 20, 10, 10], apart=0), "Niveau de formation"),
    (build.structure_block("demandeurs-qualification", [5, 10, 15, 50, 10, 10], apart=1), "La part des employés qualifiés est moins élevée qu’en Bretagne : 50 %, 1 point de moins"),
    (build.profile_block([4, 5, 3, 3, 2, 2, None]), "Origines possibles de la difficulté : le manque de main-d’œuvre (5 sur 5) et l’intensité des embauches (4 sur 5)"),
    (build.profile_block([3, 5, 3, 3, 2, 2, None]), "Origine possible de la difficulté : le manque de main-d’œuvre (5 sur 5)"),
    (build.profile_block([5, 5, 5, 4, 4, 3, 2]), "Origines possibles de la difficulté : 5 des 7 facteurs, à 4 ou 5 sur 5"),
    (build.profile_block([3, 2, 3, 1, 2, 2, None]), "Aucun facteur ne dépasse 3 sur 5"),
    (build.profile_block([4, 5, 3, 3, 2, 2, None], difficulty=2), "Facteurs de la difficulté"),
    (build.profile_block([4, 5, 3, 3, 2, 2, None], difficulty=3), "Origines possibles de la difficulté : le manque de main-d’œuvre (5 sur 5) et l’intensité des embauches (4 sur 5)"),
    (build.profile_block([4, 5, 3, 3, 2, 2, None], difficulty=None), "Facteurs de la difficulté"),
    (build.profile_block([4, 5, 3, 4, 2, 2, None], territory=build.RENNES, shown=build.ILLE),
     "Origines possibles de la difficulté en Ille-et-Vilaine : 3 des 6 facteurs, à 4 ou 5 sur 5"),
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


def claims_of(block: Block) -> list[str]:
    return [claim.partition("(")[0] for claim in claims(titles.title(block, WORDING))]


def test_what_a_title_says_it_claims() -> None:
    assert claims_of(build.structure_block("demandeurs-sexe", [53, 47])) == ["moins", "moins"]
    assert claims_of(build.structure_block("demandeurs-sexe", [53, 47], apart=0)) == ["plus", "comme"]
    assert claims_of(build.structure_block("demandeurs-sexe", [50, 50], apart=0)) == ["ex-aequo", "comme"]
    assert claims_of(build.structure_block("demandeurs-publics", [41, 12, 13, 8])) == ["moins", "moins"]
    assert claims_of(build.structure_block("demandeurs-publics", [41, 12, 13, 8], apart=0)) == ["fraction", "comme"]
    assert claims_of(build.structure_block("offres-contrats", [45, 12, 22, 11, 10])) == ["moins", "moins"]
    assert claims_of(build.structure_block("offres-contrats", [45, 12, 22, 11, 10], apart=0)) == ["premier", "comme"]
    assert claims_of(build.profile_block([4, 5, 3, 3, 2, 2, None])) == []


def test_classes_of_unequal_widths_have_no_first_but_what_parts_them_from_the_parent() -> None:
    block = build.structure_block("demandeurs-sexe-age", [9, 9, 14, 14, 17, 16, 5, 5, 5, 6], apart=0)
    first, *others = block.items
    moved = build.structure_block("demandeurs-sexe-age", [9, 9, 14, 14, 17, 16, 5, 5, 5, 6], apart=3).items[0]
    assert first.parent_part is not None
    parted = replace(block, items=(moved, *others))
    assert said(block) == "Âge des femmes et des hommes"
    assert said(parted) == "La part des femmes de 15 à 24 ans est moins élevée qu’en Bretagne : 9 %, 3 points de moins"
    assert claims_of(parted) == ["moins", "moins"]


def test_a_list_cut_on_the_page_is_judged_whole() -> None:
    """What is not shown may lead, or be what parts the territory most from its parent."""
    whole = build.structure_block("demandeurs-formation", [16, 33, 22, 12, 9, 40], apart=0)
    cut = replace(whole, items=whole.items[:5], unshown=whole.items[5:])
    assert said(cut) == "Le niveau le plus fréquent est « bac + 5 ou plus » : 40 %, comme en Bretagne"
