"""Names, grammar and parents of the territories that the API lists."""

from __future__ import annotations

import pytest

from fiches.content.config import TerritoryEntry
from fiches.content.places import named_territories, readable_label
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import ListedTerritory
from tests.support.frames import BRETAGNE, ILLE, RENNES
from tests.support.source import spaces


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("SAINT-MALO", "Saint-Malo"), ("VERSANT N-EST", "Versant N-Est"), ("COTES D'ARMOR", "Cotes d’Armor"),
        ("LE MANS", "Le Mans"), ("VAL DE LA LOIRE", "Val de la Loire"), ("A/B", "A – B"), ("Pays de  Brest", "Pays de Brest"),
        ("LA ROCHE SUR YON", "La Roche sur Yon"), ("", ""), ("ILES DU NORD", "Îles du Nord"), ("<b>x</b>", "<b>x</b>"),
        ("Coeur d'Emeraude", "Cœur d’Émeraude"),
    ],
)  # fmt: skip
def test_labels_in_capitals_are_restored_for_people(label: str, name: str) -> None:
    assert readable_label(label) == name


def listed(kind: str, code: str, label: str = "", parent: tuple[str, str] | None = None) -> ListedTerritory:
    return ListedTerritory(TerritoryKey(kind, code), label, TerritoryKey(*parent) if parent else None)


CHAIN = [
    listed("REG", "53", "BRETAGNE", ("NAT", "FMO")),
    listed("DEP", "35", "ILLE-ET-VILAINE", ("REG", "53")),
    listed("REG", "02", "MARTINIQUE", ("NAT", "DOM")),
]


def test_known_territories_have_their_proper_names_and_grammar() -> None:
    found = named_territories(CHAIN, {})
    assert (found[ILLE].name, found[ILLE].within, found[ILLE].of) == (
        "Ille-et-Vilaine", "en Ille-et-Vilaine", "d’Ille-et-Vilaine",
    )  # fmt: skip
    assert found[BRETAGNE].subject == "la Bretagne"


def test_parents_come_nearest_first_and_end_with_the_country() -> None:
    found = named_territories(CHAIN, {})
    assert found[ILLE].parents == (BRETAGNE, FRANCE)
    assert found[BRETAGNE].parents == (FRANCE,)  # FMO is written as the country
    assert found[TerritoryKey("REG", "02")].parents == (FRANCE,)
    assert found[FRANCE].parents == ()


def test_the_country_is_known_even_when_unlisted() -> None:
    assert named_territories([], {})[FRANCE].name == "France"


@pytest.mark.parametrize("parent", [None, ("REG", "53"), ("DEP", "35")])
def test_an_epci_belongs_to_a_departement_when_one_is_known(parent: tuple[str, str] | None) -> None:
    found = named_territories([*CHAIN, listed("EPCI", "243500139", "Rennes Métropole", parent)], {})
    assert found[RENNES].parents == (ILLE, BRETAGNE, FRANCE)


@pytest.mark.parametrize(("code", "region"), [("5399", "53"), ("299", "02")])
def test_a_basin_belongs_to_the_region_that_its_code_names(code: str, region: str) -> None:
    found = named_territories([*CHAIN, listed("BASBMO", code, "QUELQUE PART")], {})
    assert found[TerritoryKey("BASBMO", code)].parents == (TerritoryKey("REG", region), FRANCE)


def test_an_unknown_basin_speaks_through_its_label() -> None:
    found = named_territories([listed("BASBMO", "9999", "VAL D'ICI")], {})[TerritoryKey("BASBMO", "9999")]
    assert spaces(found.within) == "dans le bassin d’emploi « Val d’Ici »"
    assert found.parents == (FRANCE,)


@pytest.mark.parametrize(
    ("code", "label", "name", "within"),
    [
        ("4444", "SELESTAT", "Sélestat", "dans le bassin d’emploi de Sélestat"),
        ("2806", "LE HAVRE ", "Le Havre", "dans le bassin d’emploi du Havre"),
        ("3217", "VERSANT N-EST ROUB.TOURC.", "Versant nord-est, Roubaix-Tourcoing",
         "dans le bassin d’emploi « Versant nord-est, Roubaix-Tourcoing »"),
        ("1107", "T1 Paris", "T1 Paris", "dans le bassin d’emploi « T1 Paris »"),
        ("4444", "AUTRE LIEU", "Autre Lieu", "dans le bassin d’emploi « Autre Lieu »"),
    ],
)  # fmt: skip
def test_basins_are_named_by_the_table_when_their_label_is_still_theirs(
    code: str, label: str, name: str, within: str
) -> None:
    found = named_territories([listed("BASBMO", code, label)], {})[TerritoryKey("BASBMO", code)]
    assert (found.name, spaces(found.within)) == (name, within)


