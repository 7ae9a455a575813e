"""What makes territories alike: what an editor may get wrong."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.content.similarity import NO_SIMILARITY
from fiches.content.similarity_file import load_similarity
from fiches.errors import ContentError
from tests.support.figures import CONTENT, catalogue
from tests.support.frames import catalogue as bare
from tests.support.source import spaces


def load(folder: Path, old: str = "", new: str = ""):
    text = (CONTENT / "semblables.toml").read_text(encoding="utf-8")
    assert old in text
    content = folder / "content"
    content.mkdir()
    (content / "semblables.toml").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return load_similarity(content, catalogue())


def test_the_project_s_own_variables_read(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert 10 <= len(found.variables) <= 14
    assert len({variable.id for variable in found.variables}) == len(found.variables)


def test_none_of_them_is_a_key_figure() -> None:
    """What is compared must not choose what it is compared with."""
    declared = load_similarity(CONTENT, catalogue()).variables
    shown = {(entry.source.indicateur, entry.source.caracteristique, entry.mesure) for entry in catalogue().headlines()}
    assert not {(v.indicateur, v.caracteristique, v.mesure) for v in declared} & shown


def test_no_file_is_no_variable(tmp_path: Path) -> None:
    assert load_similarity(tmp_path, catalogue()) == NO_SIMILARITY


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('indicateur = "DE_1"', 'indicateur = "DE_9"', "content/semblables.toml, variable 1 (« moins de 25 ans ») : indicateur inconnu « DE_9 » (connus : "),
        ('id = "femmes"', 'id = "50-ans-ou-plus"', "content/semblables.toml, variable 3 (« femmes ») : identifiant « 50-ans-ou-plus » déjà employé. En choisir un autre."),
        ('modalite = "AGE3"', 'modalite = "AGE1"', "content/semblables.toml, variable 2 (« 50 ans ou plus ») : déclarée deux fois. Retirer l’une des deux."),
        ("part_min = 75", "part_min = 20", "content/semblables.toml, « part_min » : lu 20, attendu 50"),
        ('mesure = "pourcentage"', 'mesure = "nombre"', "content/semblables.toml, « variables », « moins-de-25-ans », « mesure » : lu 'nombre', attendu l’une des valeurs"),
        ('mesure = "pourcentage"', 'mesure = "niveau"', "content/semblables.toml, variable 1 (« moins de 25 ans ») : mesure « niveau » absente de DE_1"),
        ("nombre = 5", "nombre = 0", "content/semblables.toml, « nombre » : lu 0, attendu 1 ou plus"),
        ("nombre = 5", "nombres = 5", "content/semblables.toml, « nombres » : clé inconnue"),
    ],
)  # fmt: skip
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        load(tmp_path, old, new)
    assert any(spaces(found).startswith(expected) for found in error.value.findings), error.value.findings


def test_the_formula_of_the_distance_is_needed(tmp_path: Path) -> None:
    shutil.copy(CONTENT / "semblables.toml", tmp_path)
    with pytest.raises(ContentError) as error:
        load_similarity(tmp_path, bare())
    assert "la formule « distance » manque" in str(error.value)
