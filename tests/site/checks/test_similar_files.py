"""The check of similar territories: green on files made by the program, red on each planted fault."""
# ruff: noqa: E501 — whole sentences

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from fiches.site.checks.similar_files import similar_findings
from fiches.site.data.similar_columns import PREFIX, STRUCTURE
from fiches.site.data.similar_files import similar_files
from fiches.site.data.whole_edition import whole_edition
from fiches.site.publish import site_files, write_file
from tests.support.similar import level, spread_out
from tests.support.source import spaces

EDITION = "2026T1"
FILE, MOMENTS = f"{PREFIX}{EDITION}.csv", f"{STRUCTURE}{EDITION}.csv"
PAGE = "departements/05-hautes-alpes/index.html"


def page(marks: list[tuple[str, str]], edition: str = EDITION) -> str:
    said = "".join(f'<data value="{d}" data-formule="distance(DEP-{code}/DE_1.A;DEP)">{d}</data>' for code, d in marks)
    return (
        f'<!doctype html>\n<html lang="fr" data-territoire="DEP-05" data-edition="{edition}"><main>{said}</main></html>'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    asked = level(spread_out(**{"03": (13.0, None, 50.0, 50.0)}))
    for name, content in {**similar_files(asked, EDITION), **whole_edition(asked.dataset.frame, EDITION)}.items():
        write_file(tmp_path, name, content)
    rows = pd.read_csv(tmp_path / FILE, dtype=str)
    own = rows[rows["code_territoire"] == "05"]
    write_file(tmp_path, PAGE, page(list(zip(own["code_semblable"], own["distance"], strict=True))).encode())
    write_file(tmp_path, PAGE.replace("index.html", "donnees.csv"), b"")
    return tmp_path


def findings(site: Path) -> list[str]:
    return [spaces(finding) for finding in similar_findings(site, site_files(site), EDITION)]


def test_what_the_program_writes_passes(site: Path) -> None:
    assert findings(site) == []
    assert len((site / FILE).read_text().splitlines()) == 1 + 14 * 5


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def plant(site: Path) -> None:
        text = (site / name).read_text(encoding="utf-8")
        assert old in text
        (site / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def removed(name: str) -> Callable[[Path], None]:
    return lambda site: (site / name).unlink()


def altered(place: int, change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    """The columns of one line of the file of similar territories."""

    def plant(site: Path) -> None:
        lines = (site / FILE).read_text(encoding="utf-8").splitlines()
        lines[place] = ",".join(change(lines[place].split(",")))
        (site / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")

    return plant


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (removed(FILE), f"{FILE} ou {MOMENTS} : fichier absent, des fiches ont des territoires semblables."),
        (removed(MOMENTS), f"{FILE} ou {MOMENTS} : fichier absent, des fiches ont des territoires semblables."),
        (changed(FILE, "code_semblable", "voisin"), f"{FILE} ou {MOMENTS} : colonnes ou nombres inattendus."),
        (altered(1, lambda r: [*r[:4], "près", *r[5:]]), f"{FILE} ou {MOMENTS} : colonnes ou nombres inattendus."),
        (altered(1, lambda r: [*r[:2], "2", *r[3:]]), f"{FILE} : DEP-01, rang 2 : le rang ou la distance ne suit pas le précédent."),
        (altered(1, lambda r: ["DEP", "99", *r[2:]]), f"{FILE} : lignes non triées, ou répétées."),
        (altered(1, lambda r: [*r[:4], "0.01", *r[5:]]), f"{FILE} : DEP-01 et 03 : recalculée, la distance est"),
        (altered(1, lambda r: [*r[:5], "4", *r[6:]]), "sur 3 variables."),
        (altered(2, lambda r: [*r[:4], "9.9", *r[5:]]), "qui est à"),
        (changed(MOMENTS, ",1,", ",2,"), "recalculée, la distance est"),
        (changed(MOMENTS, ",16.571429,", ",17.5,"), f"{FILE} : DEP, « age-age1 » : la moyenne ou l’écart type n’est pas celui de l’édition."),
        (changed(PAGE, 'data-formule="distance(', 'data-formule="ecart('), f"{FILE} : DEP-05 n’y a pas les mêmes territoires semblables que sur sa fiche."),
        (changed(PAGE, 'value="0.', 'value="1.'), f"{FILE} : DEP-05 n’y a pas les mêmes territoires semblables que sur sa fiche."),
        (lambda site: write_file(site, f"{PREFIX}2025T4.csv", b""), f"{PREFIX}2025T4.csv : reste d’une autre édition."),
    ],
)  # fmt: skip
def test_a_planted_fault_is_told(site: Path, plant: Callable[[Path], None], expected: str) -> None:
    plant(site)
    assert any(expected in finding for finding in findings(site)), findings(site)


def test_a_page_of_a_former_edition_is_another_matter(site: Path) -> None:
    """Under --only, the rest of the site may still be of an older edition."""
    write_file(site, PAGE, page([("99", "3")], "2025T4").encode())
    assert findings(site) == []


def test_a_site_without_similar_territories_needs_no_file(tmp_path: Path) -> None:
    assert findings(tmp_path) == []
