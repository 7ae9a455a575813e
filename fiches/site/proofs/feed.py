"""The feed's entries against the pages that they announce: the country, then each level, with their counts and date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from lxml import etree

from fiches.site.checks.reading import texts
from fiches.site.proofs.heads import SiteFacts, facts_of, line, quarter
from fiches.territories import LEVELS

FEED, _ATOM = "atom.xml", "http://www.w3.org/2005/Atom"


def feed_findings(root: Path) -> Iterator[str]:
    """Each entry leads to the level that its title names, says its edition and how many fiches it has."""
    site = facts_of(root)
    try:
        feed = etree.parse(str(root / FEED)).getroot()
    except (OSError, etree.XMLSyntaxError):
        return  # told with the data files, or no feed
    if not site.fiches:
        return
    counts = Counter(fiche.key.partition("-")[0] for fiche in site.fiches.values())
    wanted = [level for level in LEVELS if counts[level]]
    entries = [one for one in feed if etree.QName(one).localname == "entry"]
    base = _one(feed, "a:id")
    if len(entries) != len(wanted):
        yield f"{FEED} : {len(entries)} entrées (attendu : {len(wanted)}, une par niveau publié)."
        return
    for entry, level in zip(entries, wanted, strict=True):
        yield from (f"{FEED} : {finding}" for finding in _entry(entry, level, counts[level], base, site))
    yield from _dated(root, feed, site)


def _one(element: etree._Element, path: str) -> str:
    return next((line(str(found)) for found in texts(element, f"{path}/text()", a=_ATOM)), "")


def _entry(entry: etree._Element, level: str, count: int, base: str, site: SiteFacts) -> Iterator[str]:
    kind = LEVELS[level]
    address = f"{base}{kind.folder}/"
    name = "France" if level == "NAT" else kind.plural[:1].upper() + kind.plural[1:]
    title, summary = _one(entry, "a:title"), _one(entry, "a:summary")
    if not title.startswith(f"{name}, {quarter(site.edition)}"):
        yield f"titre « {title} » (attendu : {name}, {quarter(site.edition)})."
    for read in texts(entry, "a:link/@href", a=_ATOM):
        if read != address:
            yield f"l’entrée « {title} » mène à « {read} » (attendu : {address})."
    if level != "NAT" and not summary.startswith(f"{count} fiche"):
        yield f"résumé « {summary} » de « {title} » (attendu : {count} fiche{'s' * (count > 1)})."


def _dated(root: Path, feed: etree._Element, site: SiteFacts) -> Iterator[str]:
    """Its date, and that of each entry, is the latest update of the edition."""
    whole = root / f"donnees/fiches-{site.edition}.parquet"
    if "/" in site.edition or not whole.is_file():
        return
    try:
        column = pq.read_table(whole, columns=["date_maj"])["date_maj"]
        dates = [datetime.fromisoformat(one) for one in pc.unique(pc.cast(column, "string")).to_pylist() if one]
        wanted = max(date.astimezone(UTC) for date in dates).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OSError, ValueError):
        return  # told with the data files
    for read in dict.fromkeys(map(str, texts(feed, "//a:updated/text()", a=_ATOM))):
        if read != wanted:
            yield f"{FEED} : date « {read} » (attendu, d’après {whole.name} : {wanted})."
