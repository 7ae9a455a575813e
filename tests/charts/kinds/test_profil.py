"""profil: five steps a row, one filled with its number, the parent's ringed."""

from __future__ import annotations

from fiches.charts.kinds.profil import layout

from fiches.charts import theme
from fiches.charts.model import ChartOptions
from tests.support.charts import builders as b
from tests.support.charts.reading import labelled, parsed, words
from tests.support.charts.samples import drawn


def test_the_numbers_of_the_steps_stand_once_above() -> None:
    assert labelled(drawn("profil"), "x") == "1 2 3 4 5"


def test_each_grade_is_filled_with_its_own_colour() -> None:
    rows = b.profil_rows()
    fills = [p.get("fill") for p in parsed(drawn("profil")).iter("path") if p.get("fill") in theme.GRADES]
    groups = [g.get("fill") for g in parsed(drawn("profil")).iter("g") if g.get("fill") in theme.GRADES]
    grades = {int(str(row["grade"])) for row in rows if row["grade"]}
    assert set(fills + groups) == {theme.GRADES[grade - 1] for grade in grades}


def test_a_missing_grade_is_said() -> None:
    rows = [{**row, "grade": None} for row in b.profil_rows()[:1]]
    drawing = layout(rows, ChartOptions())
    assert drawing is not None
    assert "n.\u00a0d." in [row["words"] for row in drawing.tables["texts"]]
    assert drawing.tables["boxes"] == []
    assert all(box["dashes"] for box in drawing.tables["empty_boxes"])


def test_a_narrow_drawing_gives_less_room_to_names() -> None:
    wide, narrow = (layout(b.profil_rows(), ChartOptions(width=width)) for width in (344.0, 250.0))
    assert wide is not None
    assert narrow is not None
    assert wide.left - narrow.left == 94
    assert wide.tables["boxes"][0]["x"] == narrow.tables["boxes"][0]["x"]
    assert narrow.height > wide.height


def test_without_a_parent_there_is_no_ring() -> None:
    assert "Bretagne" in words(drawn("profil"))
    assert "Bretagne" not in words(drawn("profil seul"))
    assert 'stroke-dasharray="4,2"' not in drawn("profil seul")
