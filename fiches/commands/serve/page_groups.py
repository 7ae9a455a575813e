"""The pages and files that are not a fiche's: which are made together, and which say something of every fiche."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from fiches.commands.serve.material import Material
from fiches.commands.site_files import with_compared, with_maps
from fiches.indicators.metier_places import metier_places
from fiches.site.comparing.files import FOLDER as COMPARED
from fiches.site.comparing.groups import INDEX
from fiches.site.context import SiteContext
from fiches.site.pages.accessibility import PAGE as ACCESS
from fiches.site.pages.accessibility import render_access
from fiches.site.pages.chart_page import PAGE as CHART
from fiches.site.pages.chart_page import render_chart_page
from fiches.site.pages.compare_pages import render_comparisons
from fiches.site.pages.glossary import PAGE as GLOSSARY
from fiches.site.pages.glossary import render_glossary
from fiches.site.pages.home import front_place, render_home
from fiches.site.pages.lists import render_lists
from fiches.site.pages.method import PASSAGE_PAGES, render_method, render_passage
from fiches.site.pages.not_found import render_not_found
from fiches.site.pages.open_data import render_open_data
from fiches.site.pages.own_pages import render_own_pages
from fiches.site.pages.place_pages import finds_places, render_places
from fiches.site.pages.revisions import PAGE as REVISIONS
from fiches.site.pages.revisions import render_revisions
from fiches.site.pages.site_pages import render_metiers
from fiches.site.search.shards import FOLDER as SEARCHED
from fiches.territories import LEVELS

Files = Mapping[str, str | bytes]
HOME, NOT_FOUND, OPEN_DATA = "index.html", "404.html", "donnees/index.html"


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that are made together. `everyone`: they say something of every fiche, which must all be computed first."""

    holds: Callable[[str, Material], bool]
    make: Callable[[Material], Files]
    everyone: bool = False


def group_of(path: str, of: Material) -> PageGroup | None:
    """The group that a path belongs to; None for a file that a preview does not have."""
    return next((group for group in _GROUPS if group.holds(path, of)), None)


def _page(path: str, render: Callable[[SiteContext], str]) -> PageGroup:
    """A page that says nothing of fiches."""
    return PageGroup(lambda asked, _: asked == path, lambda of: {path: render(of.context.site)})


def _under(*folders: str) -> Callable[[str, Material], bool]:
    return lambda path, _: path.startswith(folders)


def _home(of: Material) -> Files:
    known, front = dict(of.summaries()), front_place(of.context.site)
    if front in known:
        known[front] = with_maps(known[front], of.context)
    return {HOME: render_home(of.context.site, known)}


def _is_of_a_list(path: str, of: Material) -> bool:
    return any(path.startswith(f"{LEVELS[kind].folder}/") for kind in of.context.site.levels())


def _is_an_address(path: str, of: Material) -> bool:
    """Whether it is one that a fiche no longer has, or its code alone, in any case: its page leads to the fiche."""
    return _is_of_a_list(path, of) and path in of.other_addresses


def _lists(of: Material) -> Files:
    site, files = of.context.site, dict[str, str | bytes]()
    for kind in site.levels():
        files |= render_lists(kind, site, of.summaries())
    return files


def _comparisons(of: Material) -> Files:
    known = {one.territory: one for one in with_compared(of.summaries().values(), of.context)}
    return render_comparisons(of.context.site, known)


def _own_pages(of: Material) -> Files:
    return render_own_pages(of.context.site)


def _metiers(of: Material) -> Files:
    site = of.context.site
    return render_metiers(site, metier_places(of.context.data, site.metiers))


def _data(of: Material) -> Files:
    """The pages of data and of revisions, with the files that they offer."""
    site, files = of.context.site, of.data_files()
    whole, others, beside = files.sizes()
    pages = {
        OPEN_DATA: render_open_data(site, whole, beside),
        REVISIONS: render_revisions(site, {**whole, **others}),
    }
    return {**files.every(), **pages}


_GROUPS = (
    PageGroup(lambda path, _: path == HOME, _home, everyone=True),
    PageGroup(_is_an_address, lambda of: of.other_addresses),
    PageGroup(_is_of_a_list, _lists, everyone=True),
    PageGroup(_under(INDEX.removesuffix("index.html"), f"{COMPARED}/"), _comparisons, everyone=True),
    PageGroup(lambda path, _: path == REVISIONS or path.startswith("donnees/"), _data, everyone=True),
    PageGroup(_under("metiers/"), _metiers),
    PageGroup(_under("pages/"), _own_pages),
    PageGroup(_under(SEARCHED), Material.search_files),
    PageGroup(lambda path, _: finds_places(path), lambda of: render_places(of.context.site)),
    _page(CHART, render_chart_page),
    _page("methode/index.html", render_method),
    _page(GLOSSARY, render_glossary),
    _page(ACCESS, render_access),
    _page(NOT_FOUND, render_not_found),
    *(_page(f"{name}/index.html", partial(render_passage, name)) for name in PASSAGE_PAGES),
)
