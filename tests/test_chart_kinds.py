"""A kind of chart is a line of the content's table and two modules, one that draws it and one of the fiche."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fiches.charts.engine.registry import kind_module, kind_names
from fiches.content.catalogue import Indicator
from fiches.content.chart_kinds import CHART_KINDS, Data
from fiches.content.toml import build_model
from fiches.errors import ContentError
from fiches.site.fiche.block_kind import BlockKind, kind_named
from tests.support import figures
from tests.support.modules import PACKAGE, ROOT, name_of, of_each_module

WITH_BLOCK = [name for name, kind in CHART_KINDS.items() if kind.has_block]
ALONE = {"sparkline"}  # drawn beside a key figure, never named by the catalogue
OWN_PLACES = (
    "content/chart_kinds",
    "charts/kinds/",
    "site/fiche/kinds/",
    "site/proofs/",
)  # proofs read finished drawings by their class
ELSEWHERE = {
    "evolution": "a formula, and a rule of sentences",
    "barres": "a class of tables",
    "metiers": "a table of site.toml, and a column of rankings",
    "aucun": "a word of the probe's report",
    "sparkline": "the drawing of a key figure",
}


def test_each_kind_has_a_place_in_the_fiche_and_its_drawing_where_it_has_rows() -> None:
    drawn = {name for name in WITH_BLOCK if kind_named(name).rows is not None}
    assert set(kind_names()) == drawn | ALONE
    on_disk = {path.stem for path in (PACKAGE / "site" / "fiche" / "kinds").glob("*.py")} - {"__init__"}
    assert on_disk == set(WITH_BLOCK)


@pytest.mark.parametrize("name", WITH_BLOCK)
def test_a_kind_says_all_that_is_asked_of_it(name: str) -> None:
    assert isinstance(kind_named(name), BlockKind)
    if kind_named(name).rows is not None:
        assert callable(kind_module(name).layout)
    assert (kind_named(name).table is None) == CHART_KINDS[name].by_volume
    assert CHART_KINDS[name].data is Data.METIERS or kind_named(name).size == ""


def _literals(path: Path) -> list[tuple[int, str]]:
    """Every string of a module that is the name of a kind, docstrings aside."""
    names = set(CHART_KINDS) | ALONE
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in names
    ]


def _names_a_kind(node: ast.expr) -> bool:
    """`entry.graphique`, `chart.kind`."""
    return isinstance(node, ast.Attribute) and node.attr in ("graphique", "kind")


@of_each_module
def test_no_module_knows_a_kind_by_its_name(path: Path) -> None:
    """Not in a comparison, nor in a table or a list that one would be looked for in."""
    if name_of(path).startswith(OWN_PLACES):
        return
    assert [(line, name) for line, name in _literals(path) if name not in ELSEWHERE] == []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare) and any(map(_names_a_kind, [node.left, *node.comparators])):
            texts = [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            assert not set(texts) & (set(CHART_KINDS) | ALONE), f"line {node.lineno}"


def test_an_unknown_kind_is_refused_with_the_list_of_those_known() -> None:
    entry = figures.indicator("demandeurs-sexe").model_dump() | {"graphique": "camembert"}
    with pytest.raises(ContentError) as refused:
        build_model(Indicator, entry, name="content/indicateurs.toml")
    (finding,) = refused.value.findings
    known = ", ".join(repr(name) for name in list(CHART_KINDS)[:-1]) + " ou 'aucun'"
    expected = f"« graphique » : lu 'camembert', attendu l’une des valeurs {known}."
    assert finding == f"content/indicateurs.toml, {expected}"


DRAWING = '''
"""paliers: made up for a test; one word a row."""
from fiches.charts.model import Drawing, text_of
from fiches.charts.text.place import words

def layout(rows, options):
    texts = [words(0, 20 + 20 * n, "palier " + text_of(row, "label")) for n, row in enumerate(rows)]
    return Drawing({"texts": texts}, 20 + 20 * len(rows), options.width, {})

def specification():
    from fiches.charts.parts import layers
    return layers.stack(layers.texts())
'''
BLOCK = '''
"""paliers: made up for a test."""
from dataclasses import replace
from fiches.site.fiche.block_kind import BlockKind
from fiches.site.fiche.item_table import item_table
from fiches.site.svg_text import mark_of
from fiches.wording.labels import item_label

def rows(block, wording):
    label = lambda item: item_label(block.indicator, item.code, wording.labels)
    return [{"label": label(i), "value": i.number.value, "mark": mark_of(i.number, wording.home)} for i in block.items]

def table(block, caption, wording):
    return replace(item_table(block, caption, wording), barred=False)

KIND = BlockKind(rows=rows, table=table)
'''
USE = """
from dataclasses import replace
from fiches.charts.engine.render import draw
from fiches.content.catalogue import Indicator
from fiches.site.context import ChartRenderer
from fiches.site.fiche.page import fiche_view
from fiches.site.paper.layout import paper_of
from tests.support import figures as build

block = build.structure_block("demandeurs-sexe", [51, 49])
entry = Indicator.model_validate(block.indicator.model_dump() | {"graphique": "paliers"})
fiche = build.make_fiche(blocks=[replace(block, indicator=entry)])
context = build.make_context(demo=True)
view = fiche_view(fiche, context=context, renderer=ChartRenderer(draw))
shown = view.blocks["demandeurs-sexe"]
long = context.settings.model_copy(update={"pdf": "dossier"})
paper = paper_of(fiche, view, replace(context, settings=long))
print(shown.chart.kind, "graphique-paliers" in shown.svg, "palier Femmes" in shown.svg)
print(len(shown.table.lines), str(shown.title)[:18])
print("palier Femmes" in paper.pictures["demandeurs-sexe"])
"""


def test_a_new_kind_takes_three_files(tmp_path: Path) -> None:
    """A kind made up in a copy of the program is validated, drawn, titled, put in a table and on paper."""
    shutil.copytree(PACKAGE, tmp_path / "fiches", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "content", "tests"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "fiches/charts/kinds/paliers.py").write_text(DRAWING, encoding="utf-8")
    (tmp_path / "fiches/site/fiche/kinds/paliers.py").write_text(BLOCK, encoding="utf-8")
    table = tmp_path / "fiches/content/chart_kinds.py"
    text = table.read_text(encoding="utf-8")
    opening = "CHART_KINDS: dict[str, ChartKind] = {\n"
    assert opening in text
    table.write_text(text.replace(opening, f'{opening}    "paliers": ChartKind(Data.ITEMS),\n'), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", USE], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["paliers True True", "2 La part des femmes", "True"]
