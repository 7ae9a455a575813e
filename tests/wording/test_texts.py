"""content/textes: passages, phrases, and what is said when they are at fault."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from fiches.errors import ContentError
from fiches.wording.ruled_sentence import RULES
from fiches.wording.texts import PASSAGES, load_texts
from tests.support.figures import CONTENT, catalogue

VALUES = {
    "titre": "T",
    "editeur": "E",
    "contact": "C",
    "licence": "Licence Ouverte 2.0",
    "signaler": "S",
    "edition": "2026T1",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(CONTENT / "textes", tmp_path / "contenu" / "textes")
    return tmp_path / "contenu"


def test_every_passage_reads_and_no_slot_is_left() -> None:
    texts = load_texts(CONTENT)
    for name in PASSAGES:
        html = texts.html(name, VALUES)
        assert html.startswith("<")
        assert "{" not in html


def test_phrases_speak_of_entries_of_the_catalogue() -> None:
    known = {entry.id for entry in catalogue().indicators}
    assert load_texts(CONTENT).phrases.keys() <= known


def test_an_absent_passage_is_named(content: Path) -> None:
    (content / "textes" / "methode.md").unlink()
    with pytest.raises(ContentError, match=r"contenu/textes/methode\.md : fichier introuvable"):
        load_texts(content)


FAULTS = [
    ('[x]\ntexte = "sans valeur"', "attendu une phrase avec {valeur}"),
    ('[x]\ntexte = "{valeur} {autre}"', "{valeur}"),
    ('[x]\ntexte = "{valeur}"\nton = "gai"', "clé inconnue"),
    ('x = "y"', "attendu une table"),
    ("[x", "TOML illisible"),
]


@pytest.mark.parametrize(("written", "words"), FAULTS)
def test_phrases_at_fault_are_named(content: Path, written: str, words: str) -> None:
    (content / "textes" / "phrases.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_texts(content)
    assert words in str(caught.value)
    assert "phrases.toml" in str(caught.value)


def test_tables_of_passages_have_a_caption_and_declared_heads() -> None:
    """« Tableau : … » before a table is its caption; each head says its scope once."""
    html = load_texts(CONTENT).html("methode", VALUES)
    assert html.count("<table>") == html.count("<table><caption>") > 0
    heads = html.count("<th scope=")
    assert heads == html.count("<th ") + html.count("<th>")
    assert html.count("scope=") == heads


RULE_FAULTS = [
    ("[evolution]\ntitre = 'x'", "clé obligatoire absente"),
    ("evolution = 'x'", "attendu une table"),
    ("[autre]\ntitre = 'x'\ncourte = 'x'\nexplication = 'x'", "règle inconnue « autre »"),
    ("[evolution]\ntitre = 'x'\ncourte = 'x'\nexplication = 'x'", "la règle « niveau » manque"),
    ("[evolution]\ntitre = 'x'\ncourte = 'puis {au_pays}'\nexplication = 'x'", "au besoin {au_plus_grand}"),
]


@pytest.mark.parametrize(("written", "words"), RULE_FAULTS)
def test_rules_at_fault_are_named(content: Path, written: str, words: str) -> None:
    (content / "textes" / "regles.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_texts(content)
    assert words in str(caught.value)
    assert "regles.toml" in str(caught.value)


def test_every_rule_is_explained_in_order() -> None:
    rules = load_texts(CONTENT).rules
    assert tuple(rules) == RULES
    assert all(rule.title and rule.short.endswith(".") and rule.explanation.endswith(".") for rule in rules.values())


def test_a_damaged_line_of_a_passage_is_refused_with_its_number(content: Path) -> None:
    path = content / "textes/accueil.md"
    path.write_text("Accueil\n\nMarchÃ© du travail\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"textes/accueil.md, ligne 3.*texte abîmé"):
        load_texts(content)
