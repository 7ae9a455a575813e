"""What a configuration lacks: each file of the content folder, the address, the output folder, editions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fiches.commands.doctor import content
from fiches.content.config import load_config
from fiches.editions.store import write_edition
from fiches.site.publish import write_file, write_sums
from fiches.source.model import access_of
from tests.support.commands import bare_content
from tests.support.frames import edition
from tests.support.source import spaces


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return bare_content(tmp_path, monkeypatch)


def test_a_whole_folder_has_a_line_for_each_subject(folder: Path) -> None:
    read = content.read_content(folder, None)
    assert read.config is not None
    assert read.catalogue is not None
    assert [(one.subject, one.state) for one in read.findings] == [
        ("Réglages", "bien"), ("Catalogue", "bien"), ("Textes", "bien"), ("Autres fichiers", "bien"),
    ]  # fmt: skip


def test_a_fault_in_one_file_hides_no_other(folder: Path) -> None:
    (folder / "site.toml").write_text("titre = 3\n", encoding="utf-8")
    (folder / "textes" / "methode.md").unlink()
    read = content.read_content(folder, None)
    assert (read.config, read.catalogue is None) == (None, False)
    wrong = {one.subject for one in read.findings if one.exit_status == 2}
    assert wrong == {"Réglages", "Textes"}


@pytest.mark.parametrize(
    ("name", "written", "subject"),
    [
        ("adresses.toml", "adresses = 3\n", "Adresses"),
        ("commentaires/DEP-35.md", "Hier.\n\nDes mots.\n", "Textes de l’éditeur"),
        ("pages/nous.md", "Sans titre.\n", "Pages de l’éditeur"),
        ("distinctions.toml", "phrases = 0.5\n", "Distinctions"),
        ("semblables.toml", "nombre = 0.5\n", "Semblables"),
    ],
)
def test_each_file_that_a_build_reads_is_read(folder: Path, name: str, written: str, subject: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(written, encoding="utf-8")
    read = content.read_content(folder, None)
    assert {one.subject for one in read.findings if one.exit_status == 2} == {subject}


def test_a_site_without_address_or_contact_misses_something(folder: Path) -> None:
    config = load_config(folder)
    bare = replace(config, site=config.site.model_copy(update={"url": "", "contact": ""}))
    full = replace(config, site=config.site.model_copy(update={"url": "https://a.fr", "contact": "a@exemple.fr"}))
    assert [one.state for one in content.site(bare)] == ["à savoir", "à savoir"]
    assert [(one.state, one.words) for one in content.site(full)] == [
        ("bien", "https://a.fr/"),
        ("bien", "a@exemple.fr"),
    ]


def test_an_output_folder_is_free_ours_or_foreign(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert content.output(site).words.endswith("libre")
    write_file(site, "api/v1/build.json", b'{"edition": "2026T1"}')
    write_sums(site)
    assert content.output(site).words.endswith("un site d’ici")
    write_file(tmp_path, "photos/mer.jpg", b"x")
    assert content.output(tmp_path / "photos").exit_status == 2


def test_editions_are_counted_and_the_latest_named(folder: Path) -> None:
    access = access_of(load_config(folder), demo=True)
    assert content.editions(access, date(2026, 6, 12)).state == "à savoir"
    for name in ("2025T4", "2026T1"):
        write_edition(access.editions, edition(identifier=name))
    assert content.editions(access, date(2026, 6, 12)).words == "2, la dernière est 2026T1"


def test_the_size_of_a_harvest_is_estimated_without_network(folder: Path) -> None:
    (folder / "territoires.toml").write_text('niveaux = ["REG"]\n', encoding="utf-8")
    config, catalogue = content.read_content(folder, None).config, content.read_content(folder, None).catalogue
    assert config is not None
    assert catalogue is not None
    fiches, finding = content.harvest(config, catalogue, None, place="content/territoires.toml")
    assert (fiches, finding.state) == (18, "bien")
    assert "18 fiches" in spaces(finding.words)
    assert finding.words.endswith("(estimé sans réseau)")


def test_what_is_read_otherwise_than_written_is_worth_knowing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FT_CLIENT_ID", "PAR_x\n")
    (folder / "textes/bienvenue.md").write_text("Bonjour.\n", encoding="utf-8")
    said = [spaces(str(one)) for one in content.read_content(folder, None).findings if one.subject == "Contenu"]
    assert [line.partition(" : ")[2].partition(" : ")[0] for line in said] == [
        "FT_CLIENT_ID",
        "content/textes/bienvenue.md",
    ]
    assert all(line.startswith("à savoir") for line in said)


@pytest.mark.parametrize(
    ("name", "today", "state"),
    [
        ("2026T1", date(2026, 10, 17), "bien"),
        ("2026T1.2", date(2026, 10, 19), "à savoir"),
        ("2025T4", date(2026, 7, 21), "à savoir"),
        ("2025", date(2026, 7, 1), "bien"),
        ("2025.2", date(2026, 7, 1), "bien"),
        ("2025", date(2026, 7, 21), "à savoir"),
    ],
)
def test_an_edition_200_days_after_its_quarter_is_told(folder: Path, name: str, today: date, state: str) -> None:
    """The same days as the issue of the workflows."""
    access = access_of(load_config(folder), demo=False)
    write_file(access.editions, f"{name}/manifest.json", b"{}")
    finding = content.editions(access, today)
    assert finding.state == state
    assert f"la dernière est {name}" in finding.words
