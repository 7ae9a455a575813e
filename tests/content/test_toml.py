"""A content file at fault is told in French: where, what was read, what was expected."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from pydantic import Field

from fiches.content.files import read_text
from fiches.content.model import Content
from fiches.content.toml import load_toml, read_model
from fiches.errors import ContentError, MachineError
from tests.support.source import spaces


class Inner(Content):
    code: str
    niveau: Literal["REG", "DEP"] = "REG"


class Outer(Content):
    titre: str
    nombre: int = Field(default=0, ge=0, le=10)
    taux: float = 0.0
    actif: bool = True
    jour: date | None = None
    liste: tuple[str, ...] = ()
    entrees: tuple[Inner, ...] = ()
    table: Inner | None = None


def findings(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_model(Outer, path, name="content/essai.toml")
    return [spaces(finding) for finding in caught.value.findings]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "essai.toml"


KNOWN = "attendues : titre, nombre, taux, actif, jour, liste, entrees, table"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "« titre » : clé obligatoire absente. L’ajouter."),
        ("titre = 3", "« titre » : lu 3, attendu un texte entre guillemets. Écrire '3' entre guillemets droits."),
        ("titre = ''\ntitres = ''", f"« titres » : clé inconnue ({KNOWN}). Vouliez-vous écrire « titre » ?"),
        ("titre = ''\nxyz = 1", f"« xyz » : clé inconnue ({KNOWN})."),
        ("titre = ''\nnombre = 'x'", "« nombre » : lu 'x', attendu un nombre entier."),
        ("titre = ''\nnombre = 1.5", "« nombre » : lu 1.5, attendu un nombre entier."),
        ("titre = ''\nnombre = -1", "« nombre » : lu -1, attendu 0 ou plus."),
        ("titre = ''\nnombre = 11", "« nombre » : lu 11, attendu 10 ou moins."),
        ("titre = ''\ntaux = 'x'", "« taux » : lu 'x', attendu un nombre."),
        ("titre = ''\nactif = 'peut-être'", "« actif » : lu 'peut-être', attendu true ou false."),
        ("titre = ''\njour = 'demain'", "« jour » : lu 'demain', attendu une date (AAAA-MM-JJ)."),
        ("titre = ''\nliste = 'A'", "« liste » : lu 'A', attendu une liste entre crochets."),
        ("titre = ''\nliste = [1]", "« liste », entrée 1 : lu 1, attendu un texte entre guillemets. Écrire '1' entre guillemets droits."),
        ("titre = ''\nentrees = 'A'", "« entrees » : lu 'A', attendu une liste entre crochets."),
        ("titre = ''\ntable = 'A'", "« table » : lu 'A', attendu une table."),
        ("titre = ''\n[[entrees]]\ncode = 'a'\n[[entrees]]\n", "« entrees », entrée 2, « code » : clé obligatoire absente. L’ajouter."),
        (
            "titre = ''\n[[entrees]]\ncode = 'a'\ncoe = 'b'",
            "« entrees », entrée 1, « coe » : clé inconnue (attendues : code, niveau). Vouliez-vous écrire « code » ?",
        ),
        ("titre = ''\n[table]\ncode = 'a'\nx = 1", "« table », « x » : clé inconnue (attendues : code, niveau)."),
        (
            "titre = ''\n[[entrees]]\ncode = 'a'\nniveau = 'PAYS'",
            "« entrees », entrée 1, « niveau » : lu 'PAYS', attendu l’une des valeurs 'REG' ou 'DEP'.",
        ),
    ],
)  # fmt: skip
def test_a_bad_value_is_told_with_its_place(path: Path, text: str, expected: str) -> None:
    assert findings(path, text) == [f"content/essai.toml, {expected}"]


def test_every_finding_of_a_file_is_told_at_once(path: Path) -> None:
    assert len(findings(path, "nombre = 'x'\ntitres = ''\nliste = 3")) == 4


def toml_error(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_toml(path, name="content/essai.toml")
    return spaces(str(caught.value))


@pytest.mark.parametrize("code", ["01", "2A", "2B", "007"])
def test_a_code_without_quotes_is_explained(path: Path, code: str) -> None:
    message = toml_error(path, f'[[territoires]]\ntype = "DEP"\ncode = {code}\n')
    assert message.startswith("content/essai.toml, ligne 3 : TOML illisible (")
    assert message.endswith(f'Lu « code = {code} ». Un code s’écrit entre guillemets, comme code = "01".')


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("titre = oui", "titre = oui"),
        ("titre = 'a'\n= 3", "= 3"),
        ("titre = 'a'\ntitre = 'b'", "titre = 'b'"),
        ("[[x]", "[[x]"),
    ],
)
def test_a_file_that_is_not_toml_is_told_with_its_line(path: Path, text: str, read: str) -> None:
    assert toml_error(path, text).endswith(f"Lu « {read} ». Corriger la ligne indiquée.")


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ('a = 1\ntitre = "Emploi\nb = 2\n', 2, "un guillemet manque"),
        ('titre = """Emploi\n', 1, "un guillemet manque"),
        ('a = 1\nniveaux = ["NAT"\n', 2, "un crochet ou une accolade manque"),
        ("[fiche\n", 1, "un crochet ou une accolade manque"),
        ("titre = Emploi\n", 1, "un texte s’écrit entre guillemets"),
        ("a = 1\na = 2\n", 2, "déjà écrit plus haut"),
        ("[garde]\n[garde]\n", 2, "déjà écrit plus haut"),
        ("éditeur = 1\n", 1, "ni un réglage, ni le titre d’une section"),
        ("titre\n", 1, "ni un réglage, ni le titre d’une section"),
    ],
)
def test_why_a_line_is_no_toml_is_told_in_french(path: Path, text: str, line: int, why: str) -> None:
    assert toml_error(path, text).startswith(f"content/essai.toml, ligne {line} : TOML illisible ({why}). Lu « ")


def test_a_file_that_is_absent_or_not_utf8_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="fichier introuvable"):
        read_text(path, name="x")
    path.write_bytes(b"titre = '\xe9'")
    with pytest.raises(
        ContentError, match=r"octet 9 illisible. Enregistrer le fichier en UTF-8 : ligne 1, il semble en Windows-1252"
    ):
        read_text(path, name="x")
    with pytest.raises(MachineError, match="lecture impossible"):
        read_text(tmp_path, name="x")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('titre = "MarchÃ© du travail"', "« titre »"),
        ('titre = "x\\u001b"', "« titre »"),
        ('titre = "x"\n[table]\ncode = "\ufffd"', "« table », « code »"),
        ('titre = "x"\nliste = ["a", "â€™"]', "« liste », entrée 2"),
    ],
)
def test_a_damaged_text_is_refused_with_its_key(tmp_path: Path, text: str, place: str) -> None:
    (finding,) = findings(tmp_path / "essai.toml", text)
    assert finding.startswith(f"content/essai.toml, {place} : texte abîmé «")
    assert finding.endswith("enregistrer le fichier en UTF-8.")
