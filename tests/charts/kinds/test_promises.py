"""What every kind promises, on usual rows and on awkward ones."""

from __future__ import annotations

import re

import pytest

from fiches.charts import theme
from fiches.charts.engine.registry import kind_module, kind_names
from fiches.charts.engine.render import draw
from fiches.charts.model import Row, text_of
from fiches.charts.text.measure import text_width
from tests.support.charts.reading import keys, parsed, unmarked_numbers, words
from tests.support.charts.samples import SAMPLES, drawn

MEASURES = ("value", "y", "second")
HEAVIEST = 12_000
USUAL = 9_000


def expected_keys(kind: str, rows: list[Row]) -> set[str]:
    """The keys of all published values that the kind marks, each alone."""
    found: set[str] = set()
    for row in rows:
        if row.get("y" if kind == "nuage" else "value") is not None:
            found |= set(str(row["mark"]).split(" "))
    return found - {""}


def of_lines(rows: list[Row]) -> set[str]:
    """What lines may bear, and what is written at their ends."""
    marks = {str(row.get(name) or "").removeprefix("formule:") for row in rows for name in ("line_mark", "value_mark")}
    return marks - {""}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_published_value_carries_its_mark_and_no_other_does(name: str) -> None:
    """A line bears that of its last value for all: its corners are computed again."""
    kind, rows, _ = SAMPLES[name]
    found, expected = set(keys(drawn(name))), expected_keys(kind, rows)
    if kind == "nuage":
        assert found == expected
    else:
        assert found <= expected | of_lines(rows)
        assert text_of(rows[-1], "line_mark").removeprefix("formule:") in found


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
    assert not re.search(r"[ ,ML]-?\d+\.\d\d", svg.rpartition("</desc>")[2].split("<title>")[0])


@pytest.mark.parametrize("name", SAMPLES)
def test_alternatives_come_first(name: str) -> None:
    svg = parsed(drawn(name))
    if svg.get("aria-hidden"):  # said in words beside it
        return
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


@pytest.mark.parametrize("name", ["evolution zéros"])
def test_a_published_zero_is_hollow_and_says_fewer_than_five(name: str) -> None:
    svg = drawn(name)
    assert f'fill="{theme.PAPER}" stroke="{theme.ACCENT}"' in svg
    assert "moins de\u00a05" in words(svg)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_shape_of_a_datum_tells_it_on_hover(name: str) -> None:
    """And has room for the pointer: seven pixels for a hollow disc, eight for a step, twelve for points and ticks."""

    def check(element, stroke: float) -> None:  # type: ignore[no-untyped-def]
        stroke = float(element.get("stroke-width", stroke))
        joins = element.tag == "path" and not element.get("d", "Z").endswith("Z")  # a line, whose dots tell theirs
        if element.tag in ("path", "circle") and not joins and (element.get("data-cle") or element.get("data-formule")):
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
