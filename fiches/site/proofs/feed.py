"""The feed's entries against the pages that they announce: the country, then each level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from fiches.site.checks.reading import texts
from fiches.site.proofs.files import FEED
from fiches.site.proofs.head_dataset import line
from fiches.site.proofs.heads import SiteFacts, facts_of, quarter
from fiches.territories import COUNTRY, LEVELS

_ATOM = "http://www.w3.org/2005/Atom"


def feed_findings(root: Path) -> Iterator[str]:
    """Each entry leads to the level that its title names, and says its edition."""
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
        yield from (f"{FEED} : {finding}" for finding in _entry(entry, level, base, site))


def _one(element: etree._Element, path: str) -> str:
    return next((line(str(found)) for found in texts(element, f"{path}/text()", a=_ATOM)), "")


def _entry(entry: etree._Element, level: str, base: str, site: SiteFacts) -> Iterator[str]:
    kind = LEVELS[level]
    address = f"{base}{kind.folder}/"
    name = "France" if level == COUNTRY else kind.plural[:1].upper() + kind.plural[1:]
    title = _one(entry, "a:title")
    whose = " (données simulées)" if site.demo else f" (source : {site.other_source})" if site.other_source else ""
    if title not in (f"{name}{whose}", f"{name}, {quarter(site.edition)}{whose}"):
        yield f"titre « {title} » (attendu : {name}, {quarter(site.edition)})."
    for read in texts(entry, "a:link/@href", a=_ATOM):
        if not read.startswith(address):
            yield f"l’entrée « {title} » mène à « {read} » (attendu : {address})."
