"""The scope of a harvest: what is published, what it is compared with, and the digest of the request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from fiches.content.metiers import Metiers
from fiches.harvest.plan import Needs, needs_by_key
from fiches.harvest.survey import Scope, chosen_metiers, latest_counts, request_digest, survey
from fiches.keys import FRANCE
from fiches.source.answers import Answer, Observation
from fiches.source.api import Call
from tests.support.frames import COTES, ILLE, catalogue, entry
from tests.support.world import World, config

ENTRY = catalogue()


def test_a_survey_names_what_is_published_and_what_it_is_compared_with(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        scope = survey(api, ENTRY, config(tmp_path, territories={"niveaux": ("DEP",)}), place="x")
    assert scope.published == (COTES, ILLE)
    assert [str(key) for key in scope.asked] == ["NAT-FR", "REG-53", "DEP-22", "DEP-35"]


def test_a_request_is_named_by_what_is_asked(tmp_path: Path) -> None:
    with World().opened(None, ENTRY, None) as api:
        one = config(tmp_path)
        scope = survey(api, ENTRY, one, place="x")
        first = request_digest(ENTRY, scope.asked, one)
        assert first == request_digest(catalogue(entry(titre="autre")), scope.asked, config(tmp_path, pdf=False))
        assert first != request_digest(catalogue(entry(codes=("A",))), scope.asked, one)
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, metiers={"liste": ("J1501",)}))
        assert first != request_digest(ENTRY, scope.asked, config(tmp_path, source={"champs_ignores": ("x",)}))


def count(value: float | None, period: str = "2026T1", code: str = "ABC", breakdown: str = "") -> Observation:
    return Observation("ROME", "J1501", code, breakdown, "", period, "nombre", value, "", "")


def test_counts_are_those_of_the_latest_period_of_all() -> None:
    """Neither another code, a breakdown nor a missing value is a count."""
    calls = [Call("DE_1", FRANCE, "ROME", code, (), True, False) for code in ("A1203", "J1501", "K1302")]
    rows = [
        [count(10)],
        [count(20, "2025T4")],
        [count(30), count(99, code="A"), count(99, breakdown="AGE"), count(None)],
    ]
    answers = [(call, Answer(tuple(own), {})) for call, own in zip(calls, rows, strict=True)]
    assert latest_counts(answers, "ABC") == ("2026T1", {"A1203": 10, "K1302": 30})
    assert latest_counts([], "ABC") == ("", {})


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
