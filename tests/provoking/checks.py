"""What a check refuses: proofs of a site, the gate, templates and drawings (4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from fiches.charts.engine.render import draw
from fiches.editions.store import Edition, write_edition
from fiches.errors import Code
from fiches.harvest.gate.admission import admit
from fiches.harvest.run import HarvestOptions, Run
from fiches.harvest.set_aside import entry_of
from fiches.site.environment import render
from fiches.site.paper.html_tree import document
from fiches.site.publish import write_file, write_sums
from fiches.source.answers import SetAside
from fiches.source.calls import Call
from tests.provoking.bench import Bench, Codes, Provocation, raised, told
from tests.support.commands import QUIET
from tests.support.frames import ILLE, Row, catalogue, edition, key, line, watched
from tests.support.good_site import CONTENT, FICHE, FOLDER, FORMER, KEY, good_site, write
from tests.support.world import World, access, brought_up_to_date, config

PAGE = f"{FOLDER}index.html"
FIGURE = "41\u202f230\u00a0personnes"
SET_ASIDE = Call("DE_1", ILLE, "CUMUL", "CUMUL", (), latest_only=True, characteristics=False)


def _no_data(bench: Bench) -> Codes:
    world = World(silent={"DE_1"})
    run = Run(config(bench.folder), catalogue(), access(bench.folder), QUIET, "x", HarvestOptions())
    return raised(lambda: brought_up_to_date(run, world))


def _verified(site: Path, what: str) -> Codes:
    write_sums(site)
    return told("verify", what, "--output", str(site), "--content", str(CONTENT), "--jobs", "1", "--quiet")


def _planted(what: str, old: str, new: str) -> Provocation:
    """A fault in a fiche's page, for one proof."""

    def provoked(bench: Bench) -> Codes:
        assert old in FICHE
        site = good_site(bench.folder)
        write(site, PAGE, FICHE.replace(old, new, 1))
        return _verified(site, what)

    return provoked


def _written(what: str, name: str, content: bytes) -> Provocation:
    """A file of the site that is not what it should be."""

    def provoked(bench: Bench) -> Codes:
        site = good_site(bench.folder)
        write_file(site, name, content)
        return _verified(site, what)

    return provoked


def _different(bench: Bench) -> Codes:
    one, other = (good_site(bench.folder / name) for name in ("un", "autre"))
    write(other, "robots.txt", "User-agent: *\n")
    return told("verify", "reproducible", str(other), "--output", str(one))


def _edition(rows: Sequence[Row], identifier: str, **manifest: object) -> Edition:
    periods = {str(row[0]): max(str(one[8]) for one in rows if one[0] == row[0]) for row in rows}
    return edition(rows, identifier, **{"periods": periods, "coverage": {}, **manifest})


def _gate(rows: Sequence[Row], former: Edition | None = None, **manifest: object) -> Provocation:
    """The gate refuses these rows, after a former edition."""

    def provoked(bench: Bench) -> Codes:
        if former:
            write_edition(bench.folder / "editions", former)
        settings = config(bench.folder, garde={"derives_max": 0})
        run = Run(settings, watched(), access(bench.folder), QUIET, "x", HarvestOptions())
        codes = raised(lambda: admit(_edition(rows, "2026T1", **manifest), run))
        assert Code.GATE in codes
        return codes

    return provoked


def _covered(answered: int) -> Mapping[str, object]:
    """What a manifest says of ten calls."""
    return {"DE_1": {"DEP": {"demandes": 10, "repondus": answered}}}


def _template(bench: Bench) -> Codes:
    write(bench.folder, "t.html", "\n{% if %}")
    return raised(lambda: render("t.html", bench.folder))


ENTRY = entry_of(SET_ASIDE, SetAside("CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", "-10", "hors bornes"))
BEFORE = [line(key(), 5000)]
CHECKS: Mapping[Code, Provocation] = {
    Code.NO_DATA: _no_data,
    Code.NUMBERS: _planted("numbers", FIGURE, "41\u202f240\u00a0personnes"),
    Code.CLAIMS: _planted(
        "claims", "<p>On compte", f'<p><span data-affirme="hausse({FORMER};{KEY})">En baisse</span>. On compte'
    ),
    Code.SAME: _planted("same", 'datetime="2025-03">T1 2025', 'datetime="2024-03">T1 2024'),
    Code.PDF: _written("pdf", f"{FOLDER}fiche.pdf", b"%PDF-1.7 rien"),
    Code.LINKS: _planted("links", 'href="donnees.csv"', 'href="absent.csv"'),
    Code.DATA: _written("data", f"{FOLDER}donnees.csv", b"rien\n"),
    Code.REPRODUCIBLE: _different,
    Code.GATE: _gate([line(key(), 0)]),
    Code.GATE_PERIOD: _gate([line(key(), 0)]),
    Code.GATE_IDENTITIES: _gate([line(key(), 560), line(key(characteristic="AGE/AGE1"), 600)]),
    Code.GATE_SET_ASIDE: _gate([line(key(), 500)], ecartees=[ENTRY]),
    Code.GATE_COVERAGE: _gate(BEFORE, _edition(BEFORE, "2025T4", coverage=_covered(10)), coverage=_covered(5)),
    Code.GATE_DRIFTS: _gate([line(key(), 50_000)], _edition(BEFORE, "2025T4")),
    Code.TEMPLATE: _template,
    Code.CHART: lambda bench: raised(lambda: draw("camembert", [], identifier="g", title="t", description="d")),
    Code.PDF_COMPOSITION: lambda bench: raised(lambda: document("<html><p></html>", "", lambda url: {})),
    Code.FILE_NAME: lambda bench: raised(lambda: write_file(bench.folder, "../x", b"")),
}
