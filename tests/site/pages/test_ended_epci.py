"""At the address of an intercommunalité that has ended, a page leads to the fiche of its heir."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.reference.epci_changes import EpciChange
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.context import SiteContext
from fiches.site.pages import ended_epci
from fiches.site.pages.ended_epci import render_ended
from fiches.territories import Territory
from tests.support import figures as build
from tests.support.pages.reading import document

LEVEZOU, SALARS = TerritoryKey("EPCI", "994579670"), TerritoryKey("EPCI", "241200658")
NAMES = {LEVEZOU: "Communauté de communes du Lévézou", SALARS: "Communauté de communes du Pays de Salars"}


def context_of(*published: TerritoryKey, url: str = "") -> SiteContext:
    places = {key: Territory(key, name, "dans", "de", "la", (FRANCE,)) for key, name in NAMES.items()}
    context = build.make_context(published=[FRANCE], url=url)
    return replace(context, territories={**context.territories, **places}, published=frozenset((FRANCE, *published)))


def test_each_address_leads_to_the_heir() -> None:
    pages = render_ended(context_of(LEVEZOU, url="https://exemple.fr/"), {SALARS: ["241200658-salars"]})
    slug = "241200658-communaute-de-communes-du-pays-de-salars"
    assert [name.split("/")[1] for name in pages if "241200658" in name] == ["241200658", slug, "241200658-salars"]
    assert len(pages) == 5
    tree = document(pages[f"epci/{slug}/index.html"])
    own = "epci/994579670-communaute-de-communes-du-levezou/"
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../{own}index.html"]
    assert tree.xpath("//main//a/@href") == [f"../../{own}index.html"]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"https://exemple.fr/{own}"]
    assert " ".join(tree.xpath("string(//main)").split()) == (
        "Communauté de communes du Pays de Salars Cette intercommunalité a pris fin le 1er janvier 2026."
        " Ses communes sont aujourd’hui dans : Communauté de communes du Lévézou"
    )


def test_nothing_where_it_is_still_published_nor_where_no_heir_is() -> None:
    assert not [name for name in render_ended(context_of(LEVEZOU, SALARS), {}) if "241200658" in name]
    assert render_ended(context_of(), {}) == {}


def test_one_shared_out_names_its_heirs_and_sends_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(EpciChange(2026, "partage", "1", "Un", key.code, name, 1, 2, 3) for key, name in NAMES.items())
    monkeypatch.setattr(ended_epci, "endings", lambda: {"1": rows})
    monkeypatch.setattr(ended_epci, "successors", lambda _code: tuple(key.code for key in NAMES))
    pages = render_ended(context_of(LEVEZOU, SALARS), {})
    assert sorted(pages) == ["epci/1-un/index.html", "epci/1/index.html"]
    tree = document(pages["epci/1/index.html"])
    assert not tree.xpath("//meta[@http-equiv='refresh']")
    assert [link.text for link in tree.xpath("//main//a")] == [*NAMES.values()]
