"""What is noted of what is read of an edition, whoever has read it before."""

from __future__ import annotations

from fiches.indicators.annual_change import level_evolutions
from fiches.indicators.level_spread import level_spread
from fiches.indicators.model.numbers import Observed
from fiches.keys import Key
from tests.support.frames import BRETAGNE, COTES, ILLE, edition_data, key, line

ROWS = [line(key(place, period=period), 5000) for place in (BRETAGNE, ILLE, COTES) for period in ("2025T1", "2026T1")]


def series(one: Key) -> tuple[str, ...]:
    return (*one[:8], one.measure)


def test_a_row_of_another_territory_is_its_series() -> None:
    data = edition_data(ROWS)
    table = data.table(BRETAGNE)
    with data.dataset.reading(ILLE) as reads:
        table.get(key(BRETAGNE))
        table.periods(key(BRETAGNE, "A"))
        list(table.history(key(BRETAGNE)))
    assert reads.series == {series(key(BRETAGNE)), series(key(BRETAGNE, "A"))}
    assert reads.tables == {ILLE}


def test_its_own_rows_are_all_read_and_need_no_note() -> None:
    data = edition_data(ROWS)
    with data.dataset.reading(ILLE) as reads:
        data.table(ILLE).get(key(ILLE))
    assert (reads.series, reads.tables) == (set(), {ILLE})


def test_all_the_rows_of_another_are_the_whole_of_it() -> None:
    data = edition_data(ROWS)
    with data.dataset.reading(ILLE) as reads:
        assert len(data.table(BRETAGNE).rows) == 2
    assert reads.tables == {ILLE, BRETAGNE}


def test_what_is_computed_once_a_level_is_noted_each_time() -> None:
    data = edition_data(ROWS, levels=("DEP",))
    for home in (ILLE, COTES):
        with data.dataset.reading(home) as reads:
            level_evolutions(data, "DEP", key(home))
            data.dataset.series_at("DEP", key(home, "A"))
            data.dataset.peers("DEP", key(home, "ABCDE"))
            level_spread(data.dataset, "DEP").of(Observed(key(home), 1.0))
        assert {(one[1], one[2], one[5]) for one in reads.levels} == {
            ("DEP", "", code) for code in ("ABC", "A", "ABCDE")
        }
        assert [(level, "5000.0" in answer) for (level, _), answer in reads.spreads.items()] == [("DEP", True)]


def test_nothing_is_noted_outside_a_piece_of_work() -> None:
    data = edition_data(ROWS)
    with data.dataset.reading(ILLE) as reads:
        pass
    data.table(BRETAGNE).get(key(BRETAGNE))
    assert reads.count() == 1
