"""What changed in a territory, in one sentence: counts agree, periods are named, what is our own choice is left out."""

from __future__ import annotations

import pytest

from fiches.editions.diff import Kind, PlaceChanges
from fiches.wording.phrase import plain_text, screen_html
from fiches.wording.revisions import changed_sentence
from fiches.wording.typography import findings
from tests.support.frames import catalogue, entry
from tests.support.pages.reading import unmarked_digits, visible_text
from tests.support.source import spaces

CATALOGUE = catalogue(entry(), entry("dynamique", indicateur="DYN_1"))
CASES: list[tuple[dict[Kind, int], tuple[tuple[str, str], ...], str]] = [
    ({}, (), "Aucune valeur n’a changé."),
    ({Kind.REVISED: 1}, (), "1 valeur révisée."),
    ({Kind.REVISED: 1212, Kind.VANISHED: 2}, (), "1 212 valeurs révisées, 2 valeurs disparues."),
    ({Kind.DROPPED: 40}, (), "Aucune valeur n’a changé."),
    ({}, (("DE_1", "2026T1"), ("OFF_1", "2026T1")), "Un trimestre nouveau (1er trimestre 2026)."),
    ({}, (("DE_1", "2025T4"), ("DE_1", "2026T1")), "2 trimestres nouveaux (4e trimestre 2025, 1er trimestre 2026)."),
    ({Kind.APPEARED: 3}, (("DYN_1", "2026T2"),), "3 valeurs apparues, une prévision nouvelle (2e trimestre 2026)."),
    ({}, (("PERSP_2", "2025"),), "Une année nouvelle (2025)."),
]


@pytest.mark.parametrize(("counts", "periods", "expected"), CASES)
def test_the_sentence_says_what_changed(
    counts: dict[Kind, int], periods: tuple[tuple[str, str], ...], expected: str
) -> None:
    said = changed_sentence(PlaceChanges({**dict.fromkeys(Kind, 0), **counts}, periods), CATALOGUE)
    page = f"<main><p>{screen_html(said)}</p></main>"
    assert spaces(visible_text(page)).strip() == expected
    assert unmarked_digits(page) == []
    assert findings(visible_text(page)) == []


def test_a_territory_without_any_change_says_so() -> None:
    assert plain_text(changed_sentence(None, CATALOGUE)) == "Aucune valeur n’a changé."


def test_what_another_request_makes_appear_is_not_said() -> None:
    counts = {**dict.fromkeys(Kind, 0), Kind.APPEARED: 900, Kind.REVISED: 2}
    said = plain_text(changed_sentence(PlaceChanges(counts, ()), CATALOGUE, same_request=False))
    assert "apparues" not in said
    assert "révisées" in said
