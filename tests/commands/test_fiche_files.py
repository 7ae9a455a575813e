"""From rows to the files of one fiche, in this process or in others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands.fiche_files import sheet_of, write_fiche, write_fiches
from fiches.commands.fiche_work import FicheTask
from fiches.commands.render_job import read_render_context
from fiches.content.config import TerritoryList
from fiches.content.formats import Formats
from fiches.content.own_texts import Comment, OwnTexts
from fiches.site.checks.results import PageTask
from fiches.site.checks.site import read_page
from tests.support.commands import make_job
from tests.support.frames import BRETAGNE, COTES, ILLE, edition, key, line
from tests.support.site_folder import fingerprint

EVERY = {"csv": "donnees.csv", "json": "donnees.json", "xlsx": "donnees.xlsx", "svg": "graphiques/"}


@pytest.mark.parametrize("asked", [("csv", "json", "xlsx", "svg"), ("json",), ("csv", "svg"), ("json", "xlsx")])
def test_a_fiche_has_the_files_of_its_formats_and_their_links_and_no_other(
    tmp_path: Path, asked: tuple[str, ...]
) -> None:
    job = make_job(tmp_path, formats=Formats.model_validate({"DEP": asked, "REG": ("csv",)}))
    context = read_render_context(job)
    place = tmp_path / context.site.territories[ILLE].folder
    for former in ("donnees.csv", "donnees.xlsx", "graphiques/ancien.svg", "fiche.pdf"):
        (place / former).parent.mkdir(parents=True, exist_ok=True)
        (place / former).touch()  # of the site that --only completes
    write_fiche(context, ILLE, tmp_path)
    page = (place / "index.html").read_text(encoding="utf-8")
    for form, name in EVERY.items():
        written = any((place / name).glob("*.svg")) if form == "svg" else (place / name).is_file()
        assert (form, written) == (form, form in asked)
        assert (f'href="{name}' in page) is (form in asked), form
    assert not (place / "graphiques/ancien.svg").exists()


def test_a_former_pdf_leaves_with_the_pdfs(tmp_path: Path) -> None:
    context = read_render_context(make_job(tmp_path))
    former = tmp_path / context.site.territories[ILLE].folder / "fiche.pdf"
    former.parent.mkdir(parents=True)
    former.touch()
    write_fiche(context, ILLE, tmp_path)
    assert not former.exists()


def test_a_region_s_map_shows_its_departements_and_their_rows_are_in_its_data(tmp_path: Path) -> None:
    """From rows to page: figures, drawing and open data hold together, as the check of the whole site has it."""
    counts = {BRETAGNE: (260_000, 263_000), ILLE: (70_000, 73_000), COTES: (40_000, 39_000)}
    rows = [
        line(key(place, period=period), value)
        for place, both in counts.items()
        for period, value in zip(("2025T1", "2026T1"), both, strict=True)
    ]
    job = make_job(
        tmp_path,
        harvested=edition(rows),
        territories=TerritoryList.model_validate({"niveaux": ["REG", "DEP"]}),
    )
    write_fiche(read_render_context(job), BRETAGNE, tmp_path / "site")
    page = "regions/53-bretagne/index.html"
    text = (tmp_path / "site" / page).read_text(encoding="utf-8")
    for code in ("22", "35"):
        assert text.count(f"evolution(DEP-{code}/DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;") >= 2  # drawing and table
    result = read_page(PageTask(str(tmp_path / "site"), page, what=("numbers",)))
    assert not [finding for finding in result.proofs["numbers"].findings if "clé" in finding]
    assert (tmp_path / "site/regions/53-bretagne/graphiques/carte-demandeurs-abc.svg").is_file()


@pytest.mark.long
def test_processes_write_the_same_bytes_and_give_summaries_in_order(tmp_path: Path) -> None:
    job = make_job(tmp_path)
    context = read_render_context(job)
    territories = [ILLE, BRETAGNE]
    for workers in (1, 2):
        tasks = [FicheTask(territory) for territory in territories]
        results = list(write_fiches(job, context, tasks, tmp_path / str(workers), workers=workers))
        assert [result.summary.territory for result in results] == territories
    assert fingerprint(tmp_path / "1")
    assert fingerprint(tmp_path / "1") == fingerprint(tmp_path / "2")


def test_a_former_edition_s_sheet_has_not_the_publisher_s_words(tmp_path: Path) -> None:
    """They are about the figures of today."""
    context = read_render_context(make_job(tmp_path))
    said = OwnTexts({"DEP": "Nous."}, {"DEP": "Nous."}, {"DEP-35": Comment("2026-11-30", "Nous.")})
    spoken = replace(context, site=replace(context.site, own_texts=said))
    assert sheet_of(spoken, ILLE) == sheet_of(context, ILLE)
