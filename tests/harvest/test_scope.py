"""Which territories: what the publisher asks, held against what the API lists."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Iterable

import pytest

from fiches.content.config import TerritoryList
from fiches.errors import ContentError
from fiches.harvest.scope import listed_territories, names_of, published, with_parents
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import ListedTerritory
from tests.support.frames import BRETAGNE, COTES, ILLE, RENNES
from tests.support.source import spaces

EVERYTHING = [FRANCE, BRETAGNE, TerritoryKey("REG", "01"), ILLE, COTES, RENNES]
PARENTS = {ILLE: BRETAGNE, COTES: BRETAGNE, RENNES: ILLE, BRETAGNE: FRANCE}
LISTED = [ListedTerritory(key, key.code, PARENTS.get(key)) for key in EVERYTHING]


class Api:
    """Lists whatever level it is asked for, and notes which."""

    def __init__(self) -> None:
        self.levels: list[str] = []

    def territories_of(self, levels: Iterable[str]) -> list[ListedTerritory]:
        self.levels += levels
        codes = ("FMO", "DOM", "FR", "53")
        return [ListedTerritory(TerritoryKey(level, code), code, None) for level in self.levels for code in codes]


def selected(*selections: tuple[str, str], **single: str) -> TerritoryList:
    """The named levels inside the named places, and single territories."""
    own = [{"niveau": level, "dans": place} for level, place in selections]
    return TerritoryList(selections=own, territoires=[{"type": k, "code": c} for k, c in single.items()])


def grouped(*keys: str) -> TerritoryList:
    return TerritoryList(groupes=[{"nom": "Ouest", "territoires": list(keys)}])


def wanted(*levels: str, **single: str) -> TerritoryList:
    return TerritoryList(niveaux=levels, territoires=[{"type": k, "code": c} for k, c in single.items()])


@pytest.mark.parametrize(
    ("asked", "levels"),
    [
        (wanted("NAT"), ["NAT"]),
        (wanted("REG"), ["NAT", "REG"]),
        (wanted(DEP="35"), ["NAT", "REG", "DEP"]),
        (wanted("BASBMO"), ["NAT", "REG", "DEP", "BASBMO"]),
        (wanted("NAT", EPCI="243500139"), ["NAT", "REG", "DEP", "EPCI"]),
        (selected(("EPCI", "BASBMO-5314")), ["NAT", "REG", "DEP", "BASBMO", "EPCI"]),
        (grouped("EPCI-243500139", "REG-53"), ["NAT", "REG", "DEP", "EPCI"]),
    ],
)
def test_only_the_levels_that_are_needed_are_listed(asked: TerritoryList, levels: list[str]) -> None:
    api = Api()
    listed_territories(api, asked)
    assert api.levels == levels


def test_countries_that_are_parents_only_are_left_out() -> None:
    found = listed_territories(Api(), wanted("REG"))
    assert [t.key.code for t in found if t.key.type == "NAT"] == ["FR", "53"]
    assert TerritoryKey("REG", "DOM") in {t.key for t in found}  # the code alone says nothing


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (wanted("NAT"), [FRANCE]),
        (wanted("DEP", "REG"), [TerritoryKey("REG", "01"), BRETAGNE, COTES, ILLE]),
        (wanted("REG", EPCI="243500139", REG="53"), [TerritoryKey("REG", "01"), BRETAGNE, RENNES]),
        (wanted(NAT="FR"), [FRANCE]),
        (selected(("DEP", "REG-53")), [COTES, ILLE]),
        (grouped("EPCI-243500139", "DEP-35"), [ILLE, RENNES]),
        (selected(("EPCI", "REG-53"), ("DEP", "REG-53"), REG="53"), [BRETAGNE, COTES, ILLE, RENNES]),
    ],
)
def test_territories_are_published_by_level_then_code(asked: TerritoryList, expected: list[TerritoryKey]) -> None:
    assert published(asked, LISTED, place="x") == expected
    assert published(asked, LISTED[::-1], place="x") == expected


def test_the_country_is_known_even_when_unlisted() -> None:
    assert published(wanted("NAT"), LISTED[3:4], place="x") == [FRANCE]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (wanted(DEP="36"), "liste.toml : territoire inconnu DEP-36 (l’API liste 2 DEP, comme 22, 35). Vouliez-vous écrire « 35 » (Ille-et-Vilaine) ? Corriger le code, ou retirer l’entrée."),
        (wanted(BASBMO="5301"), "liste.toml : territoire inconnu BASBMO-5301 (l’API liste 0 BASBMO, aucun : vérifier FT_API_URL). Corriger le code, ou retirer l’entrée."),
        (wanted("BASBMO"), "liste.toml : l’API ne liste aucun territoire de BASBMO. Rien à publier."),
        (selected(("EPCI", "REG-54")), "liste.toml : sélection EPCI dans REG-54 : lieu inconnu REG-54 (l’API liste 2 REG, comme 01, 53). Vouliez-vous écrire « 53 » (Bretagne) ? Corriger « dans »."),
        (selected(("EPCI", "DEP-22")), "liste.toml : sélection EPCI dans DEP-22 : aucun territoire (parmi 1 EPCI que l’API liste). Corriger la sélection, ou la retirer ; python build.py places TEXTE donne les codes."),
        (grouped("DEP-35", "DEP-36"), "liste.toml : groupe « Ouest » : territoire inconnu DEP-36 (l’API liste 2 DEP, comme 22, 35). Vouliez-vous écrire « 35 » (Ille-et-Vilaine) ? Corriger la clé, ou la retirer."),
        (selected(("DEP", "REG-53"), DEP="35"), "liste.toml : territoire DEP-35 en double : la sélection DEP dans REG-53 le tient déjà. Retirer l’entrée."),
    ],
)  # fmt: skip
def test_a_territory_that_the_api_does_not_list_is_told(asked: TerritoryList, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        published(asked, LISTED, place="liste.toml")
    assert spaces(str(caught.value)) == message


def test_an_epci_that_has_merged_is_told_with_its_heir_and_the_heir_s_departement_is_known() -> None:
    heir = ListedTerritory(TerritoryKey("EPCI", "994579670"), "CC du Lévézou", None)
    aveyron = ListedTerritory(TerritoryKey("DEP", "12"), "AVEYRON", None)
    with pytest.raises(
        ContentError, match=r"il a fusionné le 1er janvier 2026 dans EPCI-994579670 .* Écrire cette clé"
    ):
        published(wanted(EPCI="241200658"), [*LISTED, heir], place="liste.toml")
    assert names_of([heir, aveyron], wanted())[heir.key].parents == (aveyron.key, FRANCE)


def test_a_territory_of_a_selection_may_be_named() -> None:
    named = TerritoryList(
        selections=[{"niveau": "DEP", "dans": "REG-53"}], territoires=[{"type": "DEP", "code": "35", "nom": "Rennes"}]
    )
    assert published(named, LISTED, place="x") == [COTES, ILLE]


def test_parents_are_asked_too_each_once() -> None:
    listed = [ListedTerritory(key, "", BRETAGNE if key.type == "DEP" else None) for key in EVERYTHING]
    territories = names_of(listed, wanted("DEP"))
    assert with_parents([ILLE, COTES], territories) == [FRANCE, BRETAGNE, COTES, ILLE]
