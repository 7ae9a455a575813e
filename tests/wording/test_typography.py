"""The proof-reader: each rule turns red on its own fault, and leaves alone what only looks like one."""

from __future__ import annotations

import pytest

from fiches.wording import typography
from fiches.wording.typography import findings

NBSP, THIN = "\u00a0", "\u202f"
FAULTS = [
    ("apostrophe droite", "l'offre"),
    ("espace après l’apostrophe", "d’ emploi"),
    ("guillemets droits", 'le mot "offre"'),
    ("espace ordinaire ou absente avant ; ! ?", "les offres ; les embauches"),
    ("espace ordinaire ou absente avant ; ! ?", "Vraiment? Oui"),
    ("espace ordinaire ou absente avant :", "les offres : moins"),
    ("espace ordinaire ou absente dans « »", f"« offre{NBSP}»"),
    ("espace ordinaire ou absente avant %", "12 %"),
    ("espace ordinaire ou absente avant %", "12%"),
    ("espace ordinaire entre un nombre et son unité", "1 810 € par mois"),
    ("espace ordinaire entre un nombre et son unité", "74 ko"),
    ("espace ordinaire entre le jour et le mois", "le 28 mai 2026"),
    ("espace ordinaire entre le jour et le mois", "le 1er janvier"),
    ("espace avant la virgule ou le point", "les offres , les embauches"),
    ("moins ASCII devant un nombre", "une évolution de -3"),
    ("deux espaces de suite", "deux  espaces"),
    ("milliers sans espace fine insécable", "41 230 personnes"),
    ("année groupée en milliers", f"fin mars 2{THIN}026"),
    ("année groupée en milliers", f"en 2{THIN}025, les offres"),
    ("ordinal « ème »", "la 2ème place"),
    ("ordinal « ème »", "la 1ère place"),
    ("n° sans espace insécable", "loi n° 2023"),
    ("n° sans espace insécable", "loi N°" + NBSP + "2023"),
    ("points de suspension écrits en trois points", "et la suite..."),
    ("point décimal", f"12.5{NBSP}%"),
    ("capitale sans accent", "Evolution des offres"),
    ("capitale sans accent", "les offres en Ile-de-France"),
    ("capitale sans accent", "ni France Travail ni l’Etat"),
    ("capitale sans accent", "A l’arrondi près"),
    ("capitale sans accent", "Fin. A partir de 2025"),
    ("élision manquante", "le territoire de Ille-et-Vilaine"),
    ("élision manquante", "plus que en Bretagne"),
    ("élision manquante", "moins que à Paris"),
    ("élision manquante", "le Ain"),
    ("élision manquante", "la Île-de-France"),
    ("élision manquante", "si il baisse"),
    ("élision manquante", "le nombre de offres"),
    ("contraction manquante", "la fiche de Le Mans"),
    ("contraction manquante", "à Les Abymes"),
    ("contraction manquante", "à le trimestre"),
    ("contraction manquante", "le nombre de les offres"),
    ("mot répété", "les offres offres"),
    ("mot répété", "dans les les offres"),
    ("ponctuation répétée", "les offres,, les embauches"),
    ("ponctuation répétée", "en 2025.. Fin"),
    ("ponctuation répétée", "les offres ()"),
    ("nombre sans valeur", "nan personnes"),
]


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_each_fault_is_found_under_its_rule(rule: str, text: str) -> None:
    assert any(found.startswith(f"{rule}{NBSP}:") for found in findings(text)), findings(text)


def test_every_rule_has_a_fault() -> None:
    assert {name for name, _ in typography._RULES} == {rule for rule, _ in FAULTS}


CLEAN = [
    f"Fin mars 2026, 41{THIN}230{NBSP}personnes sont inscrites{NBSP}: 0,5{NBSP}% de plus en un an, alors qu’elles baissent.",
    f"«{NBSP}A{NBSP}: sans emploi, tenus d’en chercher un{NBSP}»{NBSP}: 42{NBSP}%{THIN}; en Bretagne, 41{NBSP}%.",
    "catégories A, B et C ; de A à G".replace(" ;", f"{THIN};"),
    f"2{THIN}026 personnes, en 2026",
    f"un nombre de 2{THIN}025{NBSP}offres",
    "de onze à seize heures, que oui, de un à cinq",
    "le rapport de EMB_1 à DE_1, la part de A",
    "nous nous comparons, vous vous demandez",
    "Il permet de les lire, de le dire et à les suivre",
    "la communauté de communes Le Grand Charolais, au Havre, du Mans, de La Rochelle, de L’Haÿ-les-Roses",
    "sur le territoire de Yenne, de Haguenau, de Nantes Métropole",
    f"n.{NBSP}d.",
    f"Loi n°{NBSP}2023-1196 du 18{NBSP}décembre 2023",
    "C’est-à-dire ici… et là.",
    "Aujourd’hui, presqu’île et entr’aide",
    "Élu, État, Île-de-France, Évolution, À l’arrondi près",
    f"T1{NBSP}2023 – T1{NBSP}2026",
    f"1{NBSP}sur{NBSP}5",
    "la difficulté à recruter dans le Grand Est est de 3",
    "A Coruña",
    "Haute-Corse Corse",
    "Le Grand Est est une région.",
    "Provence Provence-Alpes-Côte d’Azur",
]


@pytest.mark.parametrize("text", CLEAN)
def test_exact_french_is_left_alone(text: str) -> None:
    assert findings(text) == []
