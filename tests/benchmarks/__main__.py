"""Measures, and reports; never judges. `uv run --frozen python -m tests.benchmarks [NAME…]`

- `client`: calls a second of client and emulator in process, pacing off;
- `demo`: the demo from nothing, harvest included;
- `rankings`: the calls of three proven top-20 for the country, régions and départements, by indicator and level;
- `lighthouse`: the four scores of home, a list and a fiche, mobile profile (after `bash .ci/browsers` and a demo);
- `pdf`: the processor's time of a PDF, laid out and set, and where it goes (of the edition of the demo, or of the content that
  `CONTENT` names);
- `render`: the fiches from a harvested edition (charts, pages, data, checks);
- `reach`: from nothing, then after each kind of change, in units of processor beside the last release's (of the edition of the
  demo, or of the content that `CONTENT` names; `PDF=1` sets the PDFs; `KEEP=0.2.0` keeps the results for that release,
  of the site that `NAME` names);
- `fiche`: what a fiche costs its reader, beside its budget: bytes, words, drawings, stops of the focus, heights (of the site
  in `site/`, or in the folders that `SITE` names, separated by colons; after `bash .ci/browsers`);
- `serve`: from a save to the fiche that shows it in the preview, by kind of change (of the demo),
  with the processor's time that it takes: what a machine that does nothing else would need;
- `sizes`: the bytes of a fiche's files by level, beside what `fiches/content/site_size.py` has (of the site in `site/`, or
  in the folder that `SITE` names);
- `peers`: pages of four curves from one table, by this project's engine and by three that an engineer would pick instead (after
  `bash .ci/browsers`, for Node; their packages come from npm);
- `structure`: sizes of modules and functions, the longest chains of imports, repeats, modules with a test of their own
  name, the stops of one figure;
- `titles`: the share of titles that more than half of the départements of the demo have, figures and places aside.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def timed(*arguments: str) -> tuple[float, float]:
    """Wall seconds of a build, and the largest process of all those run so far, in MB."""
    start = time.perf_counter()
    subprocess.run([sys.executable, str(ROOT / "build.py"), *arguments, "--quiet"], check=True, cwd=ROOT)
    seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def bench_client(_: Path) -> None:
    from fiches.content.catalogue_files import load_catalogue
    from fiches.content.config import load_config
    from fiches.keys import FRANCE
    from fiches.source.access import emulated
    from fiches.source.api import Api
    from fiches.source.calls import Call
    from fiches.source.client import Client
    from fiches.source.pacing import Pace

    config, catalogue = load_config(ROOT / "content"), load_catalogue(ROOT / "content")
    environment, transport = emulated(config.environment)
    with Client(environment, Pace(None), transport=transport) as client:
        api = Api(client, catalogue.sources)
        metiers = list(api.activities("ROME"))[:500]
        start = time.perf_counter()
        for _repeat in range(4):
            for code in metiers:
                api.observations(Call("DE_1", FRANCE, "ROME", code, ("ABC",), latest_only=True, characteristics=False))
        seconds = time.perf_counter() - start
    report("client", f"{4 * len(metiers) / seconds:.0f} appels par seconde ({4 * len(metiers)} appels)")


def bench_demo(folder: Path) -> None:
    seconds, memory = timed("--demo", "--content", str(content(folder)), "--output", str(folder / "site"))
    report("demo", f"{seconds:.1f} s depuis rien, récolte comprise ; plus grand processus {memory:.0f} Mo")
    weights(folder / "site")


def bench_rankings(folder: Path) -> None:
    place = content(folder)
    settings = (place / "site.toml").read_text(encoding="utf-8")
    (place / "site.toml").write_text(settings.replace("[metiers]", "[metiers]\nclassement = 20"), encoding="utf-8")
    (place / "territoires.toml").write_text('niveaux = ["NAT", "REG", "DEP"]\n', encoding="utf-8")
    start = time.perf_counter()
    command = [sys.executable, str(ROOT / "build.py"), "harvest", "--demo", "--content", str(place)]
    said = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stderr
    for line in said.splitlines():
        if line.startswith("Classements"):
            report("rankings", line)
    report("rankings", f"{time.perf_counter() - start:.0f} s, récolte comprise")


def bench_render(folder: Path) -> None:
    place = content(folder)
    timed("harvest", "--demo", "--content", str(place))
    seconds, memory = timed("render", "--demo", "--content", str(place), "--output", str(folder / "site"))
    report("render", f"{seconds:.1f} s ; plus grand processus {memory:.0f} Mo")


def bench_reach(folder: Path) -> None:
    from tests.benchmarks.reach import measured

    place = Path(os.environ["CONTENT"]) if "CONTENT" in os.environ else content(folder)
    if "CONTENT" not in os.environ:
        timed("harvest", "--demo", "--content", str(place))
    work = folder / "work"
    work.mkdir()
    for line in measured(place, work, os.environ.get("NAME", "demo")):
        report("reach", line)


def bench_lighthouse(folder: Path) -> None:
    from tests.browser.driver import opened
    from tests.browser.publisher import PAGES, make_publisher_site
    from tests.support.serving import served

    with served(folder / "site", "/depot/") as url, opened() as browser:
        make_publisher_site(folder, url)
        for name, page in PAGES.items():
            found = browser.ask("lighthouse", url=url + page)
            report("lighthouse", f"{name} : " + ", ".join(f"{what} {score}" for what, score in found["scores"].items()))
            for short in found["short"]:
                report("lighthouse", f"  {short}")


def bench_fiche(_: Path) -> None:
    from tests.benchmarks.fiche import lines

    for line in lines([Path(site) for site in os.environ.get("SITE", str(ROOT / "site")).split(os.pathsep)]):
        report("fiche", line)


def bench_pdf(folder: Path) -> None:
    from tests.benchmarks.pdf import measured

    place = Path(os.environ["CONTENT"]) if "CONTENT" in os.environ else content(folder)
    if "CONTENT" not in os.environ:
        timed("harvest", "--demo", "--content", str(place))
    for line in measured(place, max((place / ".cache/demo/editions").iterdir())):
        report("pdf", line)


def bench_serve(folder: Path) -> None:
    from tests.benchmarks.serve import measured

    place = content(folder)
    timed("harvest", "--demo", "--content", str(place))
    copy = folder / "copy"
    copy.mkdir()
    for line in measured(copy, place):
        report("serve", line)


def bench_sizes(_: Path) -> None:
    from tests.benchmarks.sizes import measured

    for line in measured(Path(os.environ.get("SITE", ROOT / "site"))):
        report("sizes", line)


def bench_peers(folder: Path) -> None:
    from tests.benchmarks.peers import measured

    for line in measured(folder):
        report("peers", line)


def bench_structure(_: Path) -> None:
    from tests.benchmarks.structure import structure

    for line in structure():
        report("structure", line)


def bench_titles(folder: Path) -> None:
    from tests.benchmarks.titles import titles

    place = content(folder)
    timed("harvest", "--demo", "--content", str(place))
    for line in titles(place, max((place / ".cache/demo/editions").iterdir())):
        report("titles", line)


def content(folder: Path) -> Path:
    """The project's content, without any answer."""
    place = folder / "content"
    if not place.exists():
        shutil.copytree(ROOT / "content", place, ignore=shutil.ignore_patterns(".cache", "editions"))
    return place


