"""What the site says that it holds, against what it holds: files, list of fiches, build report, sitemap, robots."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

import pyarrow.compute as pc
import pyarrow.parquet as pq

from fiches.site.proofs.heads import BUILD, LIST, Listed, SiteFacts, facts_of
from fiches.territories import LEVELS

_OWN_NAME = {
    "404.html", "robots.txt", "sitemap.xml", "atom.xml", ".nojekyll", "datapackage.json", "SHA256SUMS", "index.html"
}  # fmt: skip
"""Files that are found under their own name, without a link."""
_API, _LICENCES, _WHOLE = "api/v1/", re.compile(r"assets/fonts/[\w.-]+-OFL\.txt"), "donnees/fiches-{}.parquet"
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^)'\"]+)")
_FORMATS = {"pdf": "fiche.pdf", "csv": "donnees.csv", "json": "donnees.json"}
_USUAL_SOURCE = "api.francetravail.io"
_SECRET = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY|FT_CLIENT_SECRET\s*=|client_secret=")


def inventory_findings(
    root: Path, files: Sequence[str], links: Mapping[str, Sequence[str]], leading: Collection[str]
) -> Iterator[str]:
    """Each finding names the file. `links`: the relative addresses of each page; `leading`: pages that lead elsewhere."""
    site = facts_of(root)
    yield from _unannounced(root, files, links, leading)
    yield from _secrets(root, files)
    if site.fiches:
        yield from _list(root, site, set(files))
        yield from _build(root, site, files)
        yield from _sitemap(root, site, [page for page in links if page not in leading])
        yield from _robots(root, site)


def _unannounced(
    root: Path, files: Sequence[str], links: Mapping[str, Sequence[str]], leading: Collection[str]
) -> Iterator[str]:
    """Every file is named by a page, a style sheet or the list; what style sheets name is there."""
    announced = set(_OWN_NAME) | set(leading)
    for page, addresses in links.items():
        announced |= {_beside(page, address) for address in addresses}
    for name in files:
        if name.endswith(".css"):
            wanted = {_beside(name, address) for address in _CSS_ADDRESS.findall(_text(root / name))}
            announced |= wanted
            yield from (f"{one} : demandé par {name}, absent." for one in sorted(wanted - set(files)) if ":" not in one)
    for name in files:
        if name not in announced and not name.startswith(_API) and not _LICENCES.fullmatch(name):
            yield f"{name} : présent, mais aucune page n’y mène (attendu : seulement des fichiers annoncés)."
    known = {f"{_API}{name}" for name in ("territoires.json", "build.json", "donnees.schema.json")}
    for name in files:
        if name.startswith(_API) and name not in known and not name.startswith(f"{_API}recherche/"):
            yield f"{name} : présent, mais ce n’est pas un fichier de l’API du site."


def _beside(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(re.split(r"[#?]", address)[0])))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _secrets(root: Path, files: Sequence[str]) -> Iterator[str]:
    for name in files:
        if not name.endswith((".html", ".csv", ".json", ".svg", ".pdf", ".gz", ".parquet", ".woff2", ".xlsx")):
            found = _SECRET.search((root / name).read_bytes())
            if found:
                yield f"{name} : ressemble à un secret (« {found[0].decode('ascii')}… » ; attendu : aucun)."


def _list(root: Path, site: SiteFacts, files: Collection[str]) -> Iterator[str]:
    """Each entry of the list says the level, the files and the parents that go with its key."""
    for fiche in site.fiches.values():
        kind, _, code = fiche.key.partition("-")
        level = LEVELS[kind].folder if kind in LEVELS else ""
        own = level if kind == "NAT" else f"{level}/{code}-"
        expected: dict[str, object] = {"niveau": level}
        if not fiche.folder.startswith(own):
            yield f"{LIST} : {fiche.key}, url « {fiche.folder} » (attendu : {own}…)."
            continue
        for name, file in _FORMATS.items():
            path = f"{fiche.folder}{file}"
            expected[name] = path if path in files else None
        for name, wanted in expected.items():
            if (read := fiche.fields.get(name)) != wanted:
                yield f"{LIST} : {fiche.key}, {name} « {read} » (attendu : {wanted})."
        yield from _parents(fiche)
    double = [key for key, count in Counter(fiche.key for fiche in site.fiches.values()).items() if count > 1]
    yield from (f"{LIST} : {key} deux fois." for key in double)


def _parents(fiche: Listed) -> Iterator[str]:
    """Nearest first, the country last, none of its own level or below."""
    order = [list(LEVELS).index(key.partition("-")[0]) for key in fiche.parents if key.partition("-")[0] in LEVELS]
    own = list(LEVELS).index(fiche.key.partition("-")[0])
    if order != sorted(order, reverse=True) or any(level >= own for level in order) or (own and 0 not in order):
        yield f"{LIST} : {fiche.key}, parents « {', '.join(fiche.parents)} » (attendu : du plus proche au pays)."


def _build(root: Path, site: SiteFacts, files: Sequence[str]) -> Iterator[str]:
    """Counts, periods and source of the build report."""
    try:
        built = dict(json.loads((root / BUILD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return
    counts = {
        "fiches": len(site.fiches),
        "pdf": sum(name.endswith("/fiche.pdf") for name in files),
        "graphiques": sum("/graphiques/" in name for name in files),
    }
    for name, wanted in counts.items():
        if built.get(name) != wanted:
            yield f"{BUILD} : {name} {built.get(name)} (attendu, d’après les fichiers : {wanted})."
    source = str(built.get("source", _USUAL_SOURCE))
    if site.demo and source == _USUAL_SOURCE:
        yield f"{BUILD} : source « {source} », alors que demo est vrai (attendu : une source simulée)."
    yield from _coverage(built.get("couverture"))
    whole = root / _WHOLE.format(site.edition)
    if whole.is_file() and "/" not in site.edition:
        yield from _periods(built.get("periodes"), whole)


def _coverage(found: object) -> Iterator[str]:
    for indicator, levels in found.items() if isinstance(found, dict) else ():
        for level, counts in levels.items() if isinstance(levels, dict) else ():
            asked, answered = (counts.get(name, 0) for name in ("demandes", "repondus"))
            if not 0 <= answered <= asked:
                yield f"{BUILD} : couverture de {indicator}, {level}, {answered} réponses (attendu : {asked} au plus)."


def _periods(found: object, whole: Path) -> Iterator[str]:
    """The latest period of each indicator is that of the whole edition."""
    try:
        table = pq.read_table(whole, columns=["indicateur", "periode"])
    except (OSError, ValueError):
        return  # told with the data files
    plain = table.set_column(1, "periode", pc.cast(table["periode"], "string"))
    plain = plain.set_column(0, "indicateur", pc.cast(table["indicateur"], "string"))
    rows = plain.group_by("indicateur").aggregate([("periode", "max")]).to_pylist()
    wanted = {row["indicateur"]: row["periode_max"] for row in rows}
    said = found if isinstance(found, dict) else {}
    for indicator in sorted({*said, *wanted}):
        read, expected = said.get(indicator, "aucune"), wanted.get(indicator, "aucune")
        if read != expected:
            yield f"{BUILD} : période de {indicator} « {read} » (attendu, d’après {whole.name} : {expected})."


def _sitemap(root: Path, site: SiteFacts, pages: Sequence[str]) -> Iterator[str]:
    """Where the site has an address, every page that stays is in the sitemap, once."""
    if not site.address:
        return
    found = Counter(re.findall(r"<loc>([^<]*)</loc>", _text(root / "sitemap.xml")))
    for page in pages:
        wanted = site.address + page.removesuffix("index.html")
        if page != "404.html" and found[wanted] != 1:
            yield f"sitemap.xml : {wanted} {found[wanted]} fois (attendu : une, la page {page} existe)."


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
