"""From a save to the fiche that shows it, by kind of change: `python -m tests.benchmarks serve`."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.previewed import ILLE, Previewed, previewed, seconds_to

TIMES = 5
SHEET = "assets/site.css"
CHANGES = {
    "texte (phrases.toml)": "content/textes/phrases.toml",
    "texte (methode.md)": "content/textes/methode.md",
    "catalogue (indicateurs.toml)": "content/indicateurs.toml",
    "gabarit (fiche.html)": "templates/pages/fiche.html",
    "style (site.css)": "templates/assets/site.css",
    "code (site/fiche/page.py)": "fiches/site/fiche/page.py",
    "code (wording/clauses.py)": "fiches/wording/clauses.py",
    "code (charts/kinds/evolution.py)": "fiches/charts/kinds/evolution.py",
    "code (indicators/computing.py)": "fiches/indicators/computing.py",
    "code (indicators/dataset.py)": "fiches/indicators/dataset.py",
    "code (keys.py)": "fiches/keys.py",
}


def measured(folder: Path, content: Path) -> Iterator[str]:
    """A line a kind of change: seconds from the save to the page, and those of the processor; the load of the machine."""
    with previewed(folder, content) as made:
        start, spent = time.monotonic(), processor(made)
        made.page(ILLE)
        yield f"première page : {time.monotonic() - start:.1f} s ; processeur {processor(made) - spent:.1f} s"
        for path in ("", "regions/", "comparer/"):
            made.page(path)
        for name, path in CHANGES.items():
            yield f"{name} : {_saved(made, path)} ; charge {os.getloadavg()[0]:.1f}"


def _saved(made: Previewed, path: str) -> str:
    """The first save has nothing compiled of what is loaded again: it is not counted."""
    asked, event = (SHEET, "style") if path.endswith(".css") else (ILLE, "page")
    spent, worked = [], []
    for _ in range(TIMES + 1):
        before = processor(made)
        spent.append(seconds_to(made, asked, lambda: _append(made.root / path), event))
        worked.append(processor(made) - before)
    return (
        f"{statistics.median(spent[1:]):.2f} s (de {min(spent[1:]):.2f} à {max(spent[1:]):.2f}) ; processeur"
        f" {statistics.median(worked[1:]):.2f} s"
    )


def _append(file: Path) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write("\n")


def processor(made: Previewed) -> float:
    """The processor's seconds that the server and the process that renders have spent so far (Linux alone says them)."""
    ticks, waiting = 0, [made.process.pid]
    while waiting:
        pid = waiting.pop()
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        waiting += map(int, children)
    return ticks / os.sysconf("SC_CLK_TCK")
