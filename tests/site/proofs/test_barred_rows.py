"""Tables with bars against their values: a sound one passes, one length, tick, step or count changed is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from fiches.site.proofs.barred_rows import barred_findings
from fiches.site.proofs.cells import COLUMNS
from fiches.site.proofs.page import PageReading


def row(place: str, code: str, measure: str, value: str) -> str:
    kind, _, own = place.partition("-")
    return f"DE_1,{kind},{own},CUMUL,CUMUL,{code},,,2026T1,{measure},{value},,"


ROWS = [
    row("DEP-35", "A", "pourcentage", "50"), row("REG-53", "A", "pourcentage", "40"),
    row("DEP-35", "B", "pourcentage", "20"), row("REG-53", "B", "pourcentage", "30"),
    row("DEP-35", "C", "niveau", "4"), row("REG-53", "C", "niveau", "2"),
]  # fmt: skip


def data(code: str, measure: str, place: str = "") -> str:
    return f'<data value="1" data-cle="{place}DE_1.CUMUL.CUMUL.{code}...2026T1.{measure}">1</data>'


def line(code: str, classes: str) -> str:
    here, there = data(code, "pourcentage"), data(code, "pourcentage", "REG-53/")
    return f'<tr><th>{code}</th><td class="{classes}">{here}</td><td>{there}</td></tr>'


def table(rows: str, caption: str, name: str = "tableau-x") -> str:
    heads = '<thead><tr><th>X</th><th>Ici</th><th class="r">Bretagne</th></tr></thead>'
    return f'<table class="barres" id="{name}"><caption>{caption}</caption>{heads}<tbody>{rows}</tbody></table>'


BARS = table(line("A", "l100 r80") + line("B", "l40 r60"), "X")
STEPS = table(
    '<tr><th>C</th><td><span class="pas"><i></i><i class="la"></i><i></i><i class="ici g4"></i><i></i></span>'
    + data("C", "niveau") + "</td><td>" + data("C", "niveau", "REG-53/") + "</td></tr>",
    "X",
)  # fmt: skip
SHOWN = '<span data-constante="nombre de lignes">{}</span>'
FOLDED = (
    table(line("A", "l100 r80"), f"X ({SHOWN.format(2)} des {SHOWN.format(9)})")
    + f"<details><summary>L’autre ligne, {SHOWN.format(1)}</summary>"
    + table(line("B", "l40 r60"), "X (suite)", "tableau-x-suite")
    + "</details>"
)
A, B, C = (
    "DE_1.CUMUL.CUMUL.A...2026T1.pourcentage",
    "DE_1.CUMUL.CUMUL.B...2026T1.pourcentage",
    "DE_1.CUMUL.CUMUL.C...2026T1.niveau",
)


def findings(folder: Path, inside: str) -> list[str]:
    (folder / "donnees.csv").write_text("\n".join([",".join(COLUMNS), *ROWS]) + "\n", encoding="utf-8")
    text = f'<html data-territoire="DEP-35"><body><section class="bloc">{inside}</section></body></html>'
    return list(barred_findings(PageReading(folder, "index.html", etree.HTML(text), None)))


@pytest.mark.parametrize("inside", [BARS, STEPS, FOLDED], ids=["bars", "steps", "folded"])
def test_a_sound_table_passes(tmp_path: Path, inside: str) -> None:
    assert findings(tmp_path, inside) == []


@pytest.mark.parametrize(
    ("inside", "old", "new", "expected"),
    [
        (BARS, "l40", "l20", f"barre longue de 20 pour {B} = 20 (attendu : 40.0 centièmes de la plus longue)."),
        (BARS, "l100", "l50", f"barre longue de 50 pour {A} = 50 (attendu : 100.0"),
        (BARS, "l40", "l41", f"barre longue de 41 pour {B} = 20"),
        (BARS, "l40", "l40 l90", f"barre longue de None pour {B} = 20"),
        (BARS, "r60", "r70", f"repère à 70 pour {B} = 30 (attendu : 60.0"),
        (BARS, " r60", "", f"repère absent pour {B}."),
        (BARS, ' class="l40 r60"', "", f"aucune barre pour {B} = 20."),
        (BARS, ' class="r">', ">", "repère qu’aucune colonne ne nomme"),
        (STEPS, 'class="la"', "", "repère de la colonne « Bretagne », que rien ne dessine."),
        (BARS, '<th>Ici</th><th class="r">Bretagne</th>', '<th class="r">Bretagne</th><th>Ici</th>', f"{A} sous le repère de"),
        (BARS, data("B", "pourcentage", "REG-53/"), "", f"repère sans valeur pour {B}."),
        (STEPS, '"ici g4"></i><i></i>', '""></i><i class="ici g4"></i>', f"marche [5] de 5 pour {C} = 4 (attendu : 4 sur 5)."),
        (STEPS, "ici g4", "ici g5", f"marche [4] de 5 pour {C} = 4"),
        (STEPS, '<i class="la"></i><i></i>', '<i></i><i class="la"></i>', f"marche cerclée [3] pour {C} (attendu : 2.0)."),
        (STEPS, "<i></i></span>", "</span>", f"marche [4] de 4 pour {C}"),
        (FOLDED, "l40", "l100", f"barre longue de 100 pour {B} = 20 (attendu : 40.0"),
        (FOLDED, SHOWN.format(2), SHOWN.format(3), "2 lignes (annoncées : 3)."),
        (FOLDED, f"ligne, {SHOWN.format(1)}", f"ligne, {SHOWN.format(7)}", "1 lignes repliées (annoncées : 7)."),
    ],
)  # fmt: skip
def test_one_thing_drawn_otherwise_is_told(tmp_path: Path, inside: str, old: str, new: str, expected: str) -> None:
    assert old in inside
    found = findings(tmp_path, inside.replace(old, new, 1))
    assert any(expected in one for one in found), found
