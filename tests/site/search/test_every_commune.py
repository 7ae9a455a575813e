"""Every commune and every postcode of the country, typed whole, in three letters, and with one fault."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from functools import cache

import pytest

from fiches.content.reference.communes import Commune
from fiches.site.search.answers import Found, Search
from fiches.site.search.words import name_keys, normalised
from tests.support.search import all_files, search_of, served

pytestmark = pytest.mark.long
FAULTS, FORGIVEN = 1_500, 0.95
THREE_LETTERS = 0.65  # of the inhabitants


class _Kept(Search):
    """Reads each file once, as a browser does."""

    def _read(self, file: str) -> list[Found]:
        return _read(file)


@cache
def _read(file: str) -> list[Found]:
    found: list[Found] = json.loads(all_files()[file])["lieux"]
    return found


@cache
def search() -> Search:
    one = search_of(all_files())
    return _Kept(one.prefixes, one.endings, one.read)


def test_each_name_gives_its_commune_first_but_for_a_more_populous_homonym() -> None:
    namesakes: dict[str, list[Commune]] = defaultdict(list)
    for commune in served():
        namesakes[normalised(commune.name)].append(commune)
    late = []
    for name, some in namesakes.items():
        found = search().answers(some[0].name)
        codes = [one["code"] for one in found if one["type"] == "COM" and normalised(one["nom"]) == name]
        expected = [one.code for one in sorted(some, key=lambda one: (-one.population, one.code))]
        places = [one["code"] for one in found]
        before = found[: places.index(expected[0])] if expected[0] in places else found
        if codes[: len(expected)] != expected[: len(codes)] or any(normalised(one["nom"]) != name for one in before):
            late.append((name, codes, expected))
    assert late == []


def test_a_name_with_its_postcode_gives_each_homonym() -> None:
    counts: dict[str, int] = defaultdict(int)
    for commune in served():
        counts[normalised(commune.name)] += 1
    several = [one for one in served() if counts[normalised(one.name)] > 1 and one.postcodes]
    missing = [
        one.code
        for one in several
        if one.code not in [found["code"] for found in search().answers(f"{one.name} {one.postcodes[0]}")]
    ]
    assert missing == []


def test_each_postcode_gives_all_its_communes_and_each_code_its_own() -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for commune in served():
        for code in commune.postcodes:
            holders[code].add(commune.code)
    found = {
        code: {one["code"] for one in search().answers(code) if code in one.get("codes_postaux", ())}
        for code in holders
    }
    assert found == holders
    assert [
        one.code for one in served() if search().answers(one.code)[0]["code"] != one.code and one.code not in holders
    ] == []


def test_three_letters_are_enough_for_most_inhabitants() -> None:
    first = {one: name_keys(one.name)[-1][:3] for one in served()}
    given = {typed: {found["code"] for found in search().answers(typed)} for typed in set(first.values())}
    enough = sum(one.population for one, typed in first.items() if one.code in given[typed])
    assert enough / sum(one.population for one in served()) > THREE_LETTERS


def test_one_fault_is_forgiven_almost_always() -> None:
    """What is missed is, for the most part, the name of another place once mistyped."""
    dice = random.Random(14)
    chosen = dice.sample([one for one in served() if len(one.name) > 4], FAULTS)
    found = sum(
        one.name in [a["nom"] for a in search().answers(_mistyped(normalised(one.name), dice))] for one in chosen
    )
    assert found / FAULTS > FORGIVEN


def _mistyped(name: str, dice: random.Random) -> str:
    at, letter = dice.randrange(len(name) - 1), dice.choice("abcdefghijklmnopqrstuvwxyz")
    return dice.choice(
        [
            name[:at] + letter + name[at + 1 :],
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        ]
    )
