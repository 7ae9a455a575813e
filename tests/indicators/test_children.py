"""The territories within: which level, which values, what forbids the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fiches.content.members import known_parts
from fiches.indicators.children import children_maps, front_maps, parts_map
from fiches.indicators.fiche import build_fiche
from fiches.indicators.model.children_map import ChildrenMap
from fiches.indicators.model.quoted_numbers import numbers_of
from fiches.keys import TerritoryKey
from fiches.site.data.open_data import fiche_rows
from tests.support.frames import BRETAGNE, COTES, FRANCE, ILLE, PARENTS, Row, catalogue, edition_data, entry, key, line

NORMANDIE = TerritoryKey("REG", "28")
SAINT_MARTIN = TerritoryKey("DEP", "978")
PLACES = {**PARENTS, NORMANDIE: (FRANCE,)}
COUNTED = entry("demandeurs", carte=1)
GRADED = entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",), carte=2)
BEFORE, NOW = "2025T1", "2026T1"


def counts(values: dict[TerritoryKey, tuple[float | None, float | None]]) -> list[Row]:
    return [line(key(t, period=p), v) for t, pair in values.items() for p, v in zip((BEFORE, NOW), pair, strict=True)]


ROWS = counts({FRANCE: (90_000, 90_900), BRETAGNE: (30_000, 30_900), ILLE: (20_000, 20_800), COTES: (10_000, 10_000)})


def maps(
    home: TerritoryKey, rows: Sequence[Row] = ROWS, *entries: object, **settings: object
) -> tuple[ChildrenMap, ...]:
    found = edition_data(
        rows, catalogue(*(entries or (COUNTED,))), parents=PLACES, **{"levels": ("DEP", "REG"), **settings}
    )  # type: ignore[arg-type]
    return children_maps(replace(found, outlined=frozenset({ILLE, COTES, BRETAGNE, NORMANDIE})), home)


def values(drawn: ChildrenMap) -> dict[str, float | None]:
    return {child.territory.code: child.mapped.value for child in drawn.children}


def test_counts_are_mapped_by_their_change() -> None:
    (drawn,) = maps(BRETAGNE)
    assert values(drawn) == {"22": 0.0, "35": 4.0}
    assert (drawn.own.mapped.value, drawn.level, drawn.missing) == (3.0, "DEP", "")
    assert [child.claim.name for child in drawn.children if child.claim] == ["stable", "hausse"]
    assert drawn.updated_at == "2026-05-28T10:02:11+02:00"


def test_the_country_s_first_map_is_by_departement_and_the_next_by_region() -> None:
    grades = [line(key(t, "PERSPECTIVE", "2025", indicator="PERSP_2", measure="niveau"), 4) for t in (BRETAGNE, FRANCE)]
    first, second = maps(FRANCE, [*ROWS, *grades], COUNTED, GRADED)
    assert (first.level, second.level) == ("DEP", "REG")
    assert values(second) == {"28": None, "53": 4}
    assert second.missing == "nd"  # a single one has a value
    assert (first.bounds, second.bounds) == ((2.0, 5.0), ())


@pytest.mark.parametrize(("size", "count"), [(5, 2), (6, 1)])
def test_a_large_region_keeps_its_first_map(size: int, count: int) -> None:
    """Its page would weigh too much with the others."""
    inside = [TerritoryKey("DEP", f"{code:02}") for code in range(1, size + 1)]
    found = edition_data(
        [*ROWS, line(key(BRETAGNE, "PERSPECTIVE", "2025", indicator="PERSP_2", measure="niveau"), 4)],
        catalogue(COUNTED, GRADED),
        parents={FRANCE: (), BRETAGNE: (FRANCE,)} | dict.fromkeys(inside, (BRETAGNE, FRANCE)),
        levels=("DEP",),
    )
    assert len(children_maps(replace(found, outlined=frozenset(inside)), BRETAGNE)) == count


def test_without_departements_the_country_is_drawn_by_region() -> None:
    rows = counts({FRANCE: (90_000, 90_900), BRETAGNE: (30_000, 30_900), NORMANDIE: (30_000, 27_000)})
    (drawn,) = maps(FRANCE, rows, levels=("REG",))
    assert (drawn.level, values(drawn)) == ("REG", {"28": -10.0, "53": 3.0})


@pytest.mark.parametrize(
    ("home", "settings"),
    [
        (ILLE, {}),
        (NORMANDIE, {}),
        (BRETAGNE, {"rows": ROWS[:-2], "levels": ()}),
    ],
    ids=["a département", "no territory within", "one of two not harvested"],
)
def test_no_map(home: TerritoryKey, settings: dict[str, object]) -> None:
    assert maps(home, **settings) == ()  # type: ignore[arg-type]


def test_an_indicator_of_which_the_edition_has_nothing_makes_no_map() -> None:
    found = replace(
        edition_data(ROWS, catalogue(GRADED), parents=PLACES, levels=("DEP",), periods={"DE_1": NOW}),
        outlined=frozenset({ILLE, COTES}),
    )
    assert children_maps(found, BRETAGNE) == ()


def test_a_single_outline_makes_no_map() -> None:
    """Guadeloupe's région has two more collectivités, which have none."""
    found = edition_data(ROWS, catalogue(COUNTED), parents=PLACES, levels=("DEP",))
    assert children_maps(replace(found, outlined=frozenset({ILLE})), BRETAGNE) == ()


