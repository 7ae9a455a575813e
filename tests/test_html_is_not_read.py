"""No module reads the HTML that another wrote: what it needs of words and cells is asked of the data.

The checks read pages as a visitor's browser does; two modules change our own drawings, for a page and for paper.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.modules import name_of, of_each_module

READERS = ("site/checks/", "site/proofs/", "charts/")  # what charts change is drawings
OF_DRAWINGS = ("site/inline", "site/paper/unmarked")
OF_ELSEWHERE = (
    "content/outside_words",  # « &eacute; » in a label of the source
    "wording/printed_passages",  # what the publisher writes in HTML inside her own words
    "content/logo_drawing",  # a drawing of the publisher's, examined before it is published
    "commands/serve/served_copy",  # adds to the copy of a page what shows changes
    "site/pages/level_feeds",  # the entries of fiches that this build has not made again
)
PARSERS = {"lxml", "html", "bs4", "html5lib"}
STRIPPING = {"striptags", "unescape"}
SEARCHES = {
    "compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer", "partition", "rpartition", "find",
    "index", "replace", "startswith", "endswith", "removeprefix", "removesuffix", "count",
}  # fmt: skip
MARKUP = re.compile(r"(?<!\?P)</?[a-z\[]|\b(?:data-\w+|datetime|class|href)=|^#[a-z]")


def findings(source: str) -> Iterator[str]:
    """Where a module takes HTML apart: a parser, tags stripped, a tag or a mark searched for."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom) and set(_imported(node)) & PARSERS:
            yield f"{node.lineno}: imports a parser"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            searched = node.func.attr in SEARCHES and any(map(_is_markup, node.args))
            if searched or node.func.attr in STRIPPING:
                yield f"{node.lineno}: {node.func.attr}"
        elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn) and _is_markup(node.left):
            yield f"{node.lineno}: in"


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
    return [name.partition(".")[0] for name in names]


def _is_markup(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and MARKUP.search(node.value) is not None


@of_each_module
def test_no_module_reads_html(path: Path) -> None:
    name = name_of(path)
    if not name.startswith(READERS) and name not in (*OF_DRAWINGS, *OF_ELSEWHERE):
        assert list(findings(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "cell.partition(' <small>')",
        "head.partition('datetime=\"')",
        "'#ruptures' in note",
        "'data-statut=\"nd\"' not in cell",
        "words.striptags()",
        "re.sub(r'<[a-z]+>', '', page)",
        "from lxml import html",
        "import html",
    ],
)
def test_what_reads_html_is_seen(line: str) -> None:
    assert list(findings(line))


@pytest.mark.parametrize("line", ["f'<p>{text}</p>'", "re.compile('(?P<name>[a-z]+)')", "text.replace('<', '')"])
def test_what_only_writes_is_not(line: str) -> None:
    assert not list(findings(line))
