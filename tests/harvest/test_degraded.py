"""A territory for which the source fails keeps its previous figures and rankings, named in the manifest."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pandas as pd
import pytest

from fiches.editions.reading import MANIFEST
from fiches.editions.store import Edition, list_editions, read_edition, read_manifest
from fiches.errors import Code, SourceError, SourceRefused, SourceUnavailable
from fiches.harvest.degraded import degraded_report, with_degraded_territories, with_previous_rankings
from fiches.harvest.failures import FailureBudget
from fiches.harvest.model import Freshness
from fiches.harvest.previous import PreviousAnswers
from fiches.harvest.top_n.model import Outcome
from fiches.rankings import Ranking
from tests.support.frames import COTES, FRANCE, ILLE, catalogue, edition, key, line
from tests.support.publisher import FORMER, LATEST, Publisher, files
from tests.support.source import spaces

PLACES = (FRANCE, COTES, ILLE)


def ranking(place: object, *metiers: str, rule: str = "borne") -> Ranking:
    return Ranking(place, "DE_1", "2026T1", 2, rule, 9, 9, metiers)  # type: ignore[arg-type]


def previous(*rankings: Ranking) -> PreviousAnswers:
    one = edition([line(key(place, period="2025T4"), 5) for place in PLACES], "2025T4")
    return PreviousAnswers(replace(one, referential=replace(one.referential, rankings=rankings)))


def failed(before: PreviousAnswers | None) -> FailureBudget:
    budget = FailureBudget(before, PLACES, 50)
    budget.spend(ILLE, SourceUnavailable("x", code=Code.NO_ANSWER))
    return budget


def test_a_failed_territory_keeps_its_previous_ranking_where_it_has_one() -> None:
    outcome = Outcome((ranking(COTES, "A1203"), ranking(ILLE, rule="absent")))
    budget = failed(previous(ranking(COTES, "K1302"), ranking(ILLE, "J1501")))
    assert with_previous_rankings(outcome, budget).rankings == (ranking(COTES, "A1203"), ranking(ILLE, "J1501"))
    assert with_previous_rankings(outcome, failed(previous())) == outcome
    assert with_previous_rankings(outcome, None) is outcome
    assert with_previous_rankings(outcome, FailureBudget(None, PLACES, 50)) is outcome


def test_the_manifest_names_the_territory_the_edition_and_why() -> None:
    fresh = Freshness({"DE_1": "2026T1 x"}, {"DE_1": "x"})
    found = with_degraded_territories(edition(), fresh, catalogue(), PLACES, failed(previous()))
    assert found.manifest.signature == {"DE_1": "2026T1 x"}
    assert found.manifest.degraded == {"DEP-35": {"edition": "2025T4", "reason": "la source n’a pas répondu"}}
    assert [spaces(text) for text in degraded_report(found)] == [
        "DEP-35 garde les chiffres de l’édition 2025T4 : la source n’a pas répondu."
    ]
    assert with_degraded_territories(edition(), fresh, catalogue(), PLACES, None).manifest.degraded == {}


# Whole harvests


@pytest.mark.parametrize(("fault", "why"), [("503", "n’a pas répondu"), ("unknown", "autre chose")])
def test_a_territory_that_fails_keeps_the_figures_of_the_former_edition(
    publisher: Publisher, fault: str, why: str
) -> None:
    previous = read_edition(publisher.harvest(FORMER))
    found = read_edition(publisher.harvest(LATEST, faults=f"{fault}@DEP-35", echecs_max_pct=50))
    assert {key: one["edition"] for key, one in found.manifest.degraded.items()} == {"DEP-35": FORMER}
    assert why in found.manifest.degraded["DEP-35"]["reason"]
    pd.testing.assert_frame_equal(of_place(found, "35"), of_place(previous, "35"), check_categorical=False)
    assert set(of_place(found, "976").query("indicator == 'DE_1'")["period"]) > {LATEST}
    assert found.manifest.coverage["DE_1"]["DEP"]["repris"] > 0
    assert f"DEP-35 garde les chiffres de l’édition {FORMER}" in spaces(publisher.said.getvalue())


def test_it_is_asked_again_next_time_and_alone(publisher: Publisher) -> None:
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, faults="503@DEP-35", echecs_max_pct=50)
    healed = publisher.harvest(LATEST)
    assert healed.name == f"{LATEST}.2"
    assert {body["codeTerritoire"] for body in publisher.served.bodies} == {"FR", "35"}
    assert read_manifest(healed).degraded == {}
    publisher.folder /= "other"
    full = files(publisher.harvest(LATEST))
    assert {name: data for name, data in files(healed).items() if name != MANIFEST} == {
        name: data for name, data in full.items() if name != MANIFEST
    }


@pytest.mark.long
def test_on_another_machine_only_what_had_failed_is_asked(publisher: Publisher) -> None:
    """Without the cache, what the degraded edition holds of this very update stands for the calls."""
    publisher.harvest(FORMER)
    publisher.harvest(LATEST, faults="503@DEP-35", echecs_max_pct=50)
    (publisher.folder / "cache/journal.sqlite").unlink()
    healed = files(publisher.harvest(LATEST))
    posted = Counter(body["codeTerritoire"] for body in publisher.served.bodies)
    assert posted["FR"] < posted["35"]
    publisher.folder /= "other"
    full = files(publisher.harvest(LATEST))
    assert {**healed, MANIFEST: b""} == {**full, MANIFEST: b""}


@pytest.mark.parametrize(
    ("faults", "share", "error"),
    [
        ("503@DEP-35", 0, SourceUnavailable),
        ("503@DEP-35,503@DEP-976", 20, SourceUnavailable),
        ("403@DEP-35", 50, SourceRefused),
        ("503@NAT-FR", 50, SourceUnavailable),
    ],
    ids=["none allowed", "too many", "refused", "the country"],
)
def test_beyond_what_is_borne_nothing_is_written(
    publisher: Publisher, faults: str, share: float, error: type[SourceError]
) -> None:
    previous = publisher.harvest(FORMER)
    with pytest.raises(error):
        publisher.harvest(LATEST, faults=faults, echecs_max_pct=share)
    assert list_editions(previous.parent) == [FORMER]


def of_place(found: Edition, code: str) -> pd.DataFrame:
    return found.frame[found.frame["territory_code"] == code].reset_index(drop=True)
