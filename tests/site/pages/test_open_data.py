"""The open data page: the whole edition with its weight, every column explained, older figures named."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from fiches.site.context import SiteContext
from fiches.site.data.open_data import csv_bytes
from fiches.site.data.series_json import FileHead, json_bytes
from fiches.site.pages.site_pages import render_site_pages
from tests.support import figures as build
from tests.support.data_rows import rows_of, view
from tests.support.pages.reading import main, unmarked_digits, visible_text
from tests.support.source import spaces

WHOLE = {"donnees/fiches-2026T1.csv.gz": 1_799_542, "donnees/fiches-2026T1.parquet": 475_144}
BOOK = {"donnees/fiches-2026T1.xlsx": 41_230}


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


def test_the_open_data_page_offers_the_whole_edition_with_its_weight() -> None:
    text = page("donnees/index.html", whole={**WHOLE, **BOOK})
    links = main(text).xpath("//a[@download]")
    assert [a.get("href") for a in links] == [f"../{name}" for name in (*WHOLE, *BOOK)]
    assert "(classeur, 41 ko)" in spaces(visible_text(text))
    assert "(CSV compressé (gzip), 1,8 Mo)" in spaces(visible_text(text))
    assert unmarked_digits(text) == []


def test_the_open_data_page_names_the_territories_with_older_figures() -> None:
    degraded = {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}
    text = page("donnees/index.html", build.make_context(degraded=degraded), WHOLE)
    assert "Ille-et-Vilaine (édition du 4e trimestre 2025)." in spaces(visible_text(text))
    assert unmarked_digits(text) == []


def test_the_open_data_page_describes_every_column_measure_and_status() -> None:
    told = {code.text_content() for code in main(page("donnees/index.html")).xpath("//td/code")}
    columns = {
        "indicateur",
        "type_territoire",
        "code_territoire",
        "type_activite",
        "code_activite",
        "code_nomenclature",
    }
    columns |= {"type_caracteristique", "code_caracteristique", "periode", "mesure", "valeur", "statut", "date_maj"}
    assert columns <= told
    assert {"nombre", "pourcentage", "niveau", "score", "montant", "a", "nd", "s", "na"} <= told


def test_the_lines_of_python_that_the_page_gives_read_the_rows_of_the_csv_in_its_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (written, _frame) = main(page("donnees/index.html")).xpath("//pre/code")
    code = written.text_content()
    rows = rows_of(view())
    (tmp_path / "donnees.json").write_bytes(json_bytes(rows, FileHead(build.TERRITORIES[build.ILLE], "2026T1")))
    monkeypatch.chdir(tmp_path)
    found: dict[str, list[list[object]]] = {}
    exec(code, found)
    assert len(code.strip().splitlines()) <= 15
    wanted = list(csv.reader(csv_bytes(rows).decode().splitlines()))[1:]
    assert [["" if cell is None else str(cell) for cell in line] for line in found["lignes"]] == wanted
