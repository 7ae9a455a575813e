"""Panels of grades: runs of one grade as one step, the last apart, the parent's ringed."""

from __future__ import annotations

from fiches.charts.parts.panel_steps import RING, steps

from fiches.charts import theme
from fiches.charts.model import ChartOptions, Row

PERIODS = ("2021", "2022", "2023", "2024", "2025")


def rows(*grades: int | None, **last: float | str) -> list[Row]:
    found: list[Row] = [
        {"series": "A", "series_label": "Facteur", "period": period, "period_label": period, "grade": grade,
         "mark": f"K{period}", "hover": f"{period} : {grade} sur 5"}
        for period, grade in zip(PERIODS, grades, strict=True)
    ]  # fmt: skip
    return [*found[:-1], {**found[-1], **last}]


def boxes(*grades: int | None) -> list[tuple[object, object]]:
    """The marks and hover text of each step, from left to right."""
    tables, _ = steps(rows(*grades), ChartOptions())
    return [(box["mark"], box["hover"]) for box in sorted(tables["boxes"], key=lambda box: float(str(box["x"])))]


def test_years_of_one_grade_are_one_step_and_the_last_stands_alone() -> None:
    assert boxes(3, 3, 4, 4, 4) == [
        ("K2021 K2022", "2021 à 2022 : 3 sur 5"),
        ("K2023 K2024", "2023 à 2024 : 4 sur 5"),
        ("K2025", "2025 : 4 sur 5"),
    ]


def test_a_missing_year_parts_two_steps() -> None:
    assert [marks for marks, _ in boxes(3, None, 3, 3, 2)] == ["K2021", "K2023 K2024", "K2025"]


def test_a_series_that_ended_says_that_its_last_grade_is_missing() -> None:
    tables, _ = steps(rows(3, 3, 3, 3, None), ChartOptions())
    assert tables["texts"][-1]["words"] == "n.\u00a0d."


def test_the_parent_is_ringed_at_the_last_period_and_named_above() -> None:
    parent = {"parent_grade": 5, "parent_label": "Bretagne", "parent_mark": "P", "parent_hover": "Bretagne : 5"}
    tables, grid = steps(rows(3, 3, 3, 3, 3, **parent), ChartOptions())
    key, ring = tables["rings"]
    assert tables["texts"][0]["words"] == "Bretagne"
    assert (ring["mark"], ring["stroke"], ring["dashes"]) == ("P", RING["stroke"], RING["dashes"])
    assert float(str(key["y2"])) < grid.panels[0].y <= float(str(ring["y"]))


def test_the_last_step_has_a_thicker_edge() -> None:
    tables, _ = steps(rows(3, 3, 3, 3, 3), ChartOptions())
    assert sorted(float(str(box["thickness"])) for box in tables["boxes"]) == [0.75, 1.5]
    assert {box["fill"] for box in tables["boxes"]} == {theme.GRADES[2]}
