"""The page of a métier: every level that has fiches, in its tables; each row leads to the métiers of its fiche."""

from __future__ import annotations

import pytest

from fiches.keys import FRANCE
from fiches.site.checks.page import check_page
from fiches.site.publish import write_files
from fiches.wording.typography import findings
from tests.support import metiers
from tests.support.figures import ILLE
from tests.support.pages.reading import document, unmarked_digits, visible_text
from tests.support.source import spaces


@pytest.fixture(scope="module")
def page() -> str:
    return metiers.pages()[metiers.PAGE]


def test_every_digit_is_marked_and_every_word_well_typed(page: str) -> None:
    assert unmarked_digits(page) == []
    assert findings(visible_text(page)) == []


def test_the_page_is_sound(page: str, tmp_path) -> None:
    write_files(tmp_path, {metiers.PAGE: page})
    assert check_page(tmp_path, metiers.PAGE).findings == ()


def test_name_code_and_way_back(page: str) -> None:
    tree = document(page)
    assert spaces(tree.findtext(".//h1")) == "Aide-soignant / Aide-soignante"
    assert spaces(tree.xpath("//p[@class='surtitre']")[0].text_content()) == "Métier J1501"
    assert tree.xpath("//nav[@class='ariane']//a/@href") == ["../../index.html", "../../metiers/index.html"]


def test_regions_stand_open_with_their_factors_and_the_others_fold(page: str) -> None:
    tree = document(page)
    assert [one.get("id") for one in tree.xpath("//main/*[self::section or self::details]")] == [
        "cles", "carte", "regions", "departements", "epci", "definitions",
    ]  # fmt: skip
    assert not tree.xpath("//section[@id='regions']//details")
    assert len(tree.xpath("//section[@id='regions']//td/span[@class='facteurs']")) == 1  # Normandie's is of 2
    assert [spaces(one.text_content()) for one in tree.xpath("//details/summary")] == [
        "3 départements",
        "1 intercommunalité",
    ]


def test_a_row_leads_to_the_metiers_of_its_fiche(page: str) -> None:
    links = document(page).xpath("//details[@id='departements']//th/a")
    assert next((one.text_content(), one.get("href")) for one in links) == (
        "Ille-et-Vilaine",
        "../../departements/35-ille-et-vilaine/index.html#section-metiers",
    )


def test_the_map_is_named_for_what_it_shows(page: str) -> None:
    tree = document(page)
    (title,) = tree.xpath("//section[@id='carte']/h2")
    assert spaces(title.text_content()).startswith("Difficulté de recrutement élevée ou très élevée dans 1 département")
    assert len(tree.xpath("//figure[@id='graphique-carte-metiers-tension']//svg[@role='img']//*[@data-cle]")) == 2


def test_a_missing_value_has_its_status_and_the_reason_is_said(page: str) -> None:
    tree = document(page)
    rows = tree.xpath("//details[@id='departements']//tbody/tr")
    assert [spaces(one.text_content()) for one in rows[-1].xpath("./td")][-1] == "n. d."
    (legend,) = tree.xpath("//details[@id='departements']//p[@class='legende']")
    assert spaces(legend.text_content()).startswith("n. d. : sous le seuil de publication")


def test_a_site_of_one_fiche_has_a_page_without_a_link_to_the_others() -> None:
    page = metiers.pages(metiers.data(published=[ILLE]))[metiers.PAGE]
    assert [
        one.get("id") for one in document(page).xpath("//main/*[self::section or self::details][.//tbody//th/a]")
    ] == ["departements"]
    assert "france/index.html" not in page


def test_the_country_s_fiche_is_named_where_there_is_one(page: str) -> None:
    assert FRANCE in metiers.COUNTS
    assert document(page).xpath("//div[@class='phrase']//a/@href") == ["../../france/index.html#section-metiers"]
