"""Counts are drawn and rounded as the source does; what is decided of the published ones is proven, and true of the drawn.

The decisions alone meet ten times as many draws in `tests/indicators/claims/`.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import cast

import pytest

from fiches.indicators.claims import beside, change, fractions, gaps, lists, ranks, records
from fiches.indicators.claims.model import Claim, Members
from fiches.indicators.intervals import interval_of
from fiches.indicators.model.numbers import Computed, Number, Observed
from fiches.indicators.model.places import Third
from fiches.keys import SMALLEST_CHANGED, Key, TerritoryKey
from fiches.periods import between
from fiches.site.proofs import claim_syntax as syntax
from fiches.site.proofs.cells import Cell, FicheCells
from fiches.site.proofs.claim_data import Published
from fiches.site.proofs.claim_rules import fault
from fiches.site.proofs.claim_values import Values
from fiches.site.proofs.edition import WholeEdition
from tests.support.claim_site import cells_of
from tests.support.frames import AFFIRMATIONS

HOME, PARENT = TerritoryKey("DEP", "35"), TerritoryKey("REG", "53")
LARGEST = 5_000_000
CODES = ("A", "B", "C", "D", "E")
DRAWS = pytest.mark.parametrize("draws", [1_000, pytest.param(10_000, marks=pytest.mark.long)])


class Scene:
    """What was drawn: a true value and a published one under each key."""

    def __init__(self, generator: random.Random) -> None:
        self.random = generator
        self.true: dict[Key, float] = {}
        self.published: dict[Key, float] = {}

    def draw(self) -> int:
        """A count of any size, small ones as often as large ones."""
        return min(LARGEST, int(10 ** self.random.uniform(0, 6.7)))

    def near(self, count: int) -> int:
        """One beside it: by some units, some thousandths or some hundredths."""
        step = self.random.choice(
            (self.random.randint(-30, 30), self.random.gauss(0, 0.005) * count, self.random.gauss(0, 0.1) * count)
        )
        return max(0, min(LARGEST, round(count + step)))

    def count(self, true: float, place: TerritoryKey = HOME, code: str = "ABC", period: str = "2026T1") -> Observed:
        """A count, rounded to the ten, halves upwards."""
        key = Key("DE_1", *place, "CUMUL", "CUMUL", code, "", "", period, "nombre")
        return self._kept(key, true, 10.0 * int((true + 5) // 10))

    def percentage(self, true: float, place: TerritoryKey = HOME, code: str = "ABC") -> Observed:
        """A share, rounded to the whole before it is published."""
        key = Key("DE_1", *place, "CUMUL", "CUMUL", code, "", "", "2026T1", "pourcentage")
        return self._kept(key, true, float(int(true + 0.5)))

    def grade(self, place: TerritoryKey) -> Observed:
        value = float(self.random.randint(1, 5))
        return self._kept(
            Key("PERSP_2", *place, "CUMUL", "CUMUL", "PERSPECTIVE", "", "", "2025", "niveau"), value, value
        )

    def _kept(self, key: Key, true: float, published: float) -> Observed:
        self.true[key], self.published[key] = true, published
        return Observed(key, published)

    def values(self, *, true: bool) -> Values:
        truths = {(key.indicator, *key[1:]): value for key, value in self.true.items()}
        cells = cells_of(self.published)
        edition = cast("WholeEdition", _Level(cells))
        return Values(
            Published(HOME, cells, edition),
            (lambda place, parts: truths[parts[0], *place, *parts[1:]]) if true else None,
        )


class _Level:
    """Stands for the edition: the same rows, by level."""

    def __init__(self, cells: FicheCells) -> None:
        self.find = cells.find
        self.rows = cells.rows

    def level(self, key: tuple[str, ...]) -> dict[str, Cell]:
        keys = [tuple(row[:10]) for row in self.rows]
        return {
            own[2]: cell for own in keys if (*own[:2], *own[3:]) == (*key[:2], *key[3:]) and (cell := self.find(own))
        }


def part(one: Observed, whole: Observed) -> Computed:
    value = 100 * one.value / whole.value if one.value is not None and whole.value else None
    return Computed("part", (one, whole), value if whole.value and whole.value >= 100 else None)


def evolution(before: Observed, now: Observed) -> Computed:
    value = 100 * (now.value - before.value) / before.value if now.value is not None and before.value else None
    return Computed("evolution", (before, now), value if before.value and before.value >= 100 else None)


Decided = tuple[Claim | None, str]
"""A claim, and words for it."""


def _change(scene: Scene) -> Decided:
    before = scene.draw()
    claim = change.change_claim(scene.count(before, period="2025T1"), scene.count(scene.near(before)), AFFIRMATIONS)
    return claim, "en un an"


def _shares(scene: Scene) -> tuple[Computed, Computed]:
    whole, there = scene.draw(), scene.draw()
    one = int(whole * scene.random.random())
    other = min(there, scene.near(int(there * one / max(whole, 1))))
    return (
        part(scene.count(one, code="A"), scene.count(whole)),
        part(scene.count(other, PARENT, "A"), scene.count(there, PARENT)),
    )


def _beside(scene: Scene, x: Number, y: Number) -> Decided:
    return beside.beside_claim(x, y, AFFIRMATIONS), "presque comme en Bretagne"


def _beside_shares(scene: Scene) -> Decided:
    return _beside(scene, *_shares(scene))


def _beside_percentages(scene: Scene) -> Decided:
    here = scene.random.uniform(0, 100)
    there = min(100.0, max(0.0, here + scene.random.gauss(0, 2)))
    return _beside(scene, scene.percentage(here), scene.percentage(there, PARENT))


def _beside_evolutions(scene: Scene) -> Decided:
    before, there = scene.draw(), scene.draw()
    now = scene.near(before)
    then = scene.near(round(there * now / max(before, 1))) if before < LARGEST / 10 else scene.near(there)
    own = evolution(scene.count(before, period="2025T1"), scene.count(now))
    return _beside(
        scene, own, evolution(scene.count(there, PARENT, period="2025T1"), scene.count(min(then, LARGEST), PARENT))
    )


def _beside_counts(scene: Scene) -> Decided:
    here = scene.draw()
    return _beside(scene, scene.count(here), scene.count(scene.near(here), PARENT))


def _beside_grades(scene: Scene) -> Decided:
    return _beside(scene, scene.grade(HOME), scene.grade(PARENT))


def _members(scene: Scene) -> Members:
    first = scene.draw()
    return Members(tuple(scene.count(scene.near(first), code=code) for code in CODES), every=True)


def _leading(scene: Scene) -> Decided:
    return lists.leading_claim(_members(scene), AFFIRMATIONS), ""


def _last(scene: Scene) -> Decided:
    return lists.last_claim(_members(scene)), ""


def _widest_gap(scene: Scene) -> Decided:
    wholes = [max(100, scene.draw()) for _ in range(2)]
    totals = [scene.count(whole, place) for whole, place in zip(wholes, (HOME, PARENT), strict=True)]
    shares: tuple[list[Number], list[Number]] = ([], [])
    for code in CODES:
        ratio = scene.random.random()
        for side, (place, whole) in enumerate(zip((HOME, PARENT), wholes, strict=True)):
            true = int(whole * min(1.0, max(0.0, ratio + scene.random.gauss(0, 0.05))))
            shares[side].append(part(scene.count(true, place, code), totals[side]))
    return gaps.gap_claim(Members(tuple(shares[0])), shares[1], PARENT), ""


NUMBERS = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix")


def _fraction(scene: Scene) -> Decided:
    own = scene.percentage(scene.random.uniform(0, 100)) if scene.random.random() < 0.5 else _shares(scene)[0]
    claim = fractions.fraction_claim(own, AFFIRMATIONS)
    return claim, f"{NUMBERS[claim.arguments[1]]} sur {NUMBERS[claim.arguments[2]]}" if claim else ""  # type: ignore[index]


def _record(scene: Scene) -> Decided:
    first = scene.draw()
    *earlier, now = (scene.count(scene.near(first), period=period) for period in between("2024T4", "2026T1"))
    words = "au plus haut" if (now.value or 0) > (earlier[0].value or 0) else "au plus bas"
    return records.record_claim(now, earlier), f"{words} depuis 2024"


def _rank_of(scene: Scene, own: Number, others: Sequence[Number]) -> Decided:
    mine = interval_of(own)
    if mine is None:
        return None, ""
    found = ranks.places(mine, [one for other in others if (one := interval_of(other)) is not None])
    third = {Third.TOP: "haut", Third.MIDDLE: "du milieu", Third.BOTTOM: "bas"}
    ordinals = f"de la {found.first}e à la {found.last}e place sur {found.size}"
    words = ordinals if found.narrow else f"dans le tiers {third[found.third]}" if found.third else ""
    return ranks.rank_claim(own, found, "DEP"), words


LEVEL = tuple(TerritoryKey("DEP", code) for code in ("22", "29", "56", "44", "49", "53", "72", "85", "14", "50", "61"))


def _rank(scene: Scene) -> Decided:
    first = scene.draw()
    return _rank_of(scene, scene.count(first), [scene.count(scene.near(first), place) for place in LEVEL])


def _rank_of_change(scene: Scene) -> Decided:
    """Of the changes that are told, those of a thousand or more: the others of the level have no place."""
    first = scene.draw()
    changes = []
    for place in (HOME, *LEVEL):
        before = scene.near(first)
        start = scene.count(before, place, period="2025T1")
        change = evolution(start, scene.count(scene.near(before), place))
        changes.append(change if start.value is not None and start.value >= SMALLEST_CHANGED else None)
    if changes[0] is None:
        return None, ""
    return _rank_of(scene, changes[0], [one for one in changes[1:] if one is not None])


DECISIONS: dict[str, Callable[[Scene], Decided]] = {
    name.lstrip("_"): decide
    for name, decide in (
        ("change", _change), ("beside_shares", _beside_shares), ("beside_percentages", _beside_percentages),
        ("beside_evolutions", _beside_evolutions), ("beside_counts", _beside_counts), ("beside_grades", _beside_grades),
        ("leading", _leading), ("last", _last), ("widest_gap", _widest_gap), ("fraction", _fraction), ("record", _record),
        ("rank", _rank), ("rank_of_change", _rank_of_change),
    )
}  # fmt: skip
LEAST_MADE = 0.05  # of the draws: fewer claims would prove little


@DRAWS
@pytest.mark.parametrize("name", DECISIONS)
def test_what_is_decided_is_proven_and_true(name: str, draws: int) -> None:
    generator, made = random.Random(name), 0
    for _ in range(draws):
        scene = Scene(generator)
        claim, words = DECISIONS[name](scene)
        if claim is None:
            continue
        made += 1
        (read,) = syntax.parse_claims(claim.mark(HOME))
        assert str(read) == claim.mark(HOME)
        assert not fault(read, scene.values(true=False), words), (claim.mark(HOME), words, scene.published)
        assert not fault(read, scene.values(true=True), words), (claim.mark(HOME), words, scene.true)
    assert made >= draws * LEAST_MADE, made


@DRAWS
@pytest.mark.parametrize(
    "name", ["change", "beside_shares", "beside_percentages", "beside_evolutions", "beside_grades"]
)
def test_one_word_alone_is_proven(name: str, draws: int) -> None:
    """Of the words for the same two values, the one that is decided holds, and no other."""
    words = ("stable", "hausse", "recul", "indecis") if name == "change" else ("comme", "plus", "moins", "indecis")
    generator = random.Random(f"alone {name}")
    for _ in range(draws):
        scene = Scene(generator)
        claim, said = DECISIONS[name](scene)
        if claim is None:
            continue
        (read,) = syntax.parse_claims(claim.mark(HOME))
        values = scene.values(true=False)
        assert [word for word in words if not fault(syntax.Claim(word, read.arguments), values, said)] == [claim.name]


def test_the_draws_reach_what_is_close() -> None:
    """A tolerance twice as wide is seen within a thousand draws: the draws are not all easy ones."""
    generator, wrong = random.Random("close"), 0
    for _ in range(1_000):
        scene = Scene(generator)
        x, y = _shares(scene)
        here, there = interval_of(x), interval_of(y)
        if here is not None and there is not None and here.minus(there).within(2.0):
            (read,) = syntax.parse_claims(Claim("comme", (x, y)).mark(HOME))
            wrong += bool(fault(read, scene.values(true=False), "presque comme"))
    assert wrong > 10
