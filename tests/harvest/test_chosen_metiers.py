"""Which métiers are asked everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pytest

from fiches.content.metiers import Metiers
from fiches.harvest.chosen_metiers import chosen_metiers
from fiches.harvest.model import Scope
from fiches.harvest.needs import Needs, needs_by_key
from fiches.keys import FRANCE
from fiches.source.answers import Answer, Observation
from fiches.source.calls import Call
from tests.support.frames import catalogue, entry


def count(value: float | None, period: str = "2026T1", code: str = "ABC", breakdown: str = "") -> Observation:
    return Observation("ROME", "J1501", code, breakdown, "", period, "nombre", value, "", "")


class Counted:
    """Stands for a runner: job seekers of the country by métier."""

    def __init__(self, counts: dict[str, float], needs: Needs) -> None:
        self.counts, self.needs, self.asked = counts, needs, [""]

    def run(self, calls: Sequence[Call], *, title: str) -> None:
        assert "Classement des métiers de France" in title
        self.asked = [call.activity_code for call in calls]

    def answers(self, calls: Iterable[Call]) -> Iterator[tuple[Call, Answer]]:
        for call in calls:
            yield call, Answer((count(self.counts[call.activity_code]),), {})


@pytest.mark.parametrize(
    ("settings", "chosen", "asked"),
    [
        (Metiers(liste=("K1302",)), ("K1302",), [""]),
        (Metiers(nombre=0), (), [""]),
        (Metiers(nombre=2), ("J1501", "A1203"), ["A1203", "J1501", "K1302"]),
    ],
    ids=["listed", "none", "best of the country"],
)
def test_metiers_are_those_listed_or_the_best_of_the_country(
    settings: Metiers, chosen: tuple[str, ...], asked: list[str]
) -> None:
    scope = Scope((), (), (FRANCE,), {}, {"ROME": ("A1203", "J1501", "K1302")})
    needs = needs_by_key(catalogue(entry("m", activite="ROME", codes=("ABC",), chart="metiers")))
    runner = Counted({"A1203": 20, "J1501": 30, "K1302": 10}, needs)
    assert chosen_metiers(runner, scope, settings) == chosen  # type: ignore[arg-type]
    assert runner.asked == asked


@pytest.mark.parametrize(
    ("followed", "chosen"),
    [
        ((), ("J1501", "A1203")),
        (("K1302", "A1203"), ("J1501", "A1203", "K1302")),
        (("K1302", "B1101"), ("J1501", "A1203", "K1302")),
        (("A1203", "B1101", "K1302"), ("J1501", "A1203", "B1101")),
        (("X9999", "K1302"), ("J1501", "A1203", "K1302")),
    ],
    ids=["none", "one that fell", "room for one more", "the latest ranked first", "one that the API lists no more"],
)
def test_a_metier_once_followed_stays_as_far_as_there_is_room(
    followed: tuple[str, ...], chosen: tuple[str, ...]
) -> None:
    scope = Scope((), (), (FRANCE,), {}, {"ROME": ("A1203", "B1101", "J1501", "K1302")})
    needs = needs_by_key(catalogue(entry("m", activite="ROME", codes=("ABC",), chart="metiers")))
    runner = Counted({"A1203": 20, "B1101": 5, "J1501": 30, "K1302": 10}, needs)
    assert chosen_metiers(runner, scope, Metiers(nombre=2), followed) == chosen  # type: ignore[arg-type]
