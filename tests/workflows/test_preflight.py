"""What GitHub Pages would refuse or serve otherwise is found before anything is put on line: by `.ci/preflight`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.site_folder import ROOT

URL = "https://exemple.github.io/fiches"


def examined(folder: Path, spoil: Callable[[Path], object], *, url: str = URL) -> tuple[int, str]:
    """The status, and the summary of the run, for a site of four files that `spoil` changes."""
    site = folder / "site"
    (site / "api").mkdir(parents=True)
    for name, text in {
        ".nojekyll": "",
        ".gitignore": "*\n",
        "index.html": f'<meta charset="utf-8">\n<link rel="canonical" href="{URL}/">\n<p>',
        "api/build.json": "{}",
    }.items():
        (site / name).write_text(text, encoding="utf-8")
    spoil(site)
    summary = folder / "summary"
    done = subprocess.run(
        ["bash", str(ROOT / ".ci/preflight"), "site"], cwd=folder, capture_output=True, text=True, check=False,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(summary), "SITE_URL": url},
    )  # fmt: skip
    told = summary.read_text(encoding="utf-8")
    assert done.returncode == 0 or done.stdout == f"::error::{told}", done.stderr
    return done.returncode, told


def _large(site: Path) -> None:
    with (site / "donnees.csv").open("wb") as file:
        file.truncate(1_000_000_001)  # no block of the disk is taken


def _empty(site: Path) -> None:
    for path in [path for path in site.rglob("*") if path.is_file()]:
        path.unlink()


@pytest.mark.parametrize("url", [URL, f"{URL}/", ""])
def test_a_site_that_the_host_takes_is_weighed(tmp_path: Path, url: str) -> None:
    assert examined(tmp_path, lambda _site: None, url=url) == (
        0,
        "Site\u00a0: 4 fichiers, 0 Mo sur les 1000 que GitHub Pages admet.\n",
    )


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (_large, "Le site pèse 1001 Mo, et GitHub Pages en admet 1000."),
        (_empty, "Le dossier du site est vide."),
        (lambda site: (site / "lien").symlink_to("index.html"), "Ni un fichier ni un dossier\u00a0: lien."),
        (lambda site: (site / "api/.env").write_text("x"), "Fichier caché inattendu\u00a0: api/.env."),
        (lambda site: (site / ".git").mkdir(), "Fichier caché inattendu\u00a0: .git."),
        (lambda site: (site / ".nojekyll").unlink(), "Le fichier .nojekyll manque"),
        (lambda site: (site / "index.html").unlink(), "L’accueil (index.html) manque."),
    ],
    ids=["size", "empty", "link", "hidden file", "hidden folder", "nojekyll", "home"],
)
def test_what_the_host_refuses_is_told_with_its_cure(
    tmp_path: Path, spoil: Callable[[Path], object], told: str
) -> None:
    status, words = examined(tmp_path, spoil)
    assert status == 1
    assert words.startswith(told)
    assert words.endswith(".\n")


@pytest.mark.parametrize(
    "url", ["https://exemple.github.io/autre", "https://exemple.github.io", "https://exemple.fr/fiches"]
)
def test_a_site_built_for_another_address_is_refused(tmp_path: Path, url: str) -> None:
    """Another path, another host, the root above it: the home's own address is not the one that Pages gives."""
    status, words = examined(tmp_path, lambda _site: None, url=url)
    assert status == 1
    assert f"GitHub Pages le met à {url}." in words
