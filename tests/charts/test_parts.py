"""The parts under the kinds: numbers, widths, time, places, colours, files."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from fiches.charts import theme
from fiches.charts.engine.flatten import flatten, short
from fiches.charts.engine.render import draw
from fiches.charts.engine.standalone import standalone
from fiches.charts.model import ChartOptions, Marked, Rupture
from fiches.charts.parts.timeline import points, quarter, runs, years
from fiches.charts.text.measure import shortened, text_width, wrap, wrapped
from fiches.charts.text.numbers import number, ticks, value_text
from fiches.charts.text.place import spread
from tests.support.charts import builders as b
from tests.support.charts.reading import parsed

WEB = Path(__file__).parents[2] / "templates" / "assets" / "fonts"


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (41230, 0, "41\u202f230"),
        (0, 0, "0"),
        (-2.5, 1, "\u22122,5"),
        (12.0, 1, "12,0"),
        (6432150, 0, "6\u202f432\u202f150"),
    ],
)
def test_numbers_are_french(value: float, decimals: int, expected: str) -> None:
    assert number(value, decimals) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 0, [0]),
        (0, 44_000, [0, 10_000, 20_000, 30_000, 40_000]),
        (0, 9, [0, 2, 4, 6, 8]),
        (0, 0.6, [0, 0.2, 0.4, 0.6]),
        (41.2, 49.7, [42, 44, 46, 48]),
        (-3, 3, [-2, 0, 2]),
    ],
)
def test_ticks_are_few_and_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == expected


@pytest.mark.parametrize("high", [1, 7, 19, 99, 101, 1234, 98_765, 6_856_670, 0.03])
def test_there_are_two_to_five_ticks(high: float) -> None:
    assert 2 <= len(ticks(0, high)) <= 5


def test_value_text_cases() -> None:
    """A number with its unit, a zero that hides up to four, a missing value, words of the row's own."""
    options = ChartOptions(unit="%", decimals=1)
    assert value_text({"value": 12.4}, options) == "12,4\u00a0%"
    assert value_text({"value": 0, "zero": True}, options) == "moins de\u00a05"
    assert value_text({"value": None}, options) == "n.\u00a0d."
    assert value_text({"value": 3, "value_label": "trois"}, options) == "trois"


