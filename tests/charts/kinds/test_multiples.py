"""Small multiples: one grid, scales that are said, gaps and breaks kept, steps and rings."""

from __future__ import annotations

import re

import pytest
from fiches.charts.kinds.multiples import ONE_SCALE, OWN_SCALE
from fiches.charts.parts.panels import COLUMNS, arrange, panel_width, series_of

from fiches.charts.engine.render import draw
from fiches.charts.model import ChartOptions, Row
from tests.support.charts import builders as b
from tests.support.charts.reading import inks, keys, labelled, parsed, words
from tests.support.charts.samples import SAMPLES

PANEL = panel_width(ChartOptions().width)
ACCENT = "var(--accent,#9a3412)"


def svg_of(rows: list[Row], options: ChartOptions = b.OPTIONS) -> str:
    return draw("multiples", rows, identifier="g", title="t", description="d", options=options)


def sample(name: str) -> str:
    _, rows, options = SAMPLES[name]
    return svg_of(rows, options)


def lines(svg: str) -> list[list[tuple[float, float]]]:
    """The points of each run of a line."""
    path = next(e for e in parsed(svg).iter("path") if e.get("stroke") == ACCENT and e.get("stroke-width") == "1.75")
    return [
        [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", run)]
        for run in (path.get("d") or "").split("M")[1:]
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("multiples", OWN_SCALE),
        ("multiples semblables", ONE_SCALE),
        ("multiples zéros", ONE_SCALE),
        ("multiples facteurs", ""),
    ],
)
def test_the_scale_is_said(name: str, said: str) -> None:
    found = {text for text in words(sample(name)) if text in (ONE_SCALE, OWN_SCALE)}
    assert found == ({said} if said else set())


def test_one_scale_keeps_proportions_from_panel_to_panel() -> None:
    """The heights of the last values are as the values."""
    _, rows, options = SAMPLES["multiples semblables"]
    svg = svg_of(rows, options)
    ends = [run[-1][1] for run in lines(svg)[1::2]]
    floors = re.findall(r"M[\d.]+,([\d.]+)H", next(d for d in outlines(svg) if "H" in d))
    heights = [float(floor) - end for floor, end in zip(floors, ends, strict=True)]
    values = [float(str(own[-1]["value"])) for own in series_of(rows)]
    assert heights[1] / heights[0] == pytest.approx(values[1] / values[0], rel=0.02)


def outlines(svg: str) -> list[str]:
    return [path.get("d") or "" for path in parsed(svg).iter("path")]


def test_the_past_of_a_series_that_begins_later_is_empty_and_says_so() -> None:
    svg = sample("multiples")
    assert "depuis 2025" in words(svg)
    assert [len(run) for run in lines(svg)] == [12, 5, 12, 5, 12, 5, 5]


def test_a_series_that_begins_within_a_year_says_its_quarter() -> None:
    rows = [row for row in b.multiples_rows() if row["series"] != "F" or str(row["period"]) >= "2025T3"]
    assert "depuis T3 2025" in words(svg_of(rows))


def test_a_short_empty_past_says_it_in_two_lines() -> None:
    svg = svg_of(b.multiples_rows(8, "2024T2"))
    assert {"depuis", "2025"} <= set(words(svg))
    assert "depuis 2025" not in words(svg)


def test_a_break_is_a_rule_in_the_panels_that_it_cuts_and_is_told_once() -> None:
    svg = sample("multiples")
    rules = next(e.get("d") or "" for e in parsed(svg).iter("path") if e.get("stroke-dasharray") == "3,2")
    assert rules.count("M") == 1 + 3  # beside its words, and in three of four panels
    assert words(svg).count("loi pour le plein emploi") == 1


def test_a_hole_stays_a_gap() -> None:
    assert [len(run) for run in lines(sample("multiples trou"))] == [4, 7, 5, 4, 7, 5, 4, 7, 5, 5]


def test_a_series_that_has_ended_has_no_last_value() -> None:
    """Its last point is that of another period: it would be read as today's."""
    assert words(sample("multiples finie")).count("n.\u00a0d.") == 1


def test_only_marked_rows_have_points() -> None:
    svg = sample("multiples")
    assert len(list(parsed(svg).iter("circle"))) == len([row for row in b.multiples_rows() if row["mark"]])
    assert all(len(circle) == 1 for circle in parsed(svg).iter("circle"))


def test_years_of_one_grade_are_one_step_the_last_apart() -> None:
    """It has the marks of all, and tells from when to when."""
    found = [path for path in parsed(sample("multiples facteurs")).iter("path") if path.get("data-cle")]
    told = {path[0].text: len((path.get("data-cle") or "").split(" ")) for path in found if len(path)}
    assert told["2021 à 2022 : 4 sur 5"] == 2
    assert told["2021 à 2024 : 5 sur 5"] == 4
    assert told["2025 : 4 sur 5"] == 1


def test_the_parent_is_named_once_and_ringed_in_each_panel() -> None:
    svg = sample("multiples facteurs")
    assert words(svg).count("Bretagne") == 1
    assert len([key for key in keys(svg) if key.startswith("REG-53/")]) == 5


def test_years_stand_under_the_last_panel_of_each_column() -> None:
    assert labelled(sample("multiples"), "x") == "2022 2026 2022 2026"


def test_panels_of_a_row_have_their_plots_at_one_height() -> None:
    grid = arrange(series_of(b.multiples_rows()), ChartOptions(), margins=(10, 40), high=46, top=0)
    pairs = [grid.panels[start : start + COLUMNS] for start in range(0, len(grid.panels), COLUMNS)]
    assert [len({panel.top for panel in pair}) for pair in pairs] == [1, 1]
    assert [panel.x for panel in pairs[0]] == [0, PANEL + 20]


def test_names_stay_over_their_own_panel() -> None:
    for ink in inks(sample("multiples énormes")):
        if ink.words not in (OWN_SCALE, "loi pour le plein emploi"):
            assert ink.x2 <= PANEL + 1 or ink.x >= PANEL + 18


def test_a_missing_year_parts_two_steps_of_one_grade() -> None:
    rows = [{**row, "grade": None if row["period"] == "2022" else 3} for row in b.factor_rows()[:5]]
    told = [path[0].text for path in parsed(svg_of(rows)).iter("path") if path.get("data-cle") and len(path)]
    assert [text for text in told if "2021" in str(text)] == ["2021 : 4 sur 5"]
    assert [text for text in told if "2023" in str(text)] == ["2023 à 2024 : 3 sur 5"]
