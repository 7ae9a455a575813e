"""Evolutions for paper: whole in their frame at each width, cut at breaks and holes, as the page's."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fiches.charts.engine.render import draw
from fiches.charts.model import ChartOptions, Row
from fiches.charts.parts.chronicle import KINDS, chronicle
from fiches.charts.text.measure import text_width
from fiches.charts.theme import WIDTH
from tests.support.charts.builders import BREAK, quarters
from tests.support.charts.reading import parsed
from tests.support.charts.samples import SAMPLES, Sample

WIDTHS = (216, 332, 448)
DRAWN = [pytest.param(sample, id=name) for name, sample in SAMPLES.items() if sample[0] in KINDS and sample[1]]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("sample", DRAWN)
def test_nothing_stands_out_of_the_frame(sample: Sample, wide: float) -> None:
    _, rows, options = sample
    svg = chronicle(rows, options, wide)
    if not svg:
        assert all(row["value"] is None for row in rows)
        return
    root = parsed(svg)
    left, top, across, down = map(float, root.get("viewBox", "").split())
    assert across == wide
    for element in root.iter():
        if not element.tag.endswith("text"):
            continue
        taken = text_width(element.text or "", bold=element.get("font-weight") == "600")
        shift = {"end": 1, "middle": 0.5}.get(element.get("text-anchor", "start"), 0) * taken
        start = float(element.get("x", "0")) - shift
        assert left - 1 <= start, element.text
        assert start + taken <= left + across + 1, element.text
        assert top <= float(element.get("y", "0")) - 8, element.text
        assert float(element.get("y", "0")) <= top + down, element.text


@pytest.mark.parametrize("sample", DRAWN)
def test_the_page_s_own_last_values_and_graduations(sample: Sample) -> None:
    kind, rows, options = sample
    svg = chronicle(rows, options, WIDTH)
    if svg:
        page = draw(kind, rows, identifier="g", title="T", description="D", options=options)
        said = {text for text in re.findall(r"<text[^>]*>([^<]*)</text>", page) if any(c.isdigit() for c in text)}
        assert {text for text in texts(svg) if any(c.isdigit() for c in text)} == said


def row(period: str, value: float | None, **rest: object) -> Row:
    return {"period": period, "value": value, "series": "s", "series_label": "Ici", "role": "territoire", **rest}  # type: ignore[dict-item]


def runs_of(svg: str) -> int:
    (line,) = [path for path in parsed(svg).iter() if path.get("stroke-width") == "2.25"]
    return line.get("d", "").count("M")


def test_the_line_stops_at_a_break_and_at_a_hole() -> None:
    periods = list(quarters("2023T1", 12))
    rows = [row(period, 100.0 + n) for n, period in enumerate(periods)]
    options = ChartOptions()
    assert runs_of(chronicle(rows, options, 448)) == 1
    assert runs_of(chronicle(rows, replace(options, ruptures=(BREAK,)), 448)) == 2
    assert BREAK.label in texts(chronicle(rows, replace(options, ruptures=(BREAK,)), 448))
    hole = [one if n != 4 else row(periods[4], None) for n, one in enumerate(rows)]
    assert runs_of(chronicle(hole, options, 448)) == 2


def test_a_published_zero_is_hollow_and_nothing_is_no_drawing() -> None:
    rows = [row("2025T1", 0.0, zero=True), row("2025T2", 20.0)]
    assert chronicle(rows, ChartOptions(), 216).count('stroke-width="1.5"') == 1
    assert chronicle([row("2025T1", None)], ChartOptions(), 216) == ""
    assert "var(" not in chronicle(rows, ChartOptions(), 216)
