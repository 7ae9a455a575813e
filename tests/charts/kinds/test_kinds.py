"""What every kind promises, on usual rows and on awkward ones."""

from __future__ import annotations

import re

import pytest

from fiches.charts.engine.registry import kind_module, kind_names
from fiches.charts.engine.render import draw
from fiches.charts.kinds.evolution import CUT, bounds, series_of
from fiches.charts.model import ChartOptions, Row, Rupture
from fiches.charts.text.measure import text_width
from tests.support.charts import builders as b
from tests.support.charts.reading import inks, keys, labelled, parsed, unmarked_numbers, words
from tests.support.charts.samples import SAMPLES

MEASURES = {
    "value": "",
    "grade": "",
    "y": "",
    "parent_value": "parent_",
    "parent_grade": "parent_",
    "second": "second_",
}
DRAWN_PARENT = {
    "structure": "parent_value",
    "secteurs": "parent_value",
    "pyramide": "parent_value",
    "profil": "parent_grade",
    "multiples": "parent_grade",
}
HEAVIEST = 12_000
USUAL = 9_000


def drawn(name: str) -> str:
    kind, rows, options = SAMPLES[name]
    return draw(kind, rows, identifier="g", title="Un titre", description="Une description", options=options)


def expected_keys(kind: str, rows: list[Row]) -> set[str]:
    """The keys of all published values that the kind draws."""
    found: set[str] = set()
    graded = kind == "profil" or (kind == "multiples" and "grade" in rows[0])
    own = "y" if kind == "nuage" else "grade" if graded else "value"
    measures = {own: "", DRAWN_PARENT.get(kind, ""): "parent_", "second" if kind == "metiers" else "": "second_"}
    for row in rows:
        for column, prefix in measures.items():
            zero_bar = kind == "pyramide" and prefix and not row.get(column)
            if column and row.get(column) is not None and not zero_bar:
                found |= set(str(row[f"{prefix}cle"]).split(" "))
    return found - {""}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_published_value_carries_its_mark_and_no_other_does(name: str) -> None:
    kind, rows, _ = SAMPLES[name]
    found, expected = set(keys(drawn(name))), expected_keys(kind, rows)
    assert found <= expected if kind == "sparkline" else found == expected


def test_a_sparkline_marks_its_last_value() -> None:
    """It is bare: one line, and a dot where it ends."""
    _, rows, _ = SAMPLES["sparkline"]
    assert rows[-1]["cle"] in keys(drawn("sparkline"))


