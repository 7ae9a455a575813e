"""The files of the whole site: lists, home, method, data of every edition, machine-readable lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from fiches.commands.render_job import RenderContext
from fiches.commands.share import Share
from fiches.editions.store import SIMULATED
from fiches.indicators.children import front_maps, parts_map
from fiches.indicators.metier_places import metier_places
from fiches.indicators.model.children_map import ChildrenMap
from fiches.keys import TerritoryKey
from fiches.site.branding import logo_file
from fiches.site.comparing.groups import comparison_groups, named_groups
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.data.archive import other_editions
from fiches.site.data.build_report import FILES, Counts, build_json, groups_entry, territories_json
from fiches.site.data.data_package import PACKAGE_FILE, TABLE_SCHEMA_FILE, data_package, table_schema
from fiches.site.data.dcat_catalogue import CATALOGUE_FILE, Offer, catalogue
from fiches.site.data.distinction_files import distinction_files
from fiches.site.data.edition_workbook import edition_workbook
from fiches.site.data.origin import Days, days_of
from fiches.site.data.series_json import SCHEMA_FILE, schema_bytes
from fiches.site.data.similar_files import similar_files
from fiches.site.data.whole_edition import PREFIX, parquet, parquet_file, whole_edition
from fiches.site.incremental.shard_folder import ENTRY, entry_of
from fiches.site.pages.addresses import FormerSlugs, render_addresses
from fiches.site.pages.chart_page import PAGE as CHART
from fiches.site.pages.chart_page import render_chart_page
from fiches.site.pages.ended_epci import render_ended
from fiches.site.pages.former_editions import render_former_editions
from fiches.site.pages.home import front_place
from fiches.site.pages.level_feeds import render_level_feeds
from fiches.site.pages.place_pages import finds_places, render_places
from fiches.site.pages.site_pages import assets, render_metiers, render_site_pages, sitemap
from fiches.site.publish import BUILD_FILE, write_files
from fiches.site.unusual_words import UnusualWord
from fiches.territories import Territory

TERRITORIES_FILE = "api/v1/territoires.json"
Sizes = dict[str, int]


@dataclass(frozen=True, slots=True)
class WholeSite:
    """What the site's own files need besides the fiches."""

    editions: Path  # the folder of editions
    revisions: Mapping[str, bytes]  # the files of what changed since the previous edition, by path
    former: FormerSlugs  # folders that fiches used to have
    unusual: Sequence[UnusualWord] = ()  # words from outside that are written unusually
    places: Sequence[str] = ()  # the files that lead to places, where they are under the root already
    sheets: Mapping[str, Sequence[str]] = field(default_factory=dict)  # of former editions, under the root already


class DataFiles(NamedTuple):
    """The data files of the whole site, by path.

    `whole`: of this edition; `others`: of former ones, and of what was revised; `beside`: of what is computed for all
    territories, alike or distinguished.
    """

    whole: Mapping[str, bytes]
    others: Mapping[str, bytes]
    beside: Mapping[str, bytes]

    def every(self) -> dict[str, bytes]:
        """All of them."""
        return {**self.whole, **self.others, **self.beside}

    def sizes(self) -> tuple[Sizes, Sizes, Sizes]:
        """The bytes of each file, kind by kind."""
        whole, others, beside = ({path: len(content) for path, content in kind.items()} for kind in self)
        return whole, others, beside


def write_site_files(
    context: RenderContext,
    summaries: Mapping[TerritoryKey, FicheSummary],
    root: Path,
    inputs: WholeSite,
) -> list[str]:
    """Writes them under a root that holds the fiches already; the paths of those that lead to places.

    `summaries`: of the fiches just rendered; the others are computed again.
    """
    kept = tuple(edition for edition, paths in inputs.sheets.items() if paths)
    site = replace(context.site, with_sheets=kept)
    known = (summaries.get(key) or context.summary(key) for key in context.published)
    everyone = [*with_compared((with_maps(one, context) for one in known), context)]
    data = data_files(context, everyone, inputs.editions, inputs.revisions)
    made = {} if inputs.places else {**render_places(site), **render_other_addresses(site, inputs.former, root)}
    places = [*(inputs.places or made)]
    metiers = render_metiers(site, metier_places(context.data, site.metiers))
    former = render_former_editions(site, inputs.sheets)
    apart = [*metiers, *former, *filter(finds_places, places)]
    pages = render_site_pages(site, everyone, *data.sizes(), apart)
    lists = _lists(context, root, inputs.unusual)
    described = _described(context, root, {**data.whole, **data.others}, data.beside)
    shared = {**render_level_feeds(site, root), CHART: render_chart_page(site)}
    others_made = {**metiers, **former, **made, **shared}
    write_files(root, {**data.every(), **pages, **others_made, **lists, **described})
    return places


def data_files(
    context: RenderContext, everyone: Sequence[FicheSummary], editions: Path, revisions: Mapping[str, bytes]
) -> DataFiles:
    """`everyone`: the summaries of all fiches; `editions`: their folder; `revisions`: files, by path."""
    site, edition = context.site, context.manifest.edition
    return DataFiles(
        {
            **whole_edition(context.data.dataset.frame, edition),
            **edition_workbook(site, context.code_labels, everyone),
        },
        {**other_editions(editions, site.published_editions, but=edition), **revisions},
        {**similar_files(context.data, edition), **distinction_files(everyone, edition)},
    )


