"""« Autour d’ici »: neighbours by name, their figures in a closed fold, the fiches before and after in the list."""

from __future__ import annotations

from dataclasses import replace

from fiches.content.place_groups import PlaceGroup
from fiches.site.fiche.around import around_view
from fiches.site.fiche.page import render_fiche
from fiches.site.places_table import IN_SHORT
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support.pages.around import COTES, context, surrounded
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, unmarked_digits
from tests.support.source import spaces


def test_neighbours_are_named_and_figures_stand_in_one_closed_fold() -> None:
    text = render_fiche(surrounded(), context=context(), renderer=RENDERER)["index.html"]
    (section,) = document(text).xpath("//section[@id='autour']")
    assert spaces(section.xpath("string(p)")) == "Limitrophes : Côtes-d’Armor. Comparer"
    assert section.xpath("p[1]/a/@href") == ["../../comparer/index.html?lieux=DEP-35"]
    (fold,) = section.xpath("details[not(@open)]")
    assert spaces(fold.xpath("string(summary)")) == "Départements limitrophes, autres départements de la Bretagne"
    assert [spaces(one) for one in fold.xpath(".//caption/text()")] == [
        "Départements limitrophes", "Autres départements de la Bretagne"
    ]  # fmt: skip
    assert fold.xpath(".//tbody//a/@href") == [
        "../../departements/22-cotes-d-armor/index.html", "../../departements/56-morbihan/index.html"
    ]  # fmt: skip
    assert fold.xpath(".//tbody//data[@data-cle]/@value") == ["47000", "47000"]
    assert text.count(IN_SHORT) == 1
    assert not unmarked_digits(text)


def test_the_fiches_before_and_after_in_the_list() -> None:
    """Of départements, by code; the first has none before, the last none after."""
    view = around_view(build.make_fiche(build.ILLE), context(), root="../../")
    assert view.previous is not None
    assert view.following is not None
    assert (view.previous.text, view.following.text) == ("Côtes-d’Armor", "Morbihan")
    first = around_view(build.make_fiche(COTES), context(), root="../../")
    assert first.previous is None
    assert first.following is not None
    assert first.following.text == "Ille-et-Vilaine"


def test_siblings_too_many_for_figures_are_links() -> None:
    """Those without a part: a table of hundreds would be heavy."""
    view = around_view(build.make_fiche(build.ILLE), context(), root="../../")
    assert [one.text for one in view.links] == ["Côtes-d’Armor", "Morbihan"]
    assert spaces(text_of(view.heads)) == "Autres départements de la Bretagne"
    assert not view.tables


def test_a_territory_alone_in_its_level_has_no_section() -> None:
    assert not around_view(build.make_fiche(build.BRETAGNE), context(), root="../../")
    text = render_fiche(build.make_fiche(build.BRETAGNE), context=context(), renderer=RENDERER)["index.html"]
    assert 'id="autour"' not in text


def test_a_member_of_a_group_leads_to_its_page() -> None:
    site = replace(context(), groups=(PlaceGroup(nom="Ouest", territoires=("DEP-35", "REG-53")),))
    text = render_fiche(surrounded(), context=site, renderer=RENDERER)["index.html"]
    (line,) = document(text).xpath("//section[@id='autour']/p[1]")
    assert spaces(line.xpath("string()")) == "Limitrophes : Côtes-d’Armor. Comparer · Dans un groupe : Ouest"
    assert line.xpath("a/@href")[1] == "../../comparer/groupes/ouest/index.html"
    assert not around_view(build.make_fiche(COTES), site, root="../../").named