@pytest.mark.parametrize(
    ("label", "name", "of"),
    [
        ("CC Fougères Nouvelle", "Communauté de communes Fougères Nouvelle", "de la communauté de communes Fougères Nouvelle"),
        ("CC DES ETANGS", "Communauté de communes des Étangs", "de la communauté de communes des Étangs"),
        ("CC Coeur d'Emeraude et Ecrins", "Communauté de communes Cœur d’Émeraude et Écrins",
         "de la communauté de communes Cœur d’Émeraude et Écrins"),
        ("CA du Pays de St Malo", "Communauté d’agglomération du Pays de Saint-Malo",
         "de la communauté d’agglomération du Pays de Saint-Malo"),
        ("CA Agglomération du Choletais", "Agglomération du Choletais", "de l’agglomération du Choletais"),
        ("CU Caen la mer", "Communauté urbaine Caen la mer", "de la communauté urbaine Caen la mer"),
        ("ME Nantes Métropole", "Nantes Métropole", "de Nantes Métropole"),
        ("ME du Grand Nancy", "Métropole du Grand Nancy", "de la Métropole du Grand Nancy"),
        ("METROPOLE DE LYON", "Métropole de Lyon", "de la Métropole de Lyon"),
        ("PETR du Pays de Brest", "Pôle d’équilibre territorial et rural du Pays de Brest",
         "du pôle d’équilibre territorial et rural du Pays de Brest"),
        ("Communauté de Communes du Vexin", "Communauté de communes du Vexin", "de la communauté de communes du Vexin"),
        ("COMMUNAUTE D'AGGLOMERATION D'ERNEE", "Communauté d’agglomération d’Ernee", "de la communauté d’agglomération d’Ernee"),
        ("CC CC de X", "Communauté de communes de X", "de la communauté de communes de X"),
        ("Ca va Agglo", "Ca va Agglo", "de Ca va Agglo"),
    ],
)  # fmt: skip
def test_an_epci_that_no_table_knows_is_said_by_its_kind(label: str, name: str, of: str) -> None:
    found = named_territories([listed("EPCI", "200000000", label)], {})[TerritoryKey("EPCI", "200000000")]
    assert (found.name, found.of, found.within) == (name, of, f"sur le territoire {of}")


def test_a_publisher_s_sigle_is_not_said_inside_a_sentence() -> None:
    entry = TerritoryEntry(type="EPCI", code="243500139", nom="CC Fougères  Nouvelle")
    found = named_territories([listed("EPCI", "243500139", "x")], {RENNES: entry})[RENNES]
    assert (found.name, found.of) == ("CC Fougères Nouvelle", "de la communauté de communes Fougères Nouvelle")


@pytest.mark.parametrize(
    ("label", "within"),
    [
        ("BASSIN ILES DU NORD", "dans le bassin d’emploi « Îles du Nord »"),
        ("BASSIN D'EMPLOI VAL D'ICI", "dans le bassin d’emploi « Val d’Ici »"),
        ("BASSIN", "dans le bassin d’emploi « Bassin »"),
    ],
)
def test_a_basin_is_not_called_so_twice(label: str, within: str) -> None:
    found = named_territories([listed("BASBMO", "9999", label)], {})[TerritoryKey("BASBMO", "9999")]
    assert spaces(found.within) == within


@pytest.mark.parametrize("kind", ["DEP", "REG"])
def test_a_new_departement_or_region_is_said_without_a_guess_at_its_article(kind: str) -> None:
    found = named_territories([listed(kind, "99", "HAUTE-BRETAGNE")], {})[TerritoryKey(kind, "99")]
    assert (found.name, found.within, found.of) == (
        "Haute-Bretagne", "sur le territoire de Haute-Bretagne", "de Haute-Bretagne",
    )  # fmt: skip


def test_an_unknown_territory_without_label_is_its_code() -> None:
    assert named_territories([listed("EPCI", "200000000")], {})[TerritoryKey("EPCI", "200000000")].name == "200000000"


def test_parents_that_go_round_in_circles_end() -> None:
    loop = [listed("DEP", "98", "X", ("DEP", "99")), listed("DEP", "99", "Y", ("DEP", "98"))]
    assert named_territories(loop, {})[TerritoryKey("DEP", "98")].parents[0] == TerritoryKey("DEP", "99")


def test_the_publisher_s_words_win() -> None:
    entry = TerritoryEntry(type="DEP", code="35", nom="Haute-Bretagne", dans="en Haute-Bretagne")
    found = named_territories(CHAIN, {ILLE: entry})[ILLE]
    assert (found.name, found.within, found.of, found.subject) == (
        "Haute-Bretagne", "en Haute-Bretagne", "de Haute-Bretagne", "Haute-Bretagne",
    )  # fmt: skip
    town = TerritoryEntry(type="DEP", code="35", nom="Le Havre")
    assert (named_territories(CHAIN, {ILLE: town})[ILLE].within, named_territories(CHAIN, {ILLE: town})[ILLE].of) == (
        "au Havre",
        "du Havre",
    )
    only_words = TerritoryEntry(type="DEP", code="35", sujet="le 35")
    assert named_territories(CHAIN, {ILLE: only_words})[ILLE].subject == "le 35"
    assert named_territories(CHAIN, {ILLE: only_words})[ILLE].name == "Ille-et-Vilaine"
