"""What a territory is made of stands before the themes: a table of its parts, the other levels in folds."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.around import Around
from fiches.indicators.model.headline import KeyFigure
from fiches.indicators.model.part import Part
from fiches.keys import TerritoryKey
from fiches.site.fiche.page import render_fiche
from fiches.site.fiche.parts import parts_view
from fiches.site.places_table import IN_SHORT
from fiches.site.svg_text import text_of
from tests.support import figures as build
from tests.support import maps
from tests.support.pages.fakes import RENDERER
from tests.support.pages.reading import document, unmarked_digits
from tests.support.source import spaces

CODES = ("35", "22", "56", "29")


def part(code: str) -> Part:
    headline = build.headline("demandeurs-abc", 41_230, change=2.9, territory=TerritoryKey("DEP", code))
    return Part(headline.number.territory, (KeyFigure(headline.indicator, headline.number, headline.evolution),))


def test_the_departements_of_a_region_are_a_table_by_name_before_the_themes() -> None:
    """They were links after twenty screens, absent from the rail."""
    context = maps.context([build.BRETAGNE, build.ILLE])
    fiche = replace(build.make_fiche(build.BRETAGNE), parts=tuple(map(part, CODES)))
    text = render_fiche(fiche, context=context, renderer=RENDERER)["index.html"]
    page = document(text)
    (section,) = page.xpath("//section[@id='parties']")
    assert section.getnext().get("id") in ("comparaison", "semblables", "cartes") or "section" in section.getnext().get(
        "class"
    )
    assert not section.xpath("preceding-sibling::section")
    assert spaces(section.xpath("string(h2)")) == "Départements de la Bretagne"
    heads = [spaces(th.text_content()) for th in section.xpath(".//tbody//th")]
    assert heads == ["Côtes-d’Armor 22", "Finistère 29", "Ille-et-Vilaine 35", "Morbihan 56"]
    assert section.xpath(".//tbody//a/@href") == ["../../departements/35-ille-et-vilaine/index.html"]
    assert page.xpath("//nav[@class='rail']//a[@href='#parties']")
    assert not unmarked_digits(text)


def test_grades_of_parts_are_digits_and_the_reserve_is_short() -> None:
    """The head says the scale, and the theme what a change must be read with: each was said on every line, and again."""
    grade = build.headline("tension", 4, territory=TerritoryKey("DEP", "35"))
    told = part("35")
    both = replace(told, key_figures=(*told.key_figures, KeyFigure(grade.indicator, grade.number, grade.evolution)))
    view = parts_view(
        replace(build.make_fiche(build.BRETAGNE), parts=(both,)),
        maps.context([build.BRETAGNE, build.ILLE]),
        root="../../",
    )
    assert view.table is not None
    cells = [spaces(text_of(cell.whole)) for cell in view.table.lines[0].cells]
    assert "4" in cells
    assert not [cell for cell in cells if "sur 5" in cell]
    assert IN_SHORT in view.table.legends
    assert len([legend for legend in view.table.legends if "réserve" in legend]) == 1


def test_other_levels_are_folded_with_their_first_figure_or_as_links_and_none_is_told_twice() -> None:
    context = build.make_context(published=[build.ILLE, build.RENNES])
    view = parts_view(build.make_fiche(build.ILLE), context, root="../../")
    assert view.table is None
    (level,) = view.others
    assert spaces(str(level.number)) == "1 intercommunalité"
    assert [link.text for link in level.links] == ["Rennes Métropole"]
    assert level.table is None
    headline = build.headline("demandeurs-abc", 35_440, change=0.7, territory=build.RENNES)
    within = Part(build.RENNES, (KeyFigure(headline.indicator, headline.number, headline.evolution),))
    told = replace(build.make_fiche(build.ILLE), around=Around(within=(within,)))
    (level,) = parts_view(told, context, root="../../").others
    assert level.table is not None
    assert not level.links
    assert [text_of(line.head) for line in level.table.lines] == ["Rennes Métropole"]
    assert not parts_view(build.make_fiche(build.RENNES), context, root="../../")
