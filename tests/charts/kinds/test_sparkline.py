"""sparkline: bare lines through the quarters that compare, and a dot where the territory's own ends."""

from __future__ import annotations

from fiches.charts.engine.render import draw
from tests.support.charts import builders as b
from tests.support.charts.reading import keys, parsed
from tests.support.charts.samples import SAMPLES, drawn


def test_a_sparkline_marks_its_last_value() -> None:
    _, rows, _ = SAMPLES["sparkline"]
    assert rows[-1]["mark"] in keys(drawn("sparkline"))


def test_it_goes_through_one_quarter_a_year_and_stops_at_the_break() -> None:
    corners = [path.get("d", "") for path in parsed(drawn("sparkline")).iter("path") if path.get("data-cle")]
    assert [(one.count("M"), one.count("L")) for one in corners] == [(2, 2)]


def test_a_short_history_goes_through_every_quarter() -> None:
    rows = b.evolution_rows(count=4)
    svg = draw("sparkline", rows, identifier="g", title="", description="")
    (line,) = (path.get("d", "") for path in parsed(svg).iter("path") if path.get("data-cle"))
    assert line.count("L") == 3


def test_it_is_hidden_from_who_listens_since_words_beside_it_say_it() -> None:
    svg = parsed(drawn("sparkline relative"))
    assert svg.get("aria-hidden") == "true"
    assert {child.tag for child in svg} & {"title", "desc"} == set()


def test_its_parents_are_there_each_with_its_mark() -> None:
    marks = [path.get("data-formule") or "" for path in parsed(drawn("sparkline relative")).iter("path")]
    places = [mark.partition("/")[0].removeprefix("relatif(") for mark in marks if mark]
    assert sorted(places) == sorted(
        ["NAT-FR", "REG-53", "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"]
    )
