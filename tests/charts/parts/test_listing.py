"""Lists of bars for paper: every name and value there, nothing out of the frame."""

from __future__ import annotations

import re

import pytest

from fiches.charts.model import ChartOptions
from fiches.charts.parts.listing import COMPARED, KINDS, listing, parent_of
from fiches.charts.text.measure import text_width
from fiches.charts.text.numbers import value_text
from fiches.charts.theme import WIDTH
from tests.support.charts.reading import parsed, words
from tests.support.charts.samples import SAMPLES, Sample

LISTED = [pytest.param(sample, id=name) for name, sample in SAMPLES.items() if sample[0] in KINDS]


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in parsed(svg).iter() if element.tag.endswith("text")]


@pytest.mark.parametrize("sample", LISTED)
def test_every_name_and_value_is_written(sample: Sample) -> None:
    kind, rows, options = sample
    said = " ".join(texts(listing(kind, rows, options)))
    for row in rows:
        assert all(word in said for word in str(row["label"]).split()), row["label"]
        assert value_text(row, options) in said


@pytest.mark.parametrize("wide", [216, 332, WIDTH])
@pytest.mark.parametrize("sample", LISTED)
def test_nothing_stands_out_of_the_frame(sample: Sample, wide: float) -> None:
    """Words as wide as their letters, bars and ticks within the pixels given."""
    root = parsed(listing(*sample, wide))
    assert root.get("font-size") == "12"
    high = float(root.get("viewBox", "").split()[3])
    for element in root.iter():
        if element.tag.endswith("text"):
            taken = text_width(element.text or "", bold=element.get("font-weight") == "600")
            assert float(element.get("x", "0")) + taken <= wide + 1, element.text
            assert float(element.get("y", "0")) <= high
    for x in re.findall(r"[MH](-?[\d.]+)", " ".join(element.get("d", "") for element in root.iter())):
        assert 0 <= float(x) <= wide


def test_colours_are_bare_and_nothing_is_marked() -> None:
    svg = listing(*SAMPLES["structure"])
    assert "var(" not in svg
    assert "data-" not in svg
    assert words(svg) == []  # no text outside of SVG's own namespace


def test_only_shares_show_the_parent() -> None:
    """A sector's rows hold the parent's count, which would flatten the bars."""
    kind, rows, options = SAMPLES["structure"]
    parent = parent_of(kind, rows)
    assert (kind, bool(parent)) == (COMPARED, True)
    assert parent_of("secteurs", rows) == ""
    assert listing("secteurs", rows, options) == listing(
        "secteurs", [{**row, "parent_value": None} for row in rows], options
    )
    assert "#57534e" in listing(kind, rows, options)


def test_a_list_without_a_value_still_names_its_rows() -> None:
    rows = [{"order": 0, "label": "Cadres", "value": None}]
    assert texts(listing("secteurs", rows, ChartOptions())) == ["Cadres", "n.\u00a0d."]


def test_long_names_stand_over_their_bars_in_a_narrow_column() -> None:
    """Their values are then at the end of the line, one under the other."""
    rows = [{"order": n, "label": "Santé humaine et action sociale", "value": 10.0 * (n + 1)} for n in range(2)]
    beside, over = (parsed(listing("secteurs", rows, ChartOptions(), wide)) for wide in (344, 216))
    lines = [[float(text.get("y", "0")) for text in root if text.tag.endswith("text")] for root in (beside, over)]
    assert lines[0][0] == lines[0][1]
    bars = [re.findall(r"M([\d.]+),", path.get("d", "")) for path in over if path.tag.endswith("path")]
    assert bars == [["0"], ["0"]]
