"""Titles against the tables under them: a row that is named stands open, and holds the number that is said of it."""

from __future__ import annotations

import pytest
from lxml import etree

from fiches.site.proofs.titled_rows import titled_findings
from tests.support.source import spaces

COUNT, ALL = "DE_1.ETRE.10.ABC...2026T1.nombre", "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
OTHER, BEFORE = COUNT.replace("10", "11"), COUNT.replace("2026", "2025")
SHARE, CHANGE = f"part({COUNT};{ALL})", f"evolution({BEFORE};{COUNT})"


def data(mark: str, text: str = "1") -> str:
    return f'<data value="1" data-{"formule" if "(" in mark else "cle"}="{mark}">{text}</data>'


def table(*rows: tuple[str, ...], name: str = "barres") -> str:
    lines = "".join(f"<tr><th>X</th><td>{' '.join(map(data, marks))}</td></tr>" for marks in rows)
    return f'<table class="{name}"><tbody>{lines}</tbody></table>'


def findings(title: str, inside: str) -> list[str]:
    text = (
        f'<html><body><section class="bloc" id="b"><h3>X : {data(title, "12,9 %")}</h3>{inside}</section></body></html>'
    )
    return [spaces(one) for one in titled_findings(etree.HTML(text))]


def folded(*rows: tuple[str, ...]) -> str:
    return f"<details>{table(*rows)}</details>"


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        (COUNT, table((OTHER,), (COUNT,))),
        (SHARE, table((COUNT, SHARE)) + folded((OTHER,))),
        (CHANGE.replace("evolution", "baisse"), table((COUNT, CHANGE))),
        (COUNT, table((COUNT.replace("nombre", "pourcentage"), COUNT))),
        (f"ecart(REG-53/{SHARE};{SHARE})", table((OTHER,))),
        (f"REG-53/{COUNT}", table((OTHER,))),
        (COUNT, "<table><tbody><tr><td>a chart’s own</td></tr></tbody></table>"),
        (COUNT, f"<details>{table((COUNT,), name='autre')}</details>"),
    ],
    ids=[
        "a value",
        "a share",
        "a fall",
        "a count beside its share",
        "a gap",
        "a parent's",
        "not of bars",
        "a chart's table",
    ],
)
def test_a_title_whose_row_is_open_passes(title: str, inside: str) -> None:
    assert findings(title, inside) == []


@pytest.mark.parametrize("name", ["barres", "empile metiers"])
def test_a_title_that_names_a_folded_row_is_told(name: str) -> None:
    (said,) = findings(SHARE, table((OTHER,), name=name) + folded((COUNT, SHARE)))
    assert said == f"bloc « b » : le titre dit « 12,9 % » ({SHARE}), aucune ligne ouverte n’a {COUNT}."


def test_a_title_whose_number_is_not_in_its_row_is_told() -> None:
    (said,) = findings(SHARE, table((COUNT,), (OTHER, SHARE)))
    assert said.endswith(f"({SHARE}), que la ligne de {COUNT} ne porte pas.")


def test_a_block_among_those_that_fold_is_read_too() -> None:
    inner = f'<section class="bloc" id="c"><h3>{data(COUNT)}</h3>{table((OTHER,))}</section>'
    document = etree.HTML(f'<section class="section"><details class="autres">{inner}</details></section>')
    assert len(list(titled_findings(document))) == 1
