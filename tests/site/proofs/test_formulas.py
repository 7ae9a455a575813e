"""Formulas computed again: names and arguments as content/formules.toml declares them, results exact, faults named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiches.site.proofs.cells import Cell
from fiches.site.proofs.formulas import DECLARED, Call, Unresolved, computed, keys_of, read, rounded

FORMULAS = Path(__file__).parents[3] / "content/formules.toml"
THEN, NOW = "DE_1.CUMUL.CUMUL.ABC...2025T1.nombre", "DE_1.CUMUL.CUMUL.ABC...2026T1.nombre"
VALUES = {
    THEN: {"DEP-35": 40000, "DEP-22": 1000, "DEP-29": 50, "REG-53": 90000},
    NOW: {"DEP-35": 41230, "DEP-22": 1000, "DEP-29": 41230, "REG-53": 100000},
}


class Level:
    """Three départements and a région; the page is about Ille-et-Vilaine."""

    home = "DEP-35"

    def find(self, mark: str) -> Cell | None:
        territory, slash, rest = mark.partition("/")
        value = VALUES.get(rest if slash else mark, {}).get(territory if slash else self.home)
        return None if value is None else Cell(Decimal(value), "")

    def of_level(self, mark: str, level: str) -> Mapping[str, Fraction]:
        return {name: Fraction(v) for name, v in VALUES.get(mark, {}).items() if name.startswith(f"{level}-")}


def result(text: str) -> Fraction:
    call = read(text)
    assert isinstance(call, Call)
    return computed(call, Level()).value


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (f"evolution({THEN};{NOW})", Fraction(123, 40)),
        (f"baisse({THEN};{NOW})", Fraction(-123, 40)),
        (f"ecart({THEN};{NOW})", Fraction(1230)),
        (f"part({NOW};REG-53/{NOW})", Fraction(4123, 100)),
        (f"rapport({NOW};REG-53/{NOW})", Fraction(4123, 1000)),
        (f"ecart(part({NOW};REG-53/{NOW});part({THEN};REG-53/{THEN}))", Fraction(400, 9) - Fraction(4123, 100)),
        (f"rang({NOW};DEP)", Fraction(1)),
        (f"rang(DEP-22/{NOW};DEP)", Fraction(3)),
        (f"superieurs(DEP-22/{NOW};DEP)", Fraction(2)),
        (f"egaux({NOW};DEP)", Fraction(1)),
        (f"inferieurs({NOW};DEP)", Fraction(1)),
        (f"rang_evolution(DEP-22/{THEN};DEP-22/{NOW};DEP)", Fraction(2)),
    ],
)
def test_a_formula_is_computed_again(mark: str, expected: Fraction) -> None:
    assert result(mark) == expected


def test_ties_share_their_places() -> None:
    call = read(f"rang({NOW};DEP)")
    assert isinstance(call, Call)
    found = computed(call, Level())
    assert (found.value, found.last, found.size) == (1, 2, 3)


def test_a_count_that_falls_to_a_published_zero_is_the_last_of_changes() -> None:
    class Fallen(Level):
        def of_level(self, mark: str, level: str) -> Mapping[str, Fraction]:
            return {**super().of_level(mark, level), "DEP-56": Fraction(5000 if mark == THEN else 0)}

    call = read(f"rang_evolution({THEN};{NOW};DEP)")
    assert isinstance(call, Call)
    found = computed(call, Fallen())
    assert (found.value, found.last, found.size) == (1, 1, 3)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (f"moyenne({NOW};{THEN})", "formule inconnue « moyenne »"),
        (f"evolution({NOW})", "« evolution » prend 2 arguments, en a 1"),
        (f"rang({NOW})", "« rang » prend 2 arguments, en a 1"),
        (f"evolution({NOW};{THEN})", "périodes à l’envers"),
        (f"evolution({THEN};{NOW.replace('ABC', 'A')})", "qui ne se comparent pas"),
        (f"part({THEN};REG-53/{NOW})", "« part » de deux périodes"),
        (f"ecart({NOW};{NOW.replace('nombre', 'pourcentage')})", "absente des données"),
        (f"evolution(DEP-29/{THEN};DEP-29/{NOW})", "sur une base de 50 (attendu : 1000 au moins)"),
        (f"rang({NOW};REG)", "DEP-35 n’est pas du niveau REG"),
        (f"rang({NOW};VILLE)", "« rang » sans niveau connu"),
        (f"rang(DEP-99/{NOW};DEP)", "DEP-99 n’a pas de valeur à son niveau"),
    ],
)
def test_what_cannot_be_computed_says_why(mark: str, said: str) -> None:
    with pytest.raises(Unresolved) as caught:
        result(mark)
    assert said in str(caught.value)


@pytest.mark.parametrize("text", ["", "evolution(a;b", "evolution(a));b(", "1+1(a)", "a;b"])
def test_a_mark_that_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(Unresolved, match="illisible"):
        read(text)


def test_the_keys_of_nested_formulas_come_in_order() -> None:
    assert keys_of(read("ecart(part(a;b);rang(c;DEP))")) == ["a", "b", "c"]


def test_every_declared_formula_is_computed_again() -> None:
    """Names, arguments and decimals are those of the file; what is not in it yet is `rapport`."""
    declared = tomllib.loads(FORMULAS.read_text(encoding="utf-8"))["formules"]
    expected = {one["id"]: (one["arguments"], one["decimales"]) for one in declared}
    assert {name: DECLARED[name] for name in expected} == expected
    assert set(DECLARED) - set(expected) <= {"rapport"}


@given(st.fractions(min_value=-10_000, max_value=10_000), st.integers(0, 2))
def test_rounding_is_the_nearest_and_halves_go_away_from_zero(value: Fraction, decimals: int) -> None:
    found = Fraction(rounded(value, decimals))
    half = Fraction(1, 2 * 10**decimals)
    assert abs(found - value) <= half
    if abs(found - value) == half:
        assert abs(found) > abs(value)
