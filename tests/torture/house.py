"""A publisher's machine and the emulator across a loopback socket: what is harvested, what is left on disk, what was asked."""

from __future__ import annotations

import io
import json
import re
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from fiches.commands.cli import run_command
from fiches.commands.options import Options
from fiches.progress import Reporter
from fiches.site.publish import write_sums
from fiches.source.emulator.messages import Request, Response
from fiches.source.emulator.server import EmulatorServer
from fiches.source.emulator.service import API_PATH, INDICATOR, Emulator, Settings
from fiches.source.pacing import Pace
from tests.support.site_folder import fingerprint, make_content, without_rereading

TERRITORIES = 'niveaux = ["NAT"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
METIERS = ("A1203",)
FORMER, LATEST = "2025T4", "2026T1"
CREDENTIALS = {"FT_CLIENT_ID": "PAR_essai", "FT_CLIENT_SECRET": "secret-de-torture"}
LONGEST = 300.0  # seconds of wall time, whatever the scenario: seconds alone, minutes on a busy machine, and never without end


@dataclass(frozen=True, slots=True)
class Arrival:
    """A call as it reached the emulator."""

    time: float
    status: int
    name: str  # what the call asks, as the journal names it; the path of a referential


class Watched(Emulator):
    """Notes every call to the API, tokens aside."""

    def __init__(self, latest: str, *, rate_limit: int | None = None) -> None:
        super().__init__(Settings(latest=latest, rate_limit=rate_limit))
        self.arrivals: list[Arrival] = []

    def handle(self, request: Request) -> Response:
        arrived = self.clock()
        response = super().handle(request)
        if request.path.startswith(API_PATH):
            self.arrivals.append(Arrival(arrived, response.status, name_of(request)))
        return response

    def indicator_calls(self) -> list[str]:
        """The names of the calls to indicators, in order of arrival."""
        return [arrival.name for arrival in self.arrivals if "|" in arrival.name]

    def average(self, *, latest: int) -> float:
        """Calls a second, over the latest ones: those of the plan, that wait for nothing but their turn."""
        moments = sorted(arrival.time for arrival in self.arrivals)[-latest:]
        return (len(moments) - 1) / (moments[-1] - moments[0])


CODES = {
    "stat-demandeurs": "DE_1",
    "stat-demandeurs-entrant": "DE_5",
    "stat-offres": "OFF_1",
    "stat-embauches": "EMB_1",
    "stat-perspective-employeur": "PERSP_2",
    "stat-dynamique-emploi": "DYN_1",
}


def name_of(request: Request) -> str:
    """The journal's name of a call (without what is kept of its answer), or the path of a referential."""
    path = request.path.removeprefix(API_PATH)
    if not path.startswith(INDICATOR):
        return path
    parts = path.removeprefix(INDICATOR).split("/")
    if parts[0] not in CODES:
        metier = request.query.rpartition("=")[2]
        return f"SAL_3|{parts[1]}-{parts[2]}|FAP225|{metier}|dernier|"
    body = json.loads(request.body)
    shape = "dernier" if body.get("dernierePeriode") else "historique"
    shape += "" if body.get("sansCaracteristiques") else "+caracteristiques"
    place = f"{body['codeTypeTerritoire']}-{body['codeTerritoire']}|{body['codeTypeActivite']}|{body['codeActivite']}"
    return f"{CODES[parts[0]]}|{place}|{shape}|{','.join(body.get('listeCodeNomenclature', ()))}"


class Timed(Pace):
    """The pace that is really kept, the moments noted when a call may start."""

    starts: ClassVar[list[float]] = []

    def __init__(self, rate: float | None) -> None:
        super().__init__(rate)
        Timed.starts.clear()

    def _delay(self) -> float:
        delay = super()._delay()
        if delay <= 0:
            Timed.starts.append(self._next - self._interval)
        return delay


def most_in_a_second(moments: Sequence[float]) -> int:
    return max(sum(1 for other in moments if 0 <= other - moment < 1) for moment in moments)


class Hurried(Pace):
    """A pace whose pauses are noted, and pass at once on a clock of its own."""

    longest = 0.0

    def __init__(self, _rate: float | None) -> None:
        self._ahead = 0.0
        Hurried.longest = 0.0
        super().__init__(None, clock=lambda: time.monotonic() + self._ahead)

    def sleep(self, seconds: float) -> None:
        if seconds > 0:
            self._ahead += seconds
            Hurried.longest = max(Hurried.longest, seconds)
        super().sleep(min(seconds, 0.001))


@contextmanager
def served(emulator: Emulator, address: str = "127.0.0.1", port: int = 0) -> Iterator[EmulatorServer]:
    with EmulatorServer(emulator, port, address) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def short_content(folder: Path) -> Path:
    """One métier, three territories, no list of activities: some sixty calls, of every indicator; nothing read again."""
    content = make_content(folder, territories=TERRITORIES, metiers=METIERS)
    without_rereading(content)
    catalogue = content / "indicateurs.toml"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(re.sub(r"(premiers = \d+, niveaux = )\[.*?\]", r'\1["BASBMO"]', text), encoding="utf-8")
    return content


@dataclass
class Machine:
    """A content folder with the edition of the quarter before, and a published site that nobody may touch."""

    content: Path
    site: Path
    said: io.StringIO = field(default_factory=io.StringIO)

    @classmethod
    def at(cls, folder: Path, template: Path) -> Machine:
        shutil.copytree(template, folder / "content", ignore=shutil.ignore_patterns(".cache"))
        site = folder / "site"
        (site / "api/v1").mkdir(parents=True)
        (site / "api/v1/build.json").write_text('{"edition": "2025T4"}', encoding="utf-8")
        (site / "index.html").write_text("le site d’avant", encoding="utf-8")
        write_sums(site)
        return cls(folder / "content", site)

    def run(self, command: str = "harvest", **settings: object) -> None:
        options = Options(content=self.content, output=self.site, jobs=1, **settings)  # type: ignore[arg-type]
        run_command(command, options, Reporter("verbose", self.said))

    @property
    def editions(self) -> Path:
        return self.content / "editions"

    def state(self) -> dict[str, str]:
        """Every file that a visitor or the next run relies on."""
        return fingerprint(self.editions) | {f"site/{name}": digest for name, digest in fingerprint(self.site).items()}


def repeated(names: list[str]) -> int:
    """How often the most asked of some calls was asked."""
    return max(Counter(names).values(), default=0)
