"""The site of six fiches that faults are planted in: built once by the program itself, then copied."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from fiches.commands.cli import main
from fiches.site.publish import write_sums
from tests.support.demo import demo_editions
from tests.support.site_folder import make_content

KEYS = ("NAT-FR", "REG-53", "REG-06", "DEP-35", "DEP-23", "DEP-976")
ADDRESS = "https://exemple.fr/depot/"
_LEVELS = 'niveaux = ["NAT", "REG", "DEP"]\n'


@dataclass(frozen=True)
class SixFiches:
    """The content and its edition; the site with its PDFs, and the same without. Nobody may write in them."""

    content: Path
    site: Path
    bare: Path


def make_six(folder: Path) -> SixFiches:
    """Six fiches of the demo's edition, or of one harvested here where there is none, with their PDFs, and without."""
    content = make_content(folder, territories=_LEVELS, pdf=True)
    if harvested := demo_editions():
        shutil.copytree(harvested, content / ".cache/demo/editions")
    settings = content / "site.toml"
    text = settings.read_text(encoding="utf-8").replace('url = "" ', f'url = "{ADDRESS}" ')
    settings.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        if not harvested:
            run("harvest", content, folder / "none")
        run("render", content, folder / "site", "--only", *KEYS)
        run("render", content, folder / "bare", "--no-pdf", "--only", *KEYS)
    return SixFiches(content, folder / "site", folder / "bare")


def run(command: str, content: Path, output: Path, *options: str) -> None:
    """A command of the program, in this process, that must succeed."""
    assert main([command, "--demo", "--content", str(content), "--output", str(output), "--quiet", *options]) == 0


def copied(site: Path, folder: Path) -> Path:
    """The site again, its files shared with the original until they are written (`rewritten` breaks the link)."""
    return Path(shutil.copytree(site, folder, copy_function=os.link))


def rewritten(path: Path, content: bytes) -> None:
    """Writes a file of a copy; the original keeps its own bytes."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def summed(site: Path) -> None:
    """Writes the sums of the folder as it is now."""
    (site / "SHA256SUMS").unlink(missing_ok=True)
    write_sums(site)
