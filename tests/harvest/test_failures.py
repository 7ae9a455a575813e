"""A few territories may fail, those of which a previous edition holds figures; a source that is down may not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from fiches.errors import Code, SourceChanged, SourceError, SourceRefused, SourceUnavailable
from fiches.harvest.failures import SILENCE, TOLERATED, FailureBudget
from fiches.harvest.previous import PreviousAnswers
from fiches.keys import FRANCE, TerritoryKey
from tests.support.frames import edition, key, line
from tests.support.source import Clock, spaces

PLACES = [FRANCE, *(TerritoryKey("DEP", f"{number:02}") for number in range(1, 40))]


@dataclass
class Borne:
    """A failures whose clock stands still."""

    failures: FailureBudget
    clock: Clock

    def fail(self, *codes: str, error: SourceError | None = None) -> None:
        """Each fails, with an answer from elsewhere in between."""
        for code in codes:
            self.failures.note_answer()
            self.failures.spend(
                TerritoryKey("DEP", code), error or SourceUnavailable(f"DEP {code}", code=Code.NO_ANSWER)
            )


def borne(share: float = 10, **manifest: object) -> Borne:
    held = [line(key(place), 10) for place in PLACES if place.code != "39"]
    clock = Clock()
    previous = PreviousAnswers(edition(held, "2025T4", **manifest))
    return Borne(FailureBudget(previous, PLACES, share, clock=clock), clock)


def test_what_fails_is_noted_with_the_edition_that_stands_for_it() -> None:
    found = borne(degraded={"DEP-02": {"edition": "2025T3", "reason": "…"}})
    found.fail("01", "02")
    found.fail("03", error=SourceChanged("autre chose", code=Code.FIELDS))
    degraded = found.failures.degraded()
    assert {name: one["edition"] for name, one in degraded.items()} == {
        "DEP-01": "2025T4", "DEP-02": "2025T3", "DEP-03": "2025T4",
    }  # fmt: skip
    assert degraded["DEP-01"]["reason"] == "la source n’a pas répondu"
    assert "contrat" in degraded["DEP-03"]["reason"]
    assert found.failures.has_failed(TerritoryKey("DEP", "01"))
    assert not found.failures.has_failed(FRANCE)


def test_one_territory_beyond_the_share_ends_the_harvest() -> None:
    found = borne(share=10)  # four of forty
    found.fail("01", "02", "03", "04")
    with pytest.raises(SourceUnavailable) as caught:
        found.fail("05")
    assert "5 territoires sur 40 en échec (DEP-01, DEP-02, DEP-03, DEP-04, DEP-05)" in str(caught.value)
    assert "au-delà de la part admise (10 %) : rien n’est publié" in spaces(str(caught.value))


def test_a_share_of_nothing_bears_nothing() -> None:
    with pytest.raises(SourceUnavailable, match=r"^DEP 01$"):
        borne(share=0).fail("01")


@pytest.mark.parametrize("code", ["39", "77"])
def test_a_territory_that_no_edition_holds_cannot_fail(code: str) -> None:
    with pytest.raises(SourceUnavailable, match=f"DEP {code}"):
        borne().fail(code)


def test_the_country_cannot_fail_all_are_compared_with_it() -> None:
    with pytest.raises(SourceChanged):
        borne().failures.spend(FRANCE, SourceChanged("NAT FR", code=Code.FIELDS))


def test_without_a_former_edition_nothing_is_borne() -> None:
    with pytest.raises(SourceUnavailable):
        FailureBudget(None, PLACES, 100).spend(PLACES[1], SourceUnavailable("x", code=Code.NO_ANSWER))


def test_three_territories_in_a_row_mean_that_the_source_is_down() -> None:
    found = borne(share=100)
    for number in (1, 1, 2):
        found.failures.spend(PLACES[number], SourceUnavailable("x", code=Code.NO_ANSWER))
    with pytest.raises(SourceUnavailable):
        found.failures.spend(PLACES[3], SourceUnavailable("x", code=Code.NO_ANSWER))


def test_a_long_silence_means_the_same() -> None:
    found = borne(share=100)
    found.clock.now += SILENCE + 1
    with pytest.raises(SourceUnavailable):
        found.failures.spend(PLACES[1], SourceUnavailable("x", code=Code.NO_ANSWER))


def test_refused_credentials_are_never_one_territory_s_affair() -> None:
    assert not issubclass(SourceRefused, TOLERATED)
