"""The key figures of a fiche for another site: marked with the territory, their reason where they are missing, a way to the fiche."""

from __future__ import annotations

from dataclasses import replace

from lxml import html

from fiches.keys import NOT_AVAILABLE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.fiche.embedded import render_embedded
from fiches.site.publish import embedded_folder
from fiches.wording.marks import NOWHERE
from fiches.wording.typography import findings
from tests.support import figures as build
from tests.support.pages.reading import document, unmarked_digits, visible_text


def page(key: TerritoryKey = build.ILLE, context: SiteContext | None = None) -> str:
    return render_embedded(key, build.make_fiche(key).headlines, context or build.make_context())


def tree(key: TerritoryKey = build.ILLE, context: SiteContext | None = None) -> html.HtmlElement:
    return document(page(key, context))


def test_each_key_figure_has_its_value_under_its_territory_s_key() -> None:
    shown = tree()
    headlines = build.make_fiche(build.ILLE).headlines
    assert len(shown.xpath("//li")) == len(headlines)
    marks = shown.xpath("//p[@class='valeur']//@data-cle")
    published = [one.number for one in headlines if one.number.value is not None]
    assert marks == [one.key.mark(NOWHERE) for one in published]
    assert published


def test_its_words_and_marks_are_those_of_a_page() -> None:
    text = page()
    assert unmarked_digits(text) == []
    assert findings(visible_text(text)) == []
    assert len(tree().xpath("//h1")) == 1


def test_it_leads_to_the_fiche_outside_the_frame_and_names_the_source_and_the_licence() -> None:
    (link,) = tree().xpath("//a")
    assert link.get("href") == f"../../{build.TERRITORIES[build.ILLE].folder}index.html"
    assert link.get("target") == "_top"
    foot = " ".join("".join(tree().xpath("//footer//text()")).split())
    assert "France Travail" in foot
    assert build.make_context().licence in foot


def test_search_engines_are_sent_to_the_fiche() -> None:
    shown = tree(context=build.make_context(url="https://exemple.fr/depot/"))
    assert shown.xpath("//meta[@name='robots']/@content") == ["noindex"]
    folder = build.TERRITORIES[build.ILLE].folder
    assert shown.xpath("//link[@rel='canonical']/@href") == [f"https://exemple.fr/depot/{folder}"]


def test_a_missing_value_has_its_reason() -> None:
    known = build.make_fiche(build.ILLE).headlines[0]
    missing = replace(known, number=replace(known.number, value=None, status=NOT_AVAILABLE))
    (item,) = document(render_embedded(build.ILLE, [missing], build.make_context())).xpath("//li")
    assert item.xpath(".//*[@data-statut]/@data-statut") == [NOT_AVAILABLE]
    assert "".join(item.xpath("./p[not(@class)]//text()")).startswith("Donnée non disponible")


def test_a_figure_of_another_place_says_whose_it_is() -> None:
    (of_region,) = (one for one in build.make_fiche(build.BRETAGNE).headlines if one.indicator.id == "offres-trimestre")
    shown = document(render_embedded(build.ILLE, [of_region], build.make_context()))
    assert "Valeur de la Bretagne." in "".join(shown.xpath("//li//text()"))


def test_a_region_and_a_departement_of_one_name_have_titles_of_their_own() -> None:
    assert tree().findtext(".//title").startswith("Ille-et-Vilaine (département)\u00a0: chiffres clés")


def test_simulated_figures_and_another_source_are_told() -> None:
    assert "Données simulées" in page(context=build.make_context(demo=True))
    other = replace(build.make_context(demo=False), other_source="127.0.0.1:8765")
    assert page(context=other).count("127.0.0.1:8765") == 2


def test_it_is_at_the_address_of_the_interface() -> None:
    assert embedded_folder(build.ILLE) == "embed/DEP-35/"
