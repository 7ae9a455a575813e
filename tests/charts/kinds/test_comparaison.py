"""comparaison: dots from zero, told apart by shape."""

from __future__ import annotations

import re

from fiches.charts import theme
from tests.support.charts.reading import parsed
from tests.support.charts.samples import drawn


def test_a_negative_value_goes_to_the_left_of_zero() -> None:
    """The stems of a comparison meet at zero."""
    svg = parsed(drawn("comparaison négative"))
    stems = next(path.get("d") or "" for path in svg.iter("path") if path.get("stroke") == theme.COUNTRY)
    ends = [(float(start), float(end)) for start, end in re.findall(r"M([\d.]+),[\d.]+H([\d.]+)", stems)]
    assert len({start for start, _ in ends}) == 1
    assert [end > start for start, end in ends] == [False, True, True]


def test_a_country_is_told_by_its_shape_too() -> None:
    """Without colour: three shapes for three roles."""
    marks = [path.get("d") or "" for path in parsed(drawn("comparaison")).iter("path") if path.get("data-cle")]
    discs = list(parsed(drawn("comparaison")).iter("circle"))
    assert len(discs) == 1
    assert len({re.sub(r"[\d.,-]+", "", outline) for outline in marks}) == 2
