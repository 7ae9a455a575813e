"""What the environment says: credentials and addresses of the source, address of the site."""

from __future__ import annotations

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from fiches.content.addresses import REAL_API_URL, REAL_TOKEN_URL

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
