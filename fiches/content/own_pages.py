"""The publisher's own pages: `pages/<adresse>.md`, each with its title on the first line, in the menu or at the foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from fiches.content.files import SITE, visible_files
from fiches.content.markdown import titles
from fiches.content.model import Content
from fiches.content.outside_words import put_right
from fiches.content.suggestions import nearest, written
from fiches.content.toml import Findings, read_written
from fiches.errors import Code, ContentError

FOLDER = "pages"
_FILE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")
_TITLE = re.compile(r"# (\D+)")


class PagesSettings(Content):
    """`[pages]` of site.toml. `menu`: the addresses of those that stand in the menu, in order; the others are at the foot."""

    menu: tuple[str, ...] = ()


class OwnPage(NamedTuple):
    """`path`: from the site's root; `text`: Markdown, without the title."""

    path: str
    title: str
    text: str
    in_menu: bool


def load_own_pages(content: Path, settings: PagesSettings) -> tuple[OwnPage, ...]:
    """Those of the menu in its order, then the others by address. Raises ContentError with every finding."""
    folder, findings = content / FOLDER, Findings()
    paths = visible_files(folder)
    known = [path.stem for path in paths]
    for slug in settings.menu:
        findings.of(partial(_refuse_unknown, slug, known, f"{content.name}/{SITE}"))
    found = [
        page
        for path in sorted(paths, key=lambda path: _rank(path.stem, settings.menu))
        if (page := findings.of(partial(_page, path, f"{content.name}/{FOLDER}/{path.name}", settings)))
    ]
    if findings.messages:
        raise findings.error()
    return tuple(found)


def _rank(slug: str, menu: tuple[str, ...]) -> tuple[int, str]:
    return (menu.index(slug) if slug in menu else len(menu)), slug


def _refuse_unknown(slug: str, known: list[str], name: str) -> None:
    if slug not in known:
        raise ContentError(
            f"{name}, « pages », « menu » : page « {written(slug)} » inconnue, attendu le nom d’un fichier de {FOLDER}/ sans"
            f" .md.{nearest(slug, known)}",
            code=Code.OWN_PAGE,
        )


def _page(path: Path, name: str, settings: PagesSettings) -> OwnPage:
    if not _FILE.fullmatch(path.name):
        raise ContentError(
            f"{name} : nom impossible pour une adresse, attendu des minuscules sans accent, des chiffres et des tirets,"
            " comme nous-rencontrer.md. Renommer le fichier.",
            code=Code.OWN_PAGE,
        )
    text = read_written(path, name=name)
    above = len(text) - len(text.lstrip())
    first, _, rest = text[above:].partition("\n")
    title = _TITLE.fullmatch(first.strip())
    if title is None:
        raise _refused_title(name, text.count("\n", 0, above) + 1, first)
    shown = rest.strip()
    for other in titles(shown):
        if other.rank == 1:
            before = text.count("\n", 0, len(text) - len(rest.lstrip()))
            raise _refused_title(name, before + other.line, other.words)
    return OwnPage(f"{FOLDER}/{path.stem}/index.html", put_right(title[1].strip()), shown, path.stem in settings.menu)


def _refused_title(name: str, line: int, read: str) -> ContentError:
    return ContentError(
        f"{name}, ligne {line} : lu « {written(read)} », attendu un seul titre, sans chiffre, à la première ligne, comme"
        " « # Nous rencontrer », et ## pour les autres.",
        code=Code.OWN_PAGE,
    )


def passages_of(pages: tuple[OwnPage, ...]) -> Iterator[tuple[str, str]]:
    """Each title and text, and the page that it is of."""
    for page in pages:
        yield page.title, page.path
        yield page.text, page.path
