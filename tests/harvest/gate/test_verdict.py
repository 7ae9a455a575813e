"""The gate: each fault is refused with its cells, what is sound is let in, thresholds are those of site.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fiches.content.config import Guard
from fiches.editions.store import Edition
from fiches.harvest.gate.verdict import Verdict, judge
from fiches.harvest.set_aside import entry_of
from fiches.keys import TerritoryKey
from fiches.source.answers import SetAside
from fiches.source.calls import Call
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, Row, edition, key, line, watched
from tests.support.source import spaces

NO_IDENTITY = {"identites": (), "partitions": ()}


def made(rows: Sequence[Row], identifier: str = "2026T1", **changes: object) -> Edition:
    periods: dict[str, str] = {}
    for row in rows:
        periods[str(row[0])] = max(str(row[8]), periods.get(str(row[0]), ""))
    return edition(rows, identifier, **{"periods": periods, "coverage": {}, **changes})


def verdict(
    rows: Sequence[Row], previous: Sequence[Row] | None = None, *, guard: Guard | None = None, **changes: object
) -> Verdict:
    before = made(previous, "2025T4") if previous is not None else None
    found = judge(made(rows), before, watched(**changes), guard or Guard())
    return Verdict(tuple(map(spaces, found.refusals)), tuple(map(spaces, found.warnings)))


def test_sound_figures_are_let_in_with_or_without_a_former_edition() -> None:
    rows = [line(key(place), value) for place, value in ((ILLE, 500), (BRETAGNE, 900), (FRANCE, 5000))]
    assert verdict(rows) == verdict(rows, rows) == Verdict()


ROWS_OF_MANY = [line(key(code=code), 500) for code in "ABCDEF"]


def test_an_edition_of_which_most_rows_are_set_aside_is_refused_whatever_their_number() -> None:
    call = Call("DE_1", ILLE, "CUMUL", "CUMUL", (), latest_only=True, characteristics=False)
    entry = entry_of(call, SetAside("CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", "-10", "hors bornes"))
    assert judge(made([line(key(), 500)], ecartees=[entry]), None, watched(), Guard()).refusals


@pytest.mark.parametrize(("most", "refused"), [(3, False), (2, True), (0, True)])
def test_a_few_rows_may_be_set_aside_and_are_named(most: int, refused: bool) -> None:
    call = Call("DE_1", ILLE, "CUMUL", "CUMUL", (), latest_only=True, characteristics=False)
    entries = [
        entry_of(call, SetAside("CUMUL", "CUMUL", code, "", "", "2026T1", "nombre", "-10", "hors bornes"))
        for code in "ABC"
    ]
    found = judge(made(ROWS_OF_MANY, ecartees=entries), None, watched(), Guard(lignes_ecartees_max=most))
    said, silent = (found.refusals, found.warnings) if refused else (found.warnings, found.refusals)
    assert not silent
    assert list(map(spaces, said)) == [
        "3 lignes de la source sont impossibles, et écartées : la fiche dira « n. d. » à leur place (admises au plus :"
        f" {most}, lignes_ecartees_max de site.toml).",
        *(f"DE_1 DEP 35 CUMUL CUMUL {code} 2026T1 : nombre lu -10, hors bornes." for code in "ABC"),
    ]


# Identities


def test_a_fault_of_a_former_period_does_not_forbid_what_is_new() -> None:
    rows = [line(key(ILLE, period="2025T4"), 1000), line(key(BRETAGNE, period="2025T4"), 10), line(key(ILLE), 5)]
    assert verdict(rows).refusals == ()


def test_a_set_number_of_identities_may_fail() -> None:
    rows = [line(key(), 560), line(key(characteristic="AGE/AGE1"), 600)]
    assert verdict(rows, guard=Guard(identites_max=1)).refusals == ()


def test_what_fails_is_named_up_to_ten_cells_then_counted() -> None:
    parts = [line(key(characteristic=f"AGE/AGE{number}"), 600) for number in range(13)]
    found = verdict([line(key(), 560), *parts]).refusals
    assert (len(found), found[-1]) == (11, "… et 3 autres identités non tenues.")


# What cannot be, whatever was before


def test_everything_zero_is_refused() -> None:
    assert verdict([line(key(place), 0) for place in (ILLE, FRANCE)]).refusals == (
        "DE_1 : tous les effectifs de 2026T1 sont à zéro.",
    )
    assert verdict([line(key(ILLE), 0), line(key(FRANCE), 10)]).refusals == ()


def test_an_observed_period_that_has_not_begun_is_refused() -> None:
    assert verdict([line(key(period="2027T1"), 560, date="2026-06-12T07:31:04+02:00")]).refusals == (
        "DE_1 : la période 2027T1 n’avait pas commencé le 2026-06-12, date de ses données.",
    )
    forecast = key(indicator="DYN_1", code="", period="2026T3", measure="niveau", activity="MOYENNE")
    assert verdict([line(forecast, 3, date="2026-06-12")]).refusals == ()


# Beside the previous edition


def test_periods_do_not_go_backwards() -> None:
    rows = [line(key(period="2025T4"), 560)]
    assert verdict(rows, [line(key(period="2026T1"), 560)]).refusals == (
        "DE_1 : la dernière période recule, 2025T4 après 2026T1 dans l’édition 2025T4.",
    )


@pytest.mark.parametrize(
    ("before", "now", "refused"),
    [
        ((100, 100), (100, 95), False),
        ((100, 100), (100, 94), True),
        ((100, 100), (50, 50), False),  # half as many territories asked
        ((100, 100), (50, 40), True),
        ((100, 40), (200, 40), False),
        ((100, 0), (100, 0), False),
        ((1, 1), (1, 0), True),
    ],
)
def test_coverage_does_not_fall(before: tuple[int, int], now: tuple[int, int], refused: bool) -> None:
    def counted(asked: int, answered: int) -> dict[str, object]:
        return {"coverage": {"DE_1": {"DEP": {"demandes": asked, "repondus": answered}}}}

    rows = [line(key(), 560)]
    found = judge(made(rows, **counted(*now)), made(rows, **counted(*before)), watched(), Guard())
    assert bool(found.refusals) is refused
    if refused:
        assert spaces(found.refusals[0]).startswith(
            f"DE_1 DEP : {now[1]} réponses pour {now[0]} appels, contre {before[1]}"
        )


@pytest.mark.parametrize(
    ("answered", "refused"),
    [
        (((ILLE, "A1203"), (ILLE, "J1501")), False),
        (((ILLE, "A1203"), (COTES, "J1501")), True),  # a métier that is known elsewhere still
        ((), True),
    ],
)
def test_fewer_territories_are_compared_with_themselves(
    answered: Sequence[tuple[TerritoryKey, str]], refused: bool
) -> None:
    """A région alone after the whole country: its small places answer less often than the rest did."""
    every = [(place, metier) for place in (ILLE, COTES) for metier in ("A1203", "J1501")]
    before, rows = ([line(key(place, activity=one), 560) for place, one in cells] for cells in (every, answered))
    previous = made(before, coverage={"DE_1": {"DEP": {"demandes": 8, "repondus": 8}}})
    kept = tuple(t for t in previous.referential.territories if t.key != COTES)
    now = made([*rows, line(key(FRANCE), 560)], coverage={"DE_1": {"DEP": {"demandes": 4, "repondus": 2}}})
    now = replace(now, referential=replace(now.referential, territories=kept))
    assert bool(judge(now, previous, watched(), Guard()).refusals) is refused


def test_a_level_that_is_no_longer_asked_is_no_loss() -> None:
    previous = made([line(key(), 560)], coverage={"DE_1": {"DEP": {"demandes": 9, "repondus": 9}}})
    assert judge(made([line(key(), 560)]), previous, watched(), Guard()).refusals == ()


def test_territories_that_the_source_no_longer_lists_are_said_then_refused() -> None:
    previous = made([line(key(), 560)])
    kept = tuple(t for t in previous.referential.territories if t.key != COTES)
    now = replace(previous, referential=replace(previous.referential, territories=kept))
    assert "DEP-22" in judge(now, previous, watched(), Guard(), whole_levels=["DEP"]).refusals[0]
    lenient = judge(now, previous, watched(), Guard(baisse_couverture_pct=60), whole_levels=["DEP"])
    assert (len(lenient.refusals), len(lenient.warnings)) == (0, 1)
    assert judge(now, previous, watched(), Guard(), whole_levels=["REG"]) == Verdict()


def test_a_few_drifts_are_said_and_many_are_refused() -> None:
    previous = [line(key(activity=f"A{number:04}"), 1000) for number in range(13)]
    rows = [line(key(activity=f"A{number:04}"), 10000) for number in range(13)]
    few = verdict(rows, previous, guard=Guard(derives_max=13), **NO_IDENTITY)
    many = verdict(rows, previous, guard=Guard(derives_max=12), **NO_IDENTITY)
    assert (few.refusals, many.warnings) == ((), ())
    assert few.warnings == many.refusals
    assert few.warnings[0] == (
        "DE_1 DEP 35 ROME A0000 ABC 2026T1 nombre : 10000, contre 1000 dans l’édition précédente (+900 % ; bornes : ±50 %,"
        " variation_max_pct de sources.toml)."
    )
    assert few.warnings[-1] == "… et 3 autres valeurs hors des bornes de variation."