def weights(site: Path) -> None:
    fiches = [path.parent for path in site.rglob("donnees.csv")]
    pages = sorted((path / "index.html").stat().st_size for path in fiches)
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    report("poids", f"page médiane {pages[len(pages) // 2] / 1000:.0f} ko, la plus lourde {pages[-1] / 1000:.0f} ko")
    report(
        "poids", f"site {total / 1e6:.1f} Mo, soit {total / len(fiches) / 1000:.0f} ko par fiche ({len(fiches)} fiches)"
    )


def report(name: str, text: str) -> None:
    print(f"{name:10} {text}", flush=True)


BENCHMARKS: dict[str, Callable[[Path], None]] = {
    "client": bench_client,
    "demo": bench_demo,
    "rankings": bench_rankings,
    "pdf": bench_pdf,
    "render": bench_render,
    "reach": bench_reach,
    "lighthouse": bench_lighthouse,
    "fiche": bench_fiche,
    "serve": bench_serve,
    "sizes": bench_sizes,
    "peers": bench_peers,
    "structure": bench_structure,
    "titles": bench_titles,
}


def main(names: list[str]) -> None:
    print(f"{os.cpu_count()} cœurs, Python {sys.version.split()[0]}")
    for name in names or BENCHMARKS:
        with tempfile.TemporaryDirectory() as folder:
            BENCHMARKS[name](Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
