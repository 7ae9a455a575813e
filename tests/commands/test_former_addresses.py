"""A name that changes takes no address away: the former one leads to the fiche, and the table remembers it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fiches.commands.options import Options
from fiches.content.former_addresses import FILE, load_addresses
from fiches.editions.store import Edition, write_edition
from fiches.errors import CheckFailed
from fiches.territories import ListedTerritory
from tests.support.commands import QUIET, bare_content, fails, run_command
from tests.support.frames import RENNES, edition, key, line

TERRITORIES = '[[territoires]]\ntype = "EPCI"\ncode = "243500139"\n'


def named(label: str, name: str, code: str = "249999999") -> Edition:
    """An edition where one EPCI has this label."""
    place = type(RENNES)("EPCI", code)
    one = edition([line(key(place), 41_230)], name)
    listed = (*one.referential.territories, ListedTerritory(place, label, None))
    return replace(one, referential=replace(one.referential, territories=listed))


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text(TERRITORIES.replace("243500139", "249999999"), encoding="utf-8")
    write_edition(folder / "editions", named("CC DU LAC", "2026T1"))
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    return folder


def led(slug: str) -> str:
    return Path(f"site/epci/{slug}/index.html").read_text(encoding="utf-8")


def test_a_renamed_territory_keeps_its_former_address(content: Path) -> None:
    write_edition(content / "editions", named("CA DES TROIS LACS", "2026T2"))
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    (own,) = (path.parent.name for path in Path("site/epci").glob("*/donnees.csv"))
    assert own.startswith("249999999-communaute-d-agglomeration-des-trois-lacs")
    for other in ("249999999-communaute-de-communes-du-lac", "249999999"):
        assert f'content="0; url=../../epci/{own}/index.html"' in led(other)
    assert load_addresses(content) == {type(RENNES)("EPCI", "249999999"): ("249999999-communaute-de-communes-du-lac",)}
    run_command("check", Options(jobs=1), QUIET)


def test_a_host_without_the_former_site_nor_the_table_has_former_editions(content: Path, tmp_path: Path) -> None:
    write_edition(content / "editions", named("CA DES TROIS LACS", "2026T2"))
    run_command("render", Options(jobs=1, pdf=False, output=Path("neuf")), QUIET)
    assert (tmp_path / "neuf/epci/249999999-communaute-de-communes-du-lac/index.html").is_file()


def test_a_name_that_the_publisher_changes_is_noted_too(content: Path) -> None:
    listed = (content / "territoires.toml").read_text(encoding="utf-8")
    (content / "territoires.toml").write_text(f'{listed}nom = "Grand Lac"\n', encoding="utf-8")
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    assert 'ancienne = "249999999-communaute-de-communes-du-lac"' in (content / FILE).read_text(encoding="utf-8")
    before = (content / FILE).read_bytes()
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    assert (content / FILE).read_bytes() == before
    assert "249999999-grand-lac" in led("249999999-communaute-de-communes-du-lac")


def test_check_holds_where_an_address_leads(content: Path) -> None:
    page = Path("site/epci/249999999/index.html")
    page.write_text(page.read_text(encoding="utf-8").replace("/index.html", "/absent.html"), encoding="utf-8")
    assert "qui n’est pas une page du site" in fails("check", CheckFailed, jobs=1)


@pytest.fixture
def levezou(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of one EPCI, born of two others on 1 January 2026."""
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text(TERRITORIES.replace("243500139", "994579670"), encoding="utf-8")
    write_edition(folder / "editions", named("CC DU LEVEZOU", "2026T1", "994579670"))
    run_command("render", Options(jobs=1, pdf=False), QUIET)
    return folder


def test_the_addresses_of_those_that_merged_lead_to_their_heir(levezou: Path) -> None:
    own = "994579670-communaute-de-communes-du-levezou"
    for other in ("241200658", "241200658-communaute-de-communes-du-pays-de-salars", "241200765", "994579670"):
        assert f'content="0; url=../../epci/{own}/index.html"' in led(other)
    assert load_addresses(levezou) == {}
    run_command("check", Options(jobs=1), QUIET)


def test_check_wants_the_pages_of_those_that_merged(levezou: Path) -> None:
    page = Path("site/epci/241200765/index.html")
    page.write_text(
        page.read_text(encoding="utf-8").replace("994579670-communaute-de-communes-du-levezou", "994579670"),
        encoding="utf-8",
    )
    assert "dont l’intercommunalité a repris ces communes" in fails("check", CheckFailed, jobs=1)
