"""Drawings against the values that they mark, kind by kind: sound ones pass, one length, place or colour changed is told."""
# ruff: noqa: E501 — drawings

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.geometry import geometry_findings
from fiches.site.proofs.page import PageReading


def row(indicator: str, code: str, period: str, measure: str, value: str, item: str = "") -> str:
    kind = "GENRExAGE" if item else ""
    return f"{indicator},DEP,35,CUMUL,CUMUL,{code},{kind},{item},{period},{measure},{value},,"


ROWS = [
    *(row("DE_1", "ABC", period, "nombre", value) for period, value in (("2025T1", "1000"), ("2025T2", "1500"), ("2025T3", "2000"))),
    *(row("DE_1", code, "2026T1", "pourcentage", value) for code, value in (("A", "20"), ("B", "30"), ("C", "50"))),
    *(row("DE_1", "ABC", "2026T1", "pourcentage", value, item) for item, value in (("F-AGE1", "10"), ("H-AGE1", "20"))),
    *(row("PERSP_2", "P", period, "niveau", value) for period, value in (("2024", "4"), ("2025", "5"))),
    *(row("OFF_1", "PE", "2026T1", "montant", value, item) for item, value in (("D1", "1000"), ("D9", "3000"))),
]  # fmt: skip


def mark(code: str, period: str, measure: str, indicator: str = "DE_1", item: str = "") -> str:
    kind = "GENRExAGE" if item else ""
    return f"{indicator}.CUMUL.CUMUL.{code}.{kind}.{item}.{period}.{measure}"


def dot(x: float, y: float, key: str) -> str:
    return f'<circle cx="{x}" cy="{y}" r="2" data-cle="{key}"/>'


def box(x: float, y: float, width: float, key: str = "", height: float = 12, fill: str = "") -> str:
    marked = f' data-cle="{key}"' if key else ""
    return f'<path d="M{x},{y}h{width}v{height}h-{width}Z"{marked}{fill}/>'


def words(x: float, y: float, key: str, said: str) -> str:
    return f'<text x="{x}" y="{y}" data-cle="{key}">{said}</text>'


A, B, C = (mark(code, "2026T1", "pourcentage") for code in "ABC")
T1, T2, T3 = (mark("ABC", f"2025T{n}", "nombre") for n in (1, 2, 3))
F, H = (mark("ABC", "2026T1", "pourcentage", item=item) for item in ("F-AGE1", "H-AGE1"))
Y4, Y5 = (mark("P", period, "niveau", "PERSP_2") for period in ("2024", "2025"))
D1, D9 = (mark("PE", "2026T1", "montant", "OFF_1", item) for item in ("D1", "D9"))
TICKS = '<g data-axe="y"><text x="0" y="104">1 000</text><text x="0" y="4">2 000</text></g>'.replace(
    " 000", "\u202f000"
)
LEVELS = '<g data-axe="y"><text x="0" y="104">4</text><text x="0" y="54">5</text></g><g data-axe="x"><text x="30" y="140">2024</text><text x="70" y="140">2025</text></g>'
SIDES = '<g data-axe="libelles"><text x="90" y="31">Femmes</text><text x="110" y="31">Hommes</text></g>'
DRAWINGS = {
    "structure": box(0, 36, 100) + words(106, 46, C, "50") + box(0, 72, 40) + words(46, 82, A, "20") + box(58.5, 34, 3, B, 16),
    "contrats": box(0, 10, 40, A) + box(40, 10, 60, B) + box(100, 10, 100, C),
    "pyramide": SIDES + box(80, 60, 20) + box(100, 60, 40) + words(70, 70, F, "10") + words(150, 70, H, "20"),
    "evolution": TICKS + dot(10, 100, T1) + dot(20, 50, T2) + dot(30, 0, T3),
    "multiples": dot(10, 90, T1) + dot(20, 70, T2) + dot(30, 50, T3),
    "sparkline": '<path d="M4,90L14,70L24,50" fill="none"/>' + dot(24, 50, T3),
    "echelle": LEVELS + box(20, 90, 20, Y4, 20, ' fill="var(--grade-4)"') + box(60, 40, 20, Y5, 20, ' fill="var(--grade-5)"'),
    "comparaison": dot(50, 10, D1) + dot(130, 30, D9) + dot(130, 50, D9),
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
        ("structure", box(0, 72, 40), box(0, 72, 20), f"barre longue de 20 pour {A} = 20 (attendu : 40.0)."),
        ("structure", box(0, 72, 40), "", f"aucune barre pour « 20 » ({A})."),
        ("structure", box(58.5, 34, 3, B, 16), box(28.5, 34, 3, B, 16), f"repère à 30.0 pour {B} = 30 (attendu : 60.0)."),
        ("contrats", box(40, 10, 60, B), box(40, 10, 30, B), f"barre longue de 30 pour {B} = 30 (attendu : 60.0)."),
        ("contrats", box(100, 10, 100, C), box(120, 10, 100, C), f"part de {C} à 120 (attendu : 100)."),
        ("pyramide", words(70, 70, F, "10") + words(150, 70, H, "20"), words(70, 70, H, "20") + words(150, 70, F, "10"), f"« 20 » ({H}) du côté de l’autre sexe."),
        ("pyramide", box(80, 60, 20), box(90, 60, 10), f"barre longue de 10 pour {F} = 10 (attendu : 20.0)."),
        ("pyramide", box(80, 60, 20), "", f"aucune barre pour « 10 » ({F})."),
        ("evolution", dot(20, 50, T2), dot(20, 60, T2), f"point à 60 pour {T2} = 1500 (attendu : 50.0 d’après l’axe)."),
        ("evolution", dot(20, 50, T2), dot(25, 50, T2), f"point à 25 pour {T2} (attendu : 20.0 d’après sa série)."),
        ("evolution", "2\u202f000", "3\u202f000", f"point à 0 pour {T3} = 2000 (attendu : 50.0 d’après l’axe)."),
        ("multiples", dot(20, 70, T2), dot(20, 60, T2), f"point haut de 60 pour {T2} (attendu : 70.0 d’après sa série)."),
        ("sparkline", "M4,90L14,70", "M4,90L14,120", "point (14, 120) hors du cadre."),
        ("sparkline", "M4,90L14,70", "M4,90L14,60", f"point haut de 60 pour {T3} (attendu : 70.0 d’après sa série)."),
        ("sparkline", dot(24, 50, T3), dot(24, 80, T3), f"la ligne ne finit pas au point de {T3}."),
        ("echelle", box(60, 40, 20, Y5, 20, ' fill="var(--grade-5)"'), box(60, 90, 20, Y5, 20, ' fill="var(--grade-5)"'), f"case à 100 pour {Y5} = 5 (attendu : 50)."),
        ("echelle", box(60, 40, 20, Y5, 20, ' fill="var(--grade-5)"'), box(20, 40, 20, Y5, 20, ' fill="var(--grade-5)"'), f"case à 30 pour {Y5} (attendu : 70, son année)."),
        ("echelle", "--grade-5", "--grade-3", f"couleur du niveau 3 pour {Y5} = 5."),
        ("comparaison", dot(130, 50, D9), dot(100, 50, D9), "point à 100 pour"),
    ],
)  # fmt: skip
def test_one_thing_drawn_otherwise_is_told(tmp_path: Path, kind: str, old: str, new: str, expected: str) -> None:
    assert old in DRAWINGS[kind]
    found = findings(tmp_path, kind, DRAWINGS[kind].replace(old, new, 1))
    assert any(expected in one for one in found), found
