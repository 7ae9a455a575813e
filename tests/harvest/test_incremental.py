"""A harvest that follows another asks only what is new, and makes byte for byte the edition of a full one."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

import httpx
import pandas as pd
import pytest

from fiches.content.catalogue import Catalogue
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import Config
from fiches.editions.store import MANIFEST, Edition, list_editions, read_edition, read_manifest
from fiches.errors import SourceError, SourceRefused, SourceUnavailable
from fiches.harvest import update
from fiches.harvest.update import bring_up_to_date
from fiches.progress import Reporter
from fiches.source.access import Access
from fiches.source.api import Api
from fiches.source.client import Client
from fiches.source.emulator.faults import Faults
from fiches.source.emulator.service import API_PATH, Emulator, Settings
from fiches.source.emulator.transport import API_URL, TOKEN_URL, EmulatorTransport
from tests.support.source import Unhurried, spaces
from tests.support.world import access, config

CONTENT = Path(__file__).parents[2] / "content"
FORMER, LATEST = "2025T4", "2026T1"
PLACES: dict[str, object] = {
    "niveaux": ("NAT",),
    "territoires": [
        {"type": "DEP", "code": "35"}, {"type": "DEP", "code": "976"}, {"type": "EPCI", "code": "243500139"},
    ],
}  # fmt: skip


@dataclass
class Served:
    """The emulator in this process, whose quarter and faults can change; notes the bodies asked and the bytes answered."""

    emulator: Emulator
    ignores_periods: bool = False
    bodies: list[dict[str, object]] = field(default_factory=list)
    answered: int = 0
    calls: int = 0

    def transport(self) -> httpx.MockTransport:
        inner = EmulatorTransport(self.emulator)

        def answer(request: httpx.Request) -> httpx.Response:
            content = request.read()
            if content.startswith(b"{"):
                body = json.loads(content)
                self.bodies.append(dict(body))
                if self.ignores_periods and body.pop("listeCodePeriode", None):
                    request = httpx.Request(request.method, request.url, headers=_headers(request), json=body)
            response = inner.handle_request(request)
            self.answered += len(response.read())
            self.calls += request.url.path.startswith(API_PATH)
            return response

        return httpx.MockTransport(answer)

    @contextmanager
    def opened(self, settings: Config, catalogue: Catalogue, _access: Access) -> Iterator[Api]:
        environment = settings.environment.model_copy(update={"ft_token_url": TOKEN_URL, "ft_api_url": API_URL})
        with Client(environment, Unhurried(), transport=self.transport()) as client:
            yield Api(client, catalogue.sources)

    def forget(self) -> None:
        self.bodies.clear()
        self.answered = self.calls = 0


@lru_cache(maxsize=4)
def emulator(latest: str, history: int = 27) -> Emulator:
    """One of each for all the tests: its first answers are the slow ones."""
    return Emulator(Settings(latest=latest, rate_limit=None, history=history))


@lru_cache(maxsize=1)
def short_catalogue() -> Catalogue:
    """All that the site asks but the lists of activities: every indicator, every shape of call."""
    found = load_catalogue(CONTENT)
    return replace(found, indicators=tuple(i for i in found.indicators if not i.source.premiers))


def _headers(request: httpx.Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name.lower() not in ("content-length", "host")}


@dataclass
class Publisher:
    """A content folder and the emulator behind it."""

    folder: Path
    served: Served
    said: io.StringIO = field(default_factory=io.StringIO)

    def harvest(
        self, latest: str, *, full: bool = False, faults: str = "", history: int = 27, **source: object
    ) -> Path:
        self.served.emulator = emulator(latest, history)
        self.served.emulator.faults = Faults.parse(faults)
        self.served.forget()
        metiers = {"liste": ("J1501",)}
        settings = config(self.folder, territories=PLACES, metiers=metiers, source={"connexions": 1, **source})
        reporter = Reporter("verbose", self.said)
        return bring_up_to_date(settings, short_catalogue(), access(self.folder), reporter, place="x", full=full)


@pytest.fixture
def publisher(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    served = Served(emulator(LATEST))
    monkeypatch.setattr(update, "opened", served.opened)
    return Publisher(tmp_path, served)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("ignoring", [False, True], ids=["chosen periods", "a source that gives them all"])
def test_the_quarter_after_is_the_edition_of_a_full_harvest(publisher: Publisher, ignoring: bool) -> None:
    """Breakdowns, grades, forecasts revised at each release, windows that move and holes included."""
    publisher.served.ignores_periods = ignoring
    publisher.harvest(FORMER)
    renewed, shorter = files(publisher.harvest(LATEST)), publisher.served.answered
    asked = [list(periods) for b in publisher.served.bodies if isinstance(periods := b.get("listeCodePeriode"), list)]
    assert max(map(len, asked)) <= 4
    assert "Repris de l’édition 2025T4 : 0 réponses sans appel, " in spaces(publisher.said.getvalue())
    assert ("; 0 observations" in spaces(publisher.said.getvalue())) == ignoring
    publisher.folder /= "other"
    assert files(publisher.harvest(LATEST)) == renewed
    assert ignoring or shorter < 0.6 * publisher.served.answered


def test_two_quarters_later_the_same(publisher: Publisher) -> None:
    publisher.harvest("2025T3")
    renewed = files(publisher.harvest(LATEST))
    publisher.folder /= "other"
    assert files(publisher.harvest(LATEST)) == renewed


@pytest.mark.parametrize(("before", "after"), [(27, 12), (12, 27)], ids=["shorter", "longer"])
def test_a_window_that_shrinks_or_grows_is_seen(publisher: Publisher, before: int, after: int) -> None:
    """Shorter: the first periods known are gone, everything is read again. Longer: nothing tells it, `--full` does."""
    publisher.harvest(FORMER, history=before)
    renewed = files(publisher.harvest(LATEST, history=after))
    publisher.folder /= "other"
    assert (files(publisher.harvest(LATEST, history=after)) == renewed) == (after < before)


def test_nothing_new_takes_a_few_calls(publisher: Publisher) -> None:
    first = publisher.harvest(LATEST)
    assert publisher.harvest(LATEST) == first
    assert publisher.served.calls <= 16
    assert "Rien de nouveau à la source" in publisher.said.getvalue()


def test_a_harvest_from_nothing_on_demand_reads_everything(publisher: Publisher) -> None:
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, full=True)
    assert not [body for body in publisher.served.bodies if "listeCodePeriode" in body]


# A territory that fails


@pytest.mark.parametrize(("fault", "why"), [("503", "n’a pas répondu"), ("unknown", "autre chose")])
def test_a_territory_that_fails_keeps_the_figures_of_the_former_edition(
    publisher: Publisher, fault: str, why: str
) -> None:
    former = read_edition(publisher.harvest(FORMER))
    found = read_edition(publisher.harvest(LATEST, faults=f"{fault}@DEP-35", echecs_max_pct=50))
    assert {key: one["edition"] for key, one in found.manifest.degraded.items()} == {"DEP-35": FORMER}
    assert why in found.manifest.degraded["DEP-35"]["reason"]
    pd.testing.assert_frame_equal(of_place(found, "35"), of_place(former, "35"))
    assert set(of_place(found, "976").query("indicator == 'DE_1'")["period"]) > {LATEST}
    assert found.manifest.coverage["DE_1"]["DEP"]["repris"] > 0
    assert f"DEP-35 garde les chiffres de l’édition {FORMER}" in spaces(publisher.said.getvalue())


def test_it_is_asked_again_next_time_and_alone(publisher: Publisher) -> None:
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, faults="503@DEP-35", echecs_max_pct=50)
    healed = publisher.harvest(LATEST)
    assert healed.name == f"{LATEST}.2"
    assert {body["codeTerritoire"] for body in publisher.served.bodies} == {"FR", "35"}
    assert read_manifest(healed).degraded == {}
    publisher.folder /= "other"
    full = files(publisher.harvest(LATEST))
    assert {name: data for name, data in files(healed).items() if name != MANIFEST} == {
        name: data for name, data in full.items() if name != MANIFEST
    }


def test_on_another_machine_only_what_had_failed_is_asked(publisher: Publisher) -> None:
    """Without the journal, what the degraded edition holds of this very update stands for the calls."""
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, faults="503@DEP-35", echecs_max_pct=50)
    (publisher.folder / "cache/journal.sqlite").unlink()
    healed = files(publisher.harvest(LATEST))
    posted = Counter(body["codeTerritoire"] for body in publisher.served.bodies)
    assert posted["FR"] < posted["35"]
    publisher.folder /= "other"
    full = files(publisher.harvest(LATEST))
    assert {**healed, MANIFEST: b""} == {**full, MANIFEST: b""}


@pytest.mark.parametrize(
    ("faults", "share", "error"),
    [
        ("503@DEP-35", 0, SourceUnavailable),
        ("503@DEP-35,503@DEP-976", 20, SourceUnavailable),
        ("403@DEP-35", 50, SourceRefused),
        ("503@NAT-FR", 50, SourceUnavailable),
    ],
    ids=["none allowed", "too many", "refused", "the country"],
)
def test_beyond_what_is_borne_nothing_is_written(
    publisher: Publisher, faults: str, share: float, error: type[SourceError]
) -> None:
    former = publisher.harvest(FORMER)
    with pytest.raises(error):
        publisher.harvest(LATEST, faults=faults, echecs_max_pct=share)
    assert list_editions(former.parent) == [FORMER]


def of_place(found: Edition, code: str) -> pd.DataFrame:
    return found.frame[found.frame["territory_code"] == code].reset_index(drop=True)
