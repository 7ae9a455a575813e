"""Whether the source has anything new: each indicator signed by the country, where there is a row, or by its absence."""

from __future__ import annotations

from fiches.harvest.freshness import Freshness, completed, freshness_calls, read_freshness
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.signs import NOTHING
from fiches.keys import FRANCE
from tests.support.frames import BRETAGNE, COTES, ILLE, catalogue, edition, entry, key, line
from tests.support.world import World

ENTRY = catalogue()


def test_each_indicator_is_signed_by_every_period_of_the_country_s_total() -> None:
    world = World()
    wanted = catalogue(entry("a"), entry("b", indicateur="OFF_1", codes=("TOFF",)))
    with world.opened(None, wanted, None) as api:
        found = read_freshness(api, wanted)
    assert {i: value.partition(" #")[0] for i, value in found.values.items()} == {
        "DE_1": f"2026T1 {world.loaded}",
        "OFF_1": f"2026T1 {world.loaded}",
    }
    assert sorted(world.asked) == [("DE_1", "NAT", "FR", "CUMUL"), ("OFF_1", "NAT", "FR", "CUMUL")]
    assert [(c.latest_only, c.characteristics, c.periods) for c in freshness_calls(wanted)] == [(False, False, ())] * 2
    assert {i: [row.period for row in rows] for i, rows in found.rows.items()} == {
        "DE_1": ["2026T1"],
        "OFF_1": ["2026T1"],
    }


def test_an_absence_is_a_sign_and_a_territory_of_each_level_is_asked_whether_it_lasts() -> None:
    asked = (FRANCE, BRETAGNE, COTES, ILLE)
    world = World(silent={"DE_1"})
    with world.opened(None, ENTRY, None) as api:
        assert read_freshness(api, ENTRY, lambda: None, asked).values == {"DE_1": NOTHING}
    assert world.asked == [("DE_1", *place, "CUMUL") for place in (("NAT", "FR"), ("REG", "53"), ("DEP", "22"))]
    world = World(values={("DE_1", *place, "CUMUL"): None for place in (("NAT", "FR"), ("REG", "53"))})
    with world.opened(None, ENTRY, None) as api:
        assert read_freshness(api, ENTRY, lambda: None, asked).values["DE_1"].startswith("DEP-22 2026T1 ")


def test_an_indicator_without_a_total_takes_no_call() -> None:
    wanted = catalogue(entry("a"), entry("s", indicateur="SAL_3", activite="FAP225", codes=("SAL3",)))
    assert [call.indicator for call in freshness_calls(wanted)] == ["DE_1"]
    (grade,) = freshness_calls(catalogue(entry("d", indicateur="DYN_1", activite="MOYENNE", codes=())))
    assert (grade.territory, grade.activity_type, grade.latest_only) == (FRANCE, "MOYENNE", False)


def test_where_the_country_has_no_row_the_first_territory_of_the_previous_edition_is_asked() -> None:
    """And the previous edition is not read where the country answers."""
    previous = PreviousAnswers(edition([line(key(ILLE), 5), line(key(COTES), 5)]))
    world = World(values={("DE_1", "NAT", "FR", "CUMUL"): None})
    with world.opened(None, ENTRY, None) as api:
        found = read_freshness(api, ENTRY, lambda: previous, (FRANCE, BRETAGNE, COTES, ILLE))
    assert found.values["DE_1"].startswith(f"DEP-22 2026T1 {world.loaded} #")
    assert found.periods == {"DE_1": "2026T1"}
    assert len(world.asked) == 2

    def unread() -> PreviousAnswers:
        raise AssertionError("read")

    with World().opened(None, ENTRY, None) as api:
        assert read_freshness(api, ENTRY, unread, (FRANCE,)).rows["DE_1"]


def test_an_edition_signs_by_its_rows_what_the_country_does_not_sign() -> None:
    """A territory's total; else the first activity that has a row; else nothing."""
    harvested = edition([line(key(ILLE, period=period), 5, date="2026-06-12") for period in ("2025T4", "2026T1")])
    unsigned = Freshness({"DE_1": NOTHING}, {"DE_1": ""})
    signed = completed(unsigned, ENTRY, harvested, (FRANCE, ILLE)).values["DE_1"]
    assert signed.startswith("DEP-35 2026T1 2026-06-12 #")
    assert completed(unsigned, ENTRY, harvested, (FRANCE, COTES)).values == {"DE_1": NOTHING}
    dated = Freshness({"DE_1": "2026T1 x"}, {"DE_1": "x"})
    assert completed(dated, ENTRY, harvested, (FRANCE, ILLE)) is dated
    by_metier = edition([line(key(ILLE, activity="J1501", kind=""), 5, date="2026-06-12")])
    wanted = catalogue(entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers"))
    signed = completed(unsigned, wanted, by_metier, (FRANCE, ILLE)).values["DE_1"]
    assert signed.startswith("DEP-35 ROME J1501 2026T1 2026-06-12 #")


def test_the_sign_of_an_edition_is_the_one_that_the_next_visit_reads() -> None:
    world = World(values={("DE_1", "NAT", "FR", "CUMUL"): None})
    held = edition([line(key(COTES), 1000, date=world.loaded)])
    asked = (FRANCE, BRETAGNE, COTES)
    with world.opened(None, ENTRY, None) as api:
        today = read_freshness(api, ENTRY, lambda: PreviousAnswers(held), asked).values
    assert completed(Freshness({"DE_1": NOTHING}, {}), ENTRY, held, asked).values == today
