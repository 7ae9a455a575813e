"""Addresses of sources: printed without secrets, told apart by host, and whether one is France Travail's own."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

REAL_TOKEN_URL = "https://entreprise.francetravail.fr/connexion/oauth2/access_token?realm=/partenaire"  # noqa: S105
REAL_API_URL = "https://api.francetravail.io/partenaire/stats-offres-demandes-emploi"
EMULATOR = "demo"  # the source of an edition made by `--demo`, which has no address
_DEFAULT_PORTS = {"http": 80, "https": 443}


def without_secrets(url: str) -> str:
    """The address without user, password, query and fragment."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path.rstrip("/"), "", ""))


def host_of(source: str) -> str:
    """What a page calls a source: `api.francetravail.io`, `127.0.0.1:8765`; the source itself where it is no address."""
    parts = urlsplit(without_secrets(source))
    if parts.port == _DEFAULT_PORTS.get(parts.scheme):
        return parts.hostname or source
    return parts.netloc or source


def is_france_travail(source: str) -> bool:
    """Whether a source is France Travail's own host, over https."""
    real = urlsplit(REAL_API_URL)
    return urlsplit(source).scheme == real.scheme and host_of(source) == real.hostname
