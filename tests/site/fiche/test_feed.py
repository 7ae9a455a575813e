"""The feed of a fiche: one entry, which depends on its own figures, and on no edition; none without address or date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.keys import TerritoryKey
from fiches.site.context import ChartRenderer, SiteContext
from fiches.site.data.open_data import Row
from fiches.site.fiche.feed import fiche_feed, figures_version
from fiches.site.fiche.page import fiche_view
from tests.support import figures as build
from tests.support.pages.reading import as_xml

URL = "https://exemple.fr/depot/"
ATOM = "{http://www.w3.org/2005/Atom}"


def dated(**changes: object) -> SiteContext:
    return replace(build.make_context(url=URL), updated="2026-05-28T13:59:53Z", **changes)  # type: ignore[arg-type]


def row(value: str, date: str = "2026-05-28T10:02:11+02:00", place: TerritoryKey = build.ILLE) -> Row:
    return ("DE_1", *place, "CUMUL", "CUMUL", "ABC", "", "", "2026T1", "nombre", value, "", date)


ROWS = [row("41230"), row("310990", place=build.BRETAGNE, date="2026-07-01T00:00:00+02:00")]


def feed(context: SiteContext, rows: list[Row] = ROWS) -> str:
    fiche = build.make_fiche()
    view = fiche_view(fiche, context=context, renderer=ChartRenderer(lambda *_, **__: ""))
    return fiche_feed(fiche, view, rows, context)


def test_it_says_the_sentence_of_the_quarter_at_the_date_of_its_own_figures() -> None:
    (entry,) = as_xml(feed(dated())).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Ille-et-Vilaine, 1er trimestre 2026 (données simulées)"
    assert entry.findtext(f"{ATOM}updated") == "2026-05-28T08:02:11Z"
    assert str(entry.findtext(f"{ATOM}summary")).startswith("Fin mars 2026, ")
    folder = build.TERRITORIES[build.ILLE].folder
    assert str(entry.findtext(f"{ATOM}id")).startswith(f"{URL}{folder}#")


def test_another_edition_and_other_places_change_nothing() -> None:
    other = [ROWS[0], row("999", place=build.BRETAGNE, date="2026-08-01T00:00:00+02:00")]
    assert feed(dated(), other) == feed(dated(edition="2026T2.3"), ROWS) == feed(dated())


def test_a_figure_of_its_own_makes_its_entry_new_and_a_date_alone_does_not() -> None:
    assert figures_version([row("41230")]) == figures_version([row("41230", date="2026-09-01T00:00:00Z")])
    assert figures_version([row("41230")]) != figures_version([row("41240")])


@pytest.mark.parametrize(
    ("context", "rows"),
    [
        (build.make_context(url=URL), ROWS),
        (build.make_context(), ROWS),
        (dated(), [row("41230", date="")]),
        (dated(), ROWS[1:]),
    ],
    ids=["no date", "no address", "own row undated", "no row of its own"],
)
def test_without_an_address_or_a_date_there_is_none(context: SiteContext, rows: list[Row]) -> None:
    assert feed(context, rows) == ""
