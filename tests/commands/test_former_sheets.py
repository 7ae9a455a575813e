"""The PDFs of a former edition stay at addresses that name it: made from the edition, kept while nothing changes, proven."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from fiches.commands.former_sheets import _listed_then
from fiches.commands.options import Options
from fiches.content.config import load_config
from fiches.editions.store import Edition, write_edition
from fiches.errors import CheckFailed
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.checks.pdf import attached_data
from fiches.site.publish import write_sums
from fiches.territories import ListedTerritory
from tests.support.commands import QUIET, bare_content, fails, run_command
from tests.support.frames import COTES, ILLE, edition, key, line
from tests.support.site_folder import fingerprint

TERRITORIES = 'niveaux = ["NAT", "DEP"]\n'
OWN = "departements/35-ille-et-vilaine/fiche.pdf"
THEN = f"editions/2026T1/{OWN}"


def of(quarter: str, value: float) -> Edition:
    rows = [line(key(place, period=quarter), value * times) for place, times in ((FRANCE, 10), (ILLE, 1))]
    rows.append(line(key(ILLE, period=quarter, characteristic="AGE/AGE1"), value / 10))
    return edition(rows, quarter, periods={"DE_1": quarter})


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = bare_content(tmp_path, monkeypatch)
    (folder / "territoires.toml").write_text(TERRITORIES, encoding="utf-8")
    write_edition(folder / "editions", of("2026T1", 41_230))
    return folder


def render(output: str = "site", *, full: bool = False) -> Path:
    run_command("render", Options(jobs=1, pdf=True, output=Path(output), full=full), QUIET)
    return Path(output)


@pytest.mark.long
def test_the_sheet_of_a_former_edition_is_the_one_that_the_site_had(content: Path) -> None:
    site = render()
    first = (site / OWN).read_bytes()
    write_edition(content / "editions", of("2026T2", 42_000))
    render()
    assert (site / THEN).read_bytes() == first
    assert b"41230" in attached_data(site / THEN)
    assert (site / OWN).read_bytes() != first
    page = (site / "editions/2026T1/index.html").read_text(encoding="utf-8")
    assert f"../../{THEN}" in page
    assert 'href="../editions/2026T1/index.html"' in (site / "revisions/index.html").read_text(encoding="utf-8")


@pytest.mark.long
def test_it_is_made_from_the_edition_whatever_was_in_place(content: Path) -> None:
    write_edition(content / "editions", of("2026T2", 42_000))
    assert fingerprint(render("un")) == fingerprint(render("autre"))
    assert fingerprint(render("un", full=True)) == fingerprint(Path("autre"))


@pytest.mark.long
def test_it_is_not_made_again_while_nothing_that_it_is_made_from_changes(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_edition(content / "editions", of("2026T2", 42_000))
    whole = fingerprint(render())
    monkeypatch.setattr("fiches.commands.publication.sheets_of", None)
    run_command("render", Options(jobs=1, pdf=True, only=("DEP-35",)), QUIET)
    assert fingerprint(Path("site")) == whole
    for choice in (False, True):
        run_command("render", Options(jobs=1, pdf=choice, only=("DEP-35",)), QUIET)
        assert (Path("site") / THEN).is_file()
    assert fingerprint(Path("site")) == whole


@pytest.mark.long
@pytest.mark.parametrize(("setting", "kept"), [("pdf_anciens = 0", []), ("pdf_anciens = 1", ["2026T2"])])
def test_the_publisher_says_how_many_editions_keep_theirs(content: Path, setting: str, kept: list[str]) -> None:
    path = content / "site.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("pdf_anciens = 4", setting), encoding="utf-8")
    for quarter in ("2026T2", "2026T3"):
        write_edition(content / "editions", of(quarter, 42_000))
    site = render()
    assert sorted(path.name for path in site.glob("editions/*")) == kept


@pytest.mark.long
def test_a_level_without_pdf_keeps_none_of_a_former_edition(content: Path) -> None:
    path = content / "site.toml"
    before = path.read_text(encoding="utf-8")
    write_edition(content / "editions", of("2026T2", 42_000))
    assert (render() / THEN).is_file()
    path.write_text(before.replace("[formats]", '[formats]\nDEP = ["csv"]'), encoding="utf-8")
    site = render()
    assert [one.relative_to(site).as_posix() for one in site.glob("editions/**/fiche.pdf")] == [
        "editions/2026T1/france/fiche.pdf"
    ]
    path.write_text(before.replace("[formats]", '[formats]\nNAT = ["csv"]\nDEP = ["csv"]'), encoding="utf-8")
    assert not (render() / "editions").exists()


@pytest.mark.long
def test_the_edition_that_is_shown_has_no_later_one(content: Path) -> None:
    write_edition(content / "editions", of("2026T2", 42_000))
    run_command("render", Options(jobs=1, pdf=True, edition="2026T1"), QUIET)
    assert not Path("site/editions").exists()


@pytest.mark.long
def test_a_sheet_of_another_edition_or_place_is_refused(content: Path) -> None:
    write_edition(content / "editions", of("2026T2", 42_000))
    site = render()
    for wrong, said in (
        (site / OWN, "PDF de « 2026T2"),
        (site / "editions/2026T1/france/fiche.pdf", "lignes de DEP-35 manquent"),
    ):
        before = (site / THEN).read_bytes()
        (site / THEN).write_bytes(wrong.read_bytes())
        write_sums(site)
        assert said in fails("check", CheckFailed, jobs=1)
        (site / THEN).write_bytes(before)
    with pikepdf.open(site / THEN, allow_overwriting_input=True) as document:
        del document.attachments["donnees.csv"]
        document.save()
    assert "donnees.csv" in fails("check", CheckFailed, jobs=1)


EPCI_NOW = (("243500139", ILLE), ("242200001", COTES))
ADDED = """
[[territoires]]
type = "EPCI"
code = "243500139"

[[selections]]
niveau = "EPCI"
dans = "DEP-22"

[[groupes]]
nom = "Ensemble"
territoires = ["EPCI-243500139", "DEP-35"]
"""


def test_what_was_added_since_is_no_fault_of_a_former_edition(content: Path) -> None:
    path = content / "territoires.toml"
    path.write_text(path.read_text(encoding="utf-8") + ADDED, encoding="utf-8")
    wanted = load_config(content).territories
    then = [one for one in of("2026T1", 1).referential.territories if one.key.type != "EPCI"]
    kept = _listed_then(wanted, then)
    assert (kept.territoires, kept.selections, kept.groupes) == ((), (), ())
    assert kept.niveaux == wanted.niveaux
    now = [*then, *(ListedTerritory(TerritoryKey("EPCI", code), code, parent) for code, parent in EPCI_NOW)]
    assert _listed_then(wanted, now) == wanted


@pytest.mark.long
def test_a_territory_added_since_takes_no_sheet_away(content: Path) -> None:
    before = of("2025T4", 41_230)
    listed = tuple(one for one in before.referential.territories if one.key.type != "EPCI")
    write_edition(content / "editions", replace(before, referential=replace(before.referential, territories=listed)))
    path = content / "territoires.toml"
    path.write_text(
        f'{path.read_text(encoding="utf-8")}\n[[territoires]]\ntype = "EPCI"\ncode = "243500139"\n', encoding="utf-8"
    )
    site = render()
    assert (site / THEN.replace("2026T1", "2025T4")).is_file()
    assert [*site.glob("epci/*/fiche.pdf")]
    assert not [*site.glob("editions/*/epci")]
