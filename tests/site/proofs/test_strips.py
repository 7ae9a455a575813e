"""The proof of strips: ticks, ring and long tick stand where the whole edition puts them, or it says which does not."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from lxml import html

from fiches.charts.strip import draw_strip
from fiches.site.proofs.cells import Cell
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.strips import strip_findings

KEY = "DE_1.CUMUL.CUMUL.ABC...{}.nombre"
BEFORE, NOW = KEY.format("2025T1"), KEY.format("2026T1")
LEVEL = {
    "DEP-22": (50_000, 51_000),
    "DEP-29": (60_000, 59_000),
    "DEP-35": (100_000, 103_000),
    "DEP-56": (40_000, 44_000),
}
NO_TICK = {"DEP-48": (900, 990), "DEP-90": (5_000, 0)}
REGION = {"REG-53": (250_000, 255_000)}
OWN, PARENT = f"evolution({BEFORE};{NOW})", f"evolution(REG-53/{BEFORE};REG-53/{NOW})"


class Edition:
    """Two quarters of one series."""

    def of_level(self, mark: str, level: str) -> dict[str, Fraction]:
        return {n: Fraction(v[mark == NOW]) for n, v in {**LEVEL, **NO_TICK}.items() if n.startswith(f"{level}-")}


class Source:
    """The fiche of Ille-et-Vilaine."""

    def find(self, mark: str) -> Cell | None:
        place, _, key = mark.rpartition("/")
        values = {**LEVEL, **REGION}.get(place or "DEP-35")
        return None if values is None or key not in (BEFORE, NOW) else Cell(values[key == NOW], "")  # type: ignore[arg-type]


def findings(svg: str, figure: str = NOW) -> list[str]:
    key_figure = f'<li class="chiffre"><p class="valeur"><data data-cle="{figure}">103 000</data></p>{svg}</li>'
    document = html.document_fromstring(f"<main><ul>{key_figure}</ul></main>")
    page = PageReading(Path(), "x.html", document, cast(WholeEdition, Edition()))
    vars(page).update(is_fiche=True, home="DEP-35", source=Source())
    return list(strip_findings(page))


def sound() -> str:
    values = [100 * (now - before) / before for before, now in LEVEL.values()]
    return draw_strip(values, (3.0, OWN), (2.0, PARENT))


def test_a_sound_strip_has_no_finding() -> None:
    assert findings(sound()) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('cx="97.6"', 'cx="120"', "à 120.0 (attendu : 97.6)"),
        ("M78.4,2v16", "M178.4,2v16", "à 178.4 (attendu : 78.4)"),
        ("M8,6v8", "", "3 traits"),
        ("M8,6v8", "M8,6v8M150,6v8", "5 traits"),
        (f'data-formule="{OWN}"', "", "sans rond marqué"),
        (OWN, PARENT, "attendu : l’évolution de DEP-35"),
        ("REG-53/", "REG-28/", "sans valeurs"),
    ],
    ids=["the ring", "the parent", "a tick less", "a tick more", "no mark", "another place's", "an unknown parent"],
)  # fmt: skip
def test_each_fault_is_told(old: str, new: str, told: str) -> None:
    assert old in sound()
    assert told in " ".join(findings(sound().replace(old, new))).replace("\u00a0", " ")


def test_a_strip_stands_under_its_own_figure() -> None:
    (told,) = findings(sound(), NOW.replace(".ABC.", ".A."))
    assert told.startswith(f"bande : rond marqué {OWN} sous « {NOW.replace('.ABC.', '.A.')} »")
