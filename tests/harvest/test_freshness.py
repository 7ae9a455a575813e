"""Whether the source has anything new: each indicator signed by the country, where there is a row, or by its absence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from fiches.content.catalogue_files import load_catalogue
from fiches.harvest.freshness import freshness_calls, freshness_of_edition, read_freshness
from fiches.harvest.model import Freshness
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.signs import NOTHING
from fiches.keys import FRANCE
from fiches.source.answers import NO_DATA, Answer, Observation
from fiches.source.calls import Call
from fiches.territories import LEVELS
from tests.support.frames import BRETAGNE, COTES, ILLE, RENNES, SAINT_MALO, catalogue, edition, entry, key, line
from tests.support.publisher import LATEST, Publisher
from tests.support.world import World

ENTRY = catalogue()


@dataclass
class Counted:
    """Stands for the API: indicators of `silent` answer nowhere, the others everywhere."""

    silent: frozenset[str]
    asked: list[Call] = field(default_factory=list)

    def observations(self, call: Call) -> Answer:
        self.asked.append(call)
        if call.indicator in self.silent:
            return NO_DATA
        row = Observation(
            call.activity_type, call.activity_code, "ABC", "", "", "2026T1", "nombre", 5.0, "", "2026-06-12"
        )
        return Answer((row,), {}, "2026-06-12")


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
    signed = freshness_of_edition(unsigned, ENTRY, harvested, (FRANCE, ILLE)).values["DE_1"]
    assert signed.startswith("DEP-35 2026T1 2026-06-12 #")
    assert freshness_of_edition(unsigned, ENTRY, harvested, (FRANCE, COTES)).values == {"DE_1": NOTHING}
    dated = Freshness({"DE_1": "2026T1 x"}, {"DE_1": "x"})
    assert freshness_of_edition(dated, ENTRY, harvested, (FRANCE, ILLE)) is dated
    by_metier = edition([line(key(ILLE, activity="J1501", kind=""), 5, date="2026-06-12")])
    wanted = catalogue(entry("a"), entry("m", activite="ROME", codes=("ABC",), chart="metiers"))
    signed = freshness_of_edition(unsigned, wanted, by_metier, (FRANCE, ILLE)).values["DE_1"]
    assert signed.startswith("DEP-35 ROME J1501 2026T1 2026-06-12 #")


def test_the_sign_of_an_edition_is_the_one_that_the_next_visit_reads() -> None:
    world = World(values={("DE_1", "NAT", "FR", "CUMUL"): None})
    held = edition([line(key(COTES), 1000, date=world.loaded)])
    asked = (FRANCE, BRETAGNE, COTES)
    with world.opened(None, ENTRY, None) as api:
        today = read_freshness(api, ENTRY, lambda: PreviousAnswers(held), asked).values
    assert freshness_of_edition(Freshness({"DE_1": NOTHING}, {}), ENTRY, held, asked).values == today


@pytest.mark.parametrize(
    "silent", [(), ("DE_1",), ("DE_1", "OFF_1"), ("DE_1", "OFF_1", "DE_5", "EMB_1", "PERSP_2", "DYN_1")]
)
def test_nothing_new_takes_sixteen_calls_at_most_however_many_indicators_are_silent(silent: tuple[str, ...]) -> None:
    """All the levels, the catalogue of the site; twice: the visit after the edition is signed as it was."""
    wanted, api = load_catalogue(Path("content")), Counted(frozenset(silent))
    asked = (FRANCE, BRETAGNE, ILLE, SAINT_MALO, RENNES)
    signed = read_freshness(api, wanted, lambda: None, asked).values
    assert {indicator for indicator, value in signed.items() if value == NOTHING} == set(silent)
    assert len(LEVELS) + len(api.asked) <= 16
    assert len({call.indicator for call in api.asked if call.territory != FRANCE}) == min(len(silent), 16 - 11)
    assert read_freshness(api, wanted, lambda: None, asked).values == signed


def test_an_indicator_that_there_is_no_call_left_for_is_presumed_as_the_edition_has_it() -> None:
    """Six indicators that the country lacks, each with a witness in the edition: five are asked."""
    wanted = load_catalogue(Path("content"))
    indicators = sorted(call.indicator for call in freshness_calls(wanted))
    held = edition([line(key(ILLE, indicator=indicator), 5) for indicator in indicators])
    held = replace(held, manifest=replace(held.manifest, signature=dict.fromkeys(indicators, "DEP-35 signe")))
    api = Counted(frozenset(indicators))
    found = read_freshness(api, wanted, lambda: PreviousAnswers(held), (FRANCE, ILLE))
    assert len(LEVELS) + len(api.asked) == 16
    assert sorted(found.values.values()) == ["DEP-35 signe", *[NOTHING] * 5]


def test_a_visit_that_finds_nothing_new_asks_little_of_a_source_that_lacks_three_indicators(
    publisher: Publisher,
) -> None:
    lacks = [
        f"500-no-data@{name}" for name in ("stat-perspective-employeur", "stat-dynamique-emploi", "stat-embauches")
    ]
    first = publisher.harvest(LATEST, faults=",".join(lacks))
    assert publisher.served.calls > 100
    assert publisher.harvest(LATEST, faults=",".join(lacks)) == first
    assert publisher.served.calls <= 16
    publisher.harvest(LATEST, faults=",".join(lacks[1:]))
    assert publisher.served.calls > 16  # one of them is served again: it is harvested
