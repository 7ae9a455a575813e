"""When a gap distinguishes a place: what an editor may get wrong, and what the method page says of it."""
# ruff: noqa: E501 — tables of whole messages

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.distinctions import NO_DISTINCTIONS
from fiches.content.distinctions_file import load_distinctions
from fiches.errors import ContentError
from tests.support.figures import CONTENT, catalogue
from tests.support.source import spaces


def load(folder: Path, old: str = "", new: str = ""):
    text = (CONTENT / "distinctions.toml").read_text(encoding="utf-8")
    assert old in text
    content = folder / "content"
    content.mkdir()
    (content / "distinctions.toml").write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return load_distinctions(content, catalogue())


def test_the_project_s_own_settings_read(tmp_path: Path) -> None:
    found = load(tmp_path)
    assert found.nombre == 5
    assert found.subject("GENRE") == found.subject("AGE")
    assert found.subject("ROME") == found.subject("DOMAINE")
    assert found.subject("TYPECTR") == "TYPECTR"


def test_no_file_is_no_distinction(tmp_path: Path) -> None:
    assert load_distinctions(tmp_path, catalogue()) == NO_DISTINCTIONS


def test_the_method_page_says_the_thresholds_as_they_are() -> None:
    said = spaces((CONTENT / "textes" / "distinctions.md").read_text(encoding="utf-8"))
    found = load_distinctions(CONTENT, catalogue())
    assert (found.seuil, found.territoires_min, found.nombre) == (2.0, 12, 5)
    assert "au moins le double de l’écart habituel" in said
    assert "si douze territoires du niveau au moins" in said
    assert "cinq au plus" in said
    assert dict(found.planchers) == {"part": 1, "evolution": 1, "niveau": 1, "montant": 20}
    assert (
        "un point pour une part ou une évolution, qu’un niveau pour une note, que vingt euros pour un montant" in said
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("nombre = 5", "nombre = 6", "content/distinctions.toml, « nombre » : lu 6, attendu 5"),
        ("seuil = 2.0", "seuil = 0.5", "content/distinctions.toml, « seuil » : lu 0.5, attendu 1"),
        ("territoires_min = 12", "territoires_min = 3", "content/distinctions.toml, « territoires_min » : lu 3, attendu 5"),
        ("nombre = 5", "nombres = 5", "content/distinctions.toml, « nombres » : clé inconnue"),
        ("montant = 20", "montants = 20", "content/distinctions.toml : le plancher « montant » manque (attendus : part, evolution, niveau, montant). Corriger."),
        ('"CHOMANC"', '"CHOMANK"', "content/distinctions.toml, groupe « durée d’inscription et publics » : type inconnu « CHOMANK ». Vouliez-vous écrire « CHOMANC » ?"),
        ('"CHOMANC"', '"AGE"', "content/distinctions.toml, groupe « durée d’inscription et publics » : le type « AGE » est déjà d’un groupe. Le retirer de l’un."),
        ('["NIVFORM", "NIVFORMXT"]', '[]', "content/distinctions.toml, « groupes », entrée 3, « types » : lu [], attendu au moins un élément."),
    ],
)  # fmt: skip
def test_a_fault_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        load(tmp_path, old, new)
    assert any(spaces(found).startswith(expected) for found in error.value.findings), error.value.findings
