"""Open data, glossary, levels, feed, 404, and how an error is reported."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import pytest
from markupsafe import Markup

from fiches.indicators.model.headline import Headline
from fiches.indicators.model.numbers import Computed
from fiches.keys import TerritoryKey
from fiches.site.contact import contact_text, report_href, report_text
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.pages.feed import render_feed
from fiches.site.pages.glossary import entries
from fiches.site.pages.home import most_changed
from fiches.site.pages.levels import levels_table, said_at
from fiches.site.pages.open_data import weight
from fiches.site.pages.site_pages import render_site_pages
from fiches.territories import LEVELS, Territory
from tests.support import figures as build
from tests.support.pages.reading import as_xml, document, main, unmarked_digits, visible_text
from tests.support.source import spaces

URL = "https://exemple.fr/depot/"
ATOM = "{http://www.w3.org/2005/Atom}"
WHOLE = {"donnees/fiches-2026T1.csv.gz": 1_799_542, "donnees/fiches-2026T1.parquet": 475_144}


def dated(**changes: object) -> SiteContext:
    return replace(build.make_context(url=URL), updated="2026-05-28T13:59:53Z", **changes)  # type: ignore[arg-type]


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


@pytest.mark.parametrize(
    ("size", "text"), [(12, "1 ko"), (64_805, "65 ko"), (999_400, "999 ko"), (1_799_542, "1,8 Mo"), (12_000_000, "12,0 Mo")]
)  # fmt: skip
def test_weights_are_french(size: int, text: str) -> None:
    assert spaces(weight(size)) == text


def test_the_open_data_page_offers_the_whole_edition_with_its_weight() -> None:
    text = page("donnees/index.html", whole=WHOLE)
    links = main(text).xpath("//a[@download]")
    assert [a.get("href") for a in links] == [f"../{name}" for name in WHOLE]
    assert "(CSV compressé (gzip), 1,8 Mo)" in spaces(visible_text(text))
    assert unmarked_digits(text) == []


def test_the_open_data_page_names_the_territories_with_older_figures() -> None:
    degraded = {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}
    text = page("donnees/index.html", build.make_context(degraded=degraded), WHOLE)
    assert "Ille-et-Vilaine (édition du 4e trimestre 2025)." in spaces(visible_text(text))
    assert unmarked_digits(text) == []


def test_the_open_data_page_describes_every_column_measure_and_status() -> None:
    told = {code.text_content() for code in main(page("donnees/index.html")).xpath("//td/code")}
    columns = {
        "indicateur",
        "type_territoire",
        "code_territoire",
        "type_activite",
        "code_activite",
        "code_nomenclature",
    }
    columns |= {"type_caracteristique", "code_caracteristique", "periode", "mesure", "valeur", "statut", "date_maj"}
    assert columns <= told
    assert {"nombre", "pourcentage", "niveau", "score", "montant", "a", "nd", "s", "na"} <= told


def test_the_glossary_is_in_order_and_each_entry_has_its_anchor() -> None:
    found = main(page("glossaire/index.html"))
    anchors = found.xpath(".//dl/div/@id")
    assert len(anchors) >= 25
    assert anchors == sorted(anchors)
    assert {"bassin-d-emploi", "epci", "rome", "fap", "naf", "tension", "decile", "secret-statistique"} <= set(anchors)
    assert all(dd.text_content().strip() for dd in found.xpath(".//dl/div/dd"))


def test_entries_are_cut_at_their_titles() -> None:
    introduction, terms = entries(Markup("<p>Avant.</p><h2>Zèle</h2><p>Z</p><h2>Âge</h2><p>A</p>"))
    assert introduction == "<p>Avant.</p>"
    assert [(term.id, term.text) for term in terms] == [("age", "<p>A</p>"), ("zele", "<p>Z</p>")]


def test_other_pages_lead_to_the_glossary() -> None:
    for path in ("index.html", "methode/index.html"):
        assert document(page(path)).xpath("//a[contains(@href,'glossaire/index.html')]"), path


@pytest.mark.parametrize(
    ("identifier", "said"),
    [
        ("demandeurs-abc", ["oui"] * 5),
        ("tension", ["oui", "oui", "oui", "oui", "département"]),
        ("offres-secteurs", ["oui", "oui", "oui", "non", "non"]),
        ("salaires-moyen", ["oui", "oui", "région", "région", "région"]),
    ],
)
def test_levels_are_those_of_the_catalogue(identifier: str, said: list[str]) -> None:
    entry = build.indicator(identifier)
    assert [said_at(entry, kind, build.catalogue()) for kind in LEVELS] == said


def test_the_method_page_lists_every_indicator_by_level() -> None:
    links = main(page("methode/index.html")).xpath("//table//th/a/@href")
    assert sorted(links) == sorted(f"#{entry.id}" for entry in build.catalogue().indicators)
    assert len(levels_table(build.catalogue()).lines) < len(links)
    assert "n’a pas de difficulté par secteur ni par compétence" in main(page("methode/index.html")).text_content()


def test_the_feed_has_an_entry_for_the_country_and_for_each_level() -> None:
    feed = as_xml(render_feed(dated(demo=False)))
    assert [e.findtext(f"{ATOM}link") or e.find(f"{ATOM}link").get("href") for e in feed.iter(f"{ATOM}entry")] == [
        f"{URL}france/", f"{URL}regions/", f"{URL}departements/", f"{URL}epci/",
    ]  # fmt: skip
    assert {e.text for e in feed.iter(f"{ATOM}updated")} == {"2026-05-28T13:59:53Z"}
    identifiers = [e.text for e in feed.iter(f"{ATOM}id")]
    assert len(identifiers) == len(set(identifiers))
    assert all("#2026T1" in identifier for identifier in identifiers[1:])


def test_a_feed_of_simulated_figures_says_so_in_each_title() -> None:
    assert all("simulées" in e.text for e in as_xml(render_feed(dated())).iter(f"{ATOM}title"))


@pytest.mark.parametrize(("url", "updated"), [("", "2026-05-28T13:59:53Z"), (URL, "")])
def test_without_an_address_or_a_date_there_is_no_feed_and_no_link_to_one(url: str, updated: str) -> None:
    context = replace(build.make_context(url=url), updated=updated)
    files = render_site_pages(context, build.summaries())
    assert "atom.xml" not in files
    assert not [path for path, text in files.items() if path.endswith(".html") and "atom.xml" in str(text)]


def test_with_both_every_page_names_the_feed() -> None:
    files = render_site_pages(dated(), build.summaries())
    assert "atom.xml" in files
    assert "../atom.xml" in str(files["methode/index.html"])


def test_the_404_asks_for_no_other_file_and_its_style_is_allowed_by_its_sum() -> None:
    tree = document(page("404.html"))
    assert not tree.xpath("//link[@rel='stylesheet'] | //img | //script")
    (style,) = tree.xpath("//style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize(("url", "home"), [("", "index.html"), (URL, URL)])
def test_links_of_the_404_hold_at_any_depth_once_the_address_is_known(url: str, home: str) -> None:
    links = document(page("404.html", build.make_context(url=url))).xpath("//a/@href")
    assert links[0] == home
    assert all(link.startswith(url) for link in links)


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("", "../../mentions-legales/index.html#signaler"),
        ("Service statistique", "../../mentions-legales/index.html#signaler"),
        ("fiches@exemple.fr", "mailto:fiches@exemple.fr?subject=Erreur%20sur%20la%20fiche%20DEP-35%2C%20%C3%A9dition%202026T1"),
        ("https://exemple.fr/@contact", "https://exemple.fr/@contact"),
    ],
)  # fmt: skip
def test_an_error_is_reported_where_the_publisher_says(contact: str, href: str) -> None:
    assert report_href(build.ILLE, build.make_context(contact=contact), "../../") == href


def test_the_notices_say_how_to_report_an_error() -> None:
    """With a contact, whom to write to; without one, they do not pretend."""
    known = build.make_context(contact="fiches@exemple.fr")
    assert contact_text(known) == "<fiches@exemple.fr>"
    assert "2026T1" in report_text(known)
    notices = main(page("mentions-legales/index.html", known))
    assert notices.xpath("//*[@id='signaler']")
    assert notices.xpath("//a[@href='mailto:fiches@exemple.fr']")
    assert "n’a pas indiqué d’adresse" in main(page("mentions-legales/index.html")).text_content()


def test_a_region_of_one_departement_is_one_place_among_the_most_changed() -> None:
    """Guadeloupe twice would leave two places out of three: the département is the one that is told."""
    region, department = TerritoryKey("REG", "01"), TerritoryKey("DEP", "971")
    names = {
        key: Territory(key, "Guadeloupe", "en Guadeloupe", "de Guadeloupe", "la Guadeloupe")
        for key in (region, department)
    }
    context = build.make_context()
    context = replace(context, territories={**context.territories, **names}, published=context.published | set(names))
    summaries = {s.territory: s for s in build.summaries()}
    template = summaries[build.ILLE]
    for key in (region, department):
        summaries[key] = FicheSummary(key, tuple(_moved(h, 50.0) for h in template.headlines))
    movers = most_changed(context, summaries)
    assert [m.link.text for m in movers].count("Guadeloupe") == 1
    assert movers[0].link.href == "departements/971-guadeloupe/index.html"
    assert len({m.link.text for m in movers}) == 3


def _moved(headline: Headline, percent: float) -> Headline:
    change = headline.evolution
    return (
        headline if change is None else replace(headline, evolution=Computed(change.formula, change.arguments, percent))
    )
