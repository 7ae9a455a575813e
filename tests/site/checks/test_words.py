"""Words of a page: French typography, empty values, ordinals; code and foreign passages are left alone."""

from __future__ import annotations

import pytest
from lxml import html

from fiches.site.checks.words import findings
from tests.support.source import spaces


def found(body: str) -> list[str]:
    document = html.document_fromstring(f'<html lang="fr"><head></head><body>{body}</body></html>')
    return [spaces(finding) for finding in findings(document)]


@pytest.mark.parametrize(
    "body",
    [
        "<p>Un texte\u202f; deux mots\u00a0: trois.</p>",
        "<p>Le 1<sup>er</sup> trimestre</p>",
        "<p><code>None</code> et <code>l'API</code></p>",
        '<p lang="en">Don\'t</p>',
        "<script>undefined</script>",
        "<svg><text>T1 2026</text></svg>",
    ],
)
def test_good_french_passes(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>L'âge</p>", "apostrophe droite"),
        ("<li>Combien ?</li>", "espace ordinaire ou absente"),
        ("<td>nan</td>", "« nan » dans le texte « nan »."),
        ("<svg><title>None habitants</title></svg>", "« None » dans le texte"),
        ('<img alt="valeur undefined">', "« undefined »"),
        ("<p>le {{ nom }}</p>", "« {{ »"),
        ("<p>Le 1er trimestre</p>", "ordinal sans exposant : « 1er » dans « Le 1er trimestre »"),
    ],
)
def test_each_fault_is_told(body: str, expected: str) -> None:
    assert any(expected in finding for finding in found(body)), found(body)


def test_the_same_text_is_told_once() -> None:
    assert len(found("<p>L'âge</p><p>L'âge</p>")) == 1


def test_a_word_cut_by_an_element_is_read_whole() -> None:
    """A sign and its space may stand in two elements."""
    assert found("<p>12<strong>\u00a0%</strong>\u202f!</p>") == []
    assert found("<p>12 <strong>%</strong></p>")
