"""Maps: the colour and the outline of each territory, the counts of the key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from fiches.editions.store import sorted_frame
from fiches.site.data.whole_edition import whole_edition as written
from fiches.site.proofs.edition import whole_edition
from fiches.site.proofs.geometry import geometry_findings
from fiches.site.proofs.page import PageReading
from fiches.site.publish import write_file

VALUES = {"DEP-22": (1000, 1030), "DEP-29": (1000, 990), "DEP-35": (100_000, 100_010)}
EPCI = {**VALUES, "EPCI-243500139": (1000, 1030)}
KEY = "DE_1.CUMUL.CUMUL.ABC...{}.nombre"


def shape(code: str, colour: str, place: str = "") -> str:
    then, now = (f"DEP-{code}/{KEY.format(period)}" for period in ("2025T1", "2026T1"))
    return f'<g fill="var(--{colour},#fff)"><path id="a{place or code}" data-formule="evolution({then};{now})" d="M1 1l2 2z"/></g>'


def line(colour: str, words: str, count: int) -> str:
    return f'<tr><th scope="row"><i class="pastille {colour}">+</i> {words}</th><td>{count}</td></tr>'


MAP = (
    '<div><figure><svg class="graphique graphique-carte">'
    + shape("22", "hausse-2") + shape("29", "baisse-1") + shape("35", "stable")
    + "</svg></figure><table>"
    + line("hausse-2", "hausse de 2 à moins de 5\u00a0%", 1) + line("hausse-3", "hausse de 5\u00a0% ou plus", 0)
    + line("baisse-1", "baisse de moins de 2\u00a0%", 1) + line("stable", "stable", 1) + line("absent", "sans valeur", 2)
    + "</table></div>"
)  # fmt: skip


def findings(root: Path, text: str, values: Mapping[str, tuple[int, int]] = VALUES) -> list[str]:
    rows = [
        ("DE_1", *place.split("-"), "CUMUL", "CUMUL", "ABC", "", "", period, "nombre", float(value), "", "")
        for place, both in values.items()
        for period, value in zip(("2025T1", "2026T1"), both, strict=True)
    ]
    for name, content in written(sorted_frame(rows), "2026T1").items():
        write_file(root, name, content)
    page = PageReading(root, "index.html", etree.HTML(text), whole_edition(root / "donnees/fiches-2026T1.parquet"))
    return list(geometry_findings(page, next(page.document.iter("svg"))))


def test_a_sound_map_passes(tmp_path: Path) -> None:
    assert findings(tmp_path, MAP) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (shape("22", "hausse-2"), shape("22", "hausse-3"), "couleur de « hausse de 5 % ou plus » pour evolution(DEP-22/"),
        (shape("29", "baisse-1"), shape("29", "hausse-2"), "couleur de « hausse de 2 à moins de 5 % » pour evolution(DEP-29/"),
        (shape("22", "hausse-2"), shape("22", "stable"), "couleur de « stable » pour evolution(DEP-22/"),
        (shape("22", "hausse-2"), shape("22", "rose"), "couleur « rose » de evolution(DEP-22/"),
        (shape("22", "hausse-2"), shape("22", "hausse-2", "56"), "contour « a56 » pour evolution(DEP-22/"),
        (shape("35", "stable"), "", "« stable » : 1 dans la légende, 0 sur la carte."),
        (line("stable", "stable", 1), line("stable", "stable", 4), "« stable » : 4 dans la légende, 1 sur la carte."),
    ],
)  # fmt: skip
def test_one_thing_changed_is_told(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert old in MAP
    found = findings(tmp_path, MAP.replace(old, new, 1))
    assert any(expected in one for one in found), found


def of_an_epci(text: str) -> str:
    return text.replace("DEP-22/", "EPCI-243500139/").replace('id="a22"', 'id="a243500139"')


def test_an_epci_is_drawn_by_its_own_outline_in_the_colour_of_its_value(tmp_path: Path) -> None:
    found = findings(tmp_path, of_an_epci(MAP).replace('id="a243500139"', 'id="a243500774"'), EPCI)
    assert any("contour « a243500774 » pour evolution(EPCI-243500139/" in one for one in found), found
    found = findings(tmp_path, of_an_epci(MAP).replace("--hausse-2", "--hausse-3"), EPCI)
    assert any("couleur de « hausse de 5 % ou plus » pour evolution(EPCI-243500139/" in one for one in found), found
    assert findings(tmp_path, of_an_epci(MAP), EPCI) == []


def test_what_rounding_leaves_undecided_has_the_colour_of_paper_and_its_line(tmp_path: Path) -> None:
    still = shape("22", "papier") + "</svg></figure><table>" + line("indecis", "l’arrondi ne permet pas de le dire", 1)
    text = '<div><figure><svg class="graphique graphique-carte">' + still + "</table></div>"
    assert findings(tmp_path, text, {**VALUES, "DEP-22": (1000, 1010)}) == []
    found = findings(tmp_path, text, {**VALUES, "DEP-22": (1000, 1030)})
    assert any("couleur de « l’arrondi ne permet pas de le dire » pour evolution(DEP-22/" in one for one in found), (
        found
    )
