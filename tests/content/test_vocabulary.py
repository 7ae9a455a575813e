"""Names of the API in sources.toml, held against those that we know."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.content.reference.tables import vocabulary
from fiches.content.vocabulary import misspelt_names

SOURCE = load_catalogue(Path(__file__).parents[2] / "content").sources["OFF_1"]


def test_every_name_of_this_repository_is_known() -> None:
    sources = load_catalogue(Path(__file__).parents[2] / "content").sources.values()
    assert {name for one in sources for name in one.caracteristiques} <= vocabulary("caracteristique")
    assert {name for one in sources for name in one.codes} <= vocabulary("code")
    assert {name for one in sources for name in one.activites} <= vocabulary("activite")


@pytest.mark.parametrize("name", ["TAILEETAB", "TAILLEETABB", "TAILLEETAD", "TIALLEETAB"])
def test_one_letter_off_is_named_with_what_was_meant(name: str) -> None:
    assert list(misspelt_names([SOURCE.model_copy(update={"caracteristiques": (name,)})])) == [
        f"source OFF_1, « caracteristiques » : l’API ne connaît pas « {name} ». Vouliez-vous écrire « TAILLEETAB » ?"
    ]


@pytest.mark.parametrize("name", ["TAILLEETAB", "TAILLEETAB2", "TAILLE", "NIVEXP8T", "NOUVEAU", ""])
def test_a_known_name_and_a_new_one_are_let_in(name: str) -> None:
    assert list(misspelt_names([SOURCE.model_copy(update={"caracteristiques": (name,)})])) == []


def test_short_codes_are_not_guessed_at() -> None:
    assert list(misspelt_names([SOURCE.model_copy(update={"codes": ("H", "ABD", "PF")})])) == []
