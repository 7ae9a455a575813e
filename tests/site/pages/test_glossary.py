"""The glossary: entries in order, each with its anchor."""

from __future__ import annotations

from fiches.site.context import SiteContext
from fiches.site.pages.glossary import terms
from fiches.site.pages.site_pages import render_site_pages
from fiches.wording.passages import passage_sections
from tests.support import figures as build
from tests.support.pages.reading import document, main


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


def test_the_glossary_is_in_order_and_each_entry_has_its_anchor() -> None:
    found = main(page("glossaire/index.html"))
    anchors = found.xpath(".//dl/div/@id")
    assert len(anchors) >= 25
    assert anchors == sorted(anchors)
    assert {"bassin-d-emploi", "epci", "rome", "fap", "naf", "tension", "decile", "secret-statistique"} <= set(anchors)
    assert all(dd.text_content().strip() for dd in found.xpath(".//dl/div/dd"))


def test_entries_are_cut_at_their_titles() -> None:
    introduction, sections = passage_sections("Avant.\n\n## Zèle\n\nZ\n\n## Âge\n\nA\n")
    assert introduction == "<p>Avant.</p>"
    assert [(term.id, term.text) for term in terms(sections)] == [("age", "<p>A</p>"), ("zele", "<p>Z</p>")]


def test_other_pages_lead_to_the_glossary() -> None:
    for path in ("index.html", "methode/index.html"):
        assert document(page(path)).xpath("//a[contains(@href,'glossaire/index.html')]"), path
