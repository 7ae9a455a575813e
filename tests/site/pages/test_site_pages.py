"""Home, lists, method and the files beside them."""

from __future__ import annotations

import itertools
import re

import pytest

from fiches.errors import RenderError
from fiches.site.data.data_package import PACKAGE_FILE, TABLE_SCHEMA_FILE
from fiches.site.data.dcat_catalogue import CATALOGUE_FILE
from fiches.site.data.series_json import SCHEMA_FILE
from fiches.site.environment import render
from fiches.site.pages.place_pages import render_places
from fiches.site.pages.site_pages import render_site_pages
from fiches.wording.places import sorting_name
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.reading import as_xml, document, main, unmarked_digits, visible_text
from tests.support.source import spaces


def pages(**settings: object) -> dict[str, str]:
    files = render_site_pages(build.make_context(**settings), build.summaries())  # type: ignore[arg-type]
    return {path: text for path, text in files.items() if isinstance(text, str)}


EXPECTED = [
    "index.html", "404.html", "robots.txt", "sitemap.xml", ".nojekyll", "regions/index.html", "departements/index.html",
    "epci/index.html", "methode/index.html", "donnees/index.html", "accessibilite/index.html", "mentions-legales/index.html",
]  # fmt: skip


def test_the_usual_files_are_there() -> None:
    files = render_site_pages(build.make_context(), build.summaries())
    assert set(EXPECTED) <= files.keys()
    assert "bassins/index.html" not in files
    assert {
        "assets/site.css",
        "assets/print.css",
        "assets/favicon.svg",
        "assets/fonts/newsreader-400.woff2",
    } <= files.keys()


@pytest.mark.parametrize("path", [path for path in EXPECTED if path.endswith(".html")])
def test_every_page_keeps_the_promises_of_the_interface(path: str) -> None:
    """Digits marked, typography exact, one h1, headings in order, links that lead somewhere."""
    files = pages()
    text = files[path]
    tree = document(text)
    assert unmarked_digits(text) == []
    assert findings(visible_text(text)) == []
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert tree.xpath("/html/@data-edition") == ["2026T1"]


def test_links_of_the_site_lead_to_pages() -> None:
    files = render_site_pages(build.make_context(), build.summaries())
    described = {SCHEMA_FILE, TABLE_SCHEMA_FILE, PACKAGE_FILE, CATALOGUE_FILE}
    built = {"api/v1/territoires.json", "api/v1/build.json"} | described  # written beside the pages
    known = (
        set(files)
        | set(render_places(build.make_context()))
        | built
        | {t.folder + "index.html" for t in build.TERRITORIES.values()}
    )
    for path, text in files.items():
        if not path.endswith(".html"):
            continue
        folder = path.rpartition("/")[0]
        for href in document(str(text)).xpath("//a/@href|//link/@href"):
            if href.startswith(("#", "http", "data:")):
                continue
            parts = [*folder.split("/")] if folder else []
            for part in re.split("[#?]", href)[0].split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            assert "/".join(parts) in known, (path, href)


def test_marks_of_other_pages_name_their_territory() -> None:
    """No page about no territory has a key without its prefix."""
    for path in ("index.html", "departements/index.html"):
        keys = document(pages()[path]).xpath("//@data-cle")
        assert keys
        assert all("/" in key for key in keys)


def test_home_tells_the_country() -> None:
    home = main(pages()["index.html"])
    assert "en France" in home.xpath("string((//div[@class='phrase']/p)[1])")
    assert home.xpath("//a[text()='Ille-et-Vilaine']")


def test_home_without_the_country_is_still_a_page() -> None:
    context = build.make_context(published=[build.ILLE])
    summaries = [s for s in build.summaries() if s.territory == build.ILLE]
    text = str(render_site_pages(context, summaries)["index.html"])
    assert unmarked_digits(text) == []
    assert main(text).xpath("//a[contains(@href, '35-ille-et-vilaine')]")


def test_a_list_without_figures_says_so_and_holds() -> None:
    text = str(render_site_pages(build.make_context(), [])["departements/index.html"])
    assert "n.\u00a0d." in visible_text(text)
    assert findings(visible_text(text)) == []


def test_robots_keep_simulated_figures_out() -> None:
    assert "Disallow: /\n" in pages()["robots.txt"]
    real = pages(demo=False, url="https://exemple.fr/")["robots.txt"]
    assert "Allow: /\n" in real
    assert "Sitemap: https://exemple.fr/sitemap.xml" in real


def test_sitemap_holds_every_page_once_an_address_is_known() -> None:
    assert len(as_xml(pages()["sitemap.xml"])) == 0
    found = [u[0].text for u in as_xml(pages(url="https://exemple.fr/depot/")["sitemap.xml"])]
    assert "https://exemple.fr/depot/departements/35-ille-et-vilaine/" in found
    assert len(found) == len(set(found))


def test_method_explains_every_indicator_formula_and_break() -> None:
    method = main(pages()["methode/index.html"])
    for entry in build.catalogue().indicators:
        assert method.xpath(f"//*[@id='{entry.id}']"), entry.id
    for name in build.catalogue().formulas:
        assert method.xpath(f"//*[@id='formule-{name}']")
    assert "loi pour le plein emploi" in method.text_content()
    for reserve in build.catalogue().reserves:
        assert spaces(reserve.explication) in spaces(method.text_content())
        assert spaces(reserve.source) in spaces(method.text_content())


def test_a_template_at_fault_is_named() -> None:
    """An absent value and an absent template end in a RenderError with the file."""
    with pytest.raises(RenderError, match=r"templates/pages/404\.html"):
        render("pages/404.html")
    with pytest.raises(RenderError, match=r"absent\.html"):
        render("absent.html")


@pytest.mark.parametrize(("name", "plain"), [("Île-de-France", "ile-de-france"), ("L’Haÿ", "lhay")])
def test_accents_do_not_change_the_order(name: str, plain: str) -> None:
    assert sorting_name(name) == plain
