"""How a territory stands in a French sentence."""

from __future__ import annotations

import pytest

from fiches.content.reference import naming


@pytest.mark.parametrize(
    ("short", "long", "nom"),
    [
        ("CC du Pays de Salars", None, "Communauté de communes du Pays de Salars"),
        ("Saint-Étienne Métropole", "Saint-Etienne Métropole", "Saint-Étienne Métropole"),
        (
            "CA de Blois",
            "Communauté d'agglomération de Blois «Agglopolys»",
            "Communauté d’agglomération de Blois «\u00a0Agglopolys\u00a0»",
        ),
        ("CC de St-Flour", None, "Communauté de communes de Saint-Flour"),
    ],
)
def test_epci_names(short: str, long: str | None, nom: str) -> None:
    """Official long form first, the short one expanded by hand otherwise."""
    assert naming.epci_name(short, long) == nom


@pytest.mark.parametrize(
    ("nom", "sujet", "de"),
    [
        ("Nantes Métropole", "Nantes Métropole", "de Nantes Métropole"),
        ("Orléans Métropole", "Orléans Métropole", "d’Orléans Métropole"),
        ("Le Grand Charolais", "Le Grand Charolais", "du Grand Charolais"),
        ("Le Muretain Agglo", "Le Muretain Agglo", "du Muretain Agglo"),
        ("Les Balcons du Dauphiné", "Les Balcons du Dauphiné", "des Balcons du Dauphiné"),
        ("La Domitienne", "La Domitienne", "de La Domitienne"),
        ("Pays de Meaux", "Pays de Meaux", "du Pays de Meaux"),
        ("Grand Paris Sud Seine-Essonne-Sénart", "Grand Paris Sud Seine-Essonne-Sénart", "de Grand Paris Sud Seine-Essonne-Sénart"),
        ("Cap Excellence", "Cap Excellence", "de Cap Excellence"),
        ("Val de Garonne Agglomération", "Val de Garonne Agglomération", "de Val de Garonne Agglomération"),
        ("Yvetot Normandie", "Yvetot Normandie", "d’Yvetot Normandie"),
        ("Yenne", "Yenne", "de Yenne"),
        ("Haguenau", "Haguenau", "de Haguenau"),
        ("Hérault Méditerranée", "Hérault Méditerranée", "d’Hérault Méditerranée"),
        ("Métropole du Grand Nancy", "la Métropole du Grand Nancy", "de la Métropole du Grand Nancy"),
        ("Eurométropole de Strasbourg", "l’Eurométropole de Strasbourg", "de l’Eurométropole de Strasbourg"),
        ("Communauté d’agglomération Havraise", "la communauté d’agglomération Havraise", "de la communauté d’agglomération Havraise"),
    ],
)  # fmt: skip
def test_names_of_epci_contract_and_elide(nom: str, sujet: str, de: str) -> None:
    words = naming.epci(nom)
    assert (words.sujet, words.de, words.dans) == (sujet, de, f"sur le territoire {de}")


@pytest.mark.parametrize(
    ("nom", "dans", "de"),
    [
        ("Le Havre", "au Havre", "du Havre"),
        ("Les Abymes", "aux Abymes", "des Abymes"),
        ("La Rochelle", "à La Rochelle", "de La Rochelle"),
        ("L’Haÿ-les-Roses", "à L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"),
        ("Angers", "à Angers", "d’Angers"),
        ("Brest", "à Brest", "de Brest"),
    ],
)
def test_names_of_towns(nom: str, dans: str, de: str) -> None:
    words = naming.town(nom)
    assert (words.dans, words.de) == (dans, de)


def test_official_names_get_their_accents_dashes_and_hyphens() -> None:
    assert naming.epci_name("CC des Ecrins", None) == "Communauté de communes des Écrins"
    assert naming.epci_name("CA St-Malo - Evreux", None) == "Communauté d’agglomération Saint-Malo – Évreux"
    assert naming.epci_name("CA Pays de Saint Malo", None) == "Communauté d’agglomération Pays de Saint-Malo"


@pytest.mark.parametrize(
    ("words", "sujet", "dans", "de"),
    [
        (naming.country(), "la France", "en France", "de la France"),
        (naming.departement("35", "Ille-et-Vilaine", 1), "l’Ille-et-Vilaine", "en Ille-et-Vilaine", "d’Ille-et-Vilaine"),
        (naming.departement("07", "Ardèche", 5), "l’Ardèche", "en Ardèche", "de l’Ardèche"),
        (naming.departement("23", "Creuse", 3), "la Creuse", "dans la Creuse", "de la Creuse"),
        (naming.departement("976", "Mayotte", 0), "Mayotte", "à Mayotte", "de Mayotte"),
        (naming.region("44", "Grand Est", 2), "le Grand Est", "dans le Grand Est", "du Grand Est"),
        (naming.region("75", "Nouvelle-Aquitaine", 3), "la Nouvelle-Aquitaine", "en Nouvelle-Aquitaine", "de Nouvelle-Aquitaine"),
        (naming.region("04", "La Réunion", 0), "La Réunion", "à La Réunion", "de La Réunion"),
    ],
)  # fmt: skip
def test_places_of_each_level_in_a_sentence(words: naming.Wording, sujet: str, dans: str, de: str) -> None:
    assert (words.sujet, words.dans, words.de) == (sujet, dans, de)
    assert words.sujet.startswith(words.article)


@pytest.mark.parametrize(
    ("name", "after", "dans"),
    [
        ("Sélestat", "de Sélestat", "dans le bassin d’emploi de Sélestat"),
        ("T1 Paris", "", "dans le bassin d’emploi «\u00a0T1 Paris\u00a0»"),
    ],
)
def test_a_basin_is_quoted_where_its_name_is_no_place(name: str, after: str, dans: str) -> None:
    assert naming.basin(name, after).dans == dans


@pytest.mark.parametrize(
    ("text", "expected"),
    [("L'Haÿ", "L’Haÿ"), ("« A »", "«\u00a0A\u00a0»"), ("«A»", "«\u00a0A\u00a0»"), (" a   b ", "a b")],
)
def test_typography_is_french(text: str, expected: str) -> None:
    assert naming.typographic(text) == expected
