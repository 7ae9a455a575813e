"""Addresses of the settings: of the site, of the source, of whom to write to; each held to the form that is used."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import httpx

_LONGEST = 100  # characters of a setting, in a message
EXAMPLE = "https://exemple.fr/depot/"
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"«»\\/]+@[^\W_][\w-]*(\.[\w-]+)+")
_HOST = re.compile(r"[^\W_][\w-]{0,62}(\.[\w-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


def checked_address(url: str) -> str:
    """The address itself. Raises ValueError unless empty or http(s) with a host that can exist."""
    if url and not _is_address(url):
        raise ValueError(f"lu « {shown(url)} », attendu une adresse complète, comme {EXAMPLE}.")
    return url


def checked_site_url(url: str) -> str:
    """The public address itself. Raises ValueError unless empty or http(s), a host and a path, and nothing else."""
    parts = urlsplit(checked_address(url))
    if parts.username is not None or parts.password is not None:
        raise ValueError(
            f"lu « {shown(url)} » : une adresse publique ne porte ni nom d’utilisateur ni mot de passe. Les retirer."
        )
    if parts.query or parts.fragment:
        raise ValueError(f"lu « {shown(url)} » : attendu une adresse sans « ? » ni « # », comme {EXAMPLE}.")
    return url


def contact_address(text: str) -> str:
    """`a@b.fr` or an http(s) address, out of the usual ways to write it. Raises ValueError for anything else."""
    named = _NAMED.fullmatch(text)
    found = (named[1] if named else text).strip()
    if found.lower().startswith("mailto:"):
        found = found[len("mailto:") :].partition("?")[0].strip()
    if not found or _MAIL.fullmatch(found):
        return found
    if "@" not in found.partition("://")[0] and _is_address(found) and urlsplit(found).username is None:
        return found
    read = shown(text) if "//" in text else printable(text)
    raise ValueError(
        f"lu « {read} », attendu une adresse électronique, comme contact@exemple.fr, ou celle d’une page, comme"
        " https://exemple.fr/contact."
    )


def travels_in_clear(url: str) -> bool:
    """Whether what is sent there could be read on the way: http, and to another machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in _LOOPBACK


def host(url: str) -> str:
    """The host in lower case, `www.` left out, so that two ways to write the same are the same."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def shown(url: str) -> str:
    """The address as a message may hold it: nothing of a user nor of a password, at most 100 characters that print."""
    before, sign, after = url.rpartition("@")
    if sign:
        scheme = next((one for one in ("https://", "http://", "ftp://") if before.startswith(one)), "")
        return printable(f"{scheme}…@{after}")
    return printable(url)


def printable(text: str) -> str:
    """At most 100 characters that print."""
    shown = "".join(character if character.isprintable() else "�" for character in text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _is_address(url: str) -> bool:
    """Whether both readers of addresses, the library's and the client's, find http(s), a host and a port in it."""
    if any(character.isspace() for character in url) or "\\" in url:
        return False
    try:
        parts, host = urlsplit(url), httpx.URL(url).host
        port = parts.port
    except (ValueError, httpx.InvalidURL):
        return False
    same = host == parts.hostname or not host.isascii()
    return parts.scheme in ("http", "https") and same and _HOST.fullmatch(host) is not None and port != 0
