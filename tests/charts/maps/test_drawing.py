"""A map drawn: one shape a territory, each with its mark and hover text; light, well formed, legible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, fromstring

import pytest

from fiches.charts import theme
from fiches.charts.engine.standalone import standalone
from fiches.charts.maps.drawing import FINGER, Alternatives, Area, Map, draw_map, overlay
from fiches.charts.maps.legend import LegendLine
from fiches.charts.maps.outlines import Sheet, national, regional
from fiches.charts.model import Marked
from fiches.charts.text.measure import text_width
from fiches.charts.tokens import PALETTES
from fiches.site.paper.unmarked import printed
from tests.support.charts.reading import unmarked_numbers
from tests.support.colours import contrast

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
        mark = MARK.format(code, code) if known else ""
        figure = "+1,2 %" if known else "sans valeur"
        found.append(
            Area(code, kind, f"Département {code}" if known else "Département", figure, mark, label if known else "")
        )
    return found


def a_map(sheet: Sheet, *, label: str = "", prefix: str = "a", names: Sequence[tuple[str, str]] = ()) -> Map:
    said = Alternatives("carte-x", Marked("Titre & message", (MARK.format("35", "35"),)), Marked("Dit"))
    return Map.of(sheet, areas(sheet, label=label), said, prefix=prefix, names=names)


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
    falling = [Area("35", "baisse-1", "x", "en baisse", "")]
    assert "var(--sur" not in draw_map(Map.of(sheet, falling, Alternatives("c", Marked("t"), Marked("d")), prefix="a"))


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


def test_each_territory_says_its_name_and_value_when_touched_for_pointers_only() -> None:
    svg = fromstring(overlay(a_map(SHEETS["53"]), {"35": "../../x/index.html", "978": "../../y/index.html"}))
    assert svg.get("aria-hidden") == "true"
    assert {group.get("tabindex") for group in svg} == {"-1"}
    assert sorted(str(use.get("href")) for use in svg.iter("use")) == ["#a22", "#a29", "#a35", "#a56"]
    assert [(a.get("href"), a.get("tabindex"), "".join(a.itertext())) for a in svg.iter("a")] == [
        ("../../x/index.html", "-1", "Département 35\u00a0: +1,2 %")
    ]
    marked = [one.get("data-formule") for one in svg.iter("tspan")]
    assert sum(bool(mark) for mark in marked) == sum(kind != "absent" for kind in KINDS[:4])


def test_words_without_a_number_bear_their_claim_alone() -> None:
    area = Area("35", "stable", "Ille-et-Vilaine", "stable", "formule:evolution(a;b) affirme:stable(a;b)")
    drawn = Map.of(SHEETS["53"], [area], Alternatives("c", Marked("t"), Marked("d")), prefix="a")
    assert '<tspan data-affirme="stable(a;b)">stable</tspan>' in overlay(drawn, {})


def test_small_territories_come_last_with_room_for_a_finger() -> None:
    """24 pixels on a phone, where the map is 344 wide."""
    sheet = SHEETS["France"]
    groups = list(fromstring(overlay(a_map(sheet), {})))
    radii = [sheet.outlines[str(next(g.iter("use")).get("href"))[2:]].r for g in groups]
    assert radii == sorted(radii, reverse=True)
    for group, radius in zip(groups, radii, strict=True):
        circles = [float(str(circle.get("r"))) for circle in group.iter("circle")]
        assert 2 * max([radius, *circles]) * 344 / sheet.width >= 24
    assert FINGER in [float(str(circle.get("r"))) for group in groups for circle in group.iter("circle")]


def test_overseas_territories_are_named_under_them_without_collision() -> None:
    sheet, names = (
        SHEETS["France"],
        [("976", "Mayotte"), ("971", "Guadeloupe"), ("972", "Martinique"), ("973", "Guyane"), ("974", "La Réunion")],
    )
    shown = a_map(sheet, names=names)
    (group,) = [g for g in fromstring(draw_map(shown)).iter("g") if g.get("data-axe") == "noms"]
    assert [text.text for text in group] == ["Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"]
    size = float(str(group.get("font-size")))
    assert size >= 11.5  # pixels on a phone, where the drawing keeps its size
    boxes = [(float(str(t.get("x"))), float(str(t.get("y"))), text_width(str(t.text)) * size / 12) for t in group]
    for place, (x, y, width) in enumerate(boxes):
        assert x - width / 2 >= -0.5
        assert y <= shown.heading.height
        for other, below, breadth in boxes[place + 1 :]:
            assert y != below or abs(x - other) >= (width + breadth) / 2
    assert draw_map(a_map(sheet)).count("<text") == 0


def test_every_class_has_a_line_that_is_seen_on_paper() -> None:
    """Grade 1 is 1.14:1 on paper: what bounds a territory is not its colour."""
    drawn = draw_map(a_map(SHEETS["53"]))
    assert f'stroke="{theme.MUTED}" stroke-width="1.2"' in drawn
    for palette in PALETTES.values():
        assert contrast(palette["sourdine"], palette["papier"]) >= 3


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
