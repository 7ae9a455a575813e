"""A level's list in each of its orders: pages of their own, ties by code, missing values last."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import TerritoryKey
from fiches.site.checks.page import RAW_LIMIT
from fiches.site.context import FicheSummary, SiteContext
from fiches.site.pages.list_orders import MOST_SORTED, in_order, orders_of
from fiches.site.pages.lists import render_lists
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.pages.reading import document, unmarked_digits
from tests.support.source import spaces

FIGURES = {
    "01": ("Éure", 50_000, 1.0),
    "02": ("Ain", 90_000, -2.0),
    "03": ("Zone", None, None),
    "04": ("Bas", 50_000, 3.0),
}
PLACES = [TerritoryKey("DEP", code) for code in FIGURES]


def known() -> SiteContext:
    places = {key: Territory(key, FIGURES[key.code][0], f"en {key.code}", f"de {key.code}", key.code) for key in PLACES}
    return replace(build.make_context(), territories={**build.TERRITORIES, **places}, published=frozenset(PLACES))


def summaries() -> dict[TerritoryKey, FicheSummary]:
    return {
        key: FicheSummary(key, (build.headline("demandeurs-abc", value, change=change, territory=key),))
        for key, (_, value, change) in zip(PLACES, FIGURES.values(), strict=True)
    }


@pytest.mark.parametrize(
    ("folder", "codes"),
    [
        ("", ["01", "02", "03", "04"]),
        ("par-nom", ["02", "04", "01", "03"]),
        ("par-nombre", ["02", "01", "04", "03"]),
        ("par-evolution", ["04", "01", "02", "03"]),
    ],
)
def test_each_order(folder: str, codes: list[str]) -> None:
    context = known()
    (order,) = [one for one in orders_of(PLACES, context) if one.folder == folder]
    assert [key.code for key in in_order(PLACES, order, context, summaries())] == codes


def test_each_order_is_a_page_that_links_to_the_others() -> None:
    pages = render_lists("DEP", known(), summaries())
    assert list(pages) == [
        "departements/index.html",
        "departements/par-nom/index.html",
        "departements/par-nombre/index.html",
        "departements/par-evolution/index.html",
    ]
    page = pages["departements/par-evolution/index.html"]
    assert not unmarked_digits(page)
    (nav,) = document(page).xpath("//nav[@class='ordres']")
    assert [a.get("href") for a in nav.iter("a")] == [f"../../{path}" for path in pages]
    assert [spaces(a.text_content()) for a in nav.iter("a") if a.get("aria-current")] == [
        "Demandeurs d’emploi (A, B, C), sur un an"
    ]
    assert len({document(one).findtext(".//title") for one in pages.values()}) == 4
    heads = [th.text_content() for th in document(page).xpath("//tbody//th")]
    assert [head.split()[-1] for head in heads] == ["04", "01", "02", "03"]


@pytest.mark.parametrize("size", [0, 1, MOST_SORTED + 1])
def test_a_list_that_needs_no_order_or_is_too_long_has_one(size: int) -> None:
    assert len(orders_of([TerritoryKey("EPCI", str(n)) for n in range(size)], build.make_context())) == 1


def test_a_value_of_the_departement_is_said_to_be_on_the_line_of_an_epci() -> None:
    """The source has no grade at this level: the list names whose it is, and gives the change of none."""
    found = (
        build.headline("demandeurs-abc", 41_230, change=2.9, territory=build.RENNES, shown=build.ILLE),
        build.headline("tension", 4, period=build.YEAR, territory=build.RENNES, shown=build.ILLE),
    )
    context = replace(build.make_context(), published=frozenset({build.RENNES}))
    page = render_lists("EPCI", context, {build.RENNES: FicheSummary(build.RENNES, found)})["epci/index.html"]
    cells = [spaces(td.text_content()).strip() for td in document(page).xpath("//tbody//td")]
    assert cells[:2] == ["41 230 (Ille-et-Vilaine)", "—"]
    assert cells[6:] == ["4 sur 5 (Ille-et-Vilaine) élevée", "n. d."]
    assert not unmarked_digits(page)


def test_a_value_of_the_departement_ranks_no_epci() -> None:
    others = summaries()
    borrowed = build.headline("demandeurs-abc", 99_999, change=9.0, territory=PLACES[1], shown=build.ILLE)
    others[PLACES[1]] = FicheSummary(PLACES[1], (borrowed,))
    orders = {order.folder: order for order in orders_of(PLACES, known())}
    for folder in ("par-nombre", "par-evolution"):
        assert [key.code for key in in_order(PLACES, orders[folder], known(), others)][-2:] == ["02", "03"]


def test_a_list_says_the_reserve_of_its_changes() -> None:
    page = spaces(document(render_lists("DEP", known(), summaries())["departements/index.html"]).text_content())
    assert page.count("Évolution à lire avec réserve (inscription progressive des bénéficiaires du RSA,") == 1


def test_each_column_says_its_own_period() -> None:
    """An annual grade and a forecast stood under « T1 2026 »."""
    key = PLACES[0]
    found = (
        build.headline("demandeurs-abc", 41_230, change=2.9, territory=key),
        build.headline("tension", 4, period=build.YEAR, territory=key),
    )
    page = document(render_lists("DEP", known(), {key: FicheSummary(key, found)})["departements/index.html"])
    heads = [spaces(th.text_content()) for th in page.xpath("//thead//th")]
    assert heads[1] == "Demandeurs d’emploi (A, B, C), fin mars 2026"
    assert heads[7] == "Difficulté de recrutement, 2025"
    assert not page.xpath("//caption//time | //td/@data-titre")


def epci(number: int) -> SiteContext:
    """So many of them, by turns in Bretagne and in no known région."""
    keys = [TerritoryKey("EPCI", f"{200000000 + n}") for n in range(number)]
    names = {
        k: Territory(k, f"CC {n}", "ici", "d’ici", "ici", (build.BRETAGNE,) if n % 2 else ())
        for n, k in enumerate(keys)
    }
    return replace(build.make_context(), territories={**build.TERRITORIES, **names}, published=frozenset(keys))


def test_a_long_level_is_names_then_a_page_of_figures_for_each_region() -> None:
    """1,255 EPCI in one table would weigh more than a page may."""
    pages = render_lists("EPCI", epci(1255), {})
    assert list(pages) == [
        "epci/index.html",
        "epci/par-region/53-bretagne/index.html",
        "epci/par-region/autres/index.html",
    ]
    names = document(pages["epci/index.html"])
    assert len(set(names.xpath("//section[@class='noms']/ul//a/@href"))) == 1255
    assert not names.xpath("//table")
    assert [len(document(text).xpath("//tbody/tr")) for text in list(pages.values())[1:]] == [627, 628]
    assert all(len(text.encode()) <= RAW_LIMIT for text in pages.values())
    assert not [digits for text in pages.values() for digits in unmarked_digits(text)]
