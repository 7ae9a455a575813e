"""Lines beside a parent's: rows with their marks, words at their ends, what their zero is, and the legend of key figures."""

from __future__ import annotations

from dataclasses import replace

from fiches.indicators.model.numbers import Computed, Relative
from fiches.keys import FRANCE, TerritoryKey
from fiches.site.fiche.relative_rows import relative_rows, zero_note
from fiches.site.fiche.strip_views import curves_legend
from fiches.wording.phrase import plain_text
from tests.support import figures as build

WORDING = build.wording()
ENTRY = build.indicator("demandeurs-abc")


def line(territory: TerritoryKey, *changes: float) -> Relative:
    """Five quarters, each so far from the first, in %."""
    periods = ("2025T1", "2025T2", "2025T3", "2025T4", "2026T1")
    points = [
        build.observed(ENTRY, 10_000.0 * (1 + change / 100), territory, period)
        for period, change in zip(periods, changes, strict=True)
    ]
    gaps = (
        Computed("relatif", (points[0], one), change, decimals=1) for one, change in zip(points, changes, strict=True)
    )
    return Relative(territory, tuple(gaps))


LINES = (line(build.ILLE, 0, -2, 1, 2, 1.1), line(FRANCE, 0, -3, 0, 1, -0.8))


def test_the_territory_s_dots_bear_its_counts_and_lines_bear_their_gaps() -> None:
    rows = relative_rows(LINES, ENTRY, WORDING, 17)
    own, country = rows[:5], rows[5:]
    assert [row["role"] for row in (own[0], country[0])] == ["territoire", "pays"]
    assert own[-1]["mark"] == "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
    assert {row["mark"] for row in country} == {""}
    assert str(country[-1]["line_mark"]).startswith("formule:relatif(NAT-FR/DE_1")
    assert [round(float(row["value"] or 0), 1) for row in own] == [0, -2, 1, 2, 1.1]


def test_each_line_ends_at_its_change_over_a_year() -> None:
    rows = relative_rows(LINES, ENTRY, WORDING, 17)
    assert [row.get("value_label") for row in (rows[4], rows[9])] == ["+1,1\u00a0%", "\u22120,8\u00a0%"]
    assert str(rows[4]["value_mark"]).startswith("formule:evolution(DE_1")


def test_the_note_says_what_zero_is() -> None:
    rows = relative_rows(LINES, ENTRY, WORDING, 17)
    assert zero_note(rows, LINES[0], ENTRY, WORDING) == "Écarts en\u00a0% (zéro\u00a0: fin mars 2025)"


def test_one_legend_says_whose_lines_they_are() -> None:
    fiche = build.make_fiche()
    headlines = (replace(fiche.headlines[0], relative=LINES), *fiche.headlines[1:])
    told = plain_text(curves_legend(replace(fiche, headlines=headlines), WORDING))
    assert told.startswith(
        "Courbes\u00a0: le trait épais, l’Ille-et-Vilaine\u202f; les points, la France\u202f; au même"
    )
    bare = tuple(replace(one, relative=()) for one in fiche.headlines)
    assert not curves_legend(replace(fiche, headlines=bare), WORDING)
