"""A small demo, made once for all the tests that read one: two editions harvested, the later published with its PDFs."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from fiches.commands.cli import main
from fiches.source.emulator import service
from tests.support.site_folder import ROOT, TERRITORIES, make_content

FORMER, LATEST = "2025T4", "2026T1"
FICHES = 6  # NAT, REG-53, DEP-35, DEP-976, Rennes Métropole and a basin
BASIN = '\n[[territoires]]\ntype = "BASBMO"\ncode = "5301"\n'
FEW = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'


@dataclass(frozen=True)
class Demo:
    """A content folder, its editions, and the site of the latest. Nobody may write in them: see `copied`."""

    content: Path
    site: Path

    @classmethod
    def of(cls, folder: Path) -> Demo:
        """The one that `make_demo` has made in a folder."""
        return cls(folder / "content", folder / "site")

    @property
    def editions(self) -> Path:
        return self.content / ".cache/demo/editions"

    def copied(self, folder: Path) -> Path:
        """The site again, in a folder of its own, to be changed."""
        return Path(shutil.copytree(self.site, folder / "site"))

    def render(self, output: Path, *options: str, content: Path | None = None) -> Path:
        """Renders into `output` without PDFs, from this content or from another."""
        run("render", content or self.content, output, "--no-pdf", *options)
        return output


def demo_editions() -> Path | None:
    """Those of `python build.py --demo` in this repository, or where DEMO_EDITIONS says; None where it has not run."""
    folder = Path(os.environ.get("DEMO_EDITIONS") or ROOT / "content/.cache/demo/editions")
    return folder if any(folder.glob("*/manifest.json")) else None


def run(command: str, content: Path, output: Path, *options: str) -> None:
    """A command of the program, in this process, that must succeed."""
    arguments = ["--demo", "--content", str(content), "--output", str(output), "--jobs", "1", "--quiet"]
    assert main([command, *arguments, *options]) == 0


def make_demo(folder: Path) -> Demo:
    """Harvests a quarter, then builds the site of the next one, as the program does without a command."""
    content = make_content(folder, territories=TERRITORIES + BASIN, pdf=True)
    genuine = service.Emulator
    with pytest.MonkeyPatch.context() as patch:
        for command, latest in (("harvest", FORMER), ("build", LATEST)):
            patch.setattr(service, "Emulator", lambda settings, at=latest: genuine(replace(settings, latest=at)))
            run(command, content, folder / "site")
    return Demo.of(folder)
