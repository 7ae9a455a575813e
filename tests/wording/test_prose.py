"""Written passages: typography put right, digits marked as constants, nothing else touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.wording.phrase import screen_html
from fiches.wording.prose import french, lowered, prose
from fiches.wording.typography import findings

FRENCH = [
    ("l'emploi d'abord", "l’emploi d’abord"),
    ("Champ : tous ; sauf un !", "Champ\u00a0: tous\u202f; sauf un\u202f!"),
    ("« ici »", "«\u00a0ici\u00a0»"),
    ("12 % des offres", "12\u00a0% des offres"),
    ("12% des offres", "12\u00a0% des offres"),
    ("en % des inscrits", "en\u00a0% des inscrits"),
    ("1 240 personnes", "1\u202f240 personnes"),
    ("2ème trimestre", "2e trimestre"),
    ("catégories A, B et C", "catégories A,\u00a0B et C"),
    ("https://exemple.fr/a:b", "https://exemple.fr/a:b"),
    ("loi n° 2023-1196", "loi n°\u00a02023-1196"),
]


@pytest.mark.parametrize(("written", "expected"), FRENCH)
def test_french(written: str, expected: str) -> None:
    assert french(written) == expected


@given(st.text(alphabet="abé12 :;!?«»%'’\u00a0\u202f,.", max_size=40))
def test_french_is_done_once(text: str) -> None:
    """What is already right stays as it is."""
    once = french(text)
    assert french(once) == once


PROSE = [
    ("15 à 24 ans", '<span data-constante="texte">15 à 24</span> ans'),
    ("Bac + 2", 'Bac + <span data-constante="texte">2</span>'),
    ("1er trimestre", '<span data-constante="texte">1<sup>er</sup></span> trimestre'),
    (
        "moins de 5, 10 ou 20.",
        'moins de <span data-constante="texte">5, 10 ou 20</span>.',
    ),
    ("A < B & C", "A &lt; B &amp; C"),
    ("(A1203)", '(<span data-constante="texte">A1203</span>)'),
    ("Licence Ouverte 2.0", 'Licence Ouverte <span data-constante="texte">2.0</span>'),
]


@pytest.mark.parametrize(("written", "expected"), PROSE)
def test_prose(written: str, expected: str) -> None:
    assert screen_html(prose(written)) == expected


@given(st.text(max_size=60))
def test_prose_never_leaves_a_digit_unmarked_nor_a_tag_unescaped(text: str) -> None:
    from tests.support.pages.reading import unmarked_digits

    ascii_digits = screen_html(prose(text.replace("\x00", "").replace("\x0c", "")))
    page = f"<html><body><main>{ascii_digits}</main></body></html>"
    assert not [t for t in unmarked_digits(page) if any(c in "0123456789" for c in t)]


@pytest.mark.parametrize(
    ("label", "inside"), [("Femmes", "femmes"), ("CDI", "CDI"), ("A", "A"), ("Bac + 2", "bac + 2"), ("", "")]
)
def test_lowered_spares_sigles(label: str, inside: str) -> None:
    assert lowered(label) == inside


LINTED = [
    ("l'emploi", "apostrophe droite"),
    ("Quoi ?", "espace ordinaire ou absente avant ; ! ?"),
    ("un; deux", "espace ordinaire ou absente avant ; ! ?"),
    ("Champ : tous", "espace ordinaire ou absente avant :"),
    ("« ici »", "espace ordinaire ou absente dans « »"),
    ("12 %", "espace ordinaire ou absente avant %"),
    ("12%", "espace ordinaire ou absente avant %"),
    ("soit -3,0", "moins ASCII devant un nombre"),
    ("deux  espaces", "deux espaces de suite"),
    ("1 240", "milliers sans espace fine insécable"),
    ("2ème", "ordinal « ème »"),
    ('dit "non"', "guillemets droits"),
    ("valeur nan", "nombre sans valeur"),
    ("None", "nombre sans valeur"),
]


@pytest.mark.parametrize(("text", "rule"), LINTED)
def test_the_linter_names_what_it_finds(text: str, rule: str) -> None:
    assert any(found.startswith(rule) for found in findings(text)), findings(text)


CLEAN = [
    "41\u202f230\u00a0personnes, soit +3,0\u00a0%\u202f; en Bretagne, −2,1\u00a0%.",
    "«\u00a0ici\u00a0»\u00a0: l’emploi\u202f?",
    "De 2023-1196 à B-12, 15–24 ans, 12:30, https://exemple.fr",
    "Financement, nantais, informatique",
]


@pytest.mark.parametrize("text", CLEAN)
def test_the_linter_lets_exact_french_through(text: str) -> None:
    assert findings(text) == []
