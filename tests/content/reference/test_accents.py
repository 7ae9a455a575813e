"""Accents of capitals and ligatures: the table restores what it is sure of, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest

from fiches.content.reference import tables
from fiches.content.reference.accents import accented, accents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Educateur / Educatrice", "Éducateur / Éducatrice"),
        ("Equipier / Equipière de vente", "Équipier / Équipière de vente"),
        ("Ecailler / Ecaillère", "Écailler / Écaillère"),
        ("Eclusier, Etalagiste, Ecoutant", "Éclusier, Étalagiste, Écoutant"),
        ("Age des inscrits", "Âge des inscrits"),
        ("installations sensibles de l’Etat", "installations sensibles de l’État"),
        ("Inspecteur de l'Education Nationale -IEN-", "Inspecteur de l'Éducation Nationale -IEN-"),
        ("Saint-Etienne", "Saint-Étienne"),
        ("Iles et Coeur", "Îles et Cœur"),
        ("ETAT, EPCI, ECOLE", "ETAT, EPCI, ECOLE"),
        ("Etatique, Ecolevar", "Etatique, Ecolevar"),
        ("Hotel de ville", "Hotel de ville"),
    ],
)
def test_only_the_words_of_the_table_change(text: str, expected: str) -> None:
    assert accented(text) == expected


def test_the_table_changes_accents_and_ligatures_alone() -> None:
    for bare, correct in accents().items():
        spelled = correct.replace("Œ", "Oe").replace("œ", "oe")
        assert _ascii(bare) == _ascii(spelled), bare
        assert bare != correct
        assert accented(correct) == correct


def test_every_label_of_ours_once_received_has_its_capitals() -> None:
    """A word that a label writes bare and another with its accent belongs in the table."""
    labels = [*tables.metiers().values(), *tables.domaines().values()]
    labels += [label for level in ("NAF5", "NAF21", "NAF88") for label in tables.secteurs(level).values()]
    words = {word for label in map(accented, labels) for word in label.replace("’", " ").replace("'", " ").split()}
    known = {word.lower() for word in words if word[0].lower() in "éèêîœ"}
    plain = {_ascii(word): word for word in known}
    bare = {word for word in words if word[0] in "EIO" and not word.isupper() and _ascii(word.lower()) in plain}
    assert bare == set()


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
