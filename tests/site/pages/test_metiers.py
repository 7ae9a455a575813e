"""The index of métiers: by name and by code, complete without script, light where they are many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.checks.page import RAW_LIMIT, check_page
from fiches.site.links import METIERS, menu
from fiches.site.pages.metiers import BY_CODE, render_metier_index
from fiches.site.pages.place_pages import render_places
from fiches.site.pages.site_pages import render_metiers, render_site_pages
from fiches.site.publish import write_files
from tests.support import figures as build
from tests.support import metiers
from tests.support.pages.reading import document, unmarked_digits
from tests.support.source import spaces


def names(page: str) -> list[str]:
    return [spaces(one.text_content()) for one in document(page).xpath("//tbody/tr/th")]


def test_each_metier_is_there_by_name_and_by_code() -> None:
    pages = metiers.pages()
    assert names(pages[METIERS]) == [
        "Aide-soignant / Aide-soignante J1501",
        "Conducteur / Conductrice de transport de marchandises sur longue distance N4101",
        "Jardinier / Jardinière paysagiste A1203",
    ]
    assert [name.split()[-1] for name in names(pages[BY_CODE])] == list(metiers.METIERS)


@pytest.mark.parametrize("path", [METIERS, BY_CODE])
def test_each_order_is_a_sound_page_that_leads_to_the_other(path: str, tmp_path) -> None:
    page = metiers.pages()[path]
    write_files(tmp_path, {path: page})
    assert check_page(tmp_path, path).findings == ()
    assert unmarked_digits(page) == []
    (nav,) = document(page).xpath("//nav[@class='ordres']")
    assert [one.get("href").rpartition("../")[2] for one in nav.iter("a")] == [METIERS, BY_CODE]
    assert [one.text for one in nav.iter("a") if one.get("aria-current")] == ["nom" if path == METIERS else "code ROME"]


def test_a_row_has_the_figures_of_the_country_and_leads_to_the_page() -> None:
    (row,) = document(metiers.pages()[METIERS]).xpath("//tbody/tr[1]")
    assert row.xpath("./th/a/@href") == [f"../{metiers.PAGE}"]
    assert [spaces(one.text_content()) for one in row.xpath("./td")] == [
        "180 000", "+11,1 %", "120 000", "6,7", "40 000", "3",
    ]  # fmt: skip


def test_a_long_list_stays_light() -> None:
    one, context = metiers.places().summary, metiers.context(metiers.data())
    labels = {
        ("ROME", f"J{number:04}"): f"Métier au nom assez long, de la spécialité {number}" for number in range(609)
    }
    many = [replace(one, code=code) for _, code in labels]
    page = render_metier_index(replace(context, labels=labels), many)[METIERS]
    assert len(page.encode()) < RAW_LIMIT
    heads = [spaces(head.text_content()) for head in document(page).xpath("//thead//th")]
    assert heads == ["Métier", "Offres de douze mois", "Difficulté (1 à 5)"]


def test_without_a_followed_metier_there_is_no_page_nor_a_way_to_one() -> None:
    files = render_site_pages(build.make_context(), build.summaries())
    assert not [path for path in files if path.startswith("metiers/")]
    assert not [path for path, page in files.items() if isinstance(page, str) and "metiers/index.html" in page]


def test_with_one_the_menu_the_home_and_the_search_lead_to_the_index() -> None:
    edition = metiers.data()
    context = metiers.context(edition)
    assert METIERS in [link.href for link in menu(context)]
    made = {**render_metiers(context, [metiers.places(edition)]), **render_places(context)}
    files = {**render_site_pages(context, build.summaries(), apart=[*made]), **made}
    assert {METIERS, BY_CODE, metiers.PAGE} <= files.keys()
    for path in ("index.html", "recherche/index.html"):
        page = files[path]
        assert isinstance(page, str)
        assert document(page).xpath("//main//a[contains(@href, 'metiers/index.html')]"), path
