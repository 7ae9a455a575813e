"""The legend under a map that stands alone."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

from fiches.charts.maps.legend import LINE, TOP, LegendLine, draw_legend, height

LINES = [LegendLine("hausse-1", "hausse de moins de 2 %", "16", "+"), LegendLine("absent", "sans valeur", "2")]


def test_each_class_has_a_swatch_its_words_and_its_count() -> None:
    group = fromstring(draw_legend(LINES, 100))
    assert group.get("data-constante") == "légende"
    assert [text.text for text in group.iter("text")] == ["+", "hausse de moins de 2 %", "16", "sans valeur", "2"]
    assert len(list(group.iter("rect"))) == 2


def test_what_has_no_value_is_dashed() -> None:
    found, missing = fromstring(draw_legend(LINES, 0)).iter("rect")
    assert found.get("stroke-dasharray") is None
    assert missing.get("stroke-dasharray")


def test_it_stands_from_the_top_given_and_is_as_high_as_told() -> None:
    group = fromstring(draw_legend(LINES, 100))
    places = [float(text.get("y", "0")) for text in group.iter("text")]
    assert min(places) > 100 + TOP
    assert max(places) < 100 + height(LINES)
    assert height(LINES) == TOP + 2 * LINE
    assert (draw_legend([], 0), height([])) == ("", 0)
