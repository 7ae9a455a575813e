"""What the field answers, on the index of the whole country."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fiches.site.search.places import places_of, published_communes
from fiches.site.search.shards import FOLDER, search_files
from tests.support import figures as build
from tests.support.search import all_files, search_of

EXACT = [
    ("Rennes", "COM", "35238"), ("rennes", "COM", "35238"), ("REN", "COM", "35238"), ("paris", "COM", "75056"),
    ("havre", "COM", "76351"), ("Le Havre", "COM", "76351"), ("la rochelle", "COM", "17300"), ("rochelle", "COM", "17300"),
    ("l'hay les roses", "COM", "94038"), ("haÿ les roses", "COM", "94038"), ("St Malo", "COM", "35288"),
    ("saint-etienne", "COM", "42218"), ("st étienne", "COM", "42218"), ("35238", "COM", "35238"), ("35", "DEP", "35"),
    ("2a", "DEP", "2A"), ("2A004", "COM", "2A004"), ("bretagne", "REG", "53"), ("ille et vilaine", "DEP", "35"),
    ("france", "NAT", "FR"), ("35400", "COM", "35288"), ("bellegarde-sur-valserine", "COM", "01033"),
    ("saint denis 974", "COM", "97411"), ("saint denis 93", "COM", "93066"),
]  # fmt: skip
FAULTY = [
    ("rnenes", "35238"), ("tennes", "35238"), ("rrennes", "35238"), ("fougeers", "35115"),
    ("siant malo", "35288"), ("saintmalo", "35288"), ("saint mlao", "35288"), ("bordeux", "33063"), ("strabourg", "67482"),
    ("montpelier", "34172"), ("marsielle", "13055"), ("le harve", "76351"), ("lhay les roses", "94038"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "kind", "code"), EXACT)
def test_the_right_one_comes_first(typed: str, kind: str, code: str) -> None:
    first = search_of(all_files()).answers(typed)[0]
    assert (first["type"], first["code"]) == (kind, code)


@pytest.mark.parametrize(("typed", "code"), FAULTY)
def test_one_typing_fault_is_forgiven(typed: str, code: str) -> None:
    assert code in [one["code"] for one in search_of(all_files()).answers(typed)[:3]]


@pytest.mark.parametrize("typed", ["", " ", "zzzz", "99999", "’", "xqwkj rennes", "1", "a" * 500])
def test_what_is_nowhere_has_no_answer_and_breaks_nothing(typed: str) -> None:
    assert search_of(all_files()).answers(typed) == [] or typed == "1"


def test_what_is_right_reads_one_file_a_keystroke() -> None:
    asked: list[str] = []
    search = search_of(all_files(), asked)
    for end in range(1, len("fougeres") + 1):
        del asked[:]
        search.answers("fougeres"[:end])
        assert len(asked) == 1


def test_homonyms_come_by_population() -> None:
    found = search_of(all_files()).answers("sainte colombe")
    assert len([one for one in found if one["nom"] == "Sainte-Colombe"]) > 5


def test_a_postcode_gives_all_its_communes() -> None:
    found = search_of(all_files()).answers("51300")
    assert len(found) > 30
    assert all("51300" in (one["code"], *one["codes_postaux"]) for one in found)


@pytest.mark.parametrize(
    "typed", ["aide", "Aide-soignant", "aide soignant / aide", "j1501", "J15", "aide-soingant", "aide soignnat"]
)
def test_a_metier_is_found_by_its_name_and_by_its_code(typed: str) -> None:
    context = replace(build.make_context(), metiers=("A1203", "J1501", "N4101"))
    places = places_of(context, published_communes(context))
    files = {path.removeprefix(FOLDER): content for path, content in search_files(places).items()}
    first = search_of(files).answers(typed)[0]
    assert (first["type"], first["code"]) == ("ROME", "J1501")
    assert first["page"] == "metiers/J1501-aide-soignant-aide-soignante/"
    assert first.get("fiches", []) == []
