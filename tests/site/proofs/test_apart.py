"""The proofs share no code with what writes the site, let few kinds of number through, and take in every check."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from fiches.site.checks import site as everything
from fiches.site.proofs.natures import PATTERNS
from tests.support.modules import PACKAGE, imported, name_of, tree

PROOFS = sorted(path for path in (PACKAGE / "site/proofs").glob("*.py") if path.stem != "__init__")
GROUND = ("fiches.errors", "fiches.keys", "fiches.periods", "fiches.territories")
READING = ("fiches.site.checks.reading", "fiches.site.checks.paper_reading")
MOST_PATTERNS = 20


@pytest.mark.parametrize("path", PROOFS, ids=name_of)
def test_a_proof_imports_nothing_from_the_writers(path: Path) -> None:
    allowed = (*GROUND, *READING, "fiches.site.proofs")
    assert not [name for name in imported(path) if not name.startswith(allowed)]


@pytest.mark.parametrize("name", READING)
def test_what_they_read_with_imports_nothing_of_ours(name: str) -> None:
    path = PACKAGE.parent / f"{name.replace('.', '/')}.py"
    assert imported(path) == []


def test_few_patterns_let_a_number_through() -> None:
    assert PATTERNS <= MOST_PATTERNS


def test_every_check_belongs_to_a_proof() -> None:
    """What a module of checks finds is called for by the reading of the whole site."""
    named = {node.id for node in ast.walk(tree(Path(everything.__file__))) if isinstance(node, ast.Name)}
    finders = {
        node.name
        for path in (PACKAGE / "site/checks").glob("*.py")
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name.endswith("_findings") and not node.name.startswith("_")
    }
    called_by_others = {"similar_findings"}  # by the data files
    assert finders - called_by_others <= named
