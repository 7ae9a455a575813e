"""What of a fiche may distinguish its place: its own figures, compared with the same of the parent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.content.catalogue import Origins
from fiches.indicators.blocks import blocks, blocks_of_data_only
from fiches.indicators.facts import facts
from tests.support.frames import BRETAGNE, FRANCE, ILLE, RENNES, catalogue, edition_data, entry, key, line

HARD = {"indicator": "PERSP_2", "period": "2025", "measure": "niveau"}


def marks(data, place=ILLE, parent=BRETAGNE) -> list[str]:
    found = list(facts(data, place, (*blocks(data, place), *blocks_of_data_only(data, place)), parent))
    assert all(set(one.there.keys) == {row.at(parent) for row in one.here.keys} for one in found)
    return [one.here.mark(place) for one in found]


def counts(value: float, *, place=ILLE, then: float = 0):
    rows = [line(key(place), value)]
    return rows + ([line(key(place, period="2025T1"), then)] if then else [])


def test_a_count_is_compared_by_its_change_over_a_year() -> None:
    rows = [*counts(12_000, then=10_000), *counts(50_000, place=BRETAGNE, then=50_000)]
    (mark,) = marks(edition_data(rows))
    assert mark == "evolution(DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)"


@pytest.mark.parametrize("then", [0, 900], ids=["no year before", "under a thousand"])
def test_no_change_is_no_fact(then: float) -> None:
    rows = [*counts(12_000, then=then), *counts(50_000, place=BRETAGNE, then=50_000)]
    assert marks(edition_data(rows)) == []


def test_borrowed_and_forecast_figures_are_out() -> None:
    graded = entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",), chart="echelle")
    foreseen = entry("dynamique", indicateur="DYN_1", activite="MOYENNE", codes=(), chart="echelle")
    rows = [line(key(place, "PERSPECTIVE", **HARD), 3) for place in (ILLE, BRETAGNE, FRANCE)]
    rows += [
        line(key(place, "", "2026T2", indicator="DYN_1", activity="MOYENNE", measure="niveau"), 3)
        for place in (RENNES, ILLE, BRETAGNE)
    ]
    data = edition_data(rows, catalogue(graded, foreseen))
    assert marks(data) == ["PERSP_2.CUMUL.CUMUL.PERSPECTIVE...2025.niveau"]
    assert marks(data, RENNES, ILLE) == [], "a difficulty that is the département's"


@pytest.mark.parametrize(("grade", "told"), [(2, 0), (3, 1)])
def test_factors_are_told_only_where_recruiting_is_hard(grade: int, told: int) -> None:
    factors = entry(
        "facteurs",
        indicateur="PERSP_2",
        codes=("INT_EMB",),
        chart="barres",
        origines=Origins(de="PERSPECTIVE", minimum=3),
    )
    rows = [
        line(key(place, code, **HARD), value)
        for place in (ILLE, BRETAGNE)
        for code, value in (("INT_EMB", 5), ("PERSPECTIVE", grade))
    ]
    assert len(marks(edition_data(rows, catalogue(factors)))) == told


def test_a_grade_of_a_metier_is_the_table_s_where_a_drawing_shows_it_too() -> None:
    """Whatever their order on the page: the table names every métier, the drawing a few."""
    graded = {"indicateur": "PERSP_2", "activite": "ROME", "codes": ("PERSPECTIVE",)}
    field = entry("field", chart="nuage", **graded)
    table = entry("table", chart="metiers", activite="ROME", codes=("ABC",))
    column = entry("column", chart="aucun", **graded)
    rows = [
        row
        for place in (ILLE, BRETAGNE)
        for row in (
            line(key(place, "PERSPECTIVE", kind="ROME", activity="J1501", **HARD), 4),
            line(key(place, kind="ROME", activity="J1501"), 900),
        )
    ]
    data = edition_data(rows, catalogue(field, table, column), activities={"ROME": ("J1501",)})
    (fact,) = facts(data, ILLE, (*blocks(data, ILLE), *blocks_of_data_only(data, ILLE)), BRETAGNE)
    assert (fact.block.id, fact.anchor, fact.code) == ("table", "table", "J1501")


def test_a_published_zero_is_compared_with_nothing() -> None:
    part = entry(
        "sexe",
        chart="barres",
        mesure="pourcentage",
        caracteristique="GENRE",
        modalites=("F",),
        base="de tous",
        base_effectif=True,
    )
    rows = [*counts(12_000), *counts(50_000, place=BRETAGNE)]
    for place, value in ((ILLE, 0), (BRETAGNE, 500)):
        rows += [
            line(key(place, characteristic="GENRE/F"), value),
            line(key(place, characteristic="GENRE/F", measure="pourcentage"), value // 100),
        ]
    assert marks(edition_data(rows, catalogue(part))) == []


def test_counts_of_an_activity_need_the_words_of_their_share() -> None:
    asked = {"chart": "barres", "activite": "NAF21", "indicateur": "OFF_1", "codes": ("TOFF",)}
    rows = [line(key(place, "TOFF", indicator="OFF_1"), 10_000) for place in (ILLE, BRETAGNE)]
    rows += [
        line(key(place, "TOFF", indicator="OFF_1", kind="NAF21", activity="G"), 1000) for place in (ILLE, BRETAGNE)
    ]
    sector = {"NAF21": ("G",)}
    assert marks(edition_data(rows, catalogue(entry("secteurs", **asked)), activities=sector)) == []
    told = catalogue(entry("secteurs", part_de="des offres", **asked))
    assert marks(edition_data(rows, told, activities=sector)) == [
        "part(OFF_1.NAF21.G.TOFF...2026T1.nombre;OFF_1.CUMUL.CUMUL.TOFF...2026T1.nombre)"
    ]


def test_a_list_of_the_data_alone_needs_words_too() -> None:
    alone = entry(
        "sexe",
        chart="aucun",
        page=False,
        mesure="pourcentage",
        caracteristique="GENRE",
        modalites=("F",),
        base="de tous",
        base_effectif=True,
    )
    rows = [*counts(12_000), *counts(50_000, place=BRETAGNE)]
    for place in (ILLE, BRETAGNE):
        rows += [
            line(key(place, characteristic="GENRE/F"), 500),
            line(key(place, characteristic="GENRE/F", measure="pourcentage"), 5),
        ]
    data = edition_data(rows, catalogue(alone))
    assert marks(data) == []
    worded = replace(data, catalogue=catalogue(alone.model_copy(update={"faits": {"*": "les {item}"}})))
    (fact,) = facts(worded, ILLE, blocks_of_data_only(worded, ILLE), BRETAGNE)
    assert fact.anchor == "section-s"
