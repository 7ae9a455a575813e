"""The proof of the workbook of the whole edition: sound on the small site, then one cell changed at a time."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from fiches.site.proofs.edition_workbook import FIGURES, edition_workbook_claims, edition_workbook_findings, workbook_of
from fiches.site.proofs.workbook import Book
from fiches.site.publish import site_files, write_file
from tests.support.good_site import CONTENT, ROWS, edition_book, findings, write_rows
from tests.support.hand_workbook import Cell
from tests.support.hand_workbook import workbook as written
from tests.support.source import spaces

Lines = list[list[Cell]]
BOOK = workbook_of("2026T1")
VALUE, PERIOD, CHANGE, REMARK = 4, 5, 6, 7
OTHER = 8  # the value of the second figure


def found(site: Path) -> list[str]:
    return [spaces(one) for one in edition_workbook_findings(site, site_files(site), CONTENT)]


def changed(site: Path, change: Callable[[Lines], object]) -> list[str]:
    """What is found once the lines of figures have been changed."""
    lines = figures(site)
    change(lines)
    write_file(site, BOOK, edition_book({"Chiffres clés": lines}))
    return found(site)


def figures(site: Path) -> Lines:
    """Its own, as they can be written again."""
    lines = Book(site / BOOK).sheets[FIGURES]
    width = max(map(max, lines)) + 1
    cells = [[line.get(place) for place in range(width)] for line in lines]
    return [[float(one) if isinstance(one, Decimal) else one for one in line] for line in cells]


def put(place: int, cell: Cell, line: int = 1) -> Callable[[Lines], None]:
    def change(lines: Lines) -> None:
        lines[line][place] = cell

    return change


FAULTS: list[tuple[Callable[[Lines], object], str]] = [
    (put(VALUE, 41240.0), "« 41240 » (attendu : « 41230 »)"),
    (put(VALUE, "41230"), "« 41230 » (attendu : « 41230 »)"),
    (put(VALUE, None), "«  » (attendu : « 41230 »)"),
    (put(OTHER, 10.0), "Demandeurs d’emploi (A), « 10 » (attendu : «  »)"),
    (put(PERIOD, "1er trimestre 2025"), "attendu : « 40000 »"),
    (put(CHANGE, 3.2), "évolution « 3.2 » (attendu : « 3.1 »)"),
    (put(CHANGE, None), "sans évolution (attendu : « 3.1 »)"),
    (put(OTHER + 2, 1.0), "évolution « 1 » (attendu : aucune)"),
    (put(REMARK, "secret statistique"), "remarque « secret statistique » (attendu : «  »)"),
    (put(OTHER + 3, None), "remarque «  » (attendu : « non disponible »)"),
    (put(REMARK, "sur un an : en hausse"), "évolution « en hausse » (attendu : un nombre"),
    (put(REMARK, "chiffre de Bretagne (REG-53)"), "alors que DEP-35 a le sien"),
    (put(0, "Région"), "Niveau territorial « Région » (attendu, en texte : Département)"),
    (put(1, 35.0), "Code du territoire « 35 »"),
    (put(2, "Ain"), "Territoire « Ain »"),
    (put(VALUE, "Offres", line=0), "colonnes"),
    (lambda lines: lines.append(lines[1]), "2 lignes (attendu : 1)"),
]


def test_a_sound_one_passes_the_checks_of_the_site(site: Path) -> None:
    assert found(site) == []
    assert findings(site) == []


@pytest.mark.parametrize(("change", "finding"), FAULTS, ids=[finding for _, finding in FAULTS])
def test_a_changed_cell_is_found(site: Path, change: Callable[[Lines], object], finding: str) -> None:
    said = changed(site, change)
    assert any(finding in one for one in said), said


@pytest.mark.parametrize(
    ("raw", "finding"),
    [
        (b"x", "illisible"),
        (written({"Lire": []}), "feuilles « Lire »"),
        (edition_book({"Lire": [["Fiches", 2.0]]}), "Lire : Fiches « 2 » (attendu : 1)"),
        (edition_book({"Lire": [["Données simulées", "oui"]]}), "Données simulées « oui » (attendu : non)"),
        (edition_book({"Lire": [["Édition", "4e trimestre 2025 (2025T4)"]]}), "attendu : 2026T1"),
        (edition_book({"Définitions": [["DE_1"]]}), "OFF_1 n’y est pas défini"),
    ],
)
def test_another_workbook_is_found(site: Path, raw: bytes, finding: str) -> None:
    write_file(site, BOOK, raw)
    assert any(finding in one for one in found(site)), found(site)
    assert any(BOOK in one for one in findings(site))


def test_an_absent_one_is_told(site: Path) -> None:
    (site / BOOK).unlink()
    assert any(f"{BOOK} : fichier absent" in one for one in findings(site))


def test_the_words_of_a_change_are_judged_as_claims(site: Path) -> None:
    def claimed(words: str) -> list[str]:
        assert changed(site, lambda lines: (put(CHANGE, None)(lines), put(REMARK, f"sur un an : {words}")(lines))) == []
        return edition_workbook_claims(site, site_files(site), CONTENT).findings

    assert claimed("en hausse") == []
    assert claimed("stable") != []
    assert claimed("en baisse") != []


def test_a_published_zero_is_fewer_than_five(site: Path) -> None:
    rows = (*ROWS[:2], (*ROWS[2][:10], "0", "a", ""))
    write_rows(site, rows)
    assert found(site) == []
    assert any("attendu : « moins de 5 »" in one for one in changed(site, put(REMARK, None)))
