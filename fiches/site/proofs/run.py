"""The proofs of one page and of what lies beside it, by name; each reads the page that was parsed once for all."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from lxml import etree

from fiches.site.proofs import heads
from fiches.site.proofs.barred_rows import barred_findings
from fiches.site.proofs.cards import card_findings
from fiches.site.proofs.caveats import caveat_findings
from fiches.site.proofs.compared_pages import compared_findings
from fiches.site.proofs.edition import whole_edition
from fiches.site.proofs.fiche_rows import CSV, JSON
from fiches.site.proofs.fiche_sections import section_findings
from fiches.site.proofs.files import BUILD, LIST
from fiches.site.proofs.followed import followed_metiers
from fiches.site.proofs.geometry import all_geometry
from fiches.site.proofs.head_dataset import days_findings
from fiches.site.proofs.head_numbers import head_numbers
from fiches.site.proofs.metier_pages import metier_page_findings
from fiches.site.proofs.metier_tables import metier_findings
from fiches.site.proofs.model import Proof
from fiches.site.proofs.page import PageReading
from fiches.site.proofs.page_numbers import page_numbers
from fiches.site.proofs.place_feeds import fiche_feed_findings
from fiches.site.proofs.reference import Reference, reference_of
from fiches.site.proofs.row_heads import head_findings
from fiches.site.proofs.safety import page_findings
from fiches.site.proofs.said import said_findings
from fiches.site.proofs.same_data import data_findings
from fiches.site.proofs.same_drawings import drawing_findings
from fiches.site.proofs.same_tables import table_findings
from fiches.site.proofs.search import form_findings
from fiches.site.proofs.strips import strip_findings
from fiches.site.proofs.titled_rows import titled_findings
from fiches.site.proofs.ways_in import way_findings
from fiches.site.proofs.workbook import WORKBOOK

SVG_FILES = "SVG seuls"
_NAMES = {CSV: "CSV", JSON: "JSON", WORKBOOK: "XLSX"}


def page_reading(root: Path, name: str, document: etree._Element, content: Path | None) -> PageReading:
    """A page ready to be proven. `content`: the folder that declares units and texts."""
    site = _site(str(root), _stamp(root))
    reference = Reference() if content is None else reference_of(content)
    whole = whole_edition(root / f"donnees/fiches-{site.edition}.parquet")
    return PageReading(root, name, document, whole, reference, site.names, site.folders, site.metiers, site.groups)


def page_proofs(page: PageReading, what: Collection[str]) -> dict[str, Proof]:
    """The proofs `numbers` and `same` of a page, those that are asked."""
    found: dict[str, Proof] = {}
    if "numbers" in what:
        found["numbers"] = _numbers(page)
    if "same" in what:
        found["same"] = _same(page)
    return found


def _numbers(page: PageReading) -> Proof:
    proof = page_numbers(page)
    proof.add(head_numbers(page))
    proof.tell(page.name, all_geometry(page))
    proof.tell(page.name, barred_findings(page))
    if page.is_fiche:
        proof.tell(page.name, strip_findings(page))
        proof.tell(page.name, titled_findings(page.document))
        count = sum(row[10] != "" for row in page.rows)
        for file, name in _NAMES.items():
            proof.examined[name] += count if (page.folder / file).is_file() else 0
        marked = (one for drawing in page.alone.values() for one in drawing.iter("*"))
        proof.examined[SVG_FILES] += sum(
            one.get("data-cle") is not None or one.get("data-formule") is not None for one in marked
        )
    return proof


def _same(page: PageReading) -> Proof:
    proof = Proof()
    proof.examined["page" if page.is_fiche else "autre page"] += 1
    demo = _site(str(page.root), _stamp(page.root)).demo
    proof.tell(page.name, _differences(page, demo=demo))
    return proof


def _differences(page: PageReading, *, demo: bool) -> Iterator[str]:
    if page.is_fiche:
        yield from data_findings(page)
        yield from days_findings(page)
        yield from section_findings(page)
        yield from fiche_feed_findings(page)
    yield from drawing_findings(page)
    yield from table_findings(page)
    yield from metier_findings(page)
    yield from metier_page_findings(page)
    yield from said_findings(page)
    yield from caveat_findings(page)
    yield from head_findings(page)
    yield from page_findings(page, demo=demo)
    yield from form_findings(page.document, page.name, heads.facts_of(page.root).address)
    yield from compared_findings(page)
    yield from way_findings(page)
    yield from heads.of_page(page.document, page.name, heads.facts_of(page.root))
    yield from card_findings(page.root, page.document, page.name, heads.facts_of(page.root))


class _Site:
    """What every page of a site is read with."""

    def __init__(self, root: Path) -> None:
        listed = _read(root / LIST).get("territoires")
        entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        built = _read(root / BUILD)
        self.edition, self.demo = str(built.get("edition")), built.get("demo") is True
        self.names = {f"{one.get('type')}-{one.get('code')}": str(one.get("nom", "")) for one in entries}
        self.groups = [group.name for group in heads.facts_of(root).groups.values()]
        self.metiers = [one.name for one in followed_metiers(root)]
        self.folders = {
            f"{one.get('type')}-{one.get('code')}": str(one.get("url", "")).rstrip("/").rpartition("/")[2]
            for one in entries
        }


@lru_cache(maxsize=1)
def _site(root: str, _changed: tuple[int, ...]) -> _Site:
    return _Site(Path(root))


def _stamp(root: Path) -> tuple[int, ...]:
    """When the lists of a site were written: read again in a process that outlives them."""
    paths = (root / LIST, root / BUILD)
    return tuple(path.stat().st_mtime_ns if path.is_file() else 0 for path in paths)


def _read(path: Path) -> Mapping[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}  # the proof of links tells it
    return found if isinstance(found, dict) else {}
