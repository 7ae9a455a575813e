"""Drawings against the values that they mark, kind by kind: sound ones pass, one length, place or colour changed is told."""
# ruff: noqa: E501 — drawings

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.geometry import geometry_findings
from fiches.site.proofs.page import PageReading


def row(indicator: str, code: str, period: str, measure: str, value: str) -> str:
    return f"{indicator},DEP,35,CUMUL,CUMUL,{code},,,{period},{measure},{value},,"


ROWS = [
    *(row("DE_1", "ABC", period, "nombre", value) for period, value in (("2025T1", "1000"), ("2025T2", "1500"), ("2025T3", "2000"))),
    *(row("PERSP_2", "P", period, "niveau", value) for period, value in (("2024", "4"), ("2025", "5"))),
]  # fmt: skip


def mark(code: str, period: str, measure: str, indicator: str = "DE_1") -> str:
    return f"{indicator}.CUMUL.CUMUL.{code}...{period}.{measure}"


def dot(x: float, y: float, key: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="2" data-cle="{key}"/>'


def spot(x: float, y: float, count: str, grade: str, level: int) -> str:
    return f'<circle cx="{x}" cy="{y}" r="4" fill="var(--grade-{level})" data-cle="{count} {grade}"/>'


T1, T2, T3 = (mark("ABC", f"2025T{n}", "nombre") for n in (1, 2, 3))
Y4, Y5 = (mark("P", period, "niveau", "PERSP_2") for period in ("2024", "2025"))
GRADUATIONS = (
    '<g data-axe="x"><text x="10.5" y="90">1\u202f000</text><text x="110.5" y="90">10\u202f000</text></g>'
    '<g data-axe="y"><text x="0" y="64">4</text><text x="0" y="44">5</text></g>'
)
DRAWINGS = {
    "nuage": GRADUATIONS + spot(10, 60, T1, Y4, 4) + spot(27.6, 31, T2, Y5, 5) + spot(40.1, 52, T3, Y4, 4),
}  # fmt: skip


def findings(folder: Path, kind: str, inside: str) -> list[str]:
    (folder / "donnees.csv").write_text("\n".join([",".join(COLUMNS), *ROWS]) + "\n", encoding="utf-8")
    text = f'<html data-territoire="DEP-35"><body><figure><svg class="graphique graphique-{kind}" viewBox="0 0 100 100">{inside}</svg></figure></body></html>'
    page = PageReading(folder, "index.html", etree.HTML(text), None)
    assert page.is_fiche
    return list(geometry_findings(page, next(page.document.iter("svg"))))


@pytest.mark.parametrize("kind", DRAWINGS)
def test_a_sound_drawing_passes(tmp_path: Path, kind: str) -> None:
    assert findings(tmp_path, kind, DRAWINGS[kind]) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "expected"),
    [
        ("nuage", "--grade-5", "--grade-3", f"couleur du niveau 3 pour {Y5} = 5."),
        ("nuage", spot(27.6, 31, T2, Y5, 5), spot(29.6, 31, T2, Y5, 5), f"point à 29.6 pour {T2} = 1500 (attendu : 28.1 d’après l’axe)."),
        ("nuage", spot(27.6, 31, T2, Y5, 5), spot(29.6, 31, T2, Y5, 5), f"point à 29.6 pour {T2} (attendu : 27.6 d’après sa série)."),
        ("nuage", spot(27.6, 31, T2, Y5, 5), spot(27.6, 51, T2, Y5, 5), f"point haut de 51 pour {Y5} = 5 (attendu : 40 à 10 près)."),
        ("nuage", spot(10, 60, T1, Y4, 4), spot(10, 75, T1, Y4, 4), f"point haut de 75 pour {Y4} = 4 (attendu : 60 à 10 près)."),
        ("nuage", "10\u202f000", "5\u202f000", f"point à 40.1 pour {T3} = 2000 (attendu : 53.6 d’après l’axe)."),
        ("nuage", 'y="44">5', 'y="44">3', f"point haut de 31 pour {Y5} = 5 (attendu : aucune graduation)."),
        ("nuage", GRADUATIONS[GRADUATIONS.index('<g data-axe="y"'):], "", "axe des niveaux : 0 graduation (attendu : deux au moins)."),
        ("nuage", f"{T2} {Y5}", T2, f"point en (27.6, 31) : {T2} (attendu : un nombre et un niveau)."),
        ("nuage", f' data-cle="{T2} {Y5}"', "", "point en (27.6, 31) : aucune clé (attendu : un nombre et un niveau)."),
    ],
)  # fmt: skip
def test_one_thing_drawn_otherwise_is_told(tmp_path: Path, kind: str, old: str, new: str, expected: str) -> None:
    assert old in DRAWINGS[kind]
    found = findings(tmp_path, kind, DRAWINGS[kind].replace(old, new, 1))
    assert any(expected in one for one in found), found
