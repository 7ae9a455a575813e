"""A fiche's data files: the interface's header and order, every row that the page quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest

from fiches.content.catalogue import Indicator
from fiches.indicators.fiche import build_fiche
from fiches.site.data.open_data import csv_bytes, own_periods, own_rows
from tests.support.data_rows import PERIODS, rows_of, view
from tests.support.frames import FRANCE, ILLE, RENNES, catalogue, edition_data, entry, key, line
from tests.support.frames import Row as FrameRow

HEADER = (
    "indicateur,type_territoire,code_territoire,type_activite,code_activite,code_nomenclature,"
    "type_caracteristique,code_caracteristique,periode,mesure,valeur,statut,date_maj"
)


def test_the_csv_has_the_interface_s_header_and_plain_lines() -> None:
    text = csv_bytes(rows_of(view())).decode("utf-8")
    assert text.splitlines()[0] == HEADER
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    assert "DE_1,DEP,35,CUMUL,CUMUL,ABC,,,2026T1,nombre,1000,,2026-05-28T10:02:11+02:00\n" in text


def test_a_fiche_s_own_rows_are_those_of_its_territory() -> None:
    rows = rows_of(view())
    own = own_rows(rows, ILLE)
    assert 0 < len(own) < len(rows)
    assert {row[1:3] for row in own} == {("DEP", "35")}
    assert own_periods(rows, ILLE) == [row[HEADER.split(",").index("periode")] for row in own]


def test_rows_are_sorted_as_text_and_unique() -> None:
    keys = [row[:10] for row in rows_of(view())]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_every_count_of_the_territory_is_there_whether_shown_or_not() -> None:
    found = {row[5] for row in rows_of(view()) if row[1] == "DEP"}
    assert found == {"A", "ABC", "B", "C", "MOIS EN COURS"}


@pytest.mark.parametrize(
    ("code", "period", "measure", "value", "status"),
    [
        ("ABC", "2026T1", "nombre", "1000", ""), ("A", "2025T4", "nombre", "0", "a"), ("B", "2026T1", "nombre", "", "nd"),
        ("C", "2026T1", "nombre", "", "s"), ("A", "2026T1", "pourcentage", "12.5", ""),
    ],
)  # fmt: skip
def test_values_and_statuses_go_together(code: str, period: str, measure: str, value: str, status: str) -> None:
    found = [
        row[10:12] for row in rows_of(view()) if (row[1], row[5], row[8], row[9]) == ("DEP", code, period, measure)
    ]
    assert found == [(value, status)]


def test_a_percentage_is_there_with_all_of_its_series_where_an_entry_asks_for_it_or_a_number_rests_on_it() -> None:
    rows = [line(key(code=code, period=p, measure="pourcentage"), 10.0) for code in ("A", "B") for p in PERIODS]
    rows += [line(key(code="A", period=p, measure="pourcentage", characteristic=f"AGE/{age}"), 10.0)
             for age in ("AGE1", "AGE2") for p in PERIODS]  # fmt: skip
    assert not held(rows, entry())
    asked = entry("a", codes=("A",), mesure="pourcentage", chart="aucun")
    assert held(rows, entry(), asked) == {("A", "", p) for p in PERIODS}
    ages = entry(
        "ages",
        codes=("A",),
        caracteristique="AGE",
        modalites=("AGE1",),
        mesure="pourcentage",
        page=False,
        chart="aucun",
    )
    assert held(rows, entry(), ages) == {("A", age, p) for age in ("AGE1", "AGE2") for p in PERIODS}


def held(rows: Sequence[FrameRow], *entries: Indicator) -> set[tuple[str, str, str]]:
    """The code, the class and the period of the percentages of the file."""
    found = rows_of(edition_data([line(key(), 1000.0), *rows], catalogue(*entries)))
    return {(row[5], row[7], row[8]) for row in found if row[9] == "pourcentage"}


def test_rows_quoted_from_others_are_there_under_their_own_code_and_only_they() -> None:
    found = [(row[1], row[2], row[8]) for row in rows_of(view()) if row[1] != "DEP"]
    assert found == [(kind, code, p) for kind, code in (("NAT", "FR"), ("REG", "53")) for p in PERIODS[1:]]


def test_a_parent_s_figures_that_stand_for_the_territory_s_own_have_their_history() -> None:
    asked = entry("t", indicateur="PERSP_2", codes=("PERSPECTIVE",), chart="annees")
    grades = [
        line(key(ILLE, "PERSPECTIVE", str(year), indicator="PERSP_2", measure="niveau"), 4.0)
        for year in range(2020, 2026)
    ]
    found = rows_of(edition_data([line(key(RENNES), 10.0), *grades], catalogue(asked)), RENNES)
    assert [row[8] for row in found if row[0] == "PERSP_2"] == [str(year) for year in range(2020, 2026)]


def test_a_row_of_another_that_is_not_quoted_is_not_there() -> None:
    assert not [row for row in rows_of(view()) if (row[1], row[5]) == ("REG", "A")]


def test_a_missing_value_that_the_fiche_names_has_its_row() -> None:
    found = edition_data([line(key(FRANCE), 10)], catalogue(entry()))
    assert rows_of(found)[0] == (
        "DE_1",
        "DEP",
        "35",
        "CUMUL",
        "CUMUL",
        "ABC",
        "",
        "",
        "2026T1",
        "nombre",
        "",
        "nd",
        "",
    )


def test_what_does_not_apply_says_so() -> None:
    """An EPCI's own difficulty does not exist; the département's is quoted."""
    asked = entry("t", indicateur="PERSP_2", codes=("PERSPECTIVE",), chart="echelle")
    place = key(ILLE, "PERSPECTIVE", "2025", indicator="PERSP_2", measure="niveau")
    found = edition_data([line(place, 4.0), line(key(RENNES), 10.0)], catalogue(asked))
    assert [row[1:3] for row in rows_of(found, RENNES) if row[0] == "PERSP_2"] == [("DEP", "35")]


def test_every_key_of_the_fiche_s_formulas_is_in_its_file() -> None:
    found = view()
    fiche = build_fiche(found, ILLE)
    marks = {tuple(row[:10]) for row in rows_of(found)}
    arguments = [key for c in fiche.headlines[0].comparisons for key in (c.part.keys if c.part else ())]
    assert arguments
    assert all(tuple(argument) in marks for argument in arguments)


def test_a_value_with_a_comma_or_a_quote_stays_one_value() -> None:
    odd = edition_data([line(key(code='A,"B'), 1.0)], catalogue(entry(codes=('A,"B',))))
    table = list(csv.reader(io.StringIO(csv_bytes(rows_of(odd)).decode())))
    assert table[1][5] == 'A,"B'
    assert {len(row) for row in table} == {13}


FACTORS = {"indicateur": "PERSP_2", "activite": "ROME", "codes": ("INT_EMB",), "chart": "aucun"}


@pytest.mark.parametrize(("on_page", "number"), [(False, 1), (True, 0)])
def test_a_series_of_the_data_alone_is_the_parent_s_where_the_source_stops_above(on_page: bool, number: int) -> None:
    """Of what it is about, and of its measure alone."""
    place = {"indicator": "PERSP_2", "activity": "J1501", "period": "2025"}
    rows = [line(key(ILLE, "INT_EMB", measure=measure, **place), 4.0) for measure in ("niveau", "score")]
    rows += [line(key(ILLE, "PERSPECTIVE", measure="niveau", **place), 5.0), line(key(RENNES), 90.0)]
    found = rows_of(edition_data(rows, catalogue(entry(), entry("facteurs", page=on_page, **FACTORS))), RENNES)
    quoted = [row for row in found if row[0] == "PERSP_2"]
    assert len(quoted) == number
    assert all(row[1:3] == ILLE and row[5:10] == ("INT_EMB", "", "", "2025", "niveau") for row in quoted)
