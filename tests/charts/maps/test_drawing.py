"""A map drawn: one shape a territory, each with its mark and hover text; light, well formed, legible."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from fiches.charts.engine.standalone import standalone
from fiches.charts.maps.drawing import Area, Map, draw_map, overlay
from fiches.charts.maps.legend import LegendLine
from fiches.charts.maps.outlines import Sheet, national, regional
from fiches.charts.model import Marked
from fiches.site.paper.unmarked import printed
from tests.support.charts.reading import unmarked_numbers

MARK = "formule:evolution(DEP-{}/DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DEP-{}/DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"
KINDS = ["hausse-3", "hausse-1", "stable", "baisse-2", "absent"]
SHEETS = {"France": national("DEP"), "régions": national("REG")} | {
    region: sheet for region in ("11", "53", "76", "93", "94") if (sheet := regional(region)) is not None
}


def areas(sheet: Sheet, *, label: str = "") -> list[Area]:
    found = []
    for place, code in enumerate([*sheet.outlines, "978"]):
        kind = KINDS[place % len(KINDS)]
        known = kind != "absent"
        text = f"Département {code} : +1,2 %" if known else "Département : sans valeur"
        found.append(Area(code, kind, text, MARK.format(code, code) if known else "", label if known else ""))
    return found


def a_map(sheet: Sheet, *, label: str = "", prefix: str = "a") -> Map:
    title = Marked("Titre & message", (MARK.format("35", "35"),))
    return Map.of(
        sheet, areas(sheet, label=label), identifier="carte-x", prefix=prefix, title=title, description=Marked("Dit")
    )


def shapes(svg: str) -> dict[str, Element]:
    return {str(e.get("id"))[1:]: e for e in fromstring(svg).iter("path") if len(str(e.get("id", ""))) > 1}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_one_shape_a_territory_with_mark_and_hover_text(sheet: Sheet) -> None:
    svg = draw_map(a_map(sheet))
    found = shapes(svg)
    assert found.keys() == sheet.outlines.keys()
    for place, (code, shape) in enumerate(sorted(found.items(), key=lambda item: list(sheet.outlines).index(item[0]))):
        known = KINDS[place % len(KINDS)] != "absent"
        assert (f"DEP-{code}/" in shape.get("data-formule", "")) == known
        assert "".join(shape.itertext()).startswith("Département")
    assert not unmarked_numbers(svg)


@pytest.mark.parametrize(("name", "most"), [("France", 30_000), ("76", 12_000), ("11", 12_000)])
def test_a_map_is_light(name: str, most: int) -> None:
    assert len(draw_map(a_map(SHEETS[name], label="+1,2")).encode()) <= most


def test_the_alternatives_come_first_and_carry_the_message() -> None:
    svg = fromstring(draw_map(a_map(SHEETS["53"])))
    title, desc = list(svg)[:2]
    assert (svg.get("role"), title.tag, desc.tag) == ("img", "title", "desc")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Titre & message"
    assert "DEP-35" in str(title.get("data-formule"))


def test_figures_are_written_where_they_fit_and_the_group_bears_the_mark() -> None:
    svg = draw_map(a_map(SHEETS["11"], label="+1,2"))
    groups = [g for g in fromstring(svg).iter("g") if g.get("data-formule")]
    assert groups
    for group in groups:
        path, text = list(group)
        assert (path.tag, text.tag, text.text) == ("path", "text", "+1,2")
        assert path.get("data-formule") is None
    assert not list(fromstring(draw_map(a_map(SHEETS["11"], label="un mot bien trop long pour y tenir"))).iter("text"))


def test_a_plus_says_what_rises_where_no_figure_does() -> None:
    """The sign does not hang on the hue alone."""
    sheet = SHEETS["France"]
    drawn = draw_map(a_map(sheet))
    signs = "".join(re.findall(r'<path d="(M[^"]*)" fill="none" stroke="var\(--sur', drawn)).count("M") / 2
    rising = [a.code for a in areas(sheet) if a.kind.startswith("hausse") and a.code in sheet.outlines]
    assert signs == sum(sheet.outlines[code].r >= 8 for code in rising) > 20
    falling = [Area("35", "baisse-1", "x", "")]
    names = {"title": Marked("t"), "description": Marked("d")}
    assert "var(--sur" not in draw_map(Map.of(sheet, falling, identifier="c", prefix="a", **names))


def test_a_missing_value_is_a_dashed_outline() -> None:
    svg = draw_map(a_map(SHEETS["53"]))
    assert svg.count("stroke-dasharray") == sum(kind == "absent" for kind in KINDS[:4])
    svg = draw_map(a_map(SHEETS["11"]))
    assert svg.count("stroke-dasharray") == 1


def test_the_second_map_borrows_the_outlines_of_the_first() -> None:
    whole, borrowing = draw_map(a_map(SHEETS["76"])), draw_map(a_map(SHEETS["76"], prefix="b"), borrowed="a")
    used = set(re.findall(r'<use href="#(\w+)"', borrowing))
    assert used <= set(re.findall(r'id="(\w+)"', whole))
    assert len(used) == len(SHEETS["76"].outlines) + 1
    assert len(borrowing) < len(whole) * 0.75
    assert not re.findall(r'<path id="', borrowing)


def test_links_lie_over_the_map_for_pointers_only() -> None:
    svg = fromstring(overlay(SHEETS["53"], [("35", "../../x/index.html"), ("978", "../../y/index.html")], prefix="a"))
    assert svg.get("aria-hidden") == "true"
    assert [(a.get("href"), a.get("tabindex"), a[0].get("href")) for a in svg] == [("../../x/index.html", "-1", "#a35")]


def test_a_map_alone_has_its_legend_title_and_source_in_it() -> None:
    lines = [LegendLine("hausse-3", "hausse de 5 % ou plus", "3", "+"), LegendLine("absent", "sans valeur", "1")]
    svg = draw_map(a_map(SHEETS["53"]), legend=lines)
    alone = standalone(svg, title="Message", subtitle="Mesure", source="Source : x", licence="Licence", simulated=True)
    words = " ".join(fromstring(alone).itertext())
    for said in ("Message", "Données simulées", "Source : x", "Licence", "hausse de 5 % ou plus", "sans valeur"):
        assert said in words
    assert "var(" not in alone
    assert alone.count("<rect") == 2


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_paper_s_drawing_keeps_only_what_the_pdf_knows(sheet: Sheet) -> None:
    bare = printed(draw_map(a_map(sheet, label="+1")))
    assert not re.search(r"<title|<desc|data-|var\(|pointer-events|class=", bare)
