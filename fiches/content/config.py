"""The publisher's settings: content/site.toml, content/territoires.toml and the environment, as typed values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from fiches.content.addresses import REAL_API_URL, REAL_TOKEN_URL
from fiches.content.outside_words import Setting
from fiches.content.toml import Content, Findings, read_model
from fiches.errors import ContentError
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


class Metiers(Content):
    """Which métiers are asked everywhere: a list, or the best of the country; `classement`: the first of each territory."""

    liste: tuple[Annotated[str, Field(pattern=r"^[A-N][0-9]{4}$")], ...] = ()
    nombre: int = Field(default=0, ge=0, le=2000)
    classement: int = Field(default=0, ge=0, le=200)

    @model_validator(mode="after")
    def one_of_both(self) -> Metiers:
        if self.liste and self.nombre:
            raise ValueError("« liste » et « nombre » s’excluent : garder l’un des deux.")
        if self.classement and not self.liste and not self.nombre:
            raise ValueError("« classement » s’ajoute à « liste » ou à « nombre » : donner l’un des deux.")
        doubles = [code for code, count in Counter(self.liste).items() if count > 1]
        if doubles:
            raise ValueError(f"métiers en double : {', '.join(doubles)}. N’en garder qu’un.")
        return self


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
    """content/site.toml."""

    titre: Setting
    editeur: Setting
    contact: str = ""
    url: str = ""
    licence: Setting = "Licence Ouverte 2.0"
    pdf: bool = True
    excel: bool | None = None
    metiers: Metiers = Metiers()
    source: SourceSettings = SourceSettings()
    garde: Guard = Guard()

    @field_validator("url")
    @classmethod
    def absolute(cls, url: str) -> str:
        return checked_site_url(url)


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


class TerritoryList(Content):
    """content/territoires.toml: whole levels, and single territories."""

    niveaux: tuple[LevelCode, ...] = ()
    territoires: tuple[TerritoryEntry, ...] = ()


class Environment(BaseSettings):
    """Credentials and addresses, from the environment then from `.env` (interface, section 2)."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    ft_client_id: str = ""
    ft_client_secret: SecretStr = SecretStr("")
    ft_token_url: str = REAL_TOKEN_URL
    ft_api_url: str = REAL_API_URL
    site_url: str = ""

    @property
    def has_credentials(self) -> bool:
        return bool(self.ft_client_id and self.ft_client_secret.get_secret_value())


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of one run: content folder, site, territories, environment."""

    content: Path
    site: Site
    territories: TerritoryList
    environment: Environment

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


def checked_site_url(url: str) -> str:
    """The address itself. Raises ValueError unless empty or http(s) with a host."""
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ValueError(f"lu « {url} », attendu une adresse complète, comme https://exemple.fr/depot/.")
    return url


def load_config(content: Path, territories: Path | None = None) -> Config:
    """Settings of a content folder; `territories` replaces its territoires.toml. Raises ContentError with every finding."""
    if not content.is_dir():
        raise ContentError(f"{content} : dossier de contenu introuvable. Indiquer le bon dossier avec --content.")
    findings = Findings()
    site = findings.of(lambda: read_model(Site, content / "site.toml", name=f"{content.name}/site.toml"))
    listed = findings.of(lambda: _territories(territories or content / "territoires.toml"))
    environment = findings.of(_environment)
    if site is None or listed is None or environment is None:
        raise findings.error()
    return Config(content=content, site=site, territories=listed, environment=environment)


def _territories(path: Path) -> TerritoryList:
    name = f"{path.parent.name}/{path.name}"
    listed = read_model(TerritoryList, path, name=name)
    findings = list(_territory_findings(listed))
    if findings:
        raise ContentError(*(f"{name} : {finding}" for finding in findings))
    return listed


def _environment() -> Environment:
    environment = Environment()
    for name, url in (("FT_TOKEN_URL", environment.ft_token_url), ("FT_API_URL", environment.ft_api_url)):
        try:
            checked_site_url(url)
        except ValueError as error:
            raise ContentError(f"{name} : {error}") from None
    try:
        checked_site_url(environment.site_url)
    except ValueError as error:
        raise ContentError(f"SITE_URL : {error}") from None
    return environment


def _territory_findings(listed: TerritoryList) -> list[str]:
    findings = []
    if not listed.niveaux and not listed.territoires:
        findings.append(
            'aucun territoire. Donner des niveaux (niveaux = ["REG"]) ou des territoires ([[territoires]]).'
        )
    levels = Counter(listed.niveaux)
    findings.extend(f"niveau « {level} » en double. N’en garder qu’un." for level in levels if levels[level] > 1)
    keys = Counter(entry.key for entry in listed.territoires)
    findings.extend(f"territoire {key} en double. N’en garder qu’un." for key in keys if keys[key] > 1)
    for number, entry in enumerate(listed.territoires, start=1):
        if not has_known_shape(entry.key) or entry.code in PARENTS_ONLY:
            findings.append(
                f"entrée {number} : territoire inconnu, code « {written_code(entry.code)} » impossible pour {entry.type}"
                f" (attendu, par exemple : {_EXAMPLES[entry.type]}). Corriger le code."
            )
    return findings


_EXAMPLES = {COUNTRY: FRANCE.code, REGION: "53", DEPARTEMENT: "35 ou 2A", BASIN: "5301", EPCI: "243500139"}
