"""The files beside the pages: the whole edition in its two forms, the feed, the links of the 404."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from fiches.site.checks.edition_files import same_rows
from fiches.site.checks.reading import texts
from fiches.site.checks.similar_files import similar_findings
from fiches.site.publish import BUILD_FILE

WHOLE = "donnees/fiches-"
FEED = "atom.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def data_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Each finding is a French sentence that names the file."""
    yield from _whole(root, files)
    yield from _feed(root, set(files))
    if BUILD_FILE in files:
        yield from similar_findings(root, files, _edition_of_pages(root))


def _whole(root: Path, files: Sequence[str]) -> Iterator[str]:
    """The CSV and the Parquet of each citable edition are there, and the workbook of that of the pages, no other is; both
    hold the same rows.
    """
    forms = [[f"{WHOLE}{edition}{end}" for end in (".csv.gz", ".parquet")] for edition in _editions(root)]
    wanted = [name for pair in forms for name in pair]
    wanted += [f"{WHOLE}{edition}.xlsx" for edition in [_edition_of_pages(root)] if edition]
    found = [name for name in files if name.startswith(WHOLE)]
    yield from (f"{name} : fichier absent." for name in wanted if name not in found)
    yield from (f"{name} : reste d’une autre édition." for name in found if name not in wanted)
    for archive, columnar in forms:
        if {archive, columnar} <= set(found):
            yield from same_rows(root, archive, columnar)


def _editions(root: Path) -> list[str]:
    """The edition of the pages and those whose data stay citable; none where the build file cannot be read."""
    try:
        built = json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))
        return list(dict.fromkeys(map(str, [*built.get("editions", []), built["edition"]])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _edition_of_pages(root: Path) -> str:
    """The edition of the pages; empty where the build file cannot be read."""
    try:
        return str(json.loads((root / BUILD_FILE).read_text(encoding="utf-8"))["edition"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _feed(root: Path, files: set[str]) -> Iterator[str]:
    """The feed can be read, and its links, as the absolute ones of the 404, lead to pages of the site."""
    if FEED not in files:
        return
    try:
        feed = etree.parse(str(root / FEED)).getroot()
    except etree.XMLSyntaxError as error:
        yield f"{FEED} : illisible ({error})."
        return
    base = next(map(str, texts(feed, "/a:feed/a:id/text()", a=_ATOM)), "")
    for part in ("title", "id", "updated"):
        if len(texts(feed, f"//a:entry/a:{part}/text()", a=_ATOM)) != len(
            texts(feed, "//a:entry/a:id/text()", a=_ATOM)
        ):
            yield f"{FEED} : une entrée sans {part}."
    yield from _leads_into_the_site(FEED, base, texts(feed, "//a:link/@href", a=_ATOM), files)
    if "404.html" in files:
        page = html.document_fromstring((root / "404.html").read_bytes())
        absolute = [address for address in texts(page, "//a/@href") if "://" in address]
        yield from _leads_into_the_site("404.html", base, absolute, files)


def _leads_into_the_site(name: str, base: str, addresses: Sequence[str], files: set[str]) -> Iterator[str]:
    for address in dict.fromkeys(map(str, addresses)):
        path = posixpath.normpath(address.removeprefix(base) or "index.html")
        target = path if path in files else f"{path}/index.html"
        if not base or not address.startswith(base) or target not in files:
            yield f"{name} : {address} ne mène à aucune page du site."
