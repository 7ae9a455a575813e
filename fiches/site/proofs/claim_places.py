"""Places within a level: those that the roundings of all its territories allow (claims.md, 2)."""

from __future__ import annotations

from dataclasses import dataclass

from fiches.keys import TerritoryKey
from fiches.site.proofs import claim_reading as reading
from fiches.site.proofs.claim_syntax import Formula, Level, Node, references
from fiches.site.proofs.claim_values import Unproven, Values, why_unranked
from fiches.site.proofs.intervals import places
from fiches.territories import COLLECTIVITIES


@dataclass(frozen=True, slots=True)
class Standing:
    """The best and the worst place that are possible, and how many territories are ranked."""

    best: int
    worst: int
    of: int

    @property
    def is_precise(self) -> bool:
        """No wider than three places or a tenth of the level, whichever is larger."""
        return self.worst - self.best + 1 <= max(3, self.of / 10)

    def __str__(self) -> str:
        return f"{self.best} à {self.worst} sur {self.of}"


def standing(values: Values, node: Node, level: Node) -> Standing:
    """Among the territories of a level that publish the value. Raises Unproven where there is none."""
    if not isinstance(level, Level):
        raise Unproven("le dernier argument n’est pas un niveau")
    own, home = values.known(node), _place(values, node)
    if home.type != level.code or home in COLLECTIVITIES:
        raise Unproven(f"{home} n’est pas de ce niveau")
    others = [interval for place, interval in values.ranked(node, level.code).items() if place != home]
    return Standing(*places(own, others), len(others) + 1)


def _place(values: Values, node: Node) -> TerritoryKey:
    first = next(references(values.resolved(node)), None)
    if first is None or first.territory is None:
        raise Unproven("aucun territoire n’est nommé")
    return first.territory


def place_rule(values: Values, node: Node, level: Node, words: str) -> None:
    """The words give exactly the places that the roundings allow. Raises Unproven."""
    found = standing(values, node, level)
    if reason := why_unranked(values, node):
        raise Unproven(reason)
    if not found.is_precise:
        raise Unproven(f"places {found}\u00a0: trop large pour être donné")
    said = reading.places(words)
    if not said or (min(said), max(said)) != (found.best, found.worst):
        raise Unproven(f"les mots disent {said or 'aucune place'}, attendu {found}")
    if (total := reading.out_of(words)) is not None and total != found.of:
        raise Unproven(f"les mots disent sur {total}, attendu {found.of}")


def place_relation(values: Values, node: Node, level: Node, words: str) -> None:
    """The place of unrounded values lies among those of the words. Raises Unproven."""
    found, said = standing(values, node, level), reading.places(words)
    if not said or found.worst < min(said) or found.best > max(said):
        raise Unproven(f"les mots disent {said}, la vérité {found}")


def third_rule(values: Values, node: Node, level: Node, words: str) -> None:
    """The third that the words name holds for every place that is possible. Raises Unproven."""
    found, said = standing(values, node, level), reading.third(words)
    proven = {
        "haut": 3 * found.worst <= found.of,
        "bas": 3 * (found.best - 1) >= 2 * found.of,
        "milieu": 3 * (found.best - 1) >= found.of and 3 * found.worst <= 2 * found.of,
    }
    if not said:
        raise Unproven("les mots ne nomment aucun tiers")
    if not proven[said]:
        raise Unproven(f"places {found}\u00a0: hors du tiers «\u00a0{said}\u00a0»")
    if values.truth is None and isinstance(node, Formula) and (reason := why_unranked(values, node)):
        raise Unproven(reason)
