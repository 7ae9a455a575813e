"""The rows of an answer that the catalogue wants, and those that it does not."""

from __future__ import annotations

import pytest

from fiches.harvest.needs import EarlierValue, needs
from tests.support.frames import catalogue, entry

METIER = {"activite": "ROME", "indicateur": "OFF_1"}


OFFERS = entry("offers", codes=("TOFF",), un_an_avant=True, **METIER)


@pytest.mark.parametrize(
    ("place", "kept"),
    [(("ABC", ""), True), (("A", ""), False), (("ABC", "AGE"), True), (("ABC", "GENRE"), False), (("A", "AGE"), False)],
)
def test_rows_that_the_catalogue_does_not_want_are_not_kept(place: tuple[str, str], kept: bool) -> None:
    need = needs(catalogue(entry(codes=("ABC",), caracteristique="AGE")))[0]
    assert need.keeps(*place) is kept


def test_a_star_keeps_every_code_and_its_breakdowns() -> None:
    need = needs(catalogue(entry(codes=("*",), caracteristique="AGE")))[0]
    assert need.codes == ()
    assert need.keeps("NOUVEAU", "")
    assert need.keeps("NOUVEAU", "AGE")
    assert not need.keeps("NOUVEAU", "GENRE")


def test_of_a_breakdown_of_each_metier_the_named_items_alone_are_kept() -> None:
    """Those of a total are all kept: the data have them whole."""
    ages = {"caracteristique": "AGE", "modalites": ("AGE1",)}
    of_metiers, of_total = needs(catalogue(entry("a", activite="ROME", **ages), entry("b", **ages)))
    assert [of_metiers.keeps("ABC", "AGE", item) for item in ("AGE1", "AGE2")] == [True, False]
    assert [of_total.keeps("ABC", "AGE", item) for item in ("AGE1", "AGE2")] == [True, True]


def test_an_entry_that_names_no_item_keeps_them_all() -> None:
    ages = {"activite": "ROME", "caracteristique": "AGE"}
    need = needs(catalogue(entry("a", modalites=("AGE1",), **ages), entry("b", **ages)))[0]
    assert need.keeps("ABC", "AGE", "AGE2")


def test_a_value_of_the_year_before_is_wanted_under_its_code_item_and_measure() -> None:
    (need,) = needs(catalogue(OFFERS, entry("ages", codes=("PE",), caracteristique="AGE", un_an_avant=True, **METIER)))
    wanted = EarlierValue("TOFF", "", "", "nombre")
    assert need.keeps_a_year_before(wanted)
    assert need.keeps_a_year_before(EarlierValue("PE", "AGE", "AGE3", "nombre"))
    for other in (wanted._replace(nomenclature_code="PE"), wanted._replace(measure="pourcentage")):
        assert not need.keeps_a_year_before(other)


def test_an_indicator_without_nomenclature_keeps_its_rows() -> None:
    assert needs(catalogue(entry(indicateur="DYN_1", activite="MOYENNE", codes=())))[0].keeps("", "")
