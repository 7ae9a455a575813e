"""The previous edition's rows, given back as the answers that brought them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.harvest.needs import needs_by_key
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.set_aside import entry_of
from fiches.keys import FRANCE, TerritoryKey
from fiches.source.answers import SetAside
from fiches.source.calls import Call
from tests.support.frames import BRETAGNE, COTES, ILLE, catalogue, edition, entry, key, line

NEEDS = needs_by_key(catalogue(entry("a", codes=("ABC", "A")), entry("b", codes=("ABC",), caracteristique="AGE")))
CALL = Call("DE_1", ILLE, "CUMUL", "CUMUL", (), latest_only=True, characteristics=False)
ROWS = [
    line(key(FRANCE), 900), line(key(ILLE), 560), line(key(ILLE, "A"), None),
    line(key(ILLE, characteristic="AGE/AGE1"), 40), line(key(ILLE, characteristic="GENRE/F"), 300),
]  # fmt: skip


@pytest.mark.parametrize(
    ("call", "values"),
    [
        (CALL, [None, 560]),
        (replace(CALL, codes=("ABC",)), [560]),
        (replace(CALL, characteristics=True), [None, 560, 40]),
        (replace(CALL, territory=COTES), []),
        (replace(CALL, indicator="OFF_1"), []),
    ],
    ids=["totals", "one code", "breakdowns that the catalogue wants", "no row", "another indicator"],
)
def test_an_answer_has_the_rows_that_its_call_brings(call: Call, values: list[float | None]) -> None:
    found = PreviousAnswers(edition(ROWS)).answer(call, NEEDS["DE_1", "CUMUL"])
    assert [o.value for o in found.observations] == values
    assert found.labels == {}


def test_a_call_was_made_where_the_country_has_its_activity() -> None:
    held = PreviousAnswers(edition(ROWS))
    assert held.was_asked(CALL)
    assert held.was_asked(replace(CALL, territory=COTES))
    assert not held.was_asked(replace(CALL, indicator="OFF_1"))


def test_a_metier_that_only_rankings_ask_was_asked_where_it_has_a_row() -> None:
    rows = [line(key(place, activity="K1302", kind=""), 5) for place in (FRANCE, ILLE)]
    held = PreviousAnswers(edition(rows))
    call = replace(CALL, activity_type="ROME", activity_code="K1302")
    assert held.was_asked(call)
    assert not held.was_asked(replace(call, territory=COTES))


def test_an_indicator_s_witness_is_the_first_territory_with_a_total_else_with_any_activity() -> None:
    held = PreviousAnswers(edition(ROWS[1:]))
    total = replace(CALL, territory=FRANCE)
    assert held.witness(total, (FRANCE, BRETAGNE, ILLE)) == CALL
    assert held.witness(total, (FRANCE, BRETAGNE)) is None
    by_metier = PreviousAnswers(edition([line(key(COTES, activity="J1501", kind=""), 5), *ROWS[1:]]))
    assert by_metier.witness(total, (FRANCE, COTES, ILLE)) == CALL
    found = by_metier.witness(total, (FRANCE, COTES))
    assert found == replace(CALL, territory=COTES, activity_type="ROME", activity_code="J1501")
    assert held.territories == {ILLE}


def test_a_territory_s_figures_come_from_the_edition_named_in_the_manifest() -> None:
    held = PreviousAnswers(edition(ROWS, degraded={"DEP-35": {"edition": "2025T3", "reason": "…"}}))
    assert (held.origin(ILLE), held.origin(TerritoryKey("DEP", "22"))) == ("2025T3", "2026T1")


def test_salaries_are_found_by_the_families_of_a_metier() -> None:
    held = [
        line(key(FRANCE, "SAL3", "2022", indicator="SAL_3", measure="montant", activity="V0Z60", kind="FAP225"), 2100)
    ]
    previous = edition(held, "2025T4")
    labels = {"famille/J1501/V0Z60": "Aides-soignants", "activite/FAP225/V0Z60": "Aides-soignants"}
    answers = PreviousAnswers(replace(previous, referential=replace(previous.referential, labels=labels)))
    found = catalogue(entry(indicateur="SAL_3", activite="FAP225", codes=("SAL3",)))
    call = Call("SAL_3", FRANCE, "FAP225", "J1501", (), latest_only=True, characteristics=False)
    need = needs_by_key(found)["SAL_3", "FAP225"]
    assert [o.value for o in answers.answer(call, need).observations] == [2100]
    assert answers.answer(call, need).presumed == labels
    assert answers.answer(replace(call, activity_code="K1302"), need).observations == ()


def test_a_row_set_aside_stays_so_where_its_answer_is_taken_up_again() -> None:
    one = SetAside("CUMUL", "CUMUL", "A", "", "", "2026T1", "nombre", "-10", "hors bornes")
    held = PreviousAnswers(edition(ROWS, ecartees=[entry_of(CALL, one)]))
    assert held.answer(CALL, NEEDS["DE_1", "CUMUL"]).set_aside == (one,)
    assert held.answer(replace(CALL, codes=("ABC",)), NEEDS["DE_1", "CUMUL"]).set_aside == ()
    assert held.answer(replace(CALL, territory=FRANCE), NEEDS["DE_1", "CUMUL"]).set_aside == ()