def render_other_addresses(site: SiteContext, former: FormerSlugs, root: Path) -> dict[str, str]:
    """The pages at the addresses that fiches no longer have."""
    return {**render_addresses(site, former, root), **render_ended(site, former)}


def write_shard_files(context: RenderContext, share: Share, root: Path, unusual: Sequence[UnusualWord]) -> None:
    """Under a root that holds the fiches of a share: what the proofs of their pages read, and `build.json`.

    The same bytes as in the whole site, but for `build.json`, which says that it is a shard, and the sitemap, without the
    pages of lists.
    """
    site, edition = context.site, context.manifest.edition
    own = [context.site.territories[key] for key in share.of(context.published)]
    promised = {key: [file for form, file in FILES.items() if site.writes(key, form)] for key in context.published}
    lists = _territories(context, promised)
    written = [_files_of(territory, root) for territory in own]
    counts = Counts(len(own), sum(FILES["pdf"] in files for files in written), _charts(root))
    lot = entry_of(share.number, share.count, pdf=site.pdf, simulated=context.manifest.source == SIMULATED)
    files: dict[str, str | bytes] = {
        **assets(site.settings.marque), **logo_file(site),
        parquet_file(edition): parquet(context.data.dataset.frame), "sitemap.xml": sitemap(site, ["index.html"]),
        TERRITORIES_FILE: lists, BUILD_FILE: _build_report(context, counts, unusual, lot),
    }  # fmt: skip
    write_files(root, files)


def with_maps(summary: FicheSummary, context: RenderContext) -> FicheSummary:
    """With the maps of the front page, for the place that it is about."""
    if summary.territory != front_place(context.site):
        return summary
    return replace(summary, maps=front_maps(context.data, summary.territory))


def with_compared(summaries: Iterable[FicheSummary], context: RenderContext) -> Iterator[FicheSummary]:
    """With the maps of the pages that put a place beside its parts."""
    found: dict[TerritoryKey, tuple[ChildrenMap, ...]] = {}
    for group in comparison_groups(context.site):
        drawn = parts_map(context.data, group.parent, group.members) if group.parent else None
        if group.parent and drawn:
            found[group.parent] = (*found.get(group.parent, ()), drawn)
    yield from (replace(one, compared=found.get(one.territory, ())) for one in summaries)


def _lists(context: RenderContext, root: Path, unusual: Sequence[UnusualWord]) -> dict[str, bytes]:
    """`territoires.json` and `build.json`: which files each fiche has is read from its folder."""
    files = {key: _files_of(context.site.territories[key], root) for key in context.published}
    pdfs = sum("fiche.pdf" in names for names in files.values())
    counts = Counts(len(files), pdfs, _charts(root))
    return {
        TERRITORIES_FILE: _territories(context, files),
        BUILD_FILE: _build_report(context, counts, unusual),
    }


def _charts(root: Path) -> int:
    return sum(1 for _ in root.glob("**/graphiques/*.svg"))


def _territories(context: RenderContext, files: Mapping[TerritoryKey, Collection[str]]) -> bytes:
    territories = [context.site.territories[key] for key in context.published]
    manifest = context.manifest
    return territories_json(territories, edition=manifest.edition, files=files, degraded=manifest.degraded)


def _build_report(
    context: RenderContext, counts: Counts, unusual: Sequence[UnusualWord], lot: Mapping[str, object] | None = None
) -> bytes:
    return build_json(
        context.manifest,
        counts,
        editions=context.site.published_editions,
        construction=context.site.construction,
        unusual=unusual,
        own={**({ENTRY: dict(lot)} if lot else {}), **groups_entry(named_groups(context.site))},
    )


def _files_of(territory: Territory, root: Path) -> dict[str, int]:
    """The bytes of the files beside a fiche's page, by name."""
    folder = root / territory.folder
    return {name: (folder / name).stat().st_size for name in FILES.values() if (folder / name).is_file()}


def _described(
    context: RenderContext, root: Path, editions: Mapping[str, bytes], similar: Mapping[str, bytes]
) -> dict[str, bytes]:
    """What describes the data to programs: schemas, Data Package, DCAT catalogue."""
    site, dataset = context.site, context.data.dataset
    offers = [_offer(site.territories[key], root, days_of(dataset.periods_of(key))) for key in context.published]
    own = {path: len(content) for path, content in editions.items() if path.startswith(f"{PREFIX}{site.edition}.")}
    whole = Offer(None, own, days_of(dataset.periods_of()))
    tables = {path: content for path, content in editions.items() if path.startswith(PREFIX)}
    with_csv = [one.territory for one in offers if one.territory and f"{one.territory.folder}donnees.csv" in one.files]
    return {
        SCHEMA_FILE: schema_bytes(),
        TABLE_SCHEMA_FILE: table_schema(),
        PACKAGE_FILE: data_package(site, {**tables, **similar}, with_csv),
        CATALOGUE_FILE: catalogue(site, [whole, *offers]),
    }


def _offer(territory: Territory, root: Path, days: Days | None) -> Offer:
    return Offer(territory, {territory.folder + name: size for name, size in _files_of(territory, root).items()}, days)
