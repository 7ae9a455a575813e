"""Addresses of the settings: of the site, of the source, of whom to write to; each held to the form that is used."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

EXAMPLE = "https://exemple.fr/depot/"
_MAIL = re.compile(r"[^\s@<>()\[\],;:\"«»\\/]+@[^\W_][\w-]*(\.[\w-]+)+")
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
    raise ValueError(
        f"lu « {shown(text)} », attendu une adresse électronique, comme contact@exemple.fr, ou celle d’une page, comme"
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
    """The address as a message may hold it: no user, no password, at most 100 characters that print."""
    hidden = re.sub(r"//[^/?#]*@", "//…@", url)
    printable = "".join(character if character.isprintable() else "�" for character in hidden)
    return printable if len(printable) <= 100 else f"{printable[:99]}…"


def _is_address(url: str) -> bool:
    parts = _split(url)
    if parts is None or parts.scheme not in ("http", "https") or any(c.isspace() for c in url) or "\\" in url:
        return False
    name = parts.hostname or ""
    if ":" in name:  # an IPv6 address, which urlsplit has read
        return True
    try:
        name.encode("idna")
    except UnicodeError:
        return False
    return re.fullmatch(r"[^\W_]([\w.-]*[\w.])?", name) is not None


def _split(url: str) -> SplitResult | None:
    """None where an address is so written that it has no parts, or a port that is none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None
