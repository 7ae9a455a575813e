"""The EPCI that change each 1 January: known cases, what follows from them."""

from __future__ import annotations

from collections import Counter

import pytest

from fiches.content.reference import epci_changes as changes
from fiches.content.reference.communes import communes, holders
from fiches.content.reference.epci_changes import MERGED, MOVED, RENAMED, EpciChange
from fiches.content.reference.tables import FOLDER, territoire_index
from fiches.keys import TerritoryKey

LEVEZOU, THIONVILLE = "994579670", "992367730"


def test_what_changed_each_year() -> None:
    found = Counter((one.year, one.kind) for one in changes.epci_changes())
    assert found == {
        (2023, MOVED): 7, (2023, RENAMED): 10, (2024, MOVED): 6, (2024, RENAMED): 10, (2025, MOVED): 6, (2025, RENAMED): 12,
        (2026, MOVED): 3, (2026, MERGED): 4, (2026, RENAMED): 8,
    }  # fmt: skip


def test_the_four_that_ended_in_2026_and_their_heirs() -> None:
    assert {code: changes.successors(code) for code in changes.endings()} == {
        "241200658": (LEVEZOU,), "241200765": (LEVEZOU,), "245701222": (THIONVILLE,), "245701362": (THIONVILLE,),
    }  # fmt: skip
    assert [one.name for rows in changes.endings().values() for one in rows] == [
        territoire_index()["EPCI", code].nom for code in changes.endings()
    ]
    assert changes.successors("243500139") == ()
    assert changes.heir("243500139") == ""


def test_the_parts_of_a_merger_are_its_whole() -> None:
    for code in (LEVEZOU, THIONVILLE):
        rows = [one for one in changes.epci_changes() if one.new_code == code]
        assert sum(one.inhabitants for one in rows) == rows[0].after
        assert all(one.inhabitants == one.before for one in rows)


def test_communes_that_pass_from_one_to_another() -> None:
    """Fontenilles left the Gascogne Toulousaine for the Grand Ouest Toulousain."""
    (one,) = (row for row in changes.epci_changes() if (row.year, row.code) == (2024, "200023620"))
    assert (one.new_code, one.inhabitants, one.before, one.after) == ("243100781", 5872, 22505, 47769)


def test_former_names_are_its_own_and_those_of_what_it_took_over() -> None:
    assert changes.former_names()["247200686"] == (
        ("247200686", "Communauté de communes du Pays de l’Huisne Sarthoise"),
    )
    assert [code for code, _ in changes.former_names()[LEVEZOU]] == ["241200658", "241200765"]


def test_a_commune_is_of_the_one_that_ended_and_of_its_heir() -> None:
    (thionville,) = (one for one in communes() if one.code == "57672")
    assert [key.code for key in holders(thionville) if key.type == "EPCI"] == ["245701362", THIONVILLE]
    assert TerritoryKey("DEP", "57") in holders(thionville)


def test_one_shared_out_has_no_single_heir_and_a_chain_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        EpciChange(2024, "partage", "1", "Un", "2", "Deux", 5, 9, 20),
        EpciChange(2024, "partage", "1", "Un", "3", "Trois", 4, 9, 30),
        EpciChange(2025, "fusion", "3", "Trois", "4", "Quatre", 30, 30, 60),
    )
    changes.endings.cache_clear()
    monkeypatch.setattr(changes, "epci_changes", lambda: rows)
    try:
        assert changes.successors("1") == ("2", "4")
        assert (changes.heir("1"), changes.heir("3")) == ("", "4")
    finally:
        changes.endings.cache_clear()


def test_its_head_names_each_package_and_its_licence() -> None:
    head = [one for one in (FOLDER / "epci_changements.csv").read_text(encoding="utf-8").splitlines() if one[:1] == "#"]
    assert sum("Licence Ouverte 2.0" in one for one in head) == len(head) - 1 == 6


def test_what_an_epci_is_made_of_is_told_where_it_is_of_others_alone() -> None:
    assert changes.unions()["992367730"] == ("245701222", "245701362")
    for code, own in changes.unions().items():
        assert {changes.heir(one) for one in own} <= {code, changes.heir(code)}, code
