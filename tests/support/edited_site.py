"""A small site whose edition, content and options are edited between builds; each build is compared with a clean one."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fiches.commands import publication
from fiches.commands.cli import run_command
from fiches.commands.options import Options
from fiches.content.reference.communes import communes
from fiches.editions.store import Edition, Referential, sorted_frame, write_edition
from fiches.keys import FRANCE, Key, TerritoryKey
from fiches.progress import Reporter
from fiches.site.checks.results import PageResult, SiteReport
from fiches.site.checks.site import check_site
from fiches.site.incremental.store import SiteRecord, Store
from fiches.site.proofs.communes import reference
from fiches.territories import ListedTerritory
from tests.support.commands import bare_content
from tests.support.frames import key, line, manifest
from tests.support.site_folder import fingerprint

REGIONS = tuple(TerritoryKey("REG", code) for code in ("11", "24", "28", "32", "53", "76", "84"))
ILLE, COTES = TerritoryKey("DEP", "35"), TerritoryKey("DEP", "22")
BRETAGNE = TerritoryKey("REG", "53")
NAMES = dict(
    zip(
        (FRANCE, *REGIONS, ILLE, COTES),
        ("France", "Île-de-France", "Centre-Val de Loire", "Normandie", "Hauts-de-France", "Bretagne", "Occitanie",
         "Auvergne-Rhône-Alpes", "Ille-et-Vilaine", "Côtes-d’Armor"),
        strict=True,
    )
)  # fmt: skip
PERIODS = ("2025T1", "2025T2", "2025T3", "2025T4", "2026T1")
LISTED = 'niveaux = ["NAT", "REG"]\n\n[[territoires]]\ntype = "DEP"\ncode = "35"\n'
OTHER = '\n[[territoires]]\ntype = "DEP"\ncode = "22"\n'
METIER = "J1501"


def first_values() -> dict[Key, float]:
    """Job seekers over a year, in all and by age, their offers, one métier and a grade, in every place."""
    draw, values = random.Random(5), dict[Key, float]()
    for place in NAMES:
        size = {"NAT": 900_000, "REG": 90_000, "DEP": 30_000}[place.type] * draw.uniform(0.8, 1.2)
        for step, period in enumerate(PERIODS):
            grown = size * (1 + 0.01 * step * draw.uniform(-1, 2))
            values[key(place, period=period)] = _ten(grown)
            values[key(place, "TOFF", period, indicator="OFF_1")] = _ten(grown / 3)
        total = values[key(place)]
        for group, share in (("AGE1", 20), ("AGE2", 50), ("AGE3", 30)):
            own = share + draw.randint(-4, 4)
            values[key(place, characteristic=f"AGE/{group}")] = _ten(total * own / 100)
            values[key(place, characteristic=f"AGE/{group}", measure="pourcentage")] = float(own)
        for period in (PERIODS[0], PERIODS[-1]):
            values[key(place, period=period, activity=METIER)] = _ten(total * draw.uniform(0.02, 0.04))
        values[key(place, "PERSPECTIVE", "2025", indicator="PERSP_2", measure="niveau")] = float(draw.randint(1, 5))
    return values


def _ten(value: float) -> float:
    return 10.0 * round(value / 10)


@dataclass
class EditedSite:
    """`output` is built again and again from what was there; `clean` from nothing."""

    folder: Path
    content: Path
    values: dict[Key, float | None] = field(default_factory=lambda: dict(first_values()))
    url: str = ""
    findings: list[str] = field(default_factory=list)  # of the last build

    @property
    def output(self) -> Path:
        return self.folder / "site"

    @property
    def store(self) -> Store:
        return Store(self.content, self.output)

    def write(self) -> None:
        """The edition, as it would be harvested with these values."""
        rows = [line(one, value) for one, value in self.values.items()]
        listed = tuple(
            ListedTerritory(place, name, {"NAT": None, "REG": FRANCE, "DEP": BRETAGNE}[place.type])
            for place, name in NAMES.items()
        )
        referential = Referential(listed, {f"activite/ROME/{METIER}": "Aide-soignant"}, {"ROME": (METIER,)})
        latest = {"DE_1": "2026T1", "OFF_1": "2026T1", "PERSP_2": "2025"}
        shutil.rmtree(self.content / "editions", ignore_errors=True)
        told = manifest("2026T1", rows=len(rows), periods=latest)
        write_edition(self.content / "editions", Edition(told, referential, sorted_frame(rows)))

    def build(self, **changes: object) -> SiteRecord:
        """Builds from what is there; what became of each file."""
        self._render(replace(self.options, **changes))  # type: ignore[arg-type]
        found = self.store.site()
        assert found is not None
        return found

    @property
    def options(self) -> Options:
        return Options(content=self.content, output=self.output, jobs=1, pdf=False)

    def _render(self, options: Options) -> None:
        """Values edited at random contradict each other: what the proofs find is noted, and stops nothing."""

        def checked(root: Path, _options: Options, _reporter: Reporter, known: Mapping[str, PageResult]) -> SiteReport:
            report = check_site(root, content=self.content, known=known)
            self.findings = sorted(report.findings)
            return report

        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", self.url)
            patch.setattr(publication, "refuse_faulty_site", checked)
            run_command("render", options, Reporter("quiet"))

    def clean(self) -> dict[str, str]:
        """What a build from nothing makes: every file and the digest of its bytes. The proofs must find the same in it."""
        found = self.findings
        other = self.folder / "propre"
        shutil.rmtree(other, ignore_errors=True)
        self._render(replace(self.options, output=other, full=True))
        assert self.findings == found
        return fingerprint(other)

    def made(self, record: SiteRecord) -> set[str]:
        """The fiches that were written by a build."""
        return {name for name, (fate, _, _) in record.fates.items() if fate == "composée"}

    def append(self, name: str, text: str) -> None:
        """Adds to a file of the content."""
        path = self.content / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def make_edited_site(folder: Path, patch: pytest.MonkeyPatch) -> EditedSite:
    """The project's content, whose levels of seven are large enough for what is similar and what distinguishes."""
    content = bare_content(folder, patch)
    (content / "territoires.toml").write_text(LISTED, encoding="utf-8")
    for name in ("semblables.toml", "distinctions.toml"):
        path = content / name
        text = re.sub(r"^territoires_min = \d+", "territoires_min = 5", path.read_text(encoding="utf-8"), flags=re.M)
        path.write_text(re.sub(r"^seuil = .*", "seuil = 1.0", text, flags=re.M), encoding="utf-8")
    _fewer_communes(patch)
    site = EditedSite(folder, content)
    site.write()
    return site


def _fewer_communes(patch: pytest.MonkeyPatch) -> None:
    """Those of one département: a search of all of them is 4,000 files, made and read at each of a hundred builds."""
    own = tuple(one for one in communes() if one.departement == "35")
    proven = tuple(one for one in reference() if one.departement == "35")
    patch.setattr("fiches.site.search.places.communes", lambda: own)
    patch.setattr("fiches.site.proofs.communes.reference", lambda: proven)
