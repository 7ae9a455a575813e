"""The workshop: what an order becomes once its edition is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from fiches.commands import render as module
from fiches.commands.render import Order, Workshop, render_into, workshop
from fiches.content.config import TerritoryList
from fiches.editions.store import write_edition
from fiches.errors import SourceUnavailable
from fiches.site.checks.site import read_page
from tests.support.figures import CONTENT
from tests.support.frames import BRETAGNE, COTES, ILLE, edition, key, line

WANTED = TerritoryList.model_validate({"territoires": [{"type": "DEP", "code": "35"}, {"type": "REG", "code": "53"}]})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_edition(tmp_path / "editions", edition())


def order(folder: Path, *, excel: bool | None = None, wanted: TerritoryList = WANTED) -> Order:
    return Order(
        edition=folder, content=CONTENT, title="Titre", publisher="Nous", contact="", url="", licence="LO", pdf=False,
        excel=excel, wanted=wanted, place="content/territoires.toml",
    )  # fmt: skip


def opened(asked: Order) -> Workshop:
    workshop.cache_clear()
    return workshop(asked)


@pytest.mark.parametrize(
    ("excel", "most", "expected"), [(None, 2, True), (None, 1, False), (True, 1, True), (False, 2, False)]
)
def test_excel_files_follow_the_setting_then_the_number_of_fiches(
    folder: Path, monkeypatch: pytest.MonkeyPatch, excel: bool | None, most: int, expected: bool
) -> None:
    monkeypatch.setattr(module, "MOST_FICHES", most)
    assert opened(order(folder, excel=excel)).context.excel is expected


@pytest.mark.parametrize("excel", [True, False])
def test_a_fiche_has_its_excel_file_and_its_link_or_neither(folder: Path, tmp_path: Path, excel: bool) -> None:
    workshop.cache_clear()
    render_into((order(folder, excel=excel), ILLE, tmp_path))
    (place,) = (tmp_path / "departements").iterdir()
    assert (place / "donnees-excel.csv").is_file() is excel
    assert ('href="donnees-excel.csv"' in (place / "index.html").read_text(encoding="utf-8")) is excel


def test_a_territory_that_the_edition_lacks_is_named(folder: Path) -> None:
    wanted = TerritoryList.model_validate({"territoires": [{"type": "DEP", "code": "29"}]})
    with pytest.raises(SourceUnavailable, match=r"DEP-29 absent de l’édition 2026T1"):
        opened(order(folder, wanted=wanted))


def test_a_region_s_map_shows_its_departements_and_their_rows_are_in_its_data(tmp_path: Path) -> None:
    """From rows to page: figures, drawing and open data hold together, as the check of the whole site has it."""
    counts = {BRETAGNE: (260_000, 263_000), ILLE: (70_000, 73_000), COTES: (40_000, 39_000)}
    rows = [
        line(key(place, period=period), value)
        for place, both in counts.items()
        for period, value in zip(("2025T1", "2026T1"), both, strict=True)
    ]
    asked = order(
        write_edition(tmp_path / "editions", edition(rows)),
        wanted=TerritoryList.model_validate({"niveaux": ["REG", "DEP"]}),
    )
    workshop.cache_clear()
    render_into((asked, BRETAGNE, tmp_path / "site"))
    page = "regions/53-bretagne/index.html"
    text = (tmp_path / "site" / page).read_text(encoding="utf-8")
    for code in ("22", "35"):
        assert text.count(f"evolution(DEP-{code}/DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;") >= 2  # drawing and table
    report = read_page((str(tmp_path / "site"), page))
    assert not [finding for finding in report.findings if "clé" in finding]
    assert (tmp_path / "site/regions/53-bretagne/graphiques/carte-demandeurs-abc.svg").is_file()
