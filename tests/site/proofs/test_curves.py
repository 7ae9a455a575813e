"""Curves and sparklines against the series that their lines go through: sound ones pass, each thing drawn otherwise is told."""
# ruff: noqa: E501 — drawings

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.geometry import geometry_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.reference import Reference, SeriesBreak

BREAK = 2025 * 4
FIRST = 2024 * 4
COUNTS = {
    "DEP-35": (2000, 2100, 1900, 2200, 3000, 2700, 3150, 3210, 3300),
    "REG-53": (9000, 9100, 8900, 9200, 12000, 11000, 12100, 12300, 12600),
    "NAT-FR": (90000, 91000, 89000, 92000, 120000, 110000, 121000, 123000, 117600),
}
COLOURS = {"DEP-35": "accent", "REG-53": "parent", "NAT-FR": "pays"}
NOTE = "Écarts en\u00a0% (zéro\u00a0: fin mars 2025\u202f; avant la rupture\u00a0: fin mars 2024)"


def period(index: int) -> str:
    year, part = divmod(FIRST + index, 4)
    return f"{year}T{part + 1}"


ROWS = [
    f"DE_1,{place.replace('-', ',')},CUMUL,CUMUL,ABC,,,{period(index)},nombre,{value},,"
    for place, values in COUNTS.items()
    for index, value in enumerate(values)
]


def key(place: str, index: int) -> str:
    prefix = "" if place == "DEP-35" else f"{place}/"
    return f"{prefix}DE_1.CUMUL.CUMUL.ABC...{period(index)}.nombre"


def gap(place: str, index: int) -> float:
    start = COUNTS[place][4 if index > 3 else 0]
    return 100 * (COUNTS[place][index] - start) / start


def corner(place: str, index: int) -> str:
    return f"{10 + 10 * index},{round(60 - 2 * gap(place, index), 1):g}"


def line(place: str, indices: tuple[int, ...], colour: str = "") -> str:
    start = 4 if indices[-1] > 3 else 0
    outline = "M" + "L".join(corner(place, index) for index in indices)
    mark = f"relatif({key(place, start)};{key(place, indices[-1])})"
    return f'<path d="{outline}" fill="none" stroke="var(--{colour or COLOURS[place]},#123456)" data-formule="{mark}"/>'


def dot(index: int, place: str = "DEP-35") -> str:
    x, y = corner(place, index).split(",")
    return f'<circle cx="{x}" cy="{y}" r="2" fill="var(--accent,#123456)" data-cle="{key(place, index)}"/>'


def change(place: str) -> str:
    mark = f"evolution({key(place, 4)};{key(place, 8)})"
    return f'<text x="99" y="{round(60 - 2 * gap(place, 8), 1):g}" data-formule="{mark}">{gap(place, 8):+.1f}\u00a0%</text>'.replace(
        ".0\u00a0", ",0\u00a0"
    )


OWN = line("DEP-35", (0, 1, 2, 3)) + line("DEP-35", (4, 5, 6, 7, 8)) + line("DEP-35", (4, 8))
BESIDE = line("REG-53", (4, 8)) + line("NAT-FR", (4, 8))
DOTS = dot(0) + dot(4) + dot(8)
AXES = (
    '<g data-axe="y"><text x="0" y="64">0\u00a0%</text><text x="0" y="44">+10\u00a0%</text><text x="0" y="84">−10\u00a0%</text></g>'
    '<g data-axe="x"><text x="10.5" y="99">2024</text><text x="50.5" y="99">2025</text><text x="90.5" y="99">2026</text></g>'
    f'<g data-axe="libelles"><text x="0" y="99">{NOTE}</text></g>'
)
ENDS = "".join(map(change, COUNTS))
CHART = AXES + OWN + BESIDE + DOTS + ENDS
SPARK = line("DEP-35", (4, 8)) + BESIDE + dot(8)
LEVELS = (
    f'<path d="M10,80L20,60L30,100L40,40" fill="none" stroke="var(--accent,#123456)" data-cle="{key("DEP-35", 3)}"/>'
)


def cell(index: int) -> str:
    """Of the table that says in words what the territory's own line goes through."""
    return f'<data data-cle="{key("DEP-35", index)}">1</data>'


CELLS = "".join(map(cell, range(9)))


def findings(folder: Path, kind: str, inside: str, cells: str = CELLS) -> list[str]:
    (folder / "donnees.csv").write_text("\n".join([",".join(COLUMNS), *ROWS]) + "\n", encoding="utf-8")
    text = f'<html data-territoire="DEP-35"><body><figure><svg class="graphique graphique-{kind}" viewBox="0 0 100 140">{inside}</svg></figure>{cells}</body></html>'
    reference = Reference(breaks=(SeriesBreak("DE_1", BREAK, ()),))
    page = PageReading(folder, "index.html", etree.HTML(text), None, reference)
    assert page.is_fiche
    return list(geometry_findings(page, next(page.document.iter("svg"))))


@pytest.mark.parametrize(
    ("kind", "inside"),
    [("evolution", CHART), ("evolution", LEVELS), ("sparkline", SPARK), ("sparkline", LEVELS)],
    ids=["gaps", "values", "spark", "spark of values"],
)
def test_a_sound_drawing_passes(tmp_path: Path, kind: str, inside: str) -> None:
    assert findings(tmp_path, kind, inside) == []


