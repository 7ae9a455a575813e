"""What the repository around the program says of its publication: workflows, address on GitHub Pages. Nothing is asked of GitHub."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from fiches.commands.doctor.finding import Finding, notable, well

WORKFLOWS = {
    "publish.yml": "rien ne met le site en ligne",
    "refresh.yml": "rien ne récolte chaque semaine",
    "tests.yml": "rien n’essaie les changements",
}
GUIDE = "docs/publier.md"
_REMOTE = re.compile(
    r"(?:https://(?:[^@/]*@)?|ssh://git@|git@)github\.com[:/](?P<owner>[\w-]+)/(?P<name>[\w.-]+?)(?:\.git)?/?"
)
_ACTION = re.compile(r"uses: (?P<action>[\w./-]+)@(?P<version>\S+)")
_COMMIT = re.compile(r"[0-9a-f]{40}")


def repository(root: Path, url: str) -> Iterator[Finding]:
    """`url`: that of `site.toml`. Nothing of a folder without workflows nor remote that is not on GitHub."""
    folder = root / ".github/workflows"
    if folder.is_dir():
        yield workflows(folder)
    if expected := pages_address(root):
        yield address(url, expected)


def workflows(folder: Path) -> Finding:
    """Whether each is there, its actions held to a commit; what GitHub alone knows is said to be unknown."""
    subject = "Automatismes"
    for name, lost in WORKFLOWS.items():
        if not (folder / name).is_file():
            return notable(
                subject,
                f"{name} absent de .github/workflows : {lost}. Le reprendre du modèle"
                f" ({GUIDE}#mettre-à-jour-depuis-le-modèle)",
            )
    for name in WORKFLOWS:
        for used in _ACTION.finditer((folder / name).read_text(encoding="utf-8", errors="replace")):
            if not _COMMIT.fullmatch(used["version"]):
                return notable(
                    subject,
                    f"{name} : l’action {used['action']} est désignée par {used['version']}, que son auteur peut déplacer."
                    f" La désigner par son commit ({GUIDE}#ce-que-chaque-automatisme-a-le-droit-de-faire)",
                )
    return well(
        subject, "les trois sont là ; secrets, Pages et horaire ne se voient que dans « Settings » et « Actions »"
    )


def pages_address(root: Path) -> str:
    """Where GitHub Pages puts the site of the remote `origin`; empty where it is elsewhere, or none."""
    read = configparser.RawConfigParser(strict=False, allow_no_value=True)
    try:
        read.read(root / ".git/config", encoding="utf-8")
        remote = read.get('remote "origin"', "url", fallback="") or ""
    except (configparser.Error, OSError, ValueError):
        return ""
    found = _REMOTE.fullmatch(remote.strip())
    if not found:
        return ""
    host = f"{found['owner'].lower()}.github.io"
    return f"https://{host}/" if found["name"].lower() == host else f"https://{host}/{found['name']}/"


def address(url: str, expected: str) -> Finding:
    """An address written in `site.toml`, against the one that Pages gives to this repository."""
    subject, there = "Adresse de Pages", f"{GUIDE}#changer-quelque-chose"
    written = url.rstrip("/") + "/" if url else ""
    if written in ("", expected):
        return well(subject, f"{expected} (sans domaine à vous)")
    if urlsplit(written).hostname == urlsplit(expected).hostname:
        return notable(
            subject,
            f"url de site.toml est {url}, et GitHub Pages met ce dépôt à {expected} : des liens mèneraient ailleurs. Laisser url"
            f" vide ({there})",
        )
    return notable(
        subject,
        f"url de site.toml est {url}, et non {expected} : bien si ce domaine est celui de « Settings › Pages ». Sinon, laisser url"
        f" vide ({there})",
    )
