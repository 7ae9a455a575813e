"""What the site says that it holds, against what it holds: files, list of fiches, build report, robots."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from fiches.site.proofs.files import BUILD, CARD, EMBEDDED, LIST, target_of
from fiches.site.proofs.former_epci import ended_pages
from fiches.site.proofs.heads import NAMED, USUAL_SOURCE, Listed, SiteFacts, facts_of
from fiches.territories import COUNTRY, LEVELS

_OWN_NAME = {
    "404.html", "robots.txt", "sitemap.xml", "atom.xml", ".nojekyll", "datapackage.json", "SHA256SUMS", "index.html"
}  # fmt: skip
"""Files that are found under their own name, without a link."""
_API, _EDITIONS = "api/v1/", "donnees/"
_BESIDE = ("fiche.pdf", "donnees.csv", "donnees.json", "donnees.xlsx")
_LICENCES = re.compile(r"assets/fonts/[\w.-]+-OFL\.txt")
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^)'\"]+)")
_FORMATS = {"pdf": "fiche.pdf", "csv": "donnees.csv", "json": "donnees.json", "xlsx": "donnees.xlsx"}


def inventory_findings(root: Path, files: Sequence[str]) -> Iterator[str]:
    """Each finding names the file, what is read in it and what was expected."""
    site = facts_of(root)
    if site.fiches:
        yield from _list(site, set(files))
        yield from _embedded(site, files)
        yield from _groups(site, files)
        yield from _build(root, site)
        yield from _robots(root, site)


def unannounced(
    root: Path, files: Sequence[str], links: Mapping[str, Sequence[str]], leading: Collection[str]
) -> Iterator[str]:
    """Every file is named by a page or a style sheet, or is found under its own name; what style sheets name is there.

    `links`: the relative addresses of each page; `leading`: pages that send their visitors elsewhere. Those of
    intercommunalités that have ended keep an address that is known elsewhere.
    """
    announced = {*_OWN_NAME, *leading, *ended_pages(files)}
    announced |= {f"{fiche.folder}{name}" for fiche in facts_of(root).fiches.values() for name in _BESIDE}
    for name, addresses in links.items():
        announced |= {target_of(name, address) for address in addresses}
    for name in files:
        if name.endswith(".css"):
            wanted = {target_of(name, address) for address in _CSS_ADDRESS.findall(_text(root / name))}
            announced |= wanted
            yield from (f"{one} : demandé par {name}, absent." for one in sorted(wanted - set(files)) if ":" not in one)
    for name in files:
        if name.rpartition("/")[2] == CARD:
            continue  # held to the pages that name them with the cards themselves
        if name not in announced and not name.startswith((_API, _EDITIONS, EMBEDDED)) and not _LICENCES.fullmatch(name):
            yield f"{name} : présent, mais aucune page n’y mène (attendu : seulement des fichiers annoncés)."


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _list(site: SiteFacts, files: Collection[str]) -> Iterator[str]:
    """Each entry of the list says the level, the files and the parents that go with its key."""
    for fiche in site.fiches.values():
        kind, _, code = fiche.key.partition("-")
        level = LEVELS[kind].folder if kind in LEVELS else ""
        own = level if kind == COUNTRY else f"{level}/{code}-"
        expected: dict[str, object] = {"niveau": level}
        if not fiche.folder.startswith(own):
            yield f"{LIST} : {fiche.key}, url « {fiche.folder} » (attendu : {own}…)."
            continue
        for name, file in _FORMATS.items():
            path = f"{fiche.folder}{file}"
            expected[name] = path if path in files else None
        for name, wanted in expected.items():
            if name in fiche.fields and (read := fiche.fields[name]) != wanted:
                yield f"{LIST} : {fiche.key}, {name} « {read} » (attendu : {wanted})."
        if "parents" in fiche.fields:
            yield from _parents(fiche)
    double = [key for key, count in Counter(fiche.key for fiche in site.fiches.values()).items() if count > 1]
    yield from (f"{LIST} : {key} deux fois." for key in double)


def _embedded(site: SiteFacts, files: Sequence[str]) -> Iterator[str]:
    """Each fiche has its key figures for other sites, and nothing else is there."""
    wanted = {f"{EMBEDDED}{fiche.key}/index.html" for fiche in site.fiches.values()}
    wanted |= {f"{EMBEDDED}index.html"} & set(files)  # a chart by its address
    found = {name for name in files if name.startswith(EMBEDDED)}
    yield from (f"{name} : absent (attendu : les chiffres clés de la fiche)." for name in sorted(wanted - found))
    yield from (f"{name} : d’aucune fiche de {LIST}." for name in sorted(found - wanted))


def _groups(site: SiteFacts, files: Sequence[str]) -> Iterator[str]:
    """Each group of the publisher's has its page, and nothing else is there."""
    wanted = {f"{folder}index.html" for folder in site.groups}
    found = {name for name in files if name.startswith(NAMED)}
    yield from (f"{name} : absent (attendu : la page d’un groupe)." for name in sorted(wanted - found))
    yield from (f"{name} : d’aucun groupe de {BUILD}." for name in sorted(found - wanted))


def _parents(fiche: Listed) -> Iterator[str]:
    """Nearest first, none of its own level or below."""
    order = [list(LEVELS).index(key.partition("-")[0]) for key in fiche.parents if key.partition("-")[0] in LEVELS]
    own = list(LEVELS).index(fiche.key.partition("-")[0])
    if order != sorted(order, reverse=True) or any(level >= own for level in order):
        yield f"{LIST} : {fiche.key}, parents « {', '.join(fiche.parents)} » (attendu : du plus proche au pays)."


def _build(root: Path, site: SiteFacts) -> Iterator[str]:
    """Source and coverage of the build report."""
    try:
        built = dict(json.loads((root / BUILD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return
    source = str(built.get("source", USUAL_SOURCE))
    if site.demo and source == USUAL_SOURCE:
        yield f"{BUILD} : source « {source} », alors que demo est vrai (attendu : une source simulée)."
    yield from _coverage(built.get("couverture"))


def _coverage(found: object) -> Iterator[str]:
    for indicator, levels in found.items() if isinstance(found, dict) else ():
        for level, counts in levels.items() if isinstance(levels, dict) else ():
            asked, answered = (counts.get(name, 0) for name in ("demandes", "repondus"))
            if not 0 <= answered <= asked:
                yield f"{BUILD} : couverture de {indicator}, {level}, {answered} réponses (attendu : {asked} au plus)."


def _robots(root: Path, site: SiteFacts) -> Iterator[str]:
    path = root / "robots.txt"
    if not path.is_file() or site.demo is None:
        return
    lines = _text(path).splitlines()
    wanted = "Disallow: /" if site.demo else "Allow: /"
    if wanted not in lines or any(line.startswith("Disallow:") for line in lines if line != wanted):
        yield f"robots.txt : « {' · '.join(lines)} » (attendu : {wanted})."
    maps = [line.partition(": ")[2] for line in lines if line.startswith("Sitemap:")]
    if site.address and maps != [f"{site.address}sitemap.xml"]:
        yield f"robots.txt : plan du site « {', '.join(maps)} » (attendu : {site.address}sitemap.xml)."