def test_single_territories_are_mapped_when_all_are_there() -> None:
    (drawn,) = maps(BRETAGNE, levels=())
    assert len(drawn.children) == 2


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (counts({BRETAGNE: (30_000, 30_900), ILLE: (None, None), COTES: (None, None)}), "nd"),
        (counts({BRETAGNE: (90, 100), ILLE: (50, 60), COTES: (40, 40)}), "base"),
        ([line(key(t, period=p), 900) for t in (BRETAGNE, ILLE, COTES) for p in ("2024T4", "2025T4")], "rupture"),
    ],
)
def test_why_there_is_nothing_to_draw(rows: list[Row], why: str) -> None:
    (drawn,) = maps(BRETAGNE, rows)
    assert drawn.missing == why


def test_every_row_that_a_map_uses_is_in_the_data_of_the_fiche() -> None:
    found = replace(
        edition_data(ROWS, catalogue(COUNTED), parents=PLACES, levels=("DEP",)), outlined=frozenset({ILLE, COTES})
    )
    fiche = build_fiche(found, BRETAGNE)
    assert {child.change for child in fiche.maps[0].children} <= set(numbers_of(fiche))
    rows = {(row[1], row[2], row[8]) for row in fiche_rows(found, fiche)}
    assert {("DEP", code, period) for code in ("22", "35") for period in (BEFORE, NOW)} <= rows


def test_a_front_page_has_a_map_a_listed_figure_all_by_the_finest_level() -> None:
    counted, graded = entry("demandeurs", cle=1), entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",), cle=2)
    second = entry("demandeurs-a", codes=("A",), cle=3)
    grades = [
        line(key(t, "PERSPECTIVE", "2025", indicator="PERSP_2", measure="niveau"), 4) for t in (ILLE, COTES, FRANCE)
    ]
    found = edition_data([*ROWS, *grades], catalogue(counted, graded, second), parents=PLACES, levels=("DEP", "REG"))
    drawn = front_maps(replace(found, outlined=frozenset({ILLE, COTES, BRETAGNE})), FRANCE)
    assert [(one.indicator.id, one.level) for one in drawn] == [("demandeurs", "DEP"), ("tension", "DEP")]
    assert front_maps(found, ILLE) == ()


RENNES, FOUGERES = (TerritoryKey("EPCI", code) for code in ("243500139", "200072452"))
WITHIN = tuple(TerritoryKey("EPCI", code) for code in sorted(known_parts("EPCI", ILLE)))


def parts(within: Sequence[TerritoryKey] = WITHIN, *entries: object, outlined: Sequence[TerritoryKey] = WITHIN):  # type: ignore[no-untyped-def]
    rows = [*ROWS, *counts({RENNES: (5_000, 5_200), FOUGERES: (2_000, 1_900)})]
    places = {**PLACES, **dict.fromkeys(within, (ILLE, BRETAGNE, FRANCE))}
    listed = entries or (entry("salaires", mesure="montant", cle=1), entry("demandeurs", cle=2))
    found = edition_data(rows, catalogue(*listed), parents=places)  # type: ignore[arg-type]
    return parts_map(replace(found, outlined=frozenset(outlined)), ILLE, within)


def test_what_a_page_compares_is_mapped_by_the_first_key_figure_that_has_classes() -> None:
    drawn = parts()
    assert (drawn.indicator.id, drawn.level, len(drawn.children)) == ("demandeurs", "EPCI", len(WITHIN))
    known = {code: value for code, value in values(drawn).items() if value is not None}
    assert known == {"200072452": -5.0, "243500139": 4.0}
    assert drawn.own.territory == ILLE
    assert [child.territory.code for child in drawn.children] == sorted(one.code for one in WITHIN)


def test_some_of_the_parts_of_a_place_make_no_map() -> None:
    assert parts(WITHIN[1:]) is None


def test_parts_without_outlines_nor_figure_make_no_map() -> None:
    assert parts(outlined=WITHIN[:1]) is None
    assert parts(WITHIN, entry("tension", indicateur="PERSP_2", codes=("PERSPECTIVE",), cle=1)) is None
    assert parts(WITHIN, entry("demandeurs")) is None  # no key figure


MOSELLE = TerritoryKey("DEP", "57")
ENDED, HEIR = ("245701222", "245701362"), "992367730"


def test_the_heir_of_merged_epci_stands_for_them() -> None:
    """The tables have the two that merged in 2026; the source lists the one that they are now."""
    before = known_parts("EPCI", MOSELLE)
    after = [TerritoryKey("EPCI", code) for code in sorted({*before, HEIR} - {*ENDED})]
    rows = [*ROWS, *counts({after[0]: (5_000, 5_200), after[-1]: (2_000, 1_900)})]
    places = {**PLACES, **dict.fromkeys(after, (MOSELLE, FRANCE))}
    found = edition_data(rows, catalogue(entry("demandeurs", cle=1)), parents=places)
    data = replace(found, outlined=frozenset(after))
    drawn = parts_map(data, MOSELLE, after)
    assert drawn is not None
    assert values(drawn)[HEIR] == -5.0
    assert parts_map(data, MOSELLE, after[:-1]) is None
