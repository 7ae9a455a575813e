"""One site, one edition: every page, list and data file is of the edition, program and content that `build.json` names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from fiches.site.checks.page import PageReport
from fiches.site.checks.reading import texts
from fiches.site.publish import BUILD_FILE

_LIST, _FEED, _DATA = "api/v1/territoires.json", "atom.xml", "/donnees.json"
_BEGINNING = 1000  # bytes of a data file that hold what it says of itself
_ATOM = "http://www.w3.org/2005/Atom"
_HEAD = re.compile(rb'"edition":\s*"([^"]*)"')


def edition_findings(root: Path, files: Sequence[str], reports: Iterable[PageReport]) -> Iterator[str]:
    """Each finding is a French sentence that names the file, what it is of and what the site is of."""
    built = _read(root / BUILD_FILE)
    edition, mark = str(built.get("edition")), construction_mark(root)
    for report in reports:
        if report.edition != edition:
            yield f"{report.name} : page de l’édition « {report.edition} », le site est de l’édition {edition}."
        if report.construction != mark:
            yield (
                f"{report.name} : page construite avec un autre programme, un autre catalogue ou d’autres réglages que le"
                f" site (« {report.construction} », attendu « {mark} »)."
            )
    for name in files:
        if name.endswith(_DATA):
            yield from _data(root, name, edition)
    yield from _listed(_read(root / _LIST), built, edition)
    if _FEED in files:
        yield from _feed(root, edition)


def construction_mark(root: Path) -> str:
    """What a site was built with, as its pages and its PDFs say; empty where it does not say."""
    return str(_mapping(_read(root / BUILD_FILE).get("construction")).get("marque", ""))


def _data(root: Path, name: str, edition: str) -> Iterator[str]:
    with (root / name).open("rb") as file:
        found = _HEAD.search(file.read(_BEGINNING))
    own = found[1].decode("utf-8", "replace") if found else ""
    if own != edition:
        yield f"{name} : données de l’édition « {own} », le site est de l’édition {edition}."


def _listed(listed: Mapping[str, object], built: Mapping[str, object], edition: str) -> Iterator[str]:
    """A territory is of the site's edition, or of the one whose figures it keeps."""
    kept = _mapping(built.get("reprises"))
    entries = listed.get("territoires")
    for entry in entries if isinstance(entries, list) else ():
        key = f"{entry.get('type')}-{entry.get('code')}"
        expected = _mapping(kept.get(key)).get("edition", edition)
        if entry.get("edition") != expected:
            yield f"{_LIST} : {key} de l’édition « {entry.get('edition')} » (attendu : {expected})."


def _feed(root: Path, edition: str) -> Iterator[str]:
    try:
        feed = etree.parse(str(root / _FEED)).getroot()
    except etree.XMLSyntaxError:  # told by the check of the feed itself
        return
    for identifier in texts(feed, "//a:entry/a:id/text()", a=_ATOM):
        if not identifier.endswith(f"#{edition}"):
            yield f"{_FEED} : entrée {identifier}, le site est de l’édition {edition}."


def _read(path: Path) -> Mapping[str, object]:
    """A JSON object; empty when it cannot be read, which another check tells."""
    try:
        return _mapping(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return {}


def _mapping(found: object) -> Mapping[str, object]:
    return found if isinstance(found, dict) else {}