def test_wrapped_lines_keep_within_the_width_and_lose_no_word() -> None:
    text = "Provence-Alpes-Côte d’Azur et Auvergne-Rhône-Alpes"
    lines = wrap(text, 90)
    assert all(text_width(line) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_widths_know_our_signs() -> None:
    """A narrow space is narrower than a space; bold is wider; digits are all as wide."""
    assert 0 < text_width("\u202f") < text_width(" ")
    assert text_width("41 230", bold=True) > text_width("41 230")
    assert len({text_width(digit) for digit in "0123456789"}) == 1


def test_no_break_spaces_do_not_end_a_line() -> None:
    assert wrap("41\u202f230\u00a0%", 10) == ["41\u202f230\u00a0%"]


def test_quarters_are_counted() -> None:
    assert quarter("2026T1") - quarter("2025T4") == 1
    assert quarter("2026") == quarter("2026T1")


def test_runs_are_cut_at_breaks_and_holes() -> None:
    rows = [row for row in b.evolution_rows(count=8, first="2024T1") if row["period"] != "2024T3"]
    cut = runs(points(rows), 1, (Rupture("2025T1", "loi plein emploi"),))
    assert [len(run) for run in cut] == [2, 1, 4]


def test_years_thin_out_and_keep_the_last() -> None:
    first, last = quarter("2011T2"), quarter("2026T1")
    found = [int(at) // 4 for at in years(first, last, 240)]
    assert found[-1] == 2026
    assert len(found) <= 7


def test_spread_labels_do_not_overlap() -> None:
    tops = spread([50, 50, 52], [14, 28, 14], 0, 120)
    order = sorted(zip(tops, [14, 28, 14], strict=True))
    assert all(top + high <= after for (top, high), (after, _) in pairwise(order))
    assert order[-1][0] + order[-1][1] <= 120


def test_short_numbers() -> None:
    assert [short(value) for value in (1.0, 1.04, -0.01, 12.36)] == ["1", "1", "0", "12.4"]


def test_flattened_shapes_are_moved() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(10,5)"><g transform="translate(1,2)">'
        '<path d="M0,0h5v2h-5Z" fill="red"/><path aria-label="d1" transform="translate(3,4)" fill="red" '
        'd="M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0"/><path d="M0,0A5,5,0,0,1,3,4L1,1" stroke="red"/></g></g></svg>'
    )
    box, disc, arc = flatten(svg)
    assert box.geometry == (("d", "M11,7h5v2h-5Z"),)
    assert disc.geometry == (("cx", "14"), ("cy", "11"), ("r", "2"))
    assert disc.repere == "d1"
    assert arc.geometry == (("d", "M11,7A5,5,0,0,1,14,11L12,8"),)


@pytest.mark.parametrize(
    "name", ["source-sans-3-400", "source-sans-3-600", "newsreader-400", "newsreader-400-italic", "newsreader-600"]
)
def test_fonts_have_our_signs_and_are_light(name: str) -> None:
    from fontTools.ttLib import TTFont

    path = WEB / f"{name}.woff2"
    assert path.stat().st_size < 25_000
    cmap = TTFont(path).getBestCmap()
    assert [sign for sign in "éÉœŒŸç’«»–—…·€\u00a0\u202f\u2212" if ord(sign) not in cmap] == []


def test_font_licences_are_there() -> None:
    assert all("SIL OPEN FONT LICENSE" in path.read_text().upper() for path in WEB.glob("*-OFL.txt"))
    assert len(list(WEB.glob("*-OFL.txt"))) == 2


def alone(simulated: bool) -> str:
    svg = draw("structure", b.structure_rows(), identifier="g", title="Titre court", description="Description")
    return standalone(
        svg, "Un titre & un message", "Part, en %", "Source : France Travail", "Licence Ouverte", simulated
    )


def test_a_chart_alone_holds_its_words_and_colours() -> None:
    svg = parsed(alone(False).partition("\n")[2])
    texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[:2] == ["Un titre & un message", "Part, en %"]
    assert texts[-2:] == ["Source : France Travail", "Licence Ouverte"]
    assert "var(" not in alone(False)
    assert alone(False).count("<svg") == 1


def test_the_words_of_a_chart_alone_keep_their_marks() -> None:
    """Every text with a digit stands under a mark: its number's, or that of a constant."""
    svg = '<svg role="img" viewBox="0 0 344 100" width="344" height="100"><title>T</title><desc>D</desc></svg>'
    title = Marked("Demandeurs : 41 230, +3,0 % en un an", ("DE_1.CUMUL", "formule:evolution(A;B)"))
    found = parsed(standalone(svg, title, "T1 2026", "Source, 28 mai 2026", "Licence 2.0", False).partition("\n")[2])
    groups = {g[0].text: dict(g.attrib) for g in found.iter("{http://www.w3.org/2000/svg}g") if len(g)}
    first = groups["Demandeurs : 41 230, +3,0 % en un an"]
    assert (first["data-cle"], first["data-formule"]) == ("DE_1.CUMUL", "evolution(A;B)")
    assert all("data-constante" in groups[text] for text in ("T1 2026", "Source, 28 mai 2026", "Licence 2.0"))


def test_a_chart_alone_says_that_it_is_simulated() -> None:
    assert "Données simulées · Part, en %" in alone(True)
    assert "simulées" not in alone(False)


def test_a_chart_alone_holds_its_words_to_the_width_of_our_font() -> None:
    """A wider font is then set closer, and covers nothing; bold is told from the group around it."""
    percent = ChartOptions(unit="%", decimals=1)
    svg = draw("structure", b.structure_rows(), identifier="g", title="t", description="d", options=percent)
    found = parsed(standalone(svg, "T", "S", "Source", "Licence", False).partition("\n")[2])
    held = {text.text: text for text in found.iter("{http://www.w3.org/2000/svg}text") if text.get("textLength")}
    assert float(held["25 à 49 ans"].get("textLength", "0")) == pytest.approx(text_width("25 à 49 ans"), abs=0.06)
    bold = next(words for words in held if words and words.endswith("%"))
    assert float(held[bold].get("textLength", "0")) == pytest.approx(text_width(bold, bold=True), abs=0.06)
    assert {"T", "S", "Source", "Licence"}.isdisjoint(held)
    assert all(text.get("lengthAdjust") == "spacingAndGlyphs" for text in held.values())


def test_a_chart_alone_holds_words_of_other_sizes_to_theirs() -> None:
    """A map scales a group down, whose words are set larger."""
    svg = (
        '<svg viewBox="0 0 344 40" width="344" height="40"><title>t</title><desc>d</desc>'
        '<g transform="scale(0.5)" font-size="24"><g font-weight="600"><text x="1" y="30">75</text></g>'
        '<text x="90" y="30">13</text></g><text x="9" y="30" font-size="14">2A</text></svg>'
    )
    found = parsed(standalone(svg, "", "", "", "", False).partition("\n")[2])
    held = {text.text: text.get("textLength") for text in found.iter("{http://www.w3.org/2000/svg}text")}
    wide = {"75": text_width("75", 24, bold=True), "13": text_width("13", 24), "2A": text_width("2A", 14)}
    assert held == {words: short(value) for words, value in wide.items()}


def test_lines_around_a_chart_alone_leave_room_for_a_wider_font() -> None:
    long = "Demandeurs d’emploi inscrits en catégories A, B et C dans les Alpes-de-Haute-Provence, fin mars"
    svg = draw("sparkline", b.evolution_rows(), identifier="g", title="t", description="d")
    found = parsed(standalone(svg, long, long, long, "Licence", False).partition("\n")[2])
    lines = [text.text or "" for text in found.iter("{http://www.w3.org/2000/svg}text")]
    assert len(lines) > 6
    assert all(text_width(line, bold=True) * 1.14 <= 344 + 8 for line in lines)


def test_a_chart_alone_needs_no_style_sheet() -> None:
    """Office suites and converters read attributes better than CSS."""
    svg = alone(True)
    assert "<style" not in svg
    assert "var(" not in svg
    assert "font-family=\"'Fiches Sans','Source Sans 3'" in svg
    assert 'fill="#fff"' in svg


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Bretagne", 100, "Bretagne"),
        ("Provence-Alpes-Côte d’Azur", 100, "Provence-Alpes…"),
        ("Bretagne", 10, "Bretagne…"),
    ],
)
def test_shortened_words_say_that_they_are(text: str, limit: float, expected: str) -> None:
    assert shortened(text, limit) == expected


def test_wrapped_lines_are_no_more_than_asked() -> None:
    text = "Provence-Alpes-Côte d’Azur et Auvergne-Rhône-Alpes"
    assert wrapped(text, 90, 9) == wrap(text, 90)
    assert len(wrapped(text, 90, 2)) == 2
    assert wrapped(text, 90, 2)[-1].endswith("…")


def test_words_keep_their_size_on_a_phone() -> None:
    """At 360 pixels the sheet gives a drawing the column and half of both margins: all that it is made for."""
    css = (WEB.parent / "site.css").read_text(encoding="utf-8")
    assert re.search(r"main,footer\.site\{[^}]*padding:0 var\(--e4\)\}", css)
    assert re.search(r"--e4:(16px|1rem)", css)
    assert "@media (max-width:480px){figure svg.graphique{width:calc(100% + 1rem);margin-inline:-.5rem}}" in css
    assert theme.SIZE * (360 - 2 * 16 + 16) / theme.WIDTH >= 12
