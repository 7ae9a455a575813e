"""The publisher's own pages, as the site shows them: her words, and a link in the menu or at the foot."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.own_pages import OwnPage
from fiches.site.pages.site_pages import render_site_pages
from tests.support import figures as build
from tests.support.pages.reading import document

SHOWN = OwnPage("pages/aide/index.html", "L’aide", "Au 12, [là]({racine}methode/index.html).", in_menu=True)
ASIDE = OwnPage("pages/horaires/index.html", "Horaires", "Mots.", in_menu=False)


def test_a_page_has_her_words_and_every_page_leads_to_it() -> None:
    context = replace(build.make_context(url="https://exemple.fr/"), own_pages=(SHOWN, ASIDE))
    files = render_site_pages(context, build.summaries())
    page = document(str(files[SHOWN.path]))
    assert page.xpath("//h1/text()") == ["L’aide"]
    assert page.xpath("//main//span/@data-constante") == ["éditeur"]
    assert page.xpath("//main//a/@href") == ["../../methode/index.html"]
    assert page.xpath("//nav//a[@aria-current]/@href") == ["../../pages/aide/index.html"]
    assert page.xpath("//footer//a[text()='Horaires']/@href") == ["../../pages/horaires/index.html"]
    assert not page.xpath("//nav//a[text()='Horaires'] | //footer//a[text()='L’aide']")
    assert "https://exemple.fr/pages/horaires/" in str(files["sitemap.xml"])
