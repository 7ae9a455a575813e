"""The vocabulary of claims: what the program needs of it, what an editor may get wrong, and what its words catch."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.content.affirmations import REQUIRED
from tests.support.content import copied_catalogue
from tests.support.content import findings_once_changed as changed
from tests.support.frames import AFFIRMATIONS


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied_catalogue(tmp_path)


def test_every_claim_is_declared_with_its_tolerances() -> None:
    assert {name: one.tolerances for name, one in AFFIRMATIONS.items()} == REQUIRED


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('nom = "record"', 'nom = "records"', "l’affirmation « record » manque. La rétablir."),
        ('nom = "record"', 'nom = "records"', "affirmation inconnue « records » (connues : "),
        ('nom = "recul"', 'nom = "hausse"', "affirmation « hausse » déclarée deux fois. N’en garder qu’une."),
        ("evolution = 0.5 }", "evolution = 0.7 }", "tolérance « evolution » = 0.7, attendu 0.5 au plus. La réduire."),
        ("evolution = 0.5 }", "part = 0.5 }", "tolérance « evolution » manquante (attendues : evolution). Corriger."),
        ("evolution = 0.5 }", "part = 0.5 }", "tolérance « part » inconnue (attendues : evolution). Corriger."),
        (r"'\bstables?\b'", r"'\bstables?(\b'", "motif « \\bstables?(\\b » illisible"),
        ('nom = "recul"', 'nom = "recul"\nforce = 3', "« force » : clé inconnue (attendues : nom, "),
    ],
)
def test_what_is_at_fault_is_told(content: Path, old: str, new: str, expected: str) -> None:
    assert expected in "\n".join(changed(content, "affirmations.toml", old, new))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Les offres progressent de 3 % en un an", {"hausse"}),
        ("2,9\u00a0% de plus en un an", {"hausse"}),
        ("une hausse plus forte qu’en Bretagne", {"hausse", "plus", "moins"}),
        ("Les embauches reculent", {"recul"}),
        ("Un nombre stable en un an", {"stable"}),
        ("presque inchangé, comme en Île-de-France", {"stable", "comme"}),
        ("presque comme dans le Finistère", {"comme"}),
        ("26 %, 3 points de plus qu’en Bretagne", {"plus"}),
        ("4 sur 5, contre 3 un an plus tôt", {"plus", "moins"}),
        ("Quatre inscrits sur dix le sont depuis un an", {"fraction"}),
        ("les plus nombreux", {"premier"}),
        ("de la 3e à la 5e place", {"rang", "rang_evolution"}),
        ("au plus haut depuis 2022", {"record"}),
        ("50 ans ou plus", set()),
        ("au 1er trimestre 2026", set()),
        ("1er trimestre", set()),
        ("Offres d’emploi de douze mois ou plus", set()),
        ("plusieurs métiers", set()),
        ("les inscrits depuis un an", set()),
        ("de 1 à 5", set()),
        ("4 sur 5", set()),
    ],
)
def test_words_that_claim_and_words_that_do_not(text: str, names: set[str]) -> None:
    assert {name for name, one in AFFIRMATIONS.items() if one.says(text)} == names
