"""The files of the index: bounded, complete, the same whatever happens."""

from __future__ import annotations

import json

import pytest

from fiches.keys import TerritoryKey
from fiches.site.search.places import Place
from fiches.site.search.shards import BEST, FOLDER, INDEX, LIMIT, file_name, keys_of, search_files
from tests.support.search import all_files, places

ILLE = TerritoryKey("DEP", "35")


def town(code: str, name: str, weight: int = 10, *, posts: tuple[str, ...] = ("35000",), former: str = "") -> Place:
    return Place("COM", code, name, (ILLE,), weight, posts, "35", former)


def read(files: dict[str, bytes], name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(files[FOLDER + name])["lieux"]
    return found


def test_a_place_is_written_as_the_interface_says() -> None:
    files = search_files(
        [town("35238", "Rennes"), Place("DEP", "35", "Ille-et-Vilaine", (ILLE,), 1, page="departements/35/")]
    )
    assert read(files, "r.json") == [
        {"nom": "Rennes", "type": "COM", "code": "35238", "codes_postaux": ["35000"], "fiches": ["DEP-35"]}
    ]
    assert read(files, "i.json") == [
        {"nom": "Ille-et-Vilaine", "type": "DEP", "code": "35", "page": "departements/35/", "fiches": ["DEP-35"]}
    ]
    index = json.loads(files[INDEX])
    assert index["prefixes"] == {"3": "3.json", "i": "i.json", "r": "r.json"}
    assert index["suites"] == {"e": "-e.json", "n": "-n.json"}


def test_by_a_former_name_a_place_is_found_by_that_name_alone() -> None:
    place = town("35257", "Maen Roch", former="Saint-Brice-en-Coglès")
    assert keys_of(place) == ("saint brice en cogles",)
    assert read(search_files([place]), "s.json")[0]["ancien"] == "Saint-Brice-en-Coglès"


@pytest.mark.parametrize(("prefix", "name"), [("ren", "ren.json"), ("saint m", "saint-m.json"), ("2a", "2a.json")])
def test_a_file_is_named_for_its_prefix(prefix: str, name: str) -> None:
    assert file_name("", prefix) == name


def test_a_prefix_that_has_longer_ones_has_the_best_known() -> None:
    many = [
        town(f"35{number:03}", f"Ra{chr(97 + number % 26)}{number}", 1000 - number, posts=()) for number in range(400)
    ]
    files = search_files(many)
    best = [place["code"] for place in read(files, "r.json")[:BEST]]
    assert best == [one.code for one in many[:BEST]]
    assert all(len(content) <= LIMIT for path, content in files.items() if path != INDEX)


def test_the_order_of_places_is_that_of_their_rank_in_each_file() -> None:
    ranks = {(one.type, one.code, one.former): number for number, one in enumerate(places())}
    for name in ("s.json", "saint-m.json", "35.json", "par.json"):
        own = [(one["type"], one["code"], one.get("ancien", "")) for one in json.loads(all_files()[name])["lieux"]]
        assert [ranks[one] for one in own] == sorted(ranks[one] for one in own)


def test_no_file_of_the_whole_country_is_over_the_bound() -> None:
    sizes = {name: len(content) for name, content in all_files().items() if name != "index.json"}
    assert max(sizes.values()) <= LIMIT
    assert len(sizes) < 3_500


def test_each_place_is_in_the_file_of_the_longest_prefix_of_each_of_its_keys() -> None:
    prefixes = json.loads(all_files()["index.json"])["prefixes"]
    held = {
        name: {(one["type"], one["code"], one.get("ancien", "")) for one in json.loads(all_files()[name])["lieux"]}
        for name in set(prefixes.values())
    }
    for place in places():
        for key in keys_of(place):
            prefix = next(key[:end] for end in range(len(key), 0, -1) if key[:end] in prefixes)
            assert (place.type, place.code, place.former) in held[prefixes[prefix]], key
