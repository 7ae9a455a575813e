"""Reporting an error: a letter, the publisher's page, or the page that says how."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markupsafe import escape

from fiches.site.contact import as_text, contact_text, report_href, report_text
from fiches.site.context import SiteContext
from fiches.site.fiche.page import render_fiche
from fiches.site.pages.site_pages import render_site_pages
from fiches.wording.passages import passage_html
from tests.support import figures as build
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, main


def page(path: str, context: SiteContext | None = None, whole: dict[str, int] | None = None) -> str:
    return str(render_site_pages(context or build.make_context(), build.summaries(), whole)[path])


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("", ""),
        ("fiches@exemple.fr", "mailto:fiches@exemple.fr?subject=Erreur%20sur%20la%20fiche%20DEP-35%2C%20%C3%A9dition%202026T1"),
        ("https://exemple.fr/@contact", "https://exemple.fr/@contact"),
    ],
)  # fmt: skip
def test_an_error_is_reported_where_the_publisher_says(contact: str, href: str) -> None:
    assert report_href(build.ILLE, build.make_context(contact=contact)) == href


@pytest.mark.parametrize(("contact", "links"), [("", 0), ("fiches@exemple.fr", 1)])
def test_nobody_is_written_to_where_nobody_is_named(contact: str, links: int) -> None:
    """A link that leads to « no address was given » is no link."""
    context = build.make_context(contact=contact)
    fiche = render_fiche(build.make_fiche(build.ILLE), context=context, renderer=RENDERER)["index.html"]
    assert fiche.count("Signaler une erreur") == links
    assert fiche.count("Écrire à l’éditeur") == page("index.html", context).count("Écrire à l’éditeur") == links


def test_the_notices_say_how_to_report_an_error() -> None:
    """With a contact, whom to write to; without one, they do not pretend."""
    known = build.make_context(contact="fiches@exemple.fr")
    assert contact_text(known) == "<fiches@exemple.fr>"
    assert "2026T1" in report_text(known)
    notices = main(page("mentions-legales/index.html", known))
    assert notices.xpath("//*[@id='signaler']")
    assert notices.xpath("//a[@href='mailto:fiches@exemple.fr']")
    assert "n’a pas indiqué d’adresse" in main(page("mentions-legales/index.html")).text_content()


def test_a_setting_inside_a_passage_is_text_whatever_it_holds() -> None:
    setting = "<b>A&B</b> *c* {editeur} [l](u) a_b_c `d` # |"
    assert passage_html(as_text(setting)) == f"<p>{escape(setting)}</p>\n"


def with_settings(**given: str) -> SiteContext:
    plain = build.make_context(contact="fiches@exemple.fr")
    return replace(plain, settings=plain.settings.model_copy(update=given))


def test_errors_go_to_their_own_address_where_there_is_one() -> None:
    context = with_settings(signaler="https://exemple.fr/erreurs")
    assert report_href(build.ILLE, context) == "https://exemple.fr/erreurs"
    assert report_text(context).startswith("Écrire à <https://exemple.fr/erreurs>, ")
    foot = document(page("index.html", context)).xpath("//footer//a/@href")
    assert {"https://exemple.fr/erreurs", "mailto:fiches@exemple.fr"} <= set(foot)


def test_the_foot_has_the_publisher_s_own_words() -> None:
    context = with_settings(pied="Au 12 rue d'Ici : [plan]({racine}methode/index.html).")
    (words,) = document(page("methode/index.html", context)).xpath("//footer/div[@class='editeur']")
    assert words.text_content().strip() == "Au 12 rue d’Ici\u00a0: plan."
    assert words.xpath(".//span/@data-constante") == ["éditeur"]
    assert words.xpath(".//a/@href") == ["../methode/index.html"]
    assert not document(page("index.html")).xpath("//footer/div")
