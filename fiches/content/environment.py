"""What the environment says: credentials and addresses of the source, address of the site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from fiches.content.address_forms import checked_address, checked_site_url, travels_in_clear
from fiches.content.addresses import REAL_API_URL, REAL_TOKEN_URL
from fiches.content.files import read_text
from fiches.content.one_line import cleaned
from fiches.content.toml import Findings
from fiches.errors import Code, ContentError

DOTENV = ".env"


class Environment(BaseSettings):
    """Credentials and addresses, from the environment then from `.env` (interface, section 2)."""

    model_config = SettingsConfigDict(
        env_file=DOTENV, env_file_encoding="utf-8-sig", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    ft_client_id: str = ""
    ft_client_secret: SecretStr = SecretStr("")
    ft_token_url: str = REAL_TOKEN_URL
    ft_api_url: str = REAL_API_URL
    site_url: str = ""

    @property
    def empty_credentials(self) -> tuple[str, ...]:
        """The names of those that are empty or absent."""
        values = {"FT_CLIENT_ID": self.ft_client_id, "FT_CLIENT_SECRET": self.ft_client_secret.get_secret_value()}
        return tuple(name for name, value in values.items() if not value)

    @property
    def has_credentials(self) -> bool:
        return not self.empty_credentials


def read_environment(dotenv: Path, warnings: list[str]) -> Environment:
    """Credentials and addresses. Raises ContentError with every finding; never says what a secret is."""
    if dotenv.is_file():
        read_text(dotenv, name=dotenv.name)
    try:
        read = Environment(_env_file=dotenv)
    except ValidationError as error:
        names = sorted({str(detail["loc"][0]).upper() for detail in error.errors(include_input=False)})
        raise ContentError(
            *(f"{name} : valeur illisible, attendu du texte en UTF-8. La saisir à nouveau." for name in names),
            code=Code.VARIABLE,
        ) from None
    findings = Findings()
    values_read = {name: findings.of(partial(_variable, name, text, warnings)) for name, text in _lines(read)}
    if findings.messages:
        raise findings.error()
    secret = SecretStr(values_read.pop("ft_client_secret") or "")
    defaults = {"ft_token_url": REAL_TOKEN_URL, "ft_api_url": REAL_API_URL}
    values = {name: text or defaults.get(name, "") for name, text in values_read.items()}
    return read.model_copy(update={**values, "ft_client_secret": secret})


def _lines(environment: Environment) -> Iterator[tuple[str, str]]:
    for name in type(environment).model_fields:
        value = getattr(environment, name)
        yield name, value.get_secret_value() if isinstance(value, SecretStr) else value


def _variable(field: str, text: str, warnings: list[str]) -> str:
    name = field.upper()
    value = cleaned(text, name, warnings, address=True)
    try:
        if field == "site_url":
            checked_site_url(value)
        elif field.endswith("_url"):
            checked_address(value)
    except ValueError as error:
        raise ContentError(f"{name} : {error}", code=Code.VARIABLE) from None
    if field in ("ft_token_url", "ft_api_url") and travels_in_clear(value):
        sent = "l’identifiant et la clé" if field == "ft_token_url" else "le jeton"
        warnings.append(f"{name} : adresse en http, où {sent} se lisent en chemin. Écrire une adresse en https.")
    return value
