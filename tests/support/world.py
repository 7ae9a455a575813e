"""A tiny France behind the contract: a country, a region, two départements; its figures can be changed between calls."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import httpx
from pydantic import SecretStr

from fiches.content.catalogue import Catalogue
from fiches.content.config import Config, Site, TerritoryList
from fiches.content.environment import Environment
from fiches.harvest.model import Scope
from fiches.harvest.run import Run
from fiches.harvest.survey import survey
from fiches.harvest.update import bring_up_to_date
from fiches.source.api import Api
from fiches.source.model import Access
from tests.support.source import NO_LIST, Source, client_of, fault

TERRITORIES = (
    ("NAT", "FR", "France", "", ""),
    ("NAT", "FMO", "France métropolitaine", "", ""),
    ("REG", "53", "BRETAGNE", "NAT", "FMO"),
    ("DEP", "35", "ILLE-ET-VILAINE", "REG", "53"),
    ("DEP", "22", "COTES-D'ARMOR", "REG", "53"),
    ("EPCI", "243500139", "Rennes Métropole", "DEP", "35"),
)
_INDICATORS = {"stat-demandeurs": "DE_1", "stat-offres": "OFF_1", "stat-perspective-employeur": "PERSP_2"}


@dataclass
class World(Source):
    """`period` and `loaded` date the update; `failing` names calls (indicator-territory) that answer 503."""

    period: str = "2026T1"
    loaded: str = "2026-06-12T07:31:04.000+02:00"
    loads: dict[str, str] = field(default_factory=dict)  # the date of some indicators, where it is not `loaded`
    values: dict[tuple[str, ...], object] = field(default_factory=dict)  # (indicator, type, code, activity) → value
    silent: set[str] = field(default_factory=set)  # indicators without data anywhere
    failing: set[str] = field(default_factory=set)
    metiers: tuple[str, ...] = ("A1203", "J1501", "K1302")
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self._answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        name = request.url.path.rpartition("/v1/")[2]
        if name.startswith("referentiel/"):
            return self._referential(name.removeprefix("referentiel/"))
        asked = json.loads(request.content)
        indicator = _INDICATORS[name.rpartition("/")[2]]
        place = (indicator, asked["codeTypeTerritoire"], asked["codeTerritoire"], asked["codeActivite"])
        self.asked.append(place)
        if f"{indicator}-{place[1]}-{place[2]}" in self.failing:
            return httpx.Response(503)
        if indicator in self.silent:
            return fault(NO_LIST)
        return httpx.Response(200, json=self._document(place, asked))

    def _document(self, place: tuple[str, ...], asked: dict[str, object]) -> dict[str, object]:
        code = {"DE_1": "ABC", "OFF_1": "TOFF", "PERSP_2": "PERSPECTIVE"}[place[0]]
        period = "2025" if place[0] == "PERSP_2" else self.period
        value = self.values.get(place, 3 if place[0] == "PERSP_2" else 1000)
        loaded = self.loads.get(place[0], self.loaded)
        root = {"codeIndicateur": place[0], "datMaj": loaded}
        if value is None:
            return root
        row = {
            "datMaj": loaded, "codeTypeTerritoire": place[1], "codeTerritoire": place[2],
            "codeTypeActivite": asked["codeTypeActivite"], "codeActivite": place[3], "codeNomenclature": code,
            "codePeriode": period, "valeurPrincipaleNombre": value, "libNomenclature": code,
        }  # fmt: skip
        return {**root, "listeValeursParPeriode": [row]}

    def _referential(self, path: str) -> httpx.Response:
        if path.startswith("territoires/"):
            fields = (
                "codeTypeTerritoire",
                "codeTerritoire",
                "libelleTerritoire",
                "codeTypeTerritoireParent",
                "codeTerritoireParent",
            )
            rows = [dict(zip(fields, t, strict=True)) for t in TERRITORIES if t[0] == path.rpartition("/")[2]]
            return httpx.Response(200, json={"territoires": rows})
        if path == "activites/ROME":
            rows = [{"codeActivite": code, "libelleActivite": code} for code in self.metiers]
            return httpx.Response(200, json={"activites": rows})
        return fault(NO_LIST)

    @contextmanager
    def opened(self, _config: Config, catalogue: Catalogue, _access: Access) -> Iterator[Api]:
        """Stands for `source_access.opened`."""
        with client_of(self) as client:
            yield Api(client, catalogue.sources)


class Openable(Protocol):
    """A source that a harvest can be made from."""

    def opened(self, config: Config, catalogue: Catalogue, access: Access, /) -> AbstractContextManager[Api]:
        """The source, open."""


def brought_up_to_date(run: Run, source: Openable) -> Path:
    """The edition of a harvest made from a source of the tests."""
    with source.opened(run.config, run.catalogue, run.access) as api:
        return bring_up_to_date(run, api)


def surveyed(source: Openable, catalogue: Catalogue, settings: Config, folder: Path) -> Scope:
    """What a source of the tests lists, and what is asked of it."""
    with source.opened(settings, catalogue, access(folder)) as api:
        return survey(api, catalogue, settings, place="content/territoires.toml")


def config(folder: Path, *, territories: dict[str, object] | None = None, **site: object) -> Config:
    """Settings of a small content folder."""
    return Config(
        content=folder / "content",
        site=Site(titre="Essai", editeur="Nous", **site),
        territories=TerritoryList(**(territories or {"niveaux": ("DEP",)})),
        environment=Environment(_env_file=None, ft_client_id="x", ft_client_secret=SecretStr("y")),
    )


def access(folder: Path, name: str = "https://api.test") -> Access:
    """Access to a source under a folder."""
    return Access(name, folder / "cache", folder / "editions", demo=False)
