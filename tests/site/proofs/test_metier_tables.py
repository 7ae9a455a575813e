"""The proof of the table of métiers: green on a sound row, one broken thing told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from lxml import etree

from fiches.site.proofs.cells import Cell
from fiches.site.proofs.metier_tables import metier_findings
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.reference import reference_of
from tests.support.source import spaces

REFERENCE = reference_of(Path(__file__).parents[3] / "content")
HEADS = (
    "Métier",
    "Offres de douze mois",
    "Demandeurs pour dix offres",
    "Difficulté (1 à 5)",
    "Facteurs",
    "Part des CDI",
)
GRADES = dict(zip(REFERENCE.factors, (5, 2, 1, 4, 4, 3, 1), strict=True))
OFFERS = {"J1501": 1980, "K1302": 1810}


def key(metier: str, what: str) -> str:
    return {
        "offers": f"OFF_1.ROME.{metier}.TOFF-CUMUL12MOIS...2026T1.nombre",
        "seekers": f"DE_1.ROME.{metier}.ABC...2026T1.nombre",
        "cdi": f"OFF_1.ROME.{metier}.TOFF.TYPECTR.CDI.2026T1.pourcentage",
    }.get(what, f"PERSP_2.ROME.{metier}.{what}...2025.niveau")


def data(metier: str, what: str, words: object) -> str:
    return f'<data data-cle="{key(metier, what)}">{words}</data>'


def row(metier: str) -> str:
    steps = "".join(f'<i class="f{grade}"></i>' for grade in GRADES.values())
    words = ", ".join(
        f"{REFERENCE.factors[code].lower()} {data(metier, code, grade)}" for code, grade in GRADES.items()
    )
    ratio = f'<data data-formule="rapport({key(metier, "seekers")};{key(metier, "offers")})">5,7</data>'
    cells = (
        data(metier, "offers", OFFERS[metier]), ratio, data(metier, "PERSPECTIVE", 4),
        f'<span class="facteurs">{steps}</span><span class="en-mots">{words}</span>', data(metier, "cdi", "39 %"),
    )  # fmt: skip
    return f'<tr><th scope="row">{metier}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>'


def page(change: tuple[str, str] = ("", ""), difficulty: int = 4, *, reverse: bool = False) -> list[str]:
    rows = [row(metier) for metier in OFFERS]
    body = "".join(reversed(rows) if reverse else rows)
    assert change[0] in body
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    table = f'<div><table class="empile metiers"><thead><tr>{heads}</tr></thead><tbody>{body.replace(*change, 1)}</tbody></table></div>'
    values = {key(m, "offers"): offers for m, offers in OFFERS.items()}
    values |= {key(m, code): grade for m in OFFERS for code, grade in GRADES.items()}
    values |= {key(m, "PERSPECTIVE"): difficulty for m in OFFERS}
    cells = {mark: Cell(Decimal(value), "") for mark, value in values.items()}
    found = SimpleNamespace(document=etree.HTML(table), source=SimpleNamespace(find=cells.get), reference=REFERENCE)
    return [spaces(one) for one in metier_findings(cast("PageReading", found))]


def test_a_sound_table_has_nothing_to_tell() -> None:
    assert page() == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (('class="f5"></i><i class="f2"', 'class="f2"></i><i class="f5"'), "barres 2-5-1-4-4-3-1"),
        (('<i class="f5"></i>', ""), "barres 2-1-4-4-3-1"),
        (("intensité des embauches ", "manque de main-d’œuvre "), "devant INT_EMB"),
        ((key("J1501", "cdi"), key("K1302", "cdi")), f"{key('K1302', 'cdi')} (attendu : J1501)"),
        ((key("J1501", "cdi"), key("J1501", "offers")), "sous « Part des CDI »"),
        ((key("J1501", "seekers"), key("K1302", "seekers")), "(attendu : J1501)"),
        (("rapport(", "part("), "sous « Demandeurs pour dix offres »"),
        ((key("J1501", "INT_EMB"), key("J1501", "PERSPECTIVE")), "barres 5-2-1-4-4-3-1"),
    ],
    ids=[
        "swapped",
        "one less",
        "another name",
        "cdi of another",
        "no cdi",
        "seekers of another",
        "no ratio",
        "no factor",
    ],
)
def test_one_broken_thing_is_told(change: tuple[str, str], told: str) -> None:
    assert any(told in one for one in page(change)), page(change)


@pytest.mark.parametrize(("metier", "found"), [("J1501", 0), ("K1302", 2)])
def test_a_note_is_of_the_row_of_its_cell(metier: str, found: int) -> None:
    """The share of the métier beside its count; not that of another."""
    share = f'<small><data data-cle="{key(metier, "offers").replace("nombre", "pourcentage")}">0 %</data></small>'
    offers = data("J1501", "offers", OFFERS["J1501"])
    assert len(page((offers, offers + share))) == found


def test_rows_come_from_the_largest() -> None:
    (told,) = page(reverse=True)
    assert "après une valeur plus petite" in told


def test_a_row_without_any_number_comes_after_those_without_the_first() -> None:
    """A small place has nothing of some métiers: their rows name no code, that of another column is known."""
    empty = "<td>n. d.</td>"
    partly = f'<tr><th scope="row">N1101</th>{empty}{empty}{empty}{empty}<td>{data("N1101", "cdi", "39 %")}</td></tr>'
    nothing = f'<tr><th scope="row">N4301</th>{empty * 5}</tr>'
    last = row("K1302")
    assert page((last, last + partly + nothing)) == []
    assert any("après une valeur plus petite" in one for one in page((last, partly + nothing + last)))


def test_factors_are_those_of_a_difficulty() -> None:
    assert all("facteurs d’une difficulté de 2 (attendu : 3 au moins)" in one for one in page(difficulty=2))
    assert len(page(difficulty=2)) == 2
