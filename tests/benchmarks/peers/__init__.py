"""Pages of four curves from one table, by this project's engine and by what an engineer would pick instead.

Each is timed whole, from its command to its last page, its start and its imports included; what it needs is installed
before. A visitor downloads a page and, where it draws in the browser, its scripts and its table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.peers.table import table

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PAGES = 100
ENGINE = "ce projet"


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds on the wall and of processor, pages written, bytes that a visitor of one page downloads."""

    wall: float
    processor: float
    pages: int
    downloaded: int


def measured(folder: Path, pages: int = PAGES) -> Iterator[str]:
    """A line for each way, then how many times longer each of the others takes than this project's."""
    rows = folder / "table.json"
    rows.write_text(json.dumps(table(pages)), encoding="utf-8")
    runs = {name: _run(name, command, folder) for name, command in _commands(rows, folder).items()}
    for name, run in runs.items():
        yield (
            f"{name} : {run.wall:.1f} s, {run.processor:.1f} s de processeur, {run.pages} pages, "
            f"{run.downloaded / 1000:.0f} ko pour un visiteur"
        )
    for processes in (1, 2):
        own = runs[f"{ENGINE}, {processes} processus"].wall
        others = {name: run for name, run in runs.items() if not name.startswith(ENGINE)}
        told = ", ".join(f"{name} × {run.wall / own:.1f}" for name, run in others.items())
        yield f"durées, pour une de ce projet sur {processes} processus : {told}"


def _commands(rows: Path, folder: Path) -> dict[str, list[str]]:
    """What is run, by name and version; the folder that it writes bears that name."""
    found = {}
    for label, way in ((ENGINE, "engine"), (f"Altair {version('altair')}", "altair")):
        for processes in (1, 2):
            name = f"{label}, {processes} processus"
            program = [sys.executable, "-m", "tests.benchmarks.peers.drawing", way, str(rows)]
            found[name] = [*program, str(folder / name), str(processes)]
    for label, peer, data, build in (
        ("Eleventy {@11ty/eleventy} et Vega {vega}", "eleventy", "src/_data", ["eleventy", "--quiet"]),
        ("Observable Framework {@observablehq/framework}", "framework", "src", ["observable", "build"]),
    ):
        place = folder / peer
        shutil.copytree(HERE / peer, place)
        (place / data).mkdir(exist_ok=True)
        shutil.copyfile(rows, place / data / "table.json")
        install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(install, cwd=place, check=True)
        found[_with_versions(label, place)] = ["npx", "--prefix", str(place), *build]
    return found


def _with_versions(label: str, place: Path) -> str:
    asked: Mapping[str, str] = json.loads((place / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for package, pinned in asked.items():
        label = label.replace(f"{{{package}}}", pinned)
    return label


def _run(name: str, command: list[str], folder: Path) -> Run:
    """Raises CalledProcessError, with what it printed, where a way fails."""
    place = Path(command[2]) if command[0] == "npx" else ROOT
    written = place / "dist" if command[0] == "npx" else folder / name
    before, start = os.times(), time.perf_counter()
    environment = {**os.environ, "OBSERVABLE_TELEMETRY_DISABLE": "true"}
    subprocess.run(command, cwd=place, check=True, env=environment, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - start, os.times()
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    pages = list((written / "places").rglob("*.html"))
    shared = [path for path in written.rglob("*") if path.is_file() and path.suffix in (".js", ".css", ".json")]
    weight = max(page.stat().st_size for page in pages) + sum(path.stat().st_size for path in shared)
    return Run(wall, processor, len(pages), weight)
