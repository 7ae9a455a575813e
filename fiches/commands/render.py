"""Rendering fiches: one territory's figures → its page, charts and data files, in this process or in several."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.charts.maps.outlines import outlined
from fiches.content.catalogue_files import load_catalogue
from fiches.content.config import TerritoryList
from fiches.content.places import named_territories
from fiches.content.similarity import load_similarity
from fiches.editions.diff import compared
from fiches.editions.store import Edition, Manifest, Referential, read_edition
from fiches.errors import SourceUnavailable
from fiches.harvest.scope import published
from fiches.indicators.dataset import Dataset
from fiches.indicators.fiche import build_fiche
from fiches.indicators.reading import Reader
from fiches.keys import TerritoryKey
from fiches.site.context import FicheSummary, Pen, SiteContext
from fiches.site.data.excel import MOST_FICHES, Words, excel_bytes
from fiches.site.data.open_data import csv_bytes, fiche_rows, json_bytes
from fiches.site.fiche.page import fiche_view, render_fiche
from fiches.site.paper.layout import papers
from fiches.site.paper.pdf import make_pdf
from fiches.site.publish import write_file
from fiches.wording.texts import load_texts

One = TypeVar("One")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Order:
    """All that rendering depends on; small, so that it travels to other processes."""

    edition: Path
    content: Path
    title: str
    publisher: str
    contact: str
    url: str
    licence: str
    pdf: bool
    excel: bool | None  # None: unless there are too many fiches
    wanted: TerritoryList
    place: str  # the territory list, as messages name it
    former: Path | None = None  # the edition that this one is compared with
    kept: tuple[Path, ...] = ()  # the editions whose data are published, oldest first
    only: tuple[TerritoryKey, ...] | None = None  # the fiches that the site will hold, when not all of them


@dataclass(frozen=True, slots=True)
class Workshop:
    """An order, ready to be carried out."""

    order: Order
    manifest: Manifest
    referential: Referential
    reader: Reader
    context: SiteContext
    words: Words
    all_keys: tuple[TerritoryKey, ...]  # every fiche of the configuration, by level then code

    @property
    def published(self) -> list[TerritoryKey]:
        """The fiches that the site holds, by level then code."""
        return self.context.in_order()

    def summary(self, territory: TerritoryKey) -> FicheSummary:
        return FicheSummary.of(build_fiche(self.reader, territory))


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came out of one territory."""

    summary: FicheSummary
    charts: int
    pdf: bool


@lru_cache(maxsize=1)
def workshop(order: Order) -> Workshop:
    """Reads the edition and the content.

    Raises ContentError when either is at fault, SourceUnavailable for a territory that the edition lacks.
    """
    edition = read_edition(order.edition)
    catalogue = load_catalogue(order.content)
    territories = named_territories(
        edition.referential.territories, {entry.key: entry for entry in order.wanted.territoires}
    )
    everyone = _harvested_keys(order, edition)
    reader = Reader(
        dataset=Dataset(edition.frame),
        catalogue=catalogue,
        territories=territories,
        activities=edition.referential.activities,
        periods=edition.manifest.periods,
        ranked_levels=frozenset(order.wanted.niveaux),
        outlined=outlined(),
        rankings={(ranking.territory, ranking.indicator): ranking for ranking in edition.referential.rankings},
        similarity=load_similarity(order.content, catalogue),
    )
    context = SiteContext(
        title=order.title,
        publisher=order.publisher,
        contact=order.contact,
        url=order.url,
        licence=order.licence,
        edition=edition.id,
        demo=edition.manifest.demo,
        catalogue=catalogue,
        texts=load_texts(order.content),
        territories=territories,
        published=frozenset(everyone if order.only is None else order.only),
        periods=edition.manifest.periods,
        labels={(name.split("/", 2)[1], name.split("/", 2)[2]): v for name, v in edition.referential.labels.items()},
        pdf=order.pdf,
        revisions=compared(read_edition(order.former), edition).summary() if order.former else None,
        kept=tuple(folder.name for folder in order.kept),
        degraded=edition.manifest.degraded,
        accepted=edition.manifest.accepted,
        updated=reader.dataset.latest_update,
        excel=len(everyone) <= MOST_FICHES if order.excel is None else order.excel,
        similarity=reader.similarity,
    )
    words = Words(catalogue, territories, context.labels)
    return Workshop(order, edition.manifest, edition.referential, reader, context, words, everyone)


def _harvested_keys(order: Order, edition: Edition) -> tuple[TerritoryKey, ...]:
    listed = [territory.key for territory in edition.referential.territories]
    missing = [entry.key for entry in order.wanted.territoires if entry.key not in listed]
    if missing:
        raise SourceUnavailable(
            f"{order.place} : {', '.join(map(str, missing))} absent de l’édition {edition.id}. Récolter d’abord ce"
            " territoire : python build.py harvest."
        )
    return tuple(published(order.wanted, listed, place=order.place))


def render_into(work: tuple[Order, TerritoryKey, Path]) -> Rendered:
    """Writes one fiche's folder under a root. Raises RenderError for a template or a chart at fault."""
    order, territory, root = work
    shop = workshop(order)
    fiche = build_fiche(shop.reader, territory)
    folder = shop.context.territories[territory].folder
    rows = fiche_rows(shop.reader, fiche)
    pen, data = Pen(draw, standalone), csv_bytes(rows)
    view = fiche_view(fiche, context=shop.context, pen=pen)
    files: dict[str, str | bytes] = {"donnees.csv": data, "donnees.json": json_bytes(rows)}
    if shop.context.excel:
        files["donnees-excel.csv"] = excel_bytes(rows, shop.words)
    if shop.context.pdf:
        files["fiche.pdf"] = make_pdf(papers(fiche, view, shop.context), data)
    else:
        (root / folder / "fiche.pdf").unlink(missing_ok=True)  # of the former site, under --only
    sizes = {name: len(content) for name, content in files.items()}
    files |= render_fiche(fiche, context=shop.context, pen=pen, view=view, sizes=sizes)
    for name, text in files.items():
        write_file(root, folder + name, text.encode() if isinstance(text, str) else text)
    charts = sum(1 for name in files if name.startswith("graphiques/"))
    return Rendered(FicheSummary.of(fiche), charts, pdf="fiche.pdf" in files)


Mapper = Callable[[Callable[[One], Result], Sequence[One]], Iterable[Result]]


LIFETIME = 150  # fiches that a process renders before another takes its place: PDFs leave 0.3 MB each behind them


@contextmanager
def crew(jobs: int) -> Iterator[Callable[..., Iterable[Result]]]:
    """Something that maps a function over work, in order: this process alone, or `jobs` others."""
    if jobs <= 1:
        yield map
        return
    with ExitStack() as stack:

        def mapped(function: Callable[[One], Result], work: Sequence[One]) -> Iterator[Result]:
            results = _spread(jobs, function, work)
            stack.callback(results.close)
            return results

        yield mapped


def _spread(jobs: int, function: Callable[[One], Result], work: Sequence[One]) -> Generator[Result, None, None]:
    """Batch after batch, each in processes of its own."""
    spawning = multiprocessing.get_context("spawn")
    for start in range(0, len(work), jobs * LIFETIME):
        batch = work[start : start + jobs * LIFETIME]
        with ProcessPoolExecutor(max_workers=min(jobs, len(batch)), mp_context=spawning) as pool:
            try:
                yield from pool.map(function, batch)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
