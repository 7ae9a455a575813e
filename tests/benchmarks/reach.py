"""What a build costs a harvested site, from nothing and after each kind of change, beside the last release's.

Times are of the processor, in units of a hundred million additions on the same machine: two machines compare.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fiches.editions.store import list_editions, read_edition, write_edition

ROOT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("results.json")
_PROGRAM = ("build.py", "fiches", "templates", "pyproject.toml")
_COMPOSED = re.compile(r"(\d+) fiches? composées?")
_MEMORY = re.compile(r"au plus : ([\d\u202f]+(?:,\d)?)\s*Mo")
_METIER = {"indicator": "DE_1", "territory_type": "DEP", "territory_code": "35", "activity_type": "ROME"}
_KEY_FIGURE = {**_METIER, "activity_type": "CUMUL", "nomenclature_code": "ABC", "characteristic_type": ""}


@dataclass(frozen=True, slots=True)
class Result:
    """`processor`: in units; `memory`: MB, all processes, 0 where nothing is made; `made`: fiches composed."""

    processor: float
    seconds: float
    memory: float
    made: int


def measured(place: Path, folder: Path, site: str) -> Iterator[str]:
    """A line a kind of build, of the content in `place`, whose demo edition is harvested. Everything is copied in `folder`.

    `KEEP` names the release under which the results are kept; `PDF=1` sets the PDFs.
    """
    unit, bench = yardstick(), Bench(place, folder)
    last, results = kept(json.loads(RESULTS.read_text(encoding="utf-8")), site), dict[str, Result]()
    for name, change in CHANGES.items():
        change(bench)
        results[name] = bench.build(unit)
        yield line(name, results[name], last.get(name))
    total = sum(path.stat().st_size for path in bench.site.rglob("*") if path.is_file())
    yield f"site : {total / 1e6:.0f} Mo ; l’unité vaut {unit:.2f} s"
    if release := os.environ.get("KEEP"):
        keep(release, site, results)


def yardstick() -> float:
    """Seconds of the processor that ten times ten million additions take here."""
    start = time.process_time()
    for _ in range(10):
        total = 0
        for one in range(10_000_000):
            total += one
    return time.process_time() - start


class Bench:
    """A copy of the program, of a content and of its edition, built again after each change."""

    def __init__(self, place: Path, folder: Path) -> None:
        self.program, self.content, self.site = folder / "program", folder / "content", folder / "site"
        self.program.mkdir()
        for name in _PROGRAM:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, self.program / name)
        shutil.copytree(place, self.content, ignore=shutil.ignore_patterns("reponses*", "journal*", "site-*"))

    def build(self, unit: float) -> Result:
        """What it takes to bring the site up to date."""
        pdf = "--pdf" if os.environ.get("PDF") else "--no-pdf"
        command = [
            sys.executable,
            "build.py",
            "render",
            "--demo",
            pdf,
            "--full" if not self.site.exists() else "--verbose",
        ]
        where = ["--content", str(self.content), "--output", str(self.site)]
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        run = subprocess.run([*command, *where], cwd=self.program, check=True, capture_output=True, text=True)
        seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Result(spent / unit, seconds, *told(run.stdout + run.stderr))

    def cell(self, wanted: Mapping[str, str]) -> None:
        """Adds ten to the latest value of the first row that is so."""
        editions = self.content / ".cache/demo/editions"
        edition = read_edition(editions / list_editions(editions)[-1])
        frame = edition.frame.copy()
        alike = frame["value"] > 0
        for column, value in wanted.items():
            alike &= frame[column] == value
        latest = frame.index[alike & (frame["period"] == max(frame.loc[alike, "period"].astype(str)))][0]
        frame.loc[latest, "value"] += 10
        shutil.rmtree(editions / edition.id)
        write_edition(editions, replace(edition, frame=frame))

    def template(self) -> None:
        """Adds a class to the page of every fiche."""
        page = self.program / "templates/pages/fiche.html"
        page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")


CHANGES: Mapping[str, Callable[[Bench], None]] = {
    "tout": lambda bench: None,
    "rien": lambda bench: None,
    "une cellule d’un métier": lambda bench: bench.cell(_METIER),
    "un chiffre clé": lambda bench: bench.cell(_KEY_FIGURE),
    "un gabarit": Bench.template,
}
"""What is changed before each build, in order."""


def told(messages: str) -> tuple[float, int]:
    """The memory and the number of fiches composed that a build tells at its end; 0 where it tells none."""
    memory, made = _MEMORY.search(messages.replace("\u00a0", " ")), _COMPOSED.search(messages)
    amount = memory[1].replace("\u202f", "").replace(",", ".") if memory else "0"
    return float(amount), int(made[1]) if made else 0


def line(name: str, now: Result, last: Result | None) -> str:
    """One result as it is reported, beside the last release's."""
    beside = f" (dernière version : × {now.processor / last.processor:.2f})" if last and last.processor else ""
    return (
        f"{name} : {now.made} fiches composées, {now.processor:.2f} unités de processeur{beside}, {now.seconds:.1f} s,"
        f" {now.memory:.0f} Mo"
    )


def kept(document: Mapping[str, Mapping[str, Mapping[str, Mapping[str, float]]]], site: str) -> dict[str, Result]:
    """The last release's results for a site; empty where there are none."""
    releases = [sites[site] for _, sites in sorted(document.items(), key=lambda one: _order(one[0])) if site in sites]
    return {name: Result(**row) for name, row in releases[-1].items()} if releases else {}  # type: ignore[arg-type]


def _order(release: str) -> tuple[int, ...]:
    return tuple(int(part) for part in release.split("."))


def keep(release: str, site: str, results: Mapping[str, Result]) -> None:
    """Writes the results of a release beside those of the others."""
    document = json.loads(RESULTS.read_text(encoding="utf-8"))
    rows = {name: {k: round(v, 2) for k, v in asdict(one).items()} for name, one in results.items()}
    document.setdefault(release, {})[site] = rows
    RESULTS.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
