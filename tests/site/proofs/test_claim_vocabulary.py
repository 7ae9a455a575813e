"""The words of claims in what the program itself writes: templates hold none, and sentences that hold some claim."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from fiches.site.proofs.claim_reading import plain
from fiches.site.proofs.claim_words import Hit, is_quoted, read_vocabulary
from tests.support.claim_site import CONTENT
from tests.support.modules import PACKAGE, name_of, tree

_FORMS = "wording/verbs"  # a table of the forms of verbs, for sentences that claim
VOCABULARY = read_vocabulary(CONTENT)
TEMPLATES = sorted((PACKAGE.parent / "templates").rglob("*.html"))
WORDING = [path for path in sorted((PACKAGE / "wording").glob("*.py")) if name_of(path) != _FORMS]
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|<style.*?</style>|<script.*?</script>", re.S)
_CLAIMED = re.compile(r"<(\w+)[^>]*\bdata-affirme=.*?</\1>", re.S)
_LABEL = re.compile(r"<(th|dt|dfn|q|blockquote|label|option)\b.*?</\1>", re.S)
_HOLE = "\ufffc"
_NAMES = {"baisse", "stable"}  # of a formula, of a claim: no sentence


def template_hits(text: str) -> list[Hit]:
    """Phrases of the vocabulary in the text of a template, what claims, labels and quotations left out."""
    for pattern, by in ((_CODE, " "), (_CLAIMED, _HOLE), (_LABEL, _HOLE), (re.compile(r"\{\{.*?\}\}", re.S), "x")):
        text = pattern.sub(by, text)
    text = plain(re.sub(r"<[^>]*>", "", text))
    return [hit for hit in VOCABULARY.hits(text) if not is_quoted(text, hit)]


def unclaimed_sentences(module: ast.Module) -> list[str]:
    """Texts of a module with a phrase of the vocabulary, where the module makes no claim at all."""
    imports = {alias.name for node in ast.walk(module) if isinstance(node, ast.ImportFrom) for alias in node.names}
    if imports & {"claimed", "Claim"} or any(
        "claims" in (n.module or "") for n in ast.walk(module) if isinstance(n, ast.ImportFrom)
    ):
        return []
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
        and node.value not in _NAMES
    ]
    return [text for text in texts if any(not is_quoted(text, hit) for hit in VOCABULARY.hits(plain(text)))]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_uses_no_phrase_of_the_vocabulary(path: Path) -> None:
    assert [hit.text for hit in template_hits(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("path", WORDING, ids=name_of)
def test_a_sentence_with_a_phrase_of_the_vocabulary_claims(path: Path) -> None:
    assert unclaimed_sentences(tree(path)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<p>Les offres augmentent.</p>", 1), ("{# augmente #}{% if hausse %}{% endif %}", 0), ("<p>{{ x }} comme en {{ y }}</p>", 1),
        ('<p data-affirme="{{ claim }}">augmente</p>', 0), ("<th>Les plus nombreux</th>", 0), ("<p>« stable » veut dire…</p>", 0),
        ("<p>50 ans ou plus, au 1<sup>er</sup> trimestre</p>", 0),
    ],
)  # fmt: skip
def test_phrases_of_a_template_are_seen(text: str, count: int) -> None:
    assert len(template_hits(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ('"""Un nombre stable."""\nX = "un nombre stable"', 1), ('X = Phrase("comme en {}")', 1), ('X = "50 ans ou plus"', 0),
        ('from fiches.wording.claimed import claimed\nX = claimed("un nombre stable")', 0),
    ],
)  # fmt: skip
def test_sentences_of_a_module_are_seen(text: str, count: int) -> None:
    assert len(unclaimed_sentences(ast.parse(text))) == count
