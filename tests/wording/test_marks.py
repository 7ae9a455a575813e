"""Marks: what the HTML of one number says to a reader and to a checker."""

from __future__ import annotations

import pytest

from fiches.indicators.model.numbers import Computed
from fiches.indicators.model.positions import Rank
from fiches.keys import TerritoryKey
from fiches.wording import marks
from fiches.wording.marks import NOWHERE, Marker
from fiches.wording.phrase import plain_text, screen_html
from tests.support import figures as build
from tests.support.source import spaces

BOTH = (
    build.observed(build.indicator("offres-trimestre"), 24_540, period="2025T1"),
    build.observed(build.indicator("offres-trimestre"), 25_270),
)
ABC = "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"


def marker(home: TerritoryKey = build.ILLE) -> Marker:
    return Marker(home, build.catalogue().formulas)


def test_a_number_of_the_page_and_of_elsewhere() -> None:
    """The unit stands inside; a key of another territory is prefixed."""
    ind = build.indicator("demandeurs-abc")
    number = build.observed(ind, 41230)
    text = "41\u202f230\u00a0personnes"
    assert screen_html(marker().observed(number, ind)) == f'<data value="41230" data-cle="{ABC}">{text}</data>'
    assert (
        screen_html(marker(NOWHERE).observed(number, ind))
        == f'<data value="41230" data-cle="DEP-35/{ABC}">{text}</data>'
    )


OBSERVED = [
    ("demandeurs-abc", 1, "1\u00a0personne"),
    ("demandeurs-abc", 0, "moins de\u00a05\u00a0personnes"),
    ("demandeurs-age", 44, "44\u00a0% des demandeurs d’emploi (A, B, C)"),
    ("demandeurs-age", 44.5, "44,5\u00a0% des demandeurs d’emploi (A, B, C)"),
    ("demandeurs-age", 0, "0\u00a0% des demandeurs d’emploi (A, B, C)"),
    ("tension", 4, "4\u00a0sur\u00a05 · élevée"),
    ("tension-facteurs", 4, "4\u00a0sur\u00a05"),
]


@pytest.mark.parametrize(("identifier", "value", "text"), OBSERVED)
def test_values_with_their_unit(identifier: str, value: float, text: str) -> None:
    ind = build.indicator(identifier)
    assert marks.observed_text(build.observed(ind, value), ind) == text


BARE = [
    ("demandeurs-abc", 41230, "41\u202f230"),
    ("demandeurs-abc", 0, "moins de\u00a05"),
    ("demandeurs-age", 44, "44\u00a0%"),
    ("tension", 4, "4\u00a0sur\u00a05"),
]


@pytest.mark.parametrize(("identifier", "value", "text"), BARE)
def test_values_of_a_table_leave_their_unit_to_its_head(identifier: str, value: float, text: str) -> None:
    ind = build.indicator(identifier)
    assert marks.observed_text(build.observed(ind, value), ind, bare=True) == text


def test_a_missing_value_is_no_data_and_no_text() -> None:
    ind = build.indicator("demandeurs-abc")
    number = build.observed(ind, None)
    for written in (marker().observed(number, ind), marker().large(number, ind)):
        assert screen_html(written) == '<span data-statut="nd">n.\u00a0d.</span>'
    with pytest.raises(ValueError, match="no value"):
        marks.observed_text(number, ind)


@pytest.mark.parametrize(("status", "text"), [("s", "secret"), ("na", "sans objet"), ("", "n.\u00a0d.")])
def test_signs_of_missing_values(status: str, text: str) -> None:
    assert text in screen_html(marks.missing(status))


def test_large_numbers_set_their_unit_small() -> None:
    ind = build.indicator("demandeurs-abc")
    assert "41\u202f230\u00a0<small>personnes</small>" in screen_html(marker().large(build.observed(ind, 41230), ind))
    assert "moins de\u00a05\u00a0<small>personnes</small>" in screen_html(marker().large(build.observed(ind, 0), ind))


def test_a_computed_number_names_its_formula_and_rounds_both_ways() -> None:
    ind = build.indicator("demandeurs-abc")
    written = screen_html(marker().computed(build.evolution(ind, -2.9463)))
    first = ABC.replace("2026T1", "2025T1")
    assert written == f'<data value="-2.9" data-formule="evolution({first};{ABC})">−2,9\u00a0%</data>'


def test_a_computed_number_that_is_forbidden_is_not_written() -> None:
    ind = build.indicator("demandeurs-abc")
    assert "data-statut" in screen_html(marker().computed(build.evolution(ind, None, reason="rupture")))


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [(1, 1, "1<sup>re</sup>"), (12, 12, "12<sup>e</sup>"), (3, 5, "de la 3<sup>e</sup> à la 5<sup>e</sup>")],
)
def test_ranks_carry_their_ties(first: int, last: int, text: str) -> None:
    number = build.observed(build.indicator("demandeurs-abc"), 10)
    computed = Computed("rang", (number,), float(first), level="DEP")
    written = screen_html(marker().rank(Rank(computed, first, last, 101)))
    assert written == f'<data value="{first}" data-formule="rang({ABC};DEP)">{text}</data>'


SIZES = [
    (Computed("evolution", BOTH, 3.0), "3,0\u00a0%", "3", "evolution(A;B)"),
    (Computed("evolution", BOTH, -8.0), "8,0\u00a0%", "8", "baisse(A;B)"),
    (Computed("ecart", BOTH, 3.0), "3\u00a0points", "3", "ecart(A;B)"),
    (Computed("ecart", BOTH, -1.0), "1\u00a0point", "1", "ecart(B;A)"),
    (Computed("ecart", BOTH, -1.5), "1,5\u00a0point", "1.5", "ecart(B;A)"),
]


@pytest.mark.parametrize(("number", "text", "value", "formula"), SIZES)
def test_a_size_without_its_sign_is_the_result_of_its_formula(
    number: Computed, text: str, value: str, formula: str
) -> None:
    """A fall said by its verb is of the formula of falls; a gap below is the gap above, read from the other end."""
    first, last = (key.mark(build.ILLE) for key in BOTH)
    named = formula.replace("A", "{0}").replace("B", "{1}").format(first, last)
    assert screen_html(marker().size(number)) == f'<data value="{value}" data-formule="{named}">{text}</data>'


@pytest.mark.parametrize(
    ("size", "text"), [(12, "1 ko"), (64_805, "65 ko"), (999_400, "999 ko"), (1_799_542, "1,8 Mo"), (12_000_000, "12,0 Mo")]
)  # fmt: skip
def test_weights_are_french(size: int, text: str) -> None:
    assert spaces(plain_text(marks.file_size(size))) == text
