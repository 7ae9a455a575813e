"""What a map says: its message counts what rises and falls; ties, rounding and missing values are not hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.indicators.model.children_map import ChildrenMap
from fiches.keys import TerritoryKey
from fiches.site.svg_text import text_of
from fiches.wording import map_words
from fiches.wording.counted_places import counted_places
from fiches.wording.phrase import Kind, claims, elements
from fiches.wording.places import level_name
from tests.support import figures as build
from tests.support import maps as maps
from tests.support.source import spaces

WORDING = replace(build.wording(build.BRETAGNE), territories={**build.TERRITORIES, **maps.PLACES})
SUBJECT = "Le nombre de demandeurs d’emploi de catégories A, B et C"


def plain(said: object) -> str:
    return spaces(text_of(said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((-1.0, -2.0, -3.0, 1.0), "recule dans 3 départements sur 4 et augmente dans 1"),
        ((1.0, 2.0, 3.0, 4.0), "augmente dans les 4 départements"),
        ((-1.0, 0.0, 0.0, 0.0), "est stable dans 3 départements sur 4 et recule dans 1"),
        ((-1.0, -1.0, 1.0, 1.0), "recule dans 2 départements sur 4 et augmente dans 2"),
        ((-1.0, -1.0, 0.0, 0.3), "recule dans 2 départements sur 4 et est stable dans 2"),
        ((-1.0, -1.0, 1.0, None), "recule dans 2 départements sur les 3 qui ont une valeur et augmente dans 1"),
        ((-1.0, None, None, 0.3), "recule dans 1 département sur les 2 qui ont une valeur et est stable dans 1"),
    ],
)
def test_the_message_of_changes(values: tuple[float | None, ...], said: str) -> None:
    drawn = maps.changes(dict(zip(maps.BRETONS, values, strict=True)))
    assert plain(map_words.title(drawn, WORDING)) == f"{SUBJECT} {said}"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((4, 5, 3, 1), "Difficulté de recrutement élevée ou très élevée dans 2 départements sur 4"),
        ((4, 5, 4, 4), "Difficulté de recrutement élevée ou très élevée dans les 4 départements"),
        ((1, 2, 3, 3), "Difficulté de recrutement : au plus 3 sur 5 partout"),
        ((4, 1, None, 1), "Difficulté de recrutement élevée ou très élevée dans 1 département sur les 3 qui ont une valeur"),
    ],
)  # fmt: skip
def test_the_message_of_grades(values: tuple[float | None, ...], said: str) -> None:
    assert plain(map_words.title(maps.grades(dict(zip(maps.BRETONS, values, strict=True))), WORDING)) == said


def test_a_map_without_values_says_why() -> None:
    broken = maps.changes(dict.fromkeys(maps.BRETONS), missing="rupture")
    assert plain(map_words.title(broken, WORDING)) == "Demandeurs d’emploi de catégories A, B et C"
    refused = plain(map_words.refused(broken, WORDING))
    assert refused.startswith("Pas de carte : l’évolution sur un an n’est pas donnée, car une rupture de série")
    assert plain(map_words.refused(maps.changes({"22": None}, missing="nd"), WORDING)).startswith(
        "Donnée non disponible"
    )
    assert not map_words.reading(broken, WORDING)
    assert not map_words.refused(maps.changes({"22": 1.0}), WORDING)


@pytest.mark.parametrize(
    ("drawn", "said"),
    [
        (
            maps.changes({"22": -1.2, "29": 0.5, "35": 3.0, "56": 1.0}),
            "En Bretagne, +2,1 % sur un an. De −1,2 % en Côtes-d’Armor à +3,0 % en Ille-et-Vilaine.",
        ),
        (
            maps.changes({"22": -1.2, "29": -1.2, "35": 3.0, "56": 3.0}),
            "En Bretagne, +2,1 % sur un an. De −1,2 % en Côtes-d’Armor et en Finistère à +3,0 % en Ille-et-Vilaine et en Morbihan.",
        ),
        (
            maps.grades({"22": 3, "29": 3, "35": 3, "56": 5}),
            "En Bretagne, 3 sur 5 (moyenne). De 3 sur 5 (moyenne) dans 3 départements à 5 sur 5 (très élevée) en Morbihan.",
        ),
    ],
)
def test_the_reading_gives_the_ends(drawn: ChildrenMap, said: str) -> None:
    assert plain(map_words.reading(drawn, WORDING)) == said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("hausse-3", "hausse de 5 % ou plus"), ("baisse-2", "baisse de 2 à moins de 5 %"), ("hausse-1", "hausse de moins de 2 %"),
        ("stable", "stable"), ("indecis", "l’arrondi ne permet pas de le dire"), ("absent", "sans valeur"), ("grade-4", "4 sur 5 · élevée"),
    ],
)  # fmt: skip
def test_classes_in_words(kind: str, said: str) -> None:
    drawn = maps.grades({"22": 4}) if kind.startswith("grade") else maps.changes({"22": 4.0})
    label = map_words.class_label(kind, drawn)
    assert plain(label) == said
    assert any(node.kind is Kind.CONSTANT for node in elements(label)) == any(c.isdigit() for c in said)


def test_what_is_not_a_number_is_said_in_words() -> None:
    drawn = maps.changes({"22": 1.0})
    stable, small, none = (
        maps.change("22", 0.3),
        maps.change("22", None, reason="base"),
        maps.change("22", None, reason="nd"),
    )
    said = [plain(map_words.figure(child, drawn, WORDING)) for child in (stable, small, none)]
    assert said == ["stable", "effectif trop petit pour une évolution", "sans valeur"]


def test_the_subtitle_says_measure_unit_place_and_periods() -> None:
    said = plain(map_words.subtitle(maps.changes({"22": 1.0}), WORDING))
    assert said == (
        "Demandeurs d’emploi de catégories A, B et C, évolution sur un an, en %, par département, en Bretagne,"
        " de fin mars 2025 à fin mars 2026"
    )


def test_each_place_is_counted_by_its_own_word_undecided_ones_too() -> None:
    """Ten of a count of a thousand may be no change at all: neither a rise nor stable."""
    drawn = maps.changes({"22": -1.2, "29": 2.0, "35": -3.0})
    small = maps.change("56", -0.3, now=1_000)
    assert small.claim is not None
    with_small = replace(drawn, children=(*drawn.children, small))
    title = map_words.title(with_small, WORDING)
    assert plain(title) == (
        f"{SUBJECT} recule dans 2 départements sur 4 et augmente dans 1 ; l’arrondi ne permet pas de le dire dans 1"
    )
    names = [claim.partition("(")[0] for marks in claims(title) for claim in marks.split(" ")]
    assert names == ["recul", "recul", "hausse", "indecis"]


def test_a_collectivite_is_no_departement() -> None:
    """« 101 départements »: Saint-Barthélemy and Saint-Martin are counted apart, on maps and in lists."""
    drawn = maps.changes({"22": -1.2, "29": -2.0, "978": -3.0})
    assert plain(map_words.title(drawn, WORDING)) == f"{SUBJECT} recule dans les 2 départements"
    keys = [TerritoryKey("DEP", code) for code in ("22", "29", "35", "977", "978")]
    assert plain(counted_places(keys)) == "3 départements et 2 collectivités"
    assert plain(counted_places(keys[:1])) == "1 département"
    assert plain(counted_places(keys[3:4])) == "1 collectivité"
    assert level_name(keys[4]) == "collectivité"


def test_no_end_is_told_where_a_rise_or_a_fall_has_no_number() -> None:
    """« En hausse », which rounding leaves without a figure, may be more than the greatest that has one."""
    drawn = maps.changes({"22": 1.0, "29": 3.0})
    worded = replace(drawn, children=(*drawn.children, maps.change("35", 0.9, now=1_000_000)))
    assert "De +0,9 % en Ille-et-Vilaine à +3,0 %" in plain(map_words.reading(worded, WORDING))
    worded = replace(drawn, children=(*drawn.children, maps.change("35", 4.0, now=270)))
    assert [plain(map_words.figure(child, worded, WORDING)) for child in worded.children][2] == "en hausse"
    assert plain(map_words.reading(worded, WORDING)) == "En Bretagne, +2,1 % sur un an."


def test_a_change_that_is_neither_told_nor_given_says_why() -> None:
    """From less than a thousand, and within what rounding explains: no dash, which nothing would explain."""
    drawn = maps.changes({"22": 1.0})
    child = maps.change("35", 1.0, now=400)
    assert child.mapped.value is None
    assert plain(map_words.figure(child, drawn, WORDING)) == "effectif trop petit pour une évolution"
