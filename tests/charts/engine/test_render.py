"""The door to the engine: marks, identifiers, same bytes, errors."""

from __future__ import annotations

import pytest

from fiches.charts.engine.render import draw
from fiches.charts.model import Marked
from fiches.charts.tokens import on_paper
from fiches.errors import RenderError
from tests.support.charts import builders as b
from tests.support.charts.reading import keys, parsed
from tests.support.charts.samples import digest
from tests.support.processes import printed


def test_same_bytes_whatever_the_hash_seed() -> None:
    """Two other processes, with other seeds, draw what this one draws."""
    program = "from tests.support.charts.samples import digest; print(digest())"
    environments = [
        {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"} for seed, zone in (("1", "UTC"), ("42", "Pacific/Noumea"))
    ]
    assert set(printed(program, environments)) == {digest()}


def test_a_chart_does_not_depend_on_the_one_before() -> None:
    first = draw("evolution", b.three_series(), identifier="g", title="t", description="d")
    draw("evolution", b.evolution_rows(), identifier="autre", title="t", description="d")
    draw("evolution", b.three_series()[:2], identifier="autre", title="t", description="d")
    assert draw("evolution", b.three_series(), identifier="g", title="t", description="d") == first


def test_title_and_description_carry_their_marks() -> None:
    title = Marked("41\u202f230 inscrits, +\u202f3\u00a0%", ("DE_1.A.nombre", "formule:evolution(A;B)"))
    description = Marked("41\u202f230 puis 12", ("K1", "K2"))
    svg = parsed(draw("evolution", b.evolution_rows(), identifier="g", title=title, description=description))
    assert (svg[0].get("data-cle"), svg[0].get("data-formule")) == ("DE_1.A.nombre", "evolution(A;B)")
    assert svg[1].get("data-cle") == "K1 K2"


def test_a_row_may_be_marked_by_a_formula() -> None:
    rows = [{**b.evolution_rows()[0], **dict.fromkeys(("mark", "line_mark"), "formule:evolution(A;B)")}]
    svg = draw("evolution", rows, identifier="g", title="t", description="d")
    assert set(keys(svg)) == {"evolution(A;B)"}
    assert "data-cle" not in svg


def test_hover_text_is_a_child_of_the_shape() -> None:
    rows = b.evolution_rows()
    svg = draw("evolution", rows, identifier="g", title="t", description="d")
    shape = next(dot for dot in parsed(svg).iter("circle") if dot.get("data-cle"))
    assert shape[0].text == rows[0]["hover"]


def test_words_that_look_like_markup_are_escaped() -> None:
    row = {**b.nuage_rows()[0], "label": '<b> & "toi"', "hover": "a < b & c", "mark": 'K"1'}
    svg = draw("nuage", [row], identifier='g"', title="<t>", description="&")
    assert '<b> & "toi"' in [text.text for text in parsed(svg).iter("text")]
    assert set(keys(svg)) == {'K"1'}


def test_print_has_bare_colours_and_page_has_properties() -> None:
    page = draw("evolution", b.evolution_rows(), identifier="g", title="t", description="d")
    assert "var(--accent,#9a3412)" in page
    assert "var(" not in on_paper(page)


def test_unknown_kind_is_refused() -> None:
    with pytest.raises(RenderError, match="«\u00a0camembert\u00a0» inconnu"):
        draw("camembert", [], identifier="g", title="t", description="d")


def test_unreadable_period_is_refused() -> None:
    rows = [{**b.evolution_rows()[0], "period": "mars"}]
    with pytest.raises(RenderError, match="«\u00a0mars\u00a0» illisible"):
        draw("evolution", rows, identifier="g", title="t", description="d")


def test_infinite_values_are_missing_values() -> None:
    usual = b.evolution_rows()
    rows = [{**row, "value": float("inf") if row is usual[0] else row["value"]} for row in usual]
    svg = draw("evolution", rows, identifier="g", title="t", description="d")
    assert usual[0]["mark"] not in keys(svg)
    assert usual[4]["mark"] in keys(svg)
