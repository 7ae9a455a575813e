"""Every page that is not a fiche, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

from fiches.charts.tokens import with_palettes
from fiches.content.brand import NO_BRAND, Brand
from fiches.indicators.model.metier_places import MetierPlaces
from fiches.site.atom import FEED
from fiches.site.branding import added_rules, changed_palettes, logo_file
from fiches.site.cards import render_cards
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.environment import TEMPLATES
from fiches.site.lengths import with_lengths
from fiches.site.pages.accessibility import PAGE as ACCESS
from fiches.site.pages.accessibility import render_access
from fiches.site.pages.compare_pages import render_comparisons
from fiches.site.pages.feed import render_feed
from fiches.site.pages.glossary import PAGE as GLOSSARY
from fiches.site.pages.glossary import render_glossary
from fiches.site.pages.home import render_home
from fiches.site.pages.lists import render_lists
from fiches.site.pages.method import PASSAGE_PAGES, render_method, render_passage
from fiches.site.pages.metier_page import render_metier
from fiches.site.pages.metiers import render_metier_index
from fiches.site.pages.not_found import render_not_found
from fiches.site.pages.open_data import render_open_data
from fiches.site.pages.own_pages import render_own_pages
from fiches.site.pages.revisions import PAGE as REVISIONS
from fiches.site.pages.revisions import render_revisions

PUBLIC_ASSETS = {".css", ".js", ".woff2", ".svg", ".txt"}
_OF_PAGES = "site.css"
_OF_PAPER = "paper.css"  # of the PDFs: no page asks for it


def render_site_pages(
    context: SiteContext,
    summaries: Sequence[FicheSummary],
    whole: Mapping[str, int] | None = None,
    others: Mapping[str, int] | None = None,
    beside: Mapping[str, int] | None = None,
    apart: Sequence[str] = (),
) -> dict[str, str | bytes]:
    """Files by path from the site's root: home, lists, method, passages, comparisons, cards, 404, feed, robots, sitemap, assets.

    `whole`: the files of the whole edition by path, and their sizes in bytes; `others`: the same of former editions and
    of the revisions; `beside`: of what is computed for all territories, alike or distinguished; `apart`: the paths of the
    pages that are made elsewhere, which the sitemap lists too.
    Raises RenderError for a template at fault.
    """
    known = {summary.territory: summary for summary in summaries}
    files: dict[str, str | bytes] = {"index.html": render_home(context, known)}
    for kind in context.levels():
        files |= render_lists(kind, context, known)
    files["methode/index.html"] = render_method(context)
    files["donnees/index.html"] = render_open_data(context, whole or {}, beside or {})
    files[REVISIONS] = render_revisions(context, {**(whole or {}), **(others or {})})
    files[GLOSSARY] = render_glossary(context)
    files[ACCESS] = render_access(context)
    for name in PASSAGE_PAGES:
        files[f"{name}/index.html"] = render_passage(name, context)
    files |= render_own_pages(context)
    files |= render_comparisons(context, known)
    files |= render_cards(context)
    files["404.html"] = render_not_found(context)
    if context.feed:
        files[FEED] = render_feed(context)
    files["robots.txt"] = _robots(context)
    files["sitemap.xml"] = sitemap(context, [path for path in (*files, *apart) if path.endswith("index.html")])
    files[".nojekyll"] = ""
    return files | assets(context.settings.marque) | logo_file(context)


def render_metiers(context: SiteContext, figures: Iterable[MetierPlaces]) -> dict[str, str]:
    """The page of each métier, one after the other, and their index."""
    pages, followed = dict[str, str](), list[MetierPlaces]()
    for places in figures:
        path, page = render_metier(places, context)
        pages[path] = page
        followed.append(places.summary)
    return render_metier_index(context, followed) | pages


def _robots(context: SiteContext) -> str:
    """Simulated figures are kept out of search engines."""
    rules = ["User-agent: *", "Disallow: /" if context.demo else "Allow: /"]
    if context.url:
        rules.append(f"Sitemap: {context.url}sitemap.xml")
    return "\n".join(rules) + "\n"


def sitemap(context: SiteContext, pages: Sequence[str]) -> str:
    """Absolute addresses of every page; none without the site's address."""
    folders = [context.territories[key].folder for key in context.in_order()]
    every = [page.removesuffix("index.html") for page in pages] + folders if context.url else []
    lines = [f"<url><loc>{escape(context.url + path)}</loc></url>" for path in dict.fromkeys(every)]
    opening = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', opening, *lines, "</urlset>", ""])


@lru_cache(maxsize=2)
def _read_assets(folder: Path, brand: Brand) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.suffix in PUBLIC_ASSETS and path.name != _OF_PAPER)
    return {path.relative_to(folder.parent).as_posix(): _read_asset(path, brand) for path in found}


def _read_asset(path: Path, brand: Brand) -> bytes:
    """A style sheet with the colours of its palettes and the lengths of bars; any other file as it is."""
    if path.suffix != ".css":
        return path.read_bytes()
    added = added_rules(brand) if path.name == _OF_PAGES else ""
    sheet = path.read_text(encoding="utf-8")
    return (with_lengths(with_palettes(sheet, changed=changed_palettes(brand))) + added).encode()


def public_asset(name: str, brand: Brand = NO_BRAND, folder: Path = TEMPLATES / "assets") -> bytes | None:
    """One of them as it stands on the disk now; None for a name that is none of theirs."""
    found = next((path for path in folder.rglob("*") if path.relative_to(folder).as_posix() == name), None)
    if found is None or found.suffix not in PUBLIC_ASSETS or found.name == _OF_PAPER:
        return None
    return _read_asset(found, brand)


def assets(brand: Brand = NO_BRAND, folder: Path = TEMPLATES / "assets") -> dict[str, str | bytes]:
    """Style sheets, the script, fonts, icon; read once."""
    return dict(_read_assets(folder, brand))