def test_a_value_of_the_own_line_is_in_a_cell_of_the_page(tmp_path: Path) -> None:
    found = findings(tmp_path, "evolution", CHART, CELLS.replace(cell(3), ""))
    assert found == [f"{key('DEP-35', 3)} n’est dite nulle part dans la page (1 de suite)."]


def exchanged(text: str, one: str, two: str) -> str:
    return text.replace(one, "~").replace(two, one).replace("~", two)


REGION, COUNTRY = line("REG-53", (4, 8)), line("NAT-FR", (4, 8))
FAULTS: dict[str, tuple[str, Callable[[str], str], str]] = {
    "the marks of two places exchanged": ("evolution", lambda svg: exchanged(svg, 'data-formule="relatif(REG-53', 'data-formule="relatif(NAT-FR'), "d’après l’axe"),
    "a parent's line in the place of the country's": ("evolution", lambda svg: svg.replace(REGION, line("NAT-FR", (4, 8), "parent")).replace(COUNTRY, line("REG-53", (4, 8), "pays"), 1), "de la couleur"),
    "a parent's line through the country's values": ("evolution", lambda svg: svg.replace(corner("REG-53", 8), corner("NAT-FR", 8)), "d’après l’axe"),
    "gaps from another quarter": ("evolution", lambda svg: svg.replace(f"relatif({key('REG-53', 4)}", f"relatif({key('REG-53', 5)}"), "d’après l’axe"),
    "another quarter said to be zero": ("evolution", lambda svg: svg.replace("mars 2025", "juin 2025"), "ne dit pas de quel trimestre partent les lignes (attendu : 2025T1)"),
    "no zero said": ("evolution", lambda svg: svg.replace(NOTE, "Écarts"), "ne dit pas de quel trimestre"),
    "a marked quarter moved": ("evolution", lambda svg: svg.replace(dot(4), dot(5).replace(key("DEP-35", 5), key("DEP-35", 4))), "d’après sa période"),
    "a dot at another quarter": ("evolution", lambda svg: svg.replace(dot(4), dot(4) + dot(5)), "au trimestre du dernier"),
    "a quarter without its dot": ("evolution", lambda svg: svg.replace(dot(4), ""), f"{key('DEP-35', 4)} n’a pas de point"),
    "a dot of a neighbour": ("evolution", lambda svg: svg.replace(f'data-cle="{key("DEP-35", 8)}"', f'data-cle="{key("REG-53", 8)}"'), "sur la ligne de"),
    "a line across the break": ("evolution", lambda svg: svg.replace(line("DEP-35", (0, 1, 2, 3)), line("DEP-35", (0, 1, 2, 3)).replace(corner("DEP-35", 3), f"{corner('DEP-35', 3)}L50,60").replace(key("DEP-35", 3), key("DEP-35", 4))), "attendu : une rupture"),
    "a quarter left out": ("evolution", lambda svg: svg.replace(f"L{corner('DEP-35', 6)}", ""), "ne joint pas"),
    "a corner moved across": ("evolution", lambda svg: svg.replace(corner("DEP-35", 6), corner("DEP-35", 6).replace("70,", "74,")), "entre deux périodes"),
    "a corner moved": ("evolution", lambda svg: svg.replace(corner("DEP-35", 2), "30,99"), "d’après l’axe"),
    "another year": ("evolution", lambda svg: svg.replace(">2025<", ">2023<"), "l’année"),
    "every year a year later": ("evolution", lambda svg: svg.replace(">2026<", ">2027<").replace(">2025<", ">2026<").replace(">2024<", ">2025<"), "d’après les lignes"),
    "another graduation": ("evolution", lambda svg: svg.replace("+10", "+20"), "graduation"),
    "a line without a mark": ("evolution", lambda svg: svg.replace(REGION, REGION.partition(" data-formule")[0] + "/>"), "n’a pas de marque"),
    "a change without a line": ("evolution", lambda svg: svg.replace(REGION, ""), "n’a pas de ligne"),
    "a line without its change": ("evolution", lambda svg: svg.replace(change("NAT-FR"), ""), "n’a pas d’évolution"),
    "a sparkline out of its frame": ("sparkline", lambda svg: svg.replace(corner("REG-53", 8), "90,-90"), "hors du cadre"),
    "a sparkline through a neighbour's values": ("sparkline", lambda svg: svg.replace(corner("REG-53", 8), corner("NAT-FR", 8)), "d’après sa série"),
    "its dot off its line": ("sparkline", lambda svg: svg.replace('cy="40"', 'cy="60"'), "sur aucune ligne"),
    "its parent in the country's colour": ("sparkline", lambda svg: svg.replace(REGION, line("REG-53", (4, 8), "pays")), "de la couleur"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_one_thing_drawn_otherwise_is_told(tmp_path: Path, name: str) -> None:
    kind, fault, expected = FAULTS[name]
    sound = CHART if kind == "evolution" else SPARK
    assert fault(sound) != sound
    found = findings(tmp_path, kind, fault(sound))
    assert any(expected in one for one in found), found
