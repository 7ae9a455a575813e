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
    *(row("DE_1", code, "2026T1", "pourcentage", value) for code, value in (("A", "20"), ("B", "30"), ("C", "50"))),
    *(row("PERSP_2", "P", period, "niveau", value) for period, value in (("2024", "4"), ("2025", "5"))),
]  # fmt: skip


def mark(code: str, period: str, measure: str, indicator: str = "DE_1") -> str:
    return f"{indicator}.CUMUL.CUMUL.{code}...{period}.{measure}"


def dot(x: float, y: float, key: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="2" data-cle="{key}"/>'


def box(x: float, y: float, width: float, key: str = "", height: float = 12, fill: str = "") -> str:
    marked = f' data-cle="{key}"' if key else ""
    return f'<path d="M{x},{y}h{width}v{height}h-{width}Z"{marked}{fill}/>'


def words(x: float, y: float, key: str, said: str) -> str:
    return f'<text x="{x}" y="{y}" data-cle="{key}">{said}</text>'


A, B, C = (mark(code, "2026T1", "pourcentage") for code in "ABC")
T1, T2, T3 = (mark("ABC", f"2025T{n}", "nombre") for n in (1, 2, 3))
Y4, Y5 = (mark("P", period, "niveau", "PERSP_2") for period in ("2024", "2025"))
TICKS = '<g data-axe="y"><text x="0" y="104">1 000</text><text x="0" y="4">2 000</text></g>'.replace(
    " 000", "\u202f000"
)
DRAWINGS = {
    "metiers": box(0, 36, 100) + words(106, 46, C, "50") + box(0, 72, 40) + words(46, 82, A, "20") + box(58.5, 34, 3, B, 16),
    "evolution": TICKS + dot(10, 100, T1) + dot(20, 50, T2) + dot(30, 0, T3),
    "nuage": box(20, 90, 20, Y4, 20, ' fill="var(--grade-4)"') + box(60, 40, 20, Y5, 20, ' fill="var(--grade-5)"'),
    "sparkline": '<path d="M4,90L14,70L24,50" fill="none"/>' + dot(24, 50, T3),
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
        ("metiers", box(0, 72, 40), box(0, 72, 20), f"barre longue de 20 pour {A} = 20 (attendu : 40.0)."),
        ("metiers", box(0, 72, 40), "", f"aucune barre pour « 20 » ({A})."),
        ("metiers", box(58.5, 34, 3, B, 16), box(28.5, 34, 3, B, 16), f"repère à 30.0 pour {B} = 30 (attendu : 60.0)."),
        ("evolution", dot(20, 50, T2), dot(20, 60, T2), f"point à 60 pour {T2} = 1500 (attendu : 50.0 d’après l’axe)."),
        ("evolution", dot(20, 50, T2), dot(25, 50, T2), f"point à 25 pour {T2} (attendu : 20.0 d’après sa série)."),
        ("evolution", "2\u202f000", "3\u202f000", f"point à 0 pour {T3} = 2000 (attendu : 50.0 d’après l’axe)."),
        ("sparkline", "M4,90L14,70", "M4,90L14,120", "point (14, 120) hors du cadre."),
        ("sparkline", "M4,90L14,70", "M4,90L14,60", f"point haut de 60 pour {T3} (attendu : 70.0 d’après sa série)."),
        ("sparkline", dot(24, 50, T3), dot(24, 80, T3), f"la ligne ne finit pas au point de {T3}."),
        ("nuage", "--grade-5", "--grade-3", f"couleur du niveau 3 pour {Y5} = 5."),
    ],
)  # fmt: skip
def test_one_thing_drawn_otherwise_is_told(tmp_path: Path, kind: str, old: str, new: str, expected: str) -> None:
    assert old in DRAWINGS[kind]
    found = findings(tmp_path, kind, DRAWINGS[kind].replace(old, new, 1))
    assert any(expected in one for one in found), found
