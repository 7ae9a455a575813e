"""The publisher's settings: content/site.toml, content/territoires.toml and the environment, as typed values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError, field_validator

from fiches.content.address_forms import (
    checked_address,
    checked_site_url,
    contact_address,
    host,
    shown,
    travels_in_clear,
)
from fiches.content.addresses import REAL_API_URL, REAL_TOKEN_URL
from fiches.content.environment import DOTENV, Environment
from fiches.content.formats import Formats
from fiches.content.metiers import Metiers
from fiches.content.model import Content
from fiches.content.one_line import control_in, one_line
from fiches.content.outside_words import Setting
from fiches.content.pdf_form import PdfForm
from fiches.content.selections import Selection, selection_findings, useless_selections
from fiches.content.toml import Findings, build_model, load_toml, read_model, read_text
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

ONE_LINE = ("titre", "editeur", "contact", "url", "licence")  # of site.toml: one line each


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
    pdf: PdfForm = True
    formats: Formats = Formats()
    metiers: Metiers = Metiers()
    source: SourceSettings = SourceSettings()
    garde: Guard = Guard()

    @field_validator("url")
    @classmethod
    def absolute(cls, url: str) -> str:
        return checked_site_url(url)

    @field_validator("contact")
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
    """content/territoires.toml: whole levels, single territories, and levels inside a place."""

    niveaux: tuple[LevelCode, ...] = ()
    territoires: tuple[TerritoryEntry, ...] = ()
    selections: tuple[Selection, ...] = ()


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
        raise ContentError(f"{content} : dossier de contenu introuvable. Indiquer le bon dossier avec --content.")
    findings, warnings = Findings(), list[str]()
    site = findings.of(lambda: _site(content / "site.toml", f"{content.name}/site.toml", warnings))
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
            raw[key] = _cleaned(
                text, f"{name}, « {key} »", warnings, address=key in ("url", "contact") and " <" not in text
            )
    return build_model(Site, raw, name=name)


def _cleaned(text: str, name: str, warnings: list[str], *, address: bool) -> str:
    """A setting of one line without what surrounds it. Raises ContentError for a character that it cannot hold."""
    read = one_line(text)
    if control := control_in(read.value, address=address):
        raise ContentError(f"{name} : caractère {control} au milieu de la valeur, attendu une seule ligne. Le retirer.")
    if read.removed:
        warnings.append(read.warning(name))
    return read.value


def _territories(path: Path, warnings: list[str]) -> TerritoryList:
    name = f"{path.parent.name}/{path.name}"
    listed = read_model(TerritoryList, path, name=name)
    findings = list(_territory_findings(listed))
    if findings:
        raise ContentError(*(f"{name} : {finding}" for finding in findings))
    warnings.extend(
        f"{name} : territoire {entry.key} inutile, puisque le niveau {entry.type} est publié en entier. Retirer l’entrée."
        for entry in listed.territoires
        if entry.type in listed.niveaux and not entry.is_named
    )
    warnings.extend(f"{name} : {told}" for told in useless_selections(listed.selections, listed.niveaux))
    return listed


def read_environment(dotenv: Path, warnings: list[str]) -> Environment:
    """Credentials and addresses. Raises ContentError with every finding; never says what a secret is."""
    if dotenv.is_file():
        read_text(dotenv, name=dotenv.name)
    try:
        read = Environment(_env_file=dotenv)
    except ValidationError as error:
        names = sorted({str(detail["loc"][0]).upper() for detail in error.errors(include_input=False)})
        raise ContentError(
            *(f"{name} : valeur illisible, attendu du texte en UTF-8. La saisir à nouveau." for name in names)
        ) from None
    findings = Findings()
    cleaned = {name: findings.of(partial(_variable, name, text, warnings)) for name, text in _lines(read)}
    if findings.messages:
        raise findings.error()
    secret = SecretStr(cleaned.pop("ft_client_secret") or "")
    defaults = {"ft_token_url": REAL_TOKEN_URL, "ft_api_url": REAL_API_URL}
    values = {name: text or defaults.get(name, "") for name, text in cleaned.items()}
    return read.model_copy(update={**values, "ft_client_secret": secret})


def _lines(environment: Environment) -> Iterator[tuple[str, str]]:
    for name in type(environment).model_fields:
        value = getattr(environment, name)
        yield name, value.get_secret_value() if isinstance(value, SecretStr) else value


def _variable(field: str, text: str, warnings: list[str]) -> str:
    name = field.upper()
    value = _cleaned(text, name, warnings, address=True)
    try:
        if field == "site_url":
            checked_site_url(value)
        elif field.endswith("_url"):
            checked_address(value)
    except ValueError as error:
        raise ContentError(f"{name} : {error}") from None
    if field in ("ft_token_url", "ft_api_url") and travels_in_clear(value):
        sent = "l’identifiant et la clé" if field == "ft_token_url" else "le jeton"
        warnings.append(f"{name} : adresse en http, où {sent} se lisent en chemin. Écrire une adresse en https.")
    return value


def contradictions(site: Site, environment: Environment) -> Iterator[str]:
    """Two settings that say different things, and which one is followed."""
    if site.url and environment.site_url and host(site.url) != host(environment.site_url):
        yield (
            f"SITE_URL ({shown(environment.site_url)}) et « url » de site.toml ({shown(site.url)}) n’ont pas le même hôte ;"
            " SITE_URL l’emporte. Corriger l’un des deux."
        )


def _territory_findings(listed: TerritoryList) -> list[str]:
    findings = []
    if not (listed.niveaux or listed.territoires or listed.selections):
        findings.append(
            'aucun territoire. Donner des niveaux (niveaux = ["REG"]), des territoires ([[territoires]]) ou des sélections'
            " ([[selections]])."
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
    return [*findings, *selection_findings(listed.selections)]


_EXAMPLES = {COUNTRY: FRANCE.code, REGION: "53", DEPARTEMENT: "35 ou 2A", BASIN: "5301", EPCI: "243500139"}
