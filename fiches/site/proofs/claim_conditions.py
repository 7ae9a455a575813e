"""What must hold for a claim to be said, besides its being true: no break between, no small base, one kind of value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeGuard

from fiches.site.proofs import claim_reading as reading
from fiches.site.proofs.claim_relations import STABLE_REACH
from fiches.site.proofs.claim_syntax import (
    MEASURE,
    PERIOD,
    Formula,
    Listed,
    Node,
    Reference,
    references,
    timeless,
)  # fmt: skip
from fiches.site.proofs.claim_values import Unproven, Values, kind_of, small_base
from fiches.site.proofs.intervals import Interval


def of_a_change(values: Values, a: Node, b: Node, words: str) -> None:
    """Two points of one series, the earlier first, no break between, and a base of a hundred. Raises Unproven."""
    a, b = values.resolved(a), values.resolved(b)
    if timeless(a) != timeless(b):
        raise Unproven("les deux valeurs ne sont pas de la même série")
    before, now = next(references(a)), next(references(b))
    if before.period >= now.period:
        raise Unproven(f"{before.parts[PERIOD]} ne précède pas {now.parts[PERIOD]}")
    if reading.says_a_year(words) and now.period.a_year_before() != before.period:
        raise Unproven(f"de {before.parts[PERIOD]} à {now.parts[PERIOD]}\u00a0: ce n’est pas un an")
    _no_break(values, a, b)
    if _is_a_small_count(values, a):
        raise Unproven("base inférieure à 100")
    end = values.value(b) if isinstance(b, Reference) else None
    if end == 0 and "100 %" in reading.plain(words):
        raise Unproven("«\u00a0100\u00a0% de moins\u00a0» ne se dit pas d’un zéro publié")
    of_one(values, a)
    of_one(values, b)


def of_two(values: Values, x: Node, y: Node) -> None:
    """One kind of value on both sides, published or computed alike, no break within, no small base. Raises Unproven."""
    if kind_of(x) != kind_of(y):
        raise Unproven("les deux valeurs ne sont pas de même nature")
    if isinstance(x, Reference) != isinstance(y, Reference) and kind_of(x) == "share":
        raise Unproven("un pourcentage publié et une part calculée ne se comparent pas")
    if _is_a_small_count(values, y):
        raise Unproven("effectif inférieur à 100")
    _no_break(values, x, y)
    of_one(values, x)
    of_one(values, y)


def of_one(values: Values, node: Node) -> None:
    """No small base, no break within an evolution. Raises Unproven."""
    if small_base(values, node):
        raise Unproven("base inférieure à 100")
    _no_break(values, node)


def of_a_list(values: Values, node: Node, listed: Node) -> None:
    """No small base, and the whole of the list. Raises Unproven."""
    of_one(values, node)
    counts = [values.value(one) or 0 for one in values.members(listed) if _is_a_count(one)]
    if counts and sum(counts) < 100:
        raise Unproven("moins de 100 en tout")
    for cut in _cut(values, listed):
        raise Unproven(f"liste tronquée\u00a0: {cut} n’y est pas")


def of_a_way(own: Interval, words: str) -> None:
    """A first change that is told as a rise is one, a last that is told as a fall too. Raises Unproven."""
    if reading.says_rise(words) and own.low <= 0:
        raise Unproven("ce n’est pas sûrement une hausse")
    if reading.says_fall(words) and own.high >= 0:
        raise Unproven("ce n’est pas sûrement une baisse")


def of_a_count(members: int, words: str) -> None:
    """« parmi les 101 départements » says how many the list has. Raises Unproven."""
    said = reading.among(words)
    if said is not None and said != members:
        raise Unproven(f"les mots disent parmi {said}, la liste en a {members}")


def _is_a_count(node: Node) -> TypeGuard[Reference]:
    return isinstance(node, Reference) and node.parts[MEASURE] == "nombre"


def _is_a_small_count(values: Values, node: Node) -> bool:
    value = values.value(node) if _is_a_count(node) else None
    return value is not None and value < 100


def of_a_record(values: Values, node: Reference, earlier: Sequence[Reference], words: str) -> None:
    """Four earlier values, a count of a hundred, and no year of which there is none. Raises Unproven."""
    if len(earlier) < 4:
        raise Unproven(f"{len(earlier)} valeurs antérieures, attendu quatre")
    if _is_a_small_count(values, node):
        raise Unproven("effectif inférieur à 100")
    year = reading.since(words)
    if year is not None and year < earlier[0].period.year:
        raise Unproven(
            f"les mots disent depuis {year}, les valeurs comparables commencent en {earlier[0].parts[PERIOD]}"
        )


def _no_break(values: Values, *nodes: Node) -> None:
    named = [values.published.resolved(one) for node in nodes for one in references(node)]
    for one, other in combinations(dict.fromkeys(named), 2):
        differ = one.parts[0] == other.parts[0] and one.parts[PERIOD] != other.parts[PERIOD]
        if differ and values.published.separated(one, other):
            raise Unproven(f"une rupture de série sépare {one.parts[PERIOD]} et {other.parts[PERIOD]}")


def _cut(values: Values, listed: Node) -> Iterator[str]:
    """The codes that an explicit list leaves out of a list that the catalogue declares, the data having them."""
    if not isinstance(listed, Listed) or not all(isinstance(item, Reference) for item in listed.items):
        return
    rows = [item for item in listed.items if isinstance(item, Reference)]
    varying = [part for part in range(len(rows[0].parts)) if len({row.parts[part] for row in rows}) > 1]
    if len(varying) != 1:
        return
    part = varying[0]
    pattern = Reference(rows[0].territory, tuple("*" if n == part else text for n, text in enumerate(rows[0].parts)))
    present = {one.parts[part] for one in values.published.expanded(pattern)}
    said = {row.parts[part] for row in rows}
    around = [codes & present for codes in values.published.declared_lists if said & present <= codes]
    if said >= present or said & present in around or not around:
        return
    yield from sorted(min(around, key=len) - said)


def printed_equal(values: Values, x: Node, y: Node) -> bool:
    """Whether two values are written with the same digits: those that the coarser of the two supports (claims.md, 4)."""
    told, beside = published_share(values, x), published_share(values, y)
    if told is not None and beside is not None:
        return told == beside
    here, there = values.known(x), values.known(y)
    if max(here.farthest, there.farthest) <= STABLE_REACH and {kind_of(x), kind_of(y)} == {"change"}:
        return True  # both are told as stable
    decimals = min(_decimals(x, here), _decimals(y, there))
    return _rounded(_middle(values, x), decimals) == _rounded(_middle(values, y), decimals)


def published_share(values: Values, node: Node) -> float | None:
    """The percentage that the source publishes for a share of counts: it is the one that is printed, never recomputed."""
    if not isinstance(node, Formula) or node.name != "part" or not isinstance(node.arguments[0], Reference):
        return None
    count, whole = node.arguments[0], node.arguments[1]
    if not isinstance(whole, Reference) or not values.published.is_share_of(count, whole):
        return None
    return values.value(replace(count, parts=(*count.parts[:MEASURE], "pourcentage")))


def of_an_order(values: Values, more: Node, less: Node) -> None:
    """The published percentages of two shares do not say the contrary of their counts. Raises Unproven."""
    one, other = published_share(values, more), published_share(values, less)
    if one is not None and other is not None and one < other:
        raise Unproven(f"les pourcentages publiés ({one:g} et {other:g}) disent le contraire des effectifs")


def _decimals(node: Node, interval: Interval) -> int:
    """A percentage computed from counts has a decimal where its interval is at most 0.2 wide."""
    return 1 if isinstance(node, Formula) and interval.width <= 0.2 else 0


def _middle(values: Values, node: Node) -> float:
    """What is printed: the published value, or the formula of the published values."""
    if isinstance(node, Reference):
        value = values.value(node)
        if value is None:
            raise Unproven("une valeur manque")
        return value
    if not isinstance(node, Formula):
        raise Unproven("ce n’est pas une valeur")
    a, b = (_middle(values, argument) for argument in node.arguments)
    match node.name:
        case "evolution":
            return 100 * (b - a) / a
        case "baisse":
            return 100 * (a - b) / a
        case "part":
            return 100 * a / b
        case "rapport":
            return 10 * a / b
        case _:
            return b - a


def _rounded(value: float, decimals: int) -> float:
    scale = 10.0**decimals
    return math.copysign(math.floor(abs(value) * scale + 0.5 + 1e-9), value) / scale + 0.0
