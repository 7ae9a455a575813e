"""What charts and tables are made from: rows, marks, hover texts, options."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.charts.model import Rupture
from fiches.indicators.model.block import Block, Item
from fiches.indicators.model.numbers import Series
from fiches.keys import FRANCE
from fiches.site.fiche.chart_rows import chart_of, same_scale, sparkline_of
from fiches.site.fiche.tables import table_of
from fiches.site.svg_text import svg_text, text_of
from tests.support import figures as build

VOICE = build.voice()
QUARTERS = ("2024T4", "2025T1", "2025T2", "2025T3", "2025T4", "2026T1")


def test_evolution_rows_follow_the_series() -> None:
    """One row a period, holes included; the break and its few words are options."""
    block = build.evolution_block("demandeurs-abc", [None, *build.JOB_SEEKERS[1:]], breaks=("2025T1",))
    chart = chart_of(block, VOICE)
    assert chart is not None
    first, second, *_, last = chart.rows
    assert (first["period"], first["value"], first["zero"]) == ("2023T1", None, False)
    assert first["texte"] == "T1 2023\u00a0: non disponible"
    assert second["cle"] == "DE_1.CUMUL.CUMUL.ABC...2023T2.nombre"
    assert (last["period_label"], last["value"], last["role"], last["series_label"]) == (
        "T1 2026",
        41_230,
        "territoire",
        "Ille-et-Vilaine",
    )
    assert last["texte"] == "T1 2026\u00a0: 41\u202f230\u00a0personnes"
    assert chart.options.ruptures == (Rupture("2025T1", "loi plein emploi"),)


def test_counts_of_a_parent_never_share_the_axis() -> None:
    own, parent = (
        build.series(build.indicator("demandeurs-abc"), [1, 2]),
        build.series(build.indicator("demandeurs-abc"), [10, 20], build.BRETAGNE),
    )
    block = replace(build.evolution_block("demandeurs-abc", [1, 2]), series=(own, parent))
    assert same_scale(block) == [own]
    assert {row["role"] for row in chart_of(block, VOICE).rows} == {"territoire"}  # type: ignore[union-attr]


def test_a_published_zero_is_marked_as_such() -> None:
    chart = chart_of(build.evolution_block("demandeurs-abc", [0, 10]), VOICE)
    assert chart is not None
    assert [row["zero"] for row in chart.rows] == [True, False]


def test_structure_rows_stand_beside_the_parents() -> None:
    chart = chart_of(build.structure_block("demandeurs-sexe", [51, 49]), VOICE)
    assert chart is not None
    assert chart.rows[0] == {
        "order": 0,
        "label": "Femmes",
        "value": 51,
        "cle": "DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage",
        "zero": False,
        "texte": "",
        "parent_value": 53,
        "parent_cle": "REG-53/DE_1.CUMUL.CUMUL.ABC.GENRE.F.2026T1.pourcentage",
        "parent_texte": "Bretagne\u00a0: 53\u00a0%",
        "parent_label": "Bretagne",
    }
    assert chart.options.unit == "%"


def test_profile_and_scale_rows_are_grades() -> None:
    profile = chart_of(build.profile_block([4, None]), VOICE)
    scale = chart_of(build.scale_block("dynamique", [3, 2], last="2026T2"), VOICE)
    assert profile is not None
    assert scale is not None
    assert [(r["grade"], r["parent_grade"]) for r in profile.rows] == [(4, 5), (None, None)]
    assert [(r["grade"], r["word"]) for r in scale.rows] == [(3, "moyenne"), (2, "faible")]
    assert scale.options.forecast


def panels_block() -> Block:
    """Two categories over six quarters, the second with a hole and begun two quarters later."""
    ind = build.indicator("demandeurs-categories-historique")
    pasts = {"A": (40, 41, 42, 43, 44, 45), "F": (None, 7, 8, 9)}
    series = [
        Series(
            code,
            build.ILLE,
            tuple(
                build.observed(ind, value, build.ILLE, period, code=code)
                for value, period in zip(values, QUARTERS[-len(values) :], strict=True)
            ),
        )
        for code, values in pasts.items()
    ]
    items = tuple(Item(one.code, one.points[-1], None) for one in series)
    return Block(ind, build.ILLE, build.ILLE, build.QUARTER, items=items, series=tuple(series))


def test_panels_have_a_point_for_the_latest_quarter_of_each_year() -> None:
    """The other quarters are places of the line: without a mark, and without a hover text."""
    chart = chart_of(panels_block(), VOICE)
    assert chart is not None
    assert [row["period"] for row in chart.rows if row["cle"]] == ["2025T1", "2026T1", "2026T1"]
    assert [row["value"] for row in chart.rows] == [40, 41, 42, 43, 44, 45, None, 7, 8, 9]
    last = chart.rows[5]
    assert last["texte"] == "A, Ille-et-Vilaine, T1 2026 : 45 personnes"
    assert {bool(row["texte"]) for row in chart.rows if not row["cle"]} == {False}


def test_the_table_of_panels_tells_their_points() -> None:
    """One line a category, one column a year; a quarter before the series began is missing, and never a zero."""
    table = table_of(panels_block(), VOICE)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["T1\u00a02025", "T1\u00a02026"]
    assert [[text_of(cell) for cell in line.cells] for line in table.lines] == [["41", "45"], ["n. d.", "9"]]


def test_an_item_without_a_past_has_a_panel_that_says_so() -> None:
    block = panels_block()
    chart = chart_of(replace(block, series=(block.series[0], Series("F", build.ILLE, ()))), VOICE)
    assert chart is not None
    assert [(row["series"], row["period"], row["value"]) for row in chart.rows[6:]] == [("F", "2026T1", None)]


def test_the_parent_is_ringed_on_the_last_grade_alone() -> None:
    ind = build.indicator("tension-facteurs")
    block = build.profile_block([4])
    number = block.items[0].number
    past = replace(number, key=number.key._replace(period="2024"), value=2.0)
    series = Series("INT_EMB", build.ILLE, (past, number))
    chart = chart_of(replace(block, indicator=ind, series=(series,)), VOICE)
    assert chart is not None
    assert [(row["grade"], row.get("parent_grade")) for row in chart.rows] == [(2, None), (4, 5)]
    assert chart.rows[-1]["parent_texte"] == "Bretagne, 2025 : 5 sur 5"


def test_metiers_are_drawn_from_the_largest_with_offers_beside() -> None:
    chart = chart_of(build.metiers_blocks()[0], VOICE)
    assert chart is not None
    assert next((r["label"], r["value"], r["second"]) for r in chart.rows) == (
        "Jardinier / Jardinière paysagiste",
        830,
        420,
    )
    assert chart.options.labels == ("Demandeurs (A, B, C)", "Offres")


NOTHING = [
    build.missing_block("demandeurs-abc"),
    build.structure_block("demandeurs-age", [None] * 5),
    build.evolution_block("demandeurs-abc", [None, None]),
    Block(build.indicator("demandeurs-abc"), build.ILLE, build.ILLE, None),
]


@pytest.mark.parametrize("block", NOTHING)
def test_nothing_published_draws_nothing(block: Block) -> None:
    assert chart_of(block, VOICE) is None


def test_titles_and_descriptions_carry_the_marks_of_their_numbers() -> None:
    chart = chart_of(build.evolution_block("demandeurs-abc", build.JOB_SEEKERS), VOICE)
    assert chart is not None
    assert chart.title.text == "Le nombre de demandeurs d’emploi augmente de 2,9\u00a0% en un an, plus qu’en Bretagne"
    assert chart.title.marks == (
        "formule:evolution(DE_1.CUMUL.CUMUL.ABC...2025T1.nombre;DE_1.CUMUL.CUMUL.ABC...2026T1.nombre)",
    )
    assert chart.description.marks[0] == "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"


def test_sparklines_show_twelve_quarters_and_no_grade() -> None:
    spark = sparkline_of(build.full_headlines()[0], ("2025T1",), VOICE)
    assert spark is not None
    assert (len(spark.rows), spark.rows[0]["period"]) == (12, "2023T2")
    assert sparkline_of(build.full_headlines()[3], (), VOICE) is None
    assert sparkline_of(build.headline("demandeurs-abc", 10), (), VOICE) is None


def test_tables_tell_what_charts_draw() -> None:
    """Newest first, holes signed and explained, the break under the first line after it."""
    table = table_of(build.evolution_block("demandeurs-abc", [None, *build.JOB_SEEKERS[1:]], breaks=("2025T1",)), VOICE)
    assert table is not None
    assert [text_of(line.head) for line in table.lines][:2] == ["T1\u00a02026", "T4\u00a02025"]
    assert [text_of(line.head) for line in table.lines if line.broken] == ["T1\u00a02025"]
    assert text_of(table.lines[-1].cells[0]) == "n.\u00a0d."
    assert table.legend.startswith("n. d.")


def test_a_structure_has_a_column_a_place_and_the_counts() -> None:
    table = table_of(build.structure_block("demandeurs-sexe", [51, 49]), VOICE)
    assert table is not None
    assert [text_of(column.head) for column in table.columns] == ["Ille-et-Vilaine", "Bretagne", "Nombre"]
    assert [text_of(cell) for cell in table.lines[0].cells] == ["51\u00a0%", "53\u00a0%", "20\u202f400"]


def test_metiers_have_a_column_an_entry() -> None:
    table = table_of(build.metiers_blocks()[0], VOICE)
    assert table is not None
    assert [column.plain for column in table.columns] == ["Demandeurs (A, B, C)", "Offres", "Difficulté"]
    assert [text_of(cell) for cell in table.lines[2].cells] == ["340", "moins de\u00a05", "n.\u00a0d."]


def test_svg_text_reads_marks_in_order() -> None:
    from markupsafe import Markup

    marked = svg_text(
        Markup('<data value="1" data-cle="A&amp;B">1</data> et <data value="2" data-formule="f(x)">2&nbsp;%</data>')
    )
    assert (marked.text, marked.marks) == ("1 et 2\u00a0%", ("A&B", "formule:f(x)"))


def _items(identifier: str, values: dict[str, float]) -> Block:
    ind = build.indicator(identifier)
    items = tuple(
        Item(
            code,
            build.observed(ind, value, kind=code),
            build.observed(ind, value + 2, build.BRETAGNE, kind=code),
            build.observed(ind, value + 4, FRANCE, kind=code),
        )
        for code, value in values.items()
    )
    return Block(ind, build.ILLE, build.ILLE, build.QUARTER, items=items)


def test_pyramids_set_both_sexes_of_an_age_on_one_line() -> None:
    chart = chart_of(_items("demandeurs-sexe-age", {"F-AGE1": 8, "H-AGE1": 9, "F-AGE4": 14, "H-AGE4": 13}), VOICE)
    assert chart is not None
    assert [(r["order"], r["sex"], r["label"], r["value"]) for r in chart.rows] == [
        (0, "F", "15 à 24 ans", 8),
        (0, "H", "15 à 24 ans", 9),
        (1, "F", "25 à 34 ans", 14),
        (1, "H", "25 à 34 ans", 13),
    ]
    assert chart.options.labels == ("Femmes", "Hommes")


def test_contracts_stand_in_three_places() -> None:
    chart = chart_of(_items("offres-contrats", {"CDI": 40, "AUTR": 60}), VOICE)
    assert chart is not None
    assert [(r["order"], r["place"], r["role"], r["value"]) for r in chart.rows][:3] == [
        (0, "Ille-et-Vilaine", "territoire", 40),
        (0, "Bretagne", "parent", 42),
        (0, "France", "pays", 44),
    ]
    table = table_of(_items("offres-contrats", {"CDI": 40}), VOICE)
    assert table is not None
    assert [column.head for column in table.columns] == ["Ille-et-Vilaine", "Bretagne", "France"]


def test_dots_name_measure_and_place() -> None:
    chart = chart_of(_items("offres-salaires", {"SAL_D10": 1800, "SAL_D90": 3000}), VOICE)
    assert chart is not None
    assert [(r["group"], r["label"]) for r in chart.rows][::3] == [
        ("Premier décile", "Ille-et-Vilaine"),
        ("Neuvième décile", "Ille-et-Vilaine"),
    ]
    assert [r["order"] for r in chart.rows] == list(range(6))
    assert chart.options.unit == "€"


def test_a_cloud_needs_a_volume_and_a_grade() -> None:
    """Of three métiers, one has no offer and no grade: two points, the largest volume first, two keys each."""
    block = build.metiers_blocks()[0]
    ind = build.indicator("metiers-tension-volume")
    metiers = tuple(
        replace(m, numbers={**m.numbers, ind.id: replace(m.numbers["metiers-tension"])}) for m in block.metiers
    )
    cloud = replace(block, indicator=ind, metiers=metiers, period=build.YEAR)
    chart = chart_of(cloud, VOICE)
    assert chart is not None
    assert [(r["order"], r["x"], r["y"]) for r in chart.rows] == [(0, 1060, 5), (1, 420, 4)]
    assert str(chart.rows[0]["cle"]).split() == [
        "OFF_1.ROME.J1501.TOFF...2026T1.nombre",
        "PERSP_2.ROME.J1501.PERSPECTIVE...2025.niveau",
    ]
    assert chart.title.text.startswith(
        "Le métier suivi qui a le plus d’offres est «\u00a0Aide-soignant / Aide-soignante\u00a0»\u00a0: 1\u202f060"
    )
    assert table_of(cloud, VOICE) is None, "its figures are in the section's table of métiers"


def test_four_years_of_history_are_shown() -> None:
    """Drawing, table and subtitle agree on what is shown."""
    block = build.evolution_block("demandeurs-abc", [float(v) for v in range(100, 130)])
    chart, table = chart_of(block, VOICE), table_of(block, VOICE)
    assert chart is not None
    assert table is not None
    assert len(chart.rows) == len(table.lines) == 17
    assert text_of(table.caption).endswith("T1\u00a02022 – T1\u00a02026")
