"""The publisher's settings: content/site.toml, content/territoires.toml and the environment, as typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, field_validator

from fiches.content.address_forms import checked_site_url, contact_address, host, shown
from fiches.content.brand import Brand
from fiches.content.environment import DOTENV, Environment, read_environment
from fiches.content.fiche_settings import FicheSettings
from fiches.content.files import SITE
from fiches.content.formats import Formats
from fiches.content.logo import read_logo
from fiches.content.metiers import Metiers
from fiches.content.model import Content
from fiches.content.one_line import cleaned
from fiches.content.outside_words import Setting
from fiches.content.own_pages import PagesSettings
from fiches.content.pdf_form import PdfForm
from fiches.content.place_groups import PlaceGroup, group_findings
from fiches.content.selections import Selection, selection_findings, useless_selections
from fiches.content.toml import Findings, build_model, load_toml, read_model
from fiches.errors import Code, ContentError, Finding, under
from fiches.keys import FRANCE, TerritoryKey
from fiches.territories import (
    BASIN,
    COUNTRY,
    DEPARTEMENT,
    EPCI,
    PARENTS_ONLY,
    REGION,
    LevelCode,
    has_known_shape,
    written_code,
)

ONE_LINE = ("titre", "editeur", "contact", "signaler", "pied", "url", "licence")  # of site.toml: one line each


class SourceSettings(Content):
    """How the API is asked.

    `champs_ignores`: answer fields that a human has looked at and chosen to ignore; `echecs_max_pct`: the share of the
    territories that may keep the figures of the former edition when the source fails for them; `relecture`: how many
    calls a visit with nothing new makes at most to read series again (0: none).
    """

    debit: float = Field(default=9.0, gt=0, le=9.5)
    connexions: int = Field(default=8, ge=1, le=32)
    champs_ignores: tuple[str, ...] = ()
    echecs_max_pct: float = Field(default=5.0, ge=0, le=100)
    relecture: int = Field(default=3000, ge=0)


class Guard(Content):
    """How far a new edition may differ from the previous one and still be accepted without a human.

    `baisse_couverture_pct`: how much fewer calls may be answered, by indicator and level; `derives_max`: how many values
    may move more than the catalogue's bounds, counts under `effectif_min` aside; `identites_max`: how many identities
    (ABC = A + B + C, a part within its whole) may fail; `lignes_ecartees_max`: how many rows of the source may be set
    aside, because what they say cannot be.
    """

    baisse_couverture_pct: float = Field(default=5.0, ge=0, le=100)
    derives_max: int = Field(default=20, ge=0)
    effectif_min: float = Field(default=500.0, ge=0)
    identites_max: int = Field(default=0, ge=0)
    lignes_ecartees_max: int = Field(default=10, ge=0)


class Site(Content):
    """content/site.toml. `pdf_anciens`: how many former editions keep the PDFs of country, régions and départements;
    `signaler`: where an error is reported, `contact` where it is empty; `pied`: Markdown at the foot of every page.
    """

    titre: Setting
    editeur: Setting
    contact: str = ""
    signaler: str = ""
    pied: Setting = ""
    url: str = ""
    licence: Setting = "Licence Ouverte 2.0"
    pdf: PdfForm = True
    pdf_anciens: int = Field(default=4, ge=0, le=40)
    marque: Brand = Brand()
    pages: PagesSettings = PagesSettings()
    fiche: FicheSettings = FicheSettings()
    formats: Formats = Formats()
    metiers: Metiers = Metiers()
    source: SourceSettings = SourceSettings()
    garde: Guard = Guard()

    @field_validator("url")
    @classmethod
    def absolute(cls, url: str) -> str:
        return checked_site_url(url)

    @field_validator("contact", "signaler")
    @classmethod
    def reachable(cls, contact: str) -> str:
        return contact_address(contact)


class TerritoryEntry(Content):
    """One territory of the list; the names are optional and replace the usual ones."""

    type: LevelCode
    code: str
    nom: Setting = ""
    dans: Setting = ""
    de: Setting = ""
    sujet: Setting = ""

    @property
    def key(self) -> TerritoryKey:
        return TerritoryKey(self.type, self.code)

    @property
    def is_named(self) -> bool:
        """Whether it gives words of the publisher's."""
        return bool(self.nom or self.dans or self.de or self.sujet)