@pytest.mark.parametrize("name", SAMPLES)
def test_no_number_stands_unmarked(name: str) -> None:
    assert unmarked_numbers(drawn(name)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_the_svg_is_clean(name: str) -> None:
    """No ARIA nor English of the engine, no class but ours, no ground, no hole of a program."""
    svg = drawn(name)
    assert not re.search(r"\b(NaN|nan|undefined|null|None|Infinity|mark|container|translate|white)\b|aria-label=", svg)
    assert len(re.findall(r"class=", svg)) == 1
    assert "<g></g>" not in svg
    assert not re.search(r"[ ,ML]-?\d+\.\d\d", svg.split("</desc>")[1].split("<title>")[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_alternatives_come_first(name: str) -> None:
    svg = parsed(drawn(name))
    assert [child.tag for child in svg][:2] == ["title", "desc"]
    assert svg.get("role") == "img"
    assert (svg.get("aria-labelledby") or "").split() == [child.get("id") for child in svg][:2]


@pytest.mark.parametrize("name", SAMPLES)
def test_texts_stay_within_the_drawing(name: str) -> None:
    """Places and widths of all texts, by the font's own table."""
    svg = parsed(drawn(name))
    room, high = (float(size) for size in (svg.get("viewBox") or "").split(" ")[2:])

    def check(element, anchor: str, bold: bool) -> None:  # type: ignore[no-untyped-def]
        anchor, bold = element.get("text-anchor", anchor), bold or element.get("font-weight") == "600"
        if element.tag == "text":
            wide = text_width(element.text, bold=bold)
            left = float(element.get("x")) - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            assert left >= -1.5, element.text
            assert left + wide <= room + 1.5, element.text
            assert 8 <= float(element.get("y")) <= high, element.text
        for child in element:
            check(child, anchor, bold)

    check(svg, "start", False)


@pytest.mark.parametrize("name", SAMPLES)
def test_weight(name: str) -> None:
    assert len(drawn(name).encode()) < (HEAVIEST if "énorme" in name else USUAL)


@pytest.mark.parametrize("kind", kind_names())
def test_nothing_to_draw_is_said(kind: str) -> None:
    """No row at all, or rows without any value: a sentence or dashes, never an empty frame or a zero."""
    svg = draw(kind, [], identifier="g", title="Un titre", description="Une description")
    assert words(svg) == ["Aucune donnée publiée."]


@pytest.mark.parametrize("name", [name for name in SAMPLES if " " not in name])
def test_missing_everywhere(name: str) -> None:
    kind, rows, options = SAMPLES[name]
    holes = [{**row, **{column: None for column in MEASURES if column in row}, "zero": False} for row in rows]
    svg = draw(kind, holes, identifier="g", title="Un titre", description="Une description", options=options)
    assert keys(svg) == []
    assert any("n.\u00a0d." in word or "Aucune donnée" in word for word in words(svg))


@pytest.mark.parametrize("name", [name for name in SAMPLES if " " not in name])
def test_one_row_is_drawn(name: str) -> None:
    kind, rows, options = SAMPLES[name]
    svg = draw(kind, rows[-1:], identifier="g", title="Un titre", description="Une description", options=options)
    assert set(keys(svg)) == expected_keys(kind, rows[-1:])


@pytest.mark.parametrize("kind", kind_names())
def test_specification_is_a_valid_layered_chart_over_named_tables(kind: str) -> None:
    """Altair validates it; each table that it reads is filled by the layout."""
    specification = kind_module(kind).specification().to_dict()
    named = {layer["data"]["name"] for layer in specification["layer"]}
    _, rows, options = next(sample for sample in SAMPLES.values() if sample[0] == kind)
    drawing = kind_module(kind).layout(rows, options)
    assert drawing is not None
    assert named == set(drawing.tables)
    assert {entry["name"] for entry in specification.get("params", [])} >= set(drawing.signals)


def test_a_line_stops_at_a_hole_and_at_a_break() -> None:
    """Two runs around the break, three with a missing quarter."""
    assert _moves("evolution") == 2
    assert _moves("evolution trou") == 3


def _moves(name: str) -> int:
    line = next(path for path in parsed(drawn(name)).iter("path") if path.get("stroke-width") == "2.25")
    return (line.get("d") or "").count("M")


def test_a_break_is_drawn_and_named() -> None:
    svg = drawn("evolution")
    assert "loi plein emploi" in labelled(svg, "libelles")
    assert 'stroke="var(--alerte,#9a4a06)" stroke-dasharray="3,2"' in svg


def test_a_long_label_of_a_break_stays_within() -> None:
    """Breaks at both ends of the line, with words wider than what is left beside them."""
    rows = b.evolution_rows(count=8, first="2024T2")
    ruptures = (
        Rupture("2024T3", "nouvelle définition des catégories"),
        Rupture("2026T1", "changement de nomenclature"),
    )
    svg = draw("evolution", rows, identifier="g", title="t", description="d", options=ChartOptions(ruptures=ruptures))
    texts = [text for group in parsed(svg).iter("g") if group.get("data-axe") == "libelles" for text in group]
    assert [text.text for text in texts] == [*(rupture.label for rupture in ruptures), CUT]
    assert all(0 <= float(text.get("x") or 0) <= 344 - text_width(text.text or "") for text in texts)


@pytest.mark.parametrize(
    ("values", "said"), [((900, 1000), True), ((500, 1000), False), ((0, 1000), False), ((1000, 1000), True)]
)
def test_an_axis_that_leaves_zero_says_so(values: tuple[float, float], said: bool) -> None:
    """And spans a fifth of its highest value at least, so that a trifle stays one."""
    rows = [{**row, "value": value} for row, value in zip(b.evolution_rows(count=2), values, strict=True)]
    svg = draw("evolution", rows, identifier="g", title="t", description="d")
    assert (CUT in labelled(svg, "libelles")) == said
    low, high = bounds(series_of(rows, ChartOptions()), ChartOptions())
    assert (low > 0) == said
    assert high - low >= 0.2 * max(values)


def test_a_negative_value_goes_to_the_left_of_zero() -> None:
    """The stems of a comparison meet at zero."""
    svg = parsed(drawn("comparaison négative"))
    stems = next(path.get("d") or "" for path in svg.iter("path") if path.get("stroke") == "var(--pays,#8a8580)")
    ends = [(float(start), float(end)) for start, end in re.findall(r"M([\d.]+),[\d.]+H([\d.]+)", stems)]
    assert len({start for start, _ in ends}) == 1
    assert [end > start for start, end in ends] == [False, True, True]


def test_years_only_along_the_axis() -> None:
    assert labelled(drawn("evolution"), "x") == "2021 2022 2023 2024 2025 2026"
    assert labelled(drawn("evolution énorme"), "x").split(" ") == ["2014", "2017", "2020", "2023", "2026"]


def test_axis_numbers_are_french() -> None:
    assert "40\u202f000" in labelled(drawn("evolution"), "y")
    assert "44\u00a0%" in labelled(drawn("evolution trois"), "y")


@pytest.mark.parametrize(
    "name", ["evolution zéros", "structure zéros", "metiers zéro", "comparaison zéro", "pyramide zéros"]
)
def test_a_published_zero_is_hollow_and_says_fewer_than_five(name: str) -> None:
    svg = drawn(name)
    assert 'fill="var(--papier,#fffdf9)" stroke="var(--accent,#9a3412)"' in svg
    assert "moins de\u00a05" in words(svg)


def test_bars_start_from_zero_and_are_proportional() -> None:
    svg = parsed(drawn("secteurs"))
    lengths = [
        float(match[1]) for path in svg.iter("path") if (match := re.match(r"M0,\d+h([\d.]+)", path.get("d") or ""))
    ]
    values = [float(str(row["value"])) for row in SAMPLES["secteurs"][1]]
    assert len(lengths) == len(values)
    assert [length / lengths[0] for length in lengths] == pytest.approx(
        [value / values[0] for value in values], abs=0.001
    )


def test_a_tick_is_named_and_within_the_scale() -> None:
    """Sectors as shares: a parent far over all values keeps the words after its tick within the drawing."""
    svg = drawn("secteurs parts")
    assert "Bretagne" in words(svg)
    assert max(ink.x2 for ink in inks(svg)) <= 344


def test_a_forecast_is_said_and_dashed() -> None:
    svg = drawn("echelle")
    assert "prévision" in words(svg)
    assert 'stroke-dasharray="3,2"' in svg
    assert "prévision" not in words(drawn("echelle trou"))


def test_the_ten_that_matter_are_named() -> None:
    named = labelled(drawn("nuage"), "libelles")
    rows = SAMPLES["nuage"][1]
    assert all(str(row["label"]).split(" ")[0] in named for row in rows[:10])
    assert "Métier" not in named


def test_series_beyond_one_are_named_at_their_end() -> None:
    assert "Provence-Alpes- Côte d’Azur" in labelled(drawn("evolution trois"), "libelles")


def test_a_country_is_told_by_its_shape_too() -> None:
    """Without colour: three shapes for three roles."""
    marks = [path.get("d") or "" for path in parsed(drawn("comparaison")).iter("path") if path.get("data-cle")]
    discs = list(parsed(drawn("comparaison")).iter("circle"))
    assert len(discs) == 1
    assert len({re.sub(r"[\d.,-]+", "", outline) for outline in marks}) == 2


def test_value_label_replaces_the_number() -> None:
    row = {**SAMPLES["secteurs"][1][0], "value_label": "8,4\u00a0milliers"}
    assert "8,4\u00a0milliers" in words(draw("secteurs", [row], identifier="g", title="t", description="d"))


def test_options_default() -> None:
    assert ChartOptions().from_zero


@pytest.mark.parametrize("name", SAMPLES)
def test_every_shape_of_a_datum_tells_it_on_hover(name: str) -> None:
    """And has room for the pointer: seven pixels for a hollow disc, eight for a step, twelve for points and ticks."""

    def check(element, stroke: float) -> None:  # type: ignore[no-untyped-def]
        stroke = float(element.get("stroke-width", stroke))
        if element.tag in ("path", "circle") and (element.get("data-cle") or element.get("data-formule")):
            assert len(element) == 1, element.attrib
            assert element[0].text
            assert min(_sides(element)) + stroke >= 7, element.attrib
        for child in element:
            check(child, stroke)

    if SAMPLES[name][0] != "sparkline":  # its value stands beside it, large
        check(parsed(drawn(name)), 1.0)


def _sides(element) -> tuple[float, float]:  # type: ignore[no-untyped-def]
    """Width and height of a box or a disc; a shape drawn otherwise is taken as large."""
    if element.tag == "circle":
        return 2 * float(element.get("r")), 2 * float(element.get("r"))
    box = re.fullmatch(r"M[\d.]+,[\d.]+h(-?[\d.]+)v(-?[\d.]+)h-?[\d.]+Z", element.get("d"))
    return (abs(float(box[1])), abs(float(box[2]))) if box else (99.0, 99.0)
