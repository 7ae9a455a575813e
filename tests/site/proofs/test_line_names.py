"""Names at the ends of lines: green where they are the heads of their columns, a name under another value is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fiches.site.proofs.line_names import name_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.shapes import shapes

ALL, OURS = "OFF_1.CUMUL.CUMUL.TOFF...2026T1.nombre", "OFF_1.CUMUL.CUMUL.PE...2026T1.nombre"
NAMES = (
    f'<text x="259" y="39.2" data-cle="{ALL}">23</text><text x="259" y="126.9" data-cle="{OURS}">9</text>'
    '<g data-axe="libelles"><text x="259" y="53.2">Toutes les offres</text>'
    '<text x="259" y="140.9">dont confiées à</text><text x="259" y="154.9">France Travail</text>'
    '<text x="0" y="53.2">réforme</text></g>'
)
TABLE = (
    "<table><thead><tr><th>Période</th><th>Toutes les offres</th><th>dont confiées à France Travail</th></tr></thead>"
    f'<tbody><tr><th>T1 2026</th><td><data data-cle="{ALL}">23</data></td>'
    f'<td><data data-cle="{OURS}">9</data></td></tr></tbody></table>'
)


def told(names: str, table: str = TABLE, block: str = "section") -> list[str]:
    document = etree.HTML(f"<{block}><figure><svg>{names}</svg></figure>{table}</{block}>")
    drawing = next(document.iter("svg"))
    page = PageReading(Path("nowhere"), "index.html", document, None, names={"REG-53": "Bretagne", "NAT-FR": "France"})
    return list(name_findings(page, drawing, shapes(drawing)))


def test_under_a_change_stands_the_place_whose_change_it_is() -> None:
    """In a block or in a file."""
    change = f"evolution(REG-53/{ALL};REG-53/{ALL})"
    label = f'<text x="259" y="39.2" data-formule="{change}">+3,0\u00a0%</text><g data-axe="libelles"><text x="259" y="53.2">'
    assert told(f"{label}Bretagne</text></g>") == []
    for block in ("section", "div"):
        (found,) = told(f"{label}France</text></g>", block=block)
        assert "« France » sous" in found
        assert "Bretagne" in found


def test_heads_of_columns_are_the_names() -> None:
    assert told(NAMES) == []


def test_a_file_stands_in_no_block() -> None:
    assert told(NAMES.replace("Toutes", "Aucune"), block="div") == []


@pytest.mark.parametrize(
    ("names", "table", "expected"),
    [
        (NAMES.replace(ALL, "x").replace(OURS, ALL).replace('"x"', f'"{OURS}"'), TABLE, f"« Toutes les offres » sous {OURS}"),
        (NAMES.replace("Toutes les", "Nos"), TABLE, f"« Nos offres » sous {ALL} (attendu, comme dans le tableau : Toutes les offres)."),
        (NAMES.replace(">France Travail<", ">d’autres<"), TABLE, f"« dont confiées à d’autres » sous {OURS}"),
        (NAMES, TABLE.replace(OURS, "x"), "(attendu, comme dans le tableau : une colonne du tableau)."),
    ],
    ids=["swapped", "another name", "another last line", "no column"],
)  # fmt: skip
def test_a_name_under_another_value_is_told(names: str, table: str, expected: str) -> None:
    assert any(expected in one for one in told(names, table)), told(names, table)
