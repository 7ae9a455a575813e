"""What the first sheet shows beside words: legends and steps drawn for paper."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import pytest

from fiches.charts.tokens import PAPER
from fiches.site.fiche.model import LegendEntry
from fiches.site.paper.front import LINE, LOCATOR, front_pictures, legend, legend_name, steps
from fiches.wording.phrase import Phrase
from tests.support import figures as build
from tests.support.pages.fakes import view_of

ENTRIES = [
    LegendEntry("hausse-1", Phrase("hausse de moins de 2 %"), Phrase("16"), "+"),
    LegendEntry("stable", Phrase("stable"), Phrase("6")),
    LegendEntry("absent", Phrase("sans valeur"), Phrase("2")),
]


@pytest.mark.parametrize("grade", range(1, 6))
def test_the_step_of_the_grade_is_filled_and_taller(grade: int) -> None:
    boxes = list(fromstring(steps(grade)))
    assert [box.get("fill") for box in boxes].index(PAPER["accent"]) == grade - 1
    assert [box.get("height") for box in boxes].count("20") == 1


def test_the_parent_s_step_is_ringed() -> None:
    widths = [box.get("stroke-width") for box in fromstring(steps(4, 2))]
    assert widths == ["1", "3", "1", "1", "1"]
    assert {box.get("stroke-width") for box in fromstring(steps(4))} == {"1"}


def test_a_legend_names_each_class_in_as_many_columns_as_fit() -> None:
    narrow, wide = legend(ENTRIES, 100), legend(ENTRIES, 900)
    high = [float(str(fromstring(svg).get("viewBox")).split()[3]) for svg in (narrow, wide)]
    assert high[0] == len(ENTRIES) * LINE + 1
    assert high[1] < high[0]
    assert narrow.count("<rect") == wide.count("<rect") == len(ENTRIES)
    assert "var(" not in narrow


def test_every_drawing_of_the_front_is_bare() -> None:
    view = view_of(build.make_fiche())
    pictures = dict(front_pictures(view))
    assert all(not re.search(r"var\(|data-", svg) for svg in pictures.values())
    assert (LOCATOR in pictures) == bool(view.locator)
    assert {legend_name(drawn) for drawn in view.maps if drawn.svg} <= set(pictures)
