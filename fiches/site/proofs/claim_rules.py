"""Whether a claim holds: the definitions of claims.md, 2, recomputed from what is published.

`relation` is the claim itself, for every truth within the intervals; `conditions` is what must hold besides for it to
be said: no break between, no small base, the weaker word first. On unrounded values the relation alone is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from fiches.site.proofs import claim_conditions as conditions
from fiches.site.proofs import claim_reading as reading
from fiches.site.proofs.claim_places import place_relation, place_rule, third_rule
from fiches.site.proofs.claim_relations import alike, stable
from fiches.site.proofs.claim_syntax import (
    PERIOD,
    Claim,
    Formula,
    Node,
    Place,
    Reference,
    Whole,
    at,
    timeless,
    written,
)  # fmt: skip
from fiches.site.proofs.claim_values import Unproven, Values, kind_of
from fiches.site.proofs.intervals import Interval, above, apart, gap

Rule = Callable[[Claim, Values, str], None]
FRACTION_REACH = 2.5


def fault(claim: Claim, values: Values, words: str) -> str:
    """Why a claim is false, in French; empty where it holds. `words` are those of its element."""
    rule = RULES.get(claim.name)
    if rule is None:
        return f"affirmation inconnue de la preuve (connues\u00a0: {', '.join(RULES)})"
    try:
        rule(claim, values, words)
    except Unproven as reason:
        return str(reason)
    return ""


def implied(claim: Claim, values: Values) -> Iterator[str]:
    """The rise or the fall that a comparison of evolutions names: « une hausse plus forte qu’en Bretagne »."""
    first = claim.arguments[0]
    if claim.name not in ("plus", "moins", "comme") or not isinstance(first, Formula):
        return
    sign = {"evolution": 1, "ecart": 1, "baisse": -1}.get(first.name, 0)
    try:
        interval = values.interval(first) if sign else None
    except Unproven:
        return  # told by `fault`
    ends = () if interval is None else (interval.low * sign, interval.high * sign)
    if ends and min(ends) >= 0:
        yield "hausse"
    elif ends and max(ends) <= 0:
        yield "recul"


def _arguments(claim: Claim, count: int) -> Sequence[Node]:
    if len(claim.arguments) != count:
        raise Unproven(f"{len(claim.arguments)} arguments, attendu {count}")
    return claim.arguments


def _two(claim: Claim, values: Values) -> tuple[Node, Node, Interval, Interval]:
    x, y = _arguments(claim, 2)
    return x, y, values.known(x), values.known(y)


def _said(interval: Interval) -> str:
    return f"[{interval.low:.6g}\u00a0; {interval.high:.6g}]"


def _change(sign: int) -> Rule:
    """`hausse` (1), `recul` (−1)."""

    def rule(claim: Claim, values: Values, words: str) -> None:
        a, b, before, now = _two(claim, values)
        if not (above(now, before) if sign > 0 else above(before, now)):
            raise Unproven(f"de {_said(before)} à {_said(now)}\u00a0: l’arrondi permet le contraire")
        if values.truth is None:
            conditions.of_a_change(values, a, b, words)
            if stable(before, now):
                raise Unproven("l’évolution tient dans ±\u00a00,5\u00a0%\u00a0: le mot est «\u00a0stable\u00a0»")

    return rule


def _stable(claim: Claim, values: Values, words: str) -> None:
    a, b, before, now = _two(claim, values)
    if not stable(before, now):
        raise Unproven(
            f"de {_said(before)} à {_said(now)}\u00a0: au-delà de ±\u00a00,5\u00a0% pour une vérité possible"
        )
    if values.truth is None:
        conditions.of_a_change(values, a, b, words)


def _beside(sign: int) -> Rule:
    """`plus` (1), `moins` (−1)."""

    def rule(claim: Claim, values: Values, _words: str) -> None:
        x, y, here, there = _two(claim, values)
        if not (above(here, there) if sign > 0 else above(there, here)):
            raise Unproven(f"{_said(here)} et {_said(there)}\u00a0: l’arrondi permet le contraire")
        if values.truth is None:
            conditions.of_two(values, x, y)
            conditions.of_an_order(values, *((x, y) if sign > 0 else (y, x)))
            if alike(kind_of(x), here, there):
                raise Unproven("l’écart tient dans la tolérance\u00a0: le mot est «\u00a0comme\u00a0»")

    return rule


def _alike(claim: Claim, values: Values, words: str) -> None:
    x, y, here, there = _two(claim, values)
    kind = kind_of(x)
    if kind in ("count", "amount", "score", "ratio"):
        raise Unproven("ne se dit ni d’effectifs, ni d’euros, ni de scores, ni de rapports")
    if not alike(kind, here, there):
        raise Unproven(f"{_said(here)} et {_said(there)}\u00a0: écart au-delà de la tolérance pour une vérité possible")
    if values.truth is None:
        conditions.of_two(values, x, y)
        if not reading.says_almost(words) and not conditions.printed_equal(values, x, y):
            raise Unproven("les valeurs ne s’écrivent pas de même\u00a0: attendu «\u00a0presque comme\u00a0»")


def _undecided(claim: Claim, values: Values, _words: str) -> None:
    x, y, here, there = _two(claim, values)
    if values.truth is not None:
        return
    if apart(here, there):
        raise Unproven(f"{_said(here)} et {_said(there)} ne se recouvrent pas\u00a0: l’arrondi permet de le dire")
    if timeless(values.resolved(x)) == timeless(values.resolved(y)) and stable(here, there):
        raise Unproven("l’évolution tient dans ±\u00a00,5\u00a0%\u00a0: le mot est «\u00a0stable\u00a0»")
    if alike(kind_of(x), here, there):
        raise Unproven("l’écart tient dans la tolérance\u00a0: le mot est «\u00a0comme\u00a0»")


def _extreme(sign: int) -> Rule:
    """`premier` (1), `dernier` (−1)."""

    def rule(claim: Claim, values: Values, words: str) -> None:
        node, listed = _arguments(claim, 2)
        own = values.known(node)
        for other, interval in _others(values, listed, (node,), words):
            if not (above(own, interval) if sign > 0 else above(interval, own)):
                raise Unproven(f"{written(other)} en {_said(interval)}, elle-même en {_said(own)}")
        if kind_of(node) == "change":
            conditions.of_a_way(own, words)
        if values.truth is None:
            conditions.of_a_list(values, node, listed)
            conditions.of_a_count(len(values.members(listed)), words)

    return rule


def _others(values: Values, listed: Node, first: Sequence[Node], words: str) -> Iterator[tuple[Node, Interval]]:
    """The members of a list but the first ones, which must be in it."""
    members = values.members(listed)
    named = {values.resolved(node) for node in first}
    if missing := named - set(members):
        raise Unproven(f"{written(missing.pop())} n’est pas de la liste")
    if len(members) < 2:
        raise Unproven("la liste n’a pas d’autre membre")
    for member in members:
        if member in named:
            continue
        interval = values.interval(member)
        if interval is not None:
            yield member, interval
        elif not reading.says_published_only(words):
            raise Unproven(f"{written(member)} n’a pas de valeur")


def _tie(claim: Claim, values: Values, words: str) -> None:
    one, other, listed = _arguments(claim, 3)
    first, second = values.known(one), values.known(other)
    if kind_of(one) != "count" or kind_of(other) != "count":
        raise Unproven("ne se dit que d’effectifs publiés")
    middle = abs(first.low + first.high - second.low - second.high) / 2
    if middle > (10 if values.truth is None else 20):
        raise Unproven(f"{_said(first)} et {_said(second)}\u00a0: plus de dix d’écart")
    for member, interval in _others(values, listed, (one, other), words):
        if not (above(first, interval) and above(second, interval)):
            raise Unproven(f"{written(member)} en {_said(interval)}")
    if values.truth is None:
        conditions.of_a_list(values, one, listed)


def _widest_gap(claim: Claim, values: Values, words: str) -> None:
    node, listed, parent = _arguments(claim, 3)
    if not isinstance(parent, Place):
        raise Unproven("le troisième argument n’est pas un territoire")
    own = gap(values.known(at(node, parent.key)), values.known(node))
    for member, interval in _others(values, listed, (node,), words):
        beside = values.interval(at(member, parent.key))
        if beside is None:
            raise Unproven(f"{written(at(member, parent.key))} n’a pas de valeur")
        if own.nearest <= gap(beside, interval).farthest:
            raise Unproven(
                f"l’écart est d’au moins {own.nearest:.6g}, celui de {written(member)} peut être de"
                f" {gap(beside, interval).farthest:.6g}"
            )
    if values.truth is None:
        conditions.of_a_list(values, node, listed)


def _fraction(claim: Claim, values: Values, words: str) -> None:
    node, part, whole = _arguments(claim, 3)
    if not isinstance(part, Whole) or not isinstance(whole, Whole) or whole.value < 1:
        raise Unproven("les termes de la fraction ne sont pas des nombres entiers")
    own, aim = values.known(node), 100 * part.value / whole.value
    if max(abs(own.low - aim), abs(own.high - aim)) > FRACTION_REACH:
        raise Unproven(f"{_said(own)}, à plus de 2,5 points de {aim:.6g}")
    if values.truth is None:
        if kind_of(node) != "share":
            raise Unproven("ne se dit que d’une part")
        conditions.of_one(values, node)
        said = reading.fraction(words)
        if said is None or said[0] * whole.value != part.value * said[1]:
            raise Unproven(f"les mots disent {said}, l’affirmation {part.value}/{whole.value}")


def _record(claim: Claim, values: Values, words: str) -> None:
    (node,) = _arguments(claim, 1)
    if not isinstance(node, Reference):
        raise Unproven("ne se dit que d’une clé de donnees.csv")
    sign = reading.direction(words)
    if not sign:
        raise Unproven("les mots ne disent ni le plus haut, ni le plus bas")
    earlier = [one for one in values.published.history(node) if not values.published.separated(one, node)]
    own = values.known(node)
    known = [(one, interval) for one in earlier if (interval := values.interval(one)) is not None]
    for one, interval in known:
        if not (above(own, interval) if sign > 0 else above(interval, own)):
            raise Unproven(f"{one.parts[PERIOD]} en {_said(interval)}, elle-même en {_said(own)}")
    if values.truth is None:
        conditions.of_a_record(values, node, [one for one, _ in known], words)


def _place(claim: Claim, values: Values, words: str) -> None:
    node, level = _arguments(claim, 2)
    (place_rule if values.truth is None else place_relation)(values, node, level, words)


def _place_of_change(claim: Claim, values: Values, words: str) -> None:
    a, b, level = _arguments(claim, 3)
    node = Formula("evolution", (a, b))
    if values.truth is None:
        conditions.of_a_change(values, a, b, words)
    (place_rule if values.truth is None else place_relation)(values, node, level, words)


def _third(claim: Claim, values: Values, words: str) -> None:
    node, level = _arguments(claim, 2)
    third_rule(values, node, level, words)


RULES: Mapping[str, Rule] = {
    "hausse": _change(1),
    "recul": _change(-1),
    "stable": _stable,
    "plus": _beside(1),
    "moins": _beside(-1),
    "comme": _alike,
    "indecis": _undecided,
    "premier": _extreme(1),
    "dernier": _extreme(-1),
    "ex-aequo": _tie,
    "ecart-max": _widest_gap,
    "fraction": _fraction,
    "record": _record,
    "rang": _place,
    "rang_evolution": _place_of_change,
    "tiers": _third,
}
