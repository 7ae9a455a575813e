"""A key that is no longer listed: which one to write."""

from __future__ import annotations

from fiches.content.ended_epci import ended_words
from fiches.keys import TerritoryKey

LEVEZOU, SALARS, PARELOUP = (TerritoryKey("EPCI", code) for code in ("994579670", "241200658", "241200765"))


def test_one_that_has_merged_names_its_heir() -> None:
    assert ended_words(SALARS, [LEVEZOU]).replace("\u00a0", " ") == (
        " : il a fusionné le 1er janvier 2026 dans EPCI-994579670 (Communauté de communes du Lévézou). Écrire cette clé."
    )


def test_one_that_the_source_does_not_list_yet_names_what_it_will_take_over() -> None:
    assert ended_words(LEVEZOU, [SALARS, PARELOUP]).replace("\u00a0", " ") == (
        " : l’API liste encore ceux qu’il a réunis, EPCI-241200658 (Communauté de communes du Pays de Salars),"
        " EPCI-241200765 (Communauté de communes de Lévézou Pareloup). Écrire ces clés, ou l’une d’elles."
    )


def test_nothing_is_said_of_another_nor_of_an_heir_that_is_not_listed() -> None:
    assert ended_words(SALARS, []) == ""
    assert ended_words(TerritoryKey("EPCI", "243500139"), [LEVEZOU]) == ""
    assert ended_words(TerritoryKey("DEP", "12"), [LEVEZOU]) == ""
