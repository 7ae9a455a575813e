"""Place names inside sentences: elision, capitals, lists."""

from __future__ import annotations

import pytest

from fiches.wording.places import capital, elided, level_name, listed, of_subject, short_name, to_subject
from tests.support import figures as build


@pytest.mark.parametrize(
    ("word", "following", "text"),
    [
        ("qu", "en Bretagne", "qu’en Bretagne"),
        ("qu", "dans le Nord", "que dans le Nord"),
        ("d", "Île-de-France", "d’Île-de-France"),
    ],
)
def test_elision(word: str, following: str, text: str) -> None:
    assert elided(word, following) == text


@pytest.mark.parametrize(
    ("subject", "of", "to"),
    [
        ("la Bretagne", "de la Bretagne", "à la Bretagne"),
        ("l’Île-de-France", "de l’Île-de-France", "à l’Île-de-France"),
        ("le Grand Est", "du Grand Est", "au Grand Est"),
        ("les Hauts-de-France", "des Hauts-de-France", "aux Hauts-de-France"),
        ("Provence-Alpes-Côte d’Azur", "de Provence-Alpes-Côte d’Azur", "à Provence-Alpes-Côte d’Azur"),
        ("La Réunion", "de La Réunion", "à La Réunion"),
    ],
)
def test_articles_contract(subject: str, of: str, to: str) -> None:
    assert (of_subject(subject), to_subject(subject)) == (of, to)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Communauté de communes du Pays de Dol", "Pays de Dol"),
        ("Communauté de communes de la Presqu’île de Crozon", "Presqu’île de Crozon"),
        ("Communauté d’agglomération de l’Espace Sud", "Espace Sud"),
        ("Communauté d’agglomération d’Épinal", "Épinal"),
        ("Communauté urbaine des Dunes", "Dunes"),
        ("Communauté de communes pays de Conches", "Pays de Conches"),
        ("Rennes Métropole", "Rennes Métropole"),
        ("Communauté de communes", "Communauté de communes"),
        ("Ille-et-Vilaine", "Ille-et-Vilaine"),
    ],
)
def test_the_kind_of_an_epci_is_left_out_of_a_list(name: str, short: str) -> None:
    assert short_name(name) == short


def test_words_of_places() -> None:
    assert capital("la Bretagne") == "La Bretagne"
    assert level_name(build.RENNES, plural=True) == "intercommunalités"
    assert [listed(["a", "b", "c"]), listed(["a", "b"]), listed(["a"]), listed([])] == ["a, b et c", "a et b", "a", ""]