class TerritoryList(Content):
    """content/territoires.toml: whole levels, single territories, levels inside a place, and named groups."""

    niveaux: tuple[LevelCode, ...] = ()
    territoires: tuple[TerritoryEntry, ...] = ()
    selections: tuple[Selection, ...] = ()
    groupes: tuple[PlaceGroup, ...] = ()

    @property
    def single(self) -> tuple[TerritoryKey, ...]:
        """The territories that are given one by one, alone or in a group, each once."""
        own = (entry.key for entry in self.territoires)
        return tuple(dict.fromkeys((*own, *(key for group in self.groupes for key in group.keys))))


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run: content folder, site, territories, environment."""

    content: Path
    site: Site
    territories: TerritoryList
    environment: Environment
    warnings: tuple[str, ...] = ()  # what was read otherwise than written, or contradicts itself

    @property
    def site_url(self) -> str:
        """Public address ending in `/`, or empty."""
        url = checked_site_url(self.environment.site_url or self.site.url)
        return url.rstrip("/") + "/" if url else ""

    @property
    def cache(self) -> Path:
        """Where answers, refused editions and demo editions lie; git ignores it."""
        return self.content / ".cache"

    @property
    def editions(self) -> Path:
        """Where the harvested editions lie, one folder each."""
        return self.content / "editions"


def load_config(content: Path, territories: Path | None = None) -> Config:
    """Settings of a content folder; `territories` replaces its territoires.toml. Raises ContentError with every finding."""
    if not content.is_dir():
        raise ContentError(
            f"{content} : dossier de contenu introuvable. Indiquer le bon dossier avec --content.",
            code=Code.ABSENT_FILE,
        )
    findings, warnings = Findings(), list[str]()
    site = findings.of(lambda: _site(content / SITE, f"{content.name}/{SITE}", warnings))
    listed = findings.of(lambda: _territories(territories or content / "territoires.toml", warnings))
    environment = findings.of(lambda: read_environment(Path(DOTENV), warnings))
    if site is None or listed is None or environment is None:
        raise findings.error()
    warnings.extend(contradictions(site, environment))
    chosen = site.model_copy(update={"metiers": site.metiers.for_levels(listed.niveaux)})
    return Config(content, chosen, listed, environment, tuple(warnings))


def _site(path: Path, name: str, warnings: list[str]) -> Site:
    raw = load_toml(path, name=name)
    for key in ONE_LINE:
        text = raw.get(key)
        if isinstance(text, str):
            raw[key] = cleaned(
                text, f"{name}, « {key} »", warnings, address=key in ("url", "contact", "signaler") and " <" not in text
            )
    site = build_model(Site, raw, name=name)
    read_logo(path.parent, site.marque.logo)
    return site


def _territories(path: Path, warnings: list[str]) -> TerritoryList:
    name = f"{path.parent.name}/{path.name}"
    listed = read_model(TerritoryList, path, name=name)
    findings = list(_territory_findings(listed))
    if findings:
        raise ContentError(*(Finding(f"{name} : {finding}", finding.code) for finding in findings))
    warnings.extend(
        f"{name} : territoire {entry.key} inutile, puisque le niveau {entry.type} est publié en entier. Retirer l’entrée."
        for entry in listed.territoires
        if entry.type in listed.niveaux and not entry.is_named
    )
    warnings.extend(f"{name} : {told}" for told in useless_selections(listed.selections, listed.niveaux))
    return listed


def contradictions(site: Site, environment: Environment) -> Iterator[str]:
    """Two settings that say different things, and which one is followed."""
    if site.url and environment.site_url and host(site.url) != host(environment.site_url):
        yield (
            f"SITE_URL ({shown(environment.site_url)}) et « url » de site.toml ({shown(site.url)}) n’ont pas le même hôte ;"
            " SITE_URL l’emporte. Corriger l’un des deux."
        )


def _territory_findings(listed: TerritoryList) -> list[Finding]:
    missing = []
    if not (listed.niveaux or listed.territoires or listed.selections or listed.groupes):
        missing.append(
            'aucun territoire. Donner des niveaux (niveaux = ["REG"]), des territoires ([[territoires]]), des sélections'
            " ([[selections]]) ou des groupes ([[groupes]])."
        )
    levels = Counter(listed.niveaux)
    twice = [f"niveau « {level} » en double. N’en garder qu’un." for level in levels if levels[level] > 1]
    keys = Counter(entry.key for entry in listed.territoires)
    twice += [f"territoire {key} en double. N’en garder qu’un." for key in keys if keys[key] > 1]
    return [
        *under(Code.NO_TERRITORY, missing),
        *under(Code.LISTED_TWICE, twice),
        *under(Code.UNKNOWN_TERRITORY, _impossible(listed)),
        *under(Code.SELECTION, selection_findings(listed.selections)),
        *under(Code.GROUP, group_findings(listed.groupes)),
    ]


def _impossible(listed: TerritoryList) -> Iterator[str]:
    """Codes that have not the shape of their level's."""
    for number, entry in enumerate(listed.territoires, start=1):
        if not has_known_shape(entry.key) or entry.code in PARENTS_ONLY:
            yield (
                f"entrée {number} : territoire inconnu, code « {written_code(entry.code)} » impossible pour {entry.type}"
                f" (attendu, par exemple : {_EXAMPLES[entry.type]}). Corriger le code."
            )


_EXAMPLES = {COUNTRY: FRANCE.code, REGION: "53", DEPARTEMENT: "35 ou 2A", BASIN: "5301", EPCI: "243500139"}
