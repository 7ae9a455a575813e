"""The proof of one cell of a comparison: sound, then one thing wrong at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from lxml import html

from fiches.site.proofs.cells import Cell, Key, key_of
from fiches.site.proofs.compared_cells import Place, cell_findings
from fiches.site.proofs.compared_rows import ComparedRow
from fiches.site.proofs.heads import Listed
from fiches.site.proofs.reference import reference_of
from tests.support import figures as build

ABC = "DE_1.CUMUL.CUMUL.ABC...{}.nombre"
NOW, BEFORE = ABC.format("2026T1"), ABC.format("2025T1")
WOMEN = "DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage"
GRADE = "PERSP_2.CUMUL.CUMUL.PERSPECTIVE...2025.niveau"
CHANGE = (
    f'<small><data value="0.7" data-formule="evolution(DEP-35/{BEFORE};DEP-35/{NOW})">+0,7 %</data> sur un an</small>'
)
COUNT = f'<data value="87410" data-cle="DEP-35/{NOW}">87 410</data> {CHANGE}'
HEADS = {
    "demandeurs-abc": "Demandeurs d’emploi (A, B, C), fin mars 2026",
    "demandeurs-sexe.F": "Femmes, en % des demandeurs d’emploi (A, B, C), fin mars 2026",
    "tension": "Difficulté de recrutement, 2025",
}


@dataclass
class Edition:
    """The rows that it has, by mark."""

    rows: dict[Key, Cell] = field(default_factory=dict)

    def find(self, key: Key) -> Cell | None:
        return self.rows.get(key)


def edition(**values: int) -> Edition:
    marks = {"abc": f"DEP-35/{NOW}", "women": f"DEP-35/{WOMEN}", "grade": f"DEP-35/{GRADE}"}
    found = Edition()
    for name, value in values.items():
        key = key_of(marks[name])
        assert key
        found.rows[key] = Cell(Decimal(value), "")
    return found


def row(name: str) -> ComparedRow:
    return next(one for one in reference_of(build.CONTENT).compared if one.id == name)


def found(name: str, words: str, whole: Edition | None = None, key: str = "DEP-35") -> list[str]:
    listed = Listed(
        key, "Ici", "departements/x/", ("DEP-35", "REG-53", "NAT-FR") if key != "DEP-35" else ("REG-53", "NAT-FR"), {}
    )
    place = Place(
        listed, {"DEP-35": "Ille-et-Vilaine", "REG-53": "Bretagne"}, whole or edition(abc=87_410, women=52, grade=4)
    )  # type: ignore[arg-type]
    cell = html.fragment_fromstring(words, create_parent="td")
    return [one.replace("\u00a0", " ") for one in cell_findings(cell, row(name), HEADS[name], place)]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("demandeurs-abc", COUNT),
        ("demandeurs-sexe.F", f'<data value="52" data-cle="DEP-35/{WOMEN}">52 %</data>'),
        ("tension", f'<data value="4" data-cle="DEP-35/{GRADE}">4 sur 5</data> <small>élevée</small>'),
    ],
)
def test_a_sound_cell(name: str, words: str) -> None:
    assert found(name, words) == []


@pytest.mark.parametrize(
    ("before", "after", "finding"),
    [
        ("DEP-35/" + NOW + '">', "DEP-22/" + NOW + '">', "est de DEP-22"),
        ('.ABC...2026T1.nombre">', '.A...2026T1.nombre">', "attendu : demandeurs-abc"),
        ('2026T1.nombre">', '2025T4.nombre">', "que l’en-tête"),
        (f"evolution(DEP-35/{BEFORE}", f"evolution(DEP-22/{BEFORE}", "de la même ligne"),
        (f"evolution(DEP-35/{BEFORE}", f"evolution(DEP-35/{BEFORE.replace('2025T1', '2024T1')}", "de 2025T1 à 2026T1"),
        (CHANGE, COUNT, "a 2 valeurs"),
    ],
)
def test_another_figure_another_place_another_change(before: str, after: str, finding: str) -> None:
    assert before in COUNT
    assert any(finding in one for one in found("demandeurs-abc", COUNT.replace(before, after)))


def test_a_missing_value_that_the_edition_has() -> None:
    (finding,) = found("demandeurs-abc", '<span data-statut="nd">n. d.</span>')
    assert "alors que l’édition a DE_1" in finding
    assert found("demandeurs-abc", '<span data-statut="nd">n. d.</span>', edition(women=52)) == []


def test_a_dash_for_a_share_is_of_a_small_base_alone() -> None:
    assert "alors que" in found("demandeurs-sexe.F", "—")[0]
    assert found("demandeurs-sexe.F", "—", edition(women=52, abc=90)) == []


def test_a_parent_s_value_is_named_and_only_where_there_is_none_here() -> None:
    borrowed = f'<data value="4" data-cle="DEP-35/{GRADE}">4 sur 5</data> (Ille-et-Vilaine)'
    assert found("tension", borrowed, key="EPCI-243500139") == []
    assert "est de DEP-35" in found("tension", borrowed.replace("(Ille-et-Vilaine)", ""), key="EPCI-243500139")[0]
    own = key_of(f"EPCI-243500139/{GRADE}")
    assert own
    has_it = edition(grade=4)
    has_it.rows[own] = Cell(Decimal(3), "")
    assert "alors que EPCI-243500139 a sa valeur" in found("tension", borrowed, has_it, key="EPCI-243500139")[0]
