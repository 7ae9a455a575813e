"""The table as the indicators read it: rows by key, histories in order, one value across a level."""

from __future__ import annotations

import random

from fiches.editions.store import sorted_frame
from fiches.indicators.dataset import Dataset
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, RENNES, key, line

ROWS = [
    line(key(ILLE, period="2026T1"), 560),
    line(key(ILLE, period="2025T4"), None),
    line(key(ILLE, period="2024T2"), 0),
    line(key(ILLE, measure="pourcentage"), 44),
    line(key(COTES), 300),
    line(key(BRETAGNE), 2000),
]


def dataset(rows=tuple(ROWS)) -> Dataset:
    return Dataset(sorted_frame(rows))


def test_a_row_is_found_with_its_status_and_date() -> None:
    table = dataset().table(ILLE)
    assert (table.get(key()).value, table.get(key()).status) == (560, "")
    assert (table.get(key(period="2025T4")).value, table.get(key(period="2025T4")).status) == (None, "nd")
    assert (table.get(key(period="2024T2")).value, table.get(key(period="2024T2")).status) == (0, "a")
    assert table.get(key()).updated_at == "2026-05-28T10:02:11+02:00"


def test_a_row_that_is_not_there_is_not_available() -> None:
    table = dataset().table(ILLE)
    found = table.get(key(code="G"))
    assert (found.value, found.status, found.key) == (None, "nd", key(code="G"))
    assert found.updated_at == ""
    assert table.periods(key(code="G")) == ()


def test_periods_are_in_order_of_time_whatever_the_order_of_rows() -> None:
    for seed in range(3):
        table = dataset(random.Random(seed).sample(ROWS, len(ROWS))).table(ILLE)
        assert table.periods(key()) == ["2024T2", "2025T4", "2026T1"]
        assert [k.period for k in table.history(key())] == ["2024T2", "2025T4", "2026T1"]


def test_measures_have_histories_of_their_own() -> None:
    assert dataset().table(ILLE).periods(key(measure="pourcentage")) == ["2026T1"]


def test_a_territory_without_rows_has_an_empty_table() -> None:
    assert dataset().table(RENNES).rows == {}


def test_a_code_shared_by_two_levels_is_two_territories() -> None:
    """REG 75 is Nouvelle-Aquitaine, DEP 75 is Paris."""
    region, paris = BRETAGNE._replace(code="75"), ILLE._replace(code="75")
    found = dataset((line(key(region), 1), line(key(paris), 2)))
    assert (found.table(region).get(key(region)).value, found.table(paris).get(key(paris)).value) == (1, 2)


def test_peers_are_the_territories_of_one_level_that_have_a_value() -> None:
    found = dataset((*ROWS, line(key(ILLE._replace(code="29")), None)))
    assert found.peers("DEP", key(FRANCE)) == {COTES: 300, ILLE: 560}
    assert found.peers("REG", key()) == {BRETAGNE: 2000}
    assert found.peers("EPCI", key()) == {}
    assert found.peers("DEP", key(code="G")) == {}


def test_every_territory_of_the_table_is_listed() -> None:
    assert set(dataset().territories) == {ILLE, COTES, BRETAGNE}


def test_one_series_is_read_alone_across_a_level() -> None:
    found = dataset().series_at("DEP", key(BRETAGNE))
    assert found.territories == [COTES, ILLE]
    assert set(found.table(ILLE).rows) == {key(period=p) for p in ("2024T2", "2025T4", "2026T1")}
    assert found.table(BRETAGNE).rows == {}


def test_one_count_of_every_activity_at_a_level() -> None:
    wanted = key(ILLE, activity="J1501")
    rows = [
        line(wanted, 90),
        line(key(COTES, activity="J1501"), 40),
        line(key(COTES, activity="A1203"), None),
        line(key(ILLE, activity="A1203"), 50),
        line(key(BRETAGNE, activity="A1203"), 70),
        line(key(ILLE, activity="A1203", period="2025T1"), 60),
        line(key(ILLE), 1_000),
    ]
    found = dataset(rows)
    assert found.by_activity("DEP", wanted) == {"J1501": {ILLE: 90, COTES: 40}, "A1203": {ILLE: 50}}
    assert found.activity_codes("DE_1", "ROME") == {"J1501", "A1203"}
    assert found.activity_codes("OFF_1", "ROME") == set()
