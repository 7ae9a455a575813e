"""What an argument of a claim is worth: its interval, its kind, the base it stands on; from published values, or from the truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from fiches.keys import TerritoryKey
from fiches.site.proofs.cells import FicheCells
from fiches.site.proofs.claim_data import Published
from fiches.site.proofs.claim_syntax import MEASURE, Formula, Listed, Node, Reference, at, changed, references
from fiches.site.proofs.edition import WholeEdition
from fiches.site.proofs.intervals import BASES, FORMULAS, NOISE, Interval, exactly, published
from fiches.territories import COLLECTIVITIES

Kind = Literal["count", "share", "change", "grade", "amount", "score", "ratio"]
_KINDS: dict[str, Kind] = {
    "nombre": "count", "pourcentage": "share", "niveau": "grade", "montant": "amount", "score": "score",
}  # fmt: skip
_FORMULA_KINDS: dict[str, Kind] = {"evolution": "change", "baisse": "change", "part": "share", "rapport": "ratio"}
SMALLEST_BASE, SMALLEST_CHANGED = 100, 1000
CHANGES = ("evolution", "baisse", "relatif")
Truth = Callable[[TerritoryKey, tuple[str, ...]], float | None]
"""The unrounded value under a key, None where it is not known."""


class Unproven(Exception):
    """Why a claim cannot hold, in French."""


@dataclass(frozen=True)
class Values:
    """The published values; with `truth`, the unrounded ones in their place, each exact."""

    published: Published
    truth: Truth | None = None

    def interval(self, node: Node) -> Interval | None:
        """None where a value is missing, or a base may be nothing. Raises Unproven for what is no value."""
        if isinstance(node, Reference):
            return self._interval_of_cell(node)
        if not isinstance(node, Formula):
            raise Unproven(f"«\u00a0{node}\u00a0» n’est pas une valeur")
        if node.name not in FORMULAS or len(node.arguments) != 2:
            raise Unproven(f"formule «\u00a0{node.name}\u00a0» inconnue des affirmations, ou à tort d’arguments")
        first, second = (self.interval(argument) for argument in node.arguments)
        return None if first is None or second is None else FORMULAS[node.name](first, second)

    def known(self, node: Node) -> Interval:
        """The same. Raises Unproven where there is none."""
        found = self.interval(node)
        if found is None:
            raise Unproven("une valeur manque")
        return found

    def _interval_of_cell(self, reference: Reference) -> Interval | None:
        cell = self.published.cell(reference)
        if cell is None or cell.value is None:
            return None
        place = reference.territory or self.published.home
        interval = published(reference.parts[MEASURE], float(cell.value))
        true = self.truth(place, reference.parts) if self.truth is not None and place is not None else None
        if true is None:
            return interval
        if not interval.low - NOISE <= true <= interval.high + NOISE:
            raise Unproven(
                f"{cell.value:g} n’est pas l’arrondi de {true:g}\u00a0: l’édition n’est pas de cet émulateur"
            )
        return exactly(true)

    def value(self, reference: Reference) -> float | None:
        """What is published under a key."""
        cell = self.published.cell(reference)
        return None if cell is None or cell.value is None else float(cell.value)

    def members(self, node: Node) -> tuple[Node, ...]:
        """The members of a list, their territories named. Raises Unproven where there is none."""
        if isinstance(node, Listed):
            found = tuple(member for item in node.items for member in self._expanded(item))
        else:
            found = self._expanded(node)
        if not found:
            raise Unproven("la liste n’a aucune ligne")
        return tuple(dict.fromkeys(map(self.resolved, found)))

    def resolved(self, node: Node) -> Node:
        return changed(node, self.published.resolved)

    def _expanded(self, node: Node) -> tuple[Node, ...]:
        """An argument with `*` in one key, as many times as rows match that key."""
        wild = next((one for one in references(node) if one.is_wild), None)
        if wild is None:
            return (node,)
        rows = self.published.expanded(wild)
        return tuple(changed(node, lambda one, row=row: row if one == wild else one) for row in rows)  # type: ignore[misc]

    def ranked(self, node: Node, level: str) -> Mapping[TerritoryKey, Interval]:
        """What an argument is worth in each territory of a level that is ranked: it has it, on no small base."""
        edition = self.published.edition
        if self.truth is None and edition is not None:
            return _ranked(edition, at(node, TerritoryKey(level, "")), level)
        return dict(self._everywhere(node, level))

    def _everywhere(self, node: Node, level: str) -> Iterator[tuple[TerritoryKey, Interval]]:
        first = next(references(node), None)
        for code in self.published.level(level, first) if first else ():
            place = TerritoryKey(level, code)
            there = at(node, place)
            interval = self.interval(there)
            if interval is not None and place not in COLLECTIVITIES and why_unranked(self, there) is None:
                yield place, interval


@lru_cache(maxsize=512)
def _ranked(edition: WholeEdition, node: Node, level: str) -> Mapping[TerritoryKey, Interval]:
    """The same for every page of a level."""
    return dict(Values(Published(None, FicheCells(), edition))._everywhere(node, level))


def kind_of(node: Node) -> Kind:
    """What a value is. Raises Unproven for what is none."""
    if isinstance(node, Reference):
        if node.parts[MEASURE] in _KINDS:
            return _KINDS[node.parts[MEASURE]]
        raise Unproven(f"mesure «\u00a0{node.parts[MEASURE]}\u00a0» inconnue")
    if isinstance(node, Formula) and node.name in _FORMULA_KINDS:
        return _FORMULA_KINDS[node.name]
    if isinstance(node, Formula) and node.name == "ecart":
        return kind_of(node.arguments[0])
    raise Unproven(f"«\u00a0{node}\u00a0» n’est pas une valeur")


def small_base(values: Values, node: Node) -> bool:
    """Whether a value computed from others, or a published percentage, stands on a base under a hundred."""
    if isinstance(node, Formula):
        base = node.arguments[BASES[node.name]] if node.name in BASES else None
        if isinstance(base, Reference) and _is_small(values, base):
            return True
        return any(small_base(values, argument) for argument in node.arguments)
    if isinstance(node, Reference) and node.parts[MEASURE] == "pourcentage" and node.parts[4]:
        whole = (*node.parts[:4], "", "", node.parts[6], "nombre")
        return _is_small(values, replace(node, parts=whole))
    return False


def why_unranked(values: Values, node: Node) -> str | None:
    """Why a value has no place among those of its level; None where it has one. A change is told from a thousand on."""
    if small_base(values, node):
        return "base inférieure à 100"
    before = node.arguments[0] if isinstance(node, Formula) and node.name in CHANGES else None
    if isinstance(before, Reference) and _is_small(values, before, SMALLEST_CHANGED):
        return "base inférieure à 1\u202f000"
    return None


def _is_small(values: Values, reference: Reference, smallest: int = SMALLEST_BASE) -> bool:
    value = values.value(reference)
    return reference.parts[MEASURE] == "nombre" and value is not None and value < smallest
